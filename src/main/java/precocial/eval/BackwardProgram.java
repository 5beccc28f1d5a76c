package precocial.eval;

import precocial.network.PopulationGraph;

/**
 * A network's program in reverse, for {@link Loops#weightedSums}: each node sums what comes back from the nodes that read it, in
 * their order. The groups are those of the program; an output has no readers.
 */
final class BackwardProgram {
  final GraphProgram forward;
  final int[] code; // group after group
  final float[] readerWeights; // parallel to code
  final int[] groupCode; // (groups + 1): where its code begins

  /** @param forward with individual weights */
  BackwardProgram(GraphProgram forward) {
    this.forward = forward;
    PopulationGraph graph = forward.graph;
    int nodes = graph.nodes();
    int[] at = new int[nodes]; // where the next reader of a node goes
    int[] readers = new int[nodes];
    for (int source : graph.source()) {
      readers[source]++;
    }
    code = new int[3 * nodes + 2 * graph.source().length];
    readerWeights = new float[code.length];
    groupCode = new int[forward.groupNode.length];
    int end = 0;
    for (int g = 0; g < forward.activation.length; g++) {
      groupCode[g] = end;
      for (int node = forward.groupNode[g]; node < forward.groupNode[g + 1]; node++) {
        code[end] = (node - forward.groupNode[g]) * GraphProgram.LANES;
        code[end + 1] = GraphProgram.LANES;
        code[end + 2] = readers[node];
        at[node] = end + 3;
        end += 3 + 2 * readers[node];
      }
    }
    groupCode[forward.activation.length] = end;
    int k = 0;
    for (int node = 0; node < nodes; node++) {
      int sourcesEnd = k + 3 + 2 * forward.code[k + 2];
      for (k += 3; k < sourcesEnd; k += 2) {
        if (forward.code[k] == GraphProgram.VALUES) {
          int source = forward.code[k + 1] / GraphProgram.LANES;
          code[at[source] + 1] = node * GraphProgram.LANES;
          readerWeights[at[source]] = forward.sourceWeights[k];
          at[source] += 2;
        }
      }
    }
  }
}
