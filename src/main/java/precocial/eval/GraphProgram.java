package precocial.eval;

import java.util.Arrays;
import java.util.List;
import precocial.genome.Activation;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.PopulationGraph;

/**
 * A population graph as programs for {@link Loops}, for the lanes of a tile. Nodes of a round are taken in groups whose sums fit
 * the first-level cache.
 */
final class GraphProgram {
  static final int LANES = TileValues.LANES;
  static final int GROUP = 16;

  /** Rows that the program of the sums reads. */
  static final int RAW = 0;
  static final int PIXELS = 1;
  static final int NEGATED = 2;

  /** Rows that the programs of the nodes read; with individual weights the first are the scaled pixels. */
  static final int SCALED = 0;
  static final int VALUES = 1;

  final PopulationGraph graph;
  final boolean individual;
  final int[] sumCode;
  final int[] code; // group after group
  final float[] sourceWeights; // parallel to code, for individual weights
  final int[] groupNode; // (groups + 1): first node
  final int[] groupCode; // (groups + 1): where its code begins
  final Activation[] activation; // (groups)
  final HeadIndex heads;
  final int[] outputRow; // (heads, outputs): where the row of its distinct output begins

  private GraphProgram(PopulationGraph graph, BatchPlan weights) {
    this.graph = graph;
    heads = new HeadIndex(graph.head(), graph.nodes(), graph.outputs());
    outputRow = Arrays.stream(heads.output).map(output -> output * LANES).toArray();
    individual = weights != null;
    sumCode = sumCode(graph);
    int groups = 0;
    int rounds = graph.activation().length;
    for (int r = 0; r < rounds; r++) {
      groups += (graph.roundStart()[r + 1] - graph.roundStart()[r] + GROUP - 1) / GROUP;
    }
    groupNode = new int[groups + 1];
    groupCode = new int[groups + 1];
    activation = new Activation[groups];
    int leafSources = individual ? graph.term().length : graph.nodes();
    code = new int[3 * graph.nodes() + 2 * (leafSources + graph.source().length)];
    sourceWeights = individual ? new float[code.length] : null;
    int end = 0;
    int g = 0;
    int connection = 0;
    for (int r = 0; r < rounds; r++) {
      for (int node = graph.roundStart()[r]; node < graph.roundStart()[r + 1]; node++) {
        int inGroup = (node - graph.roundStart()[r]) % GROUP;
        if (inGroup == 0) {
          groupNode[g] = node;
          groupCode[g] = end;
          activation[g++] = graph.activation()[r];
        }
        int begin = end;
        end = individual ? emitLeaves(node, begin + 3) : emitSum(node, begin + 3);
        for (int k = graph.sourceStart()[node]; k < graph.sourceStart()[node + 1]; k++) {
          code[end++] = VALUES;
          code[end++] = graph.source()[k] * LANES;
        }
        code[begin] = inGroup * LANES;
        code[begin + 1] = LANES;
        code[begin + 2] = (end - begin - 3) / 2;
        for (int k = begin + 3; individual && k < end; k += 2) {
          sourceWeights[k] = weights.weight(connection++);
        }
      }
    }
    groupNode[groups] = graph.nodes();
    groupCode[groups] = end;
  }

  /** One network by itself, for shared weights or its own. */
  static GraphProgram of(Network network, Weights weights) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    return weights.individual() ? individual(plan) : of(PopulationGraph.of(plan, 0));
  }

  /** For shared weights. */
  static GraphProgram of(PopulationGraph graph) {
    return new GraphProgram(graph, null);
  }

  /** For the individual weights of a plan's only network. */
  static GraphProgram individual(BatchPlan plan) {
    return new GraphProgram(PopulationGraph.of(plan, 0), plan);
  }

  /** Number of the connection that a group's code begins with, in the order of the network's layers, rows and columns. */
  int firstConnection(int group) {
    return (groupCode[group] - 3 * groupNode[group]) / 2;
  }

  private static int[] sumCode(PopulationGraph graph) {
    int[] code = new int[graph.sums() * 5 + 2 * graph.term().length];
    int end = 0;
    for (int s = 0; s < graph.sums(); s++) {
      int begin = end;
      end += 3;
      if (graph.sumBase()[s] >= 0) {
        code[end++] = RAW;
        code[end++] = graph.sumBase()[s] * LANES;
      }
      for (int k = graph.termStart()[s]; k < graph.termStart()[s + 1]; k++) {
        int term = graph.term()[k];
        code[end++] = term >= 0 ? PIXELS : NEGATED;
        code[end++] = (term >= 0 ? term : ~term) * LANES;
      }
      code[begin] = s * LANES;
      code[begin + 1] = LANES;
      code[begin + 2] = (end - begin - 3) / 2;
    }
    return Arrays.copyOf(code, end);
  }

  private int emitSum(int node, int at) {
    int end = at;
    if (graph.nodeSum()[node] >= 0) {
      code[end++] = SCALED;
      code[end++] = graph.nodeSum()[node] * LANES;
    }
    return end;
  }

  private int emitLeaves(int node, int at) {
    int end = at;
    int sum = graph.nodeSum()[node];
    for (int k = sum < 0 ? 0 : graph.termStart()[sum]; sum >= 0 && k < graph.termStart()[sum + 1]; k++) {
      code[end++] = SCALED;
      code[end++] = graph.term()[k] * LANES;
    }
    return end;
  }
}
