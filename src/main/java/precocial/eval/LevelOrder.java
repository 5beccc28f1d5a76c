package precocial.eval;

import java.util.Arrays;
import java.util.List;
import precocial.network.PopulationGraph;

/**
 * Population graphs as a device takes them: side by side in one, nodes in the order of levels. The sources of a node are in
 * levels before its own, so all nodes of a level can be evaluated at once. Within a level the order of the graphs stays, and a
 * node's sources keep their order, so no value changes.
 */
final class LevelOrder {
  private static final int WORD = 32;

  final int outputs; // of a network
  final int words; // of a row of bits
  final int[] bits; // (sums, words): leaf 32 w + b of a sum is bit b of word w
  final int[] levelStart; // (levels + 1)
  final byte[] activation; // (nodes): ids
  final int[] nodeSum; // (nodes)
  final int[] sourceStart; // (nodes + 1)
  final int[] source; // (connections)
  final int[] head; // (heads, outputs)
  final int[] headOf; // (networks)
  private final int[] place; // (nodes): where the node of this number among all graphs has gone

  /** @param graphs at least one, all of the same leaves and outputs */
  LevelOrder(List<PopulationGraph> graphs) {
    outputs = graphs.get(0).outputs();
    words = (graphs.get(0).leaves() + WORD - 1) / WORD;
    int nodes = graphs.stream().mapToInt(PopulationGraph::nodes).sum();
    bits = new int[Math.multiplyExact(graphs.stream().mapToInt(PopulationGraph::sums).sum(), words)];
    activation = new byte[nodes];
    nodeSum = new int[nodes];
    sourceStart = new int[nodes + 1];
    source = new int[graphs.stream().mapToInt(graph -> graph.source().length).sum()];
    head = new int[graphs.stream().mapToInt(graph -> graph.head().length).sum()];
    headOf = new int[graphs.stream().mapToInt(graph -> graph.headOf().length).sum()];
    place = new int[nodes];
    levelStart = order(graphs, place);
    int node = 0;
    int sum = 0;
    int network = 0;
    int heads = 0;
    for (PopulationGraph graph : graphs) {
      takeSums(graph, sum);
      takeNodes(graph, node, sum);
      for (int i = 0; i < graph.head().length; i++) {
        head[heads * outputs + i] = place[node + graph.head()[i]];
      }
      for (int of : graph.headOf()) {
        headOf[network++] = heads + of;
      }
      node += graph.nodes();
      sum += graph.sums();
      heads += graph.heads();
    }
    takeSources(graphs);
  }

  int nodes() {
    return activation.length;
  }

  int sums() {
    return bits.length / words;
  }

  int levels() {
    return levelStart.length - 1;
  }

  /** Nodes of the widest level. */
  int width() {
    int width = 0;
    for (int level = 0; level < levels(); level++) {
      width = Math.max(width, levelStart[level + 1] - levelStart[level]);
    }
    return width;
  }

  /** Fills the places by counting the nodes of each level. @return where each level starts */
  private static int[] order(List<PopulationGraph> graphs, int[] place) {
    int[] level = place.clone();
    int levels = 0;
    int first = 0;
    for (PopulationGraph graph : graphs) {
      for (int n = 0; n < graph.nodes(); n++) {
        int deepest = -1;
        for (int k = graph.sourceStart()[n]; k < graph.sourceStart()[n + 1]; k++) {
          deepest = Math.max(deepest, level[first + graph.source()[k]]);
        }
        level[first + n] = deepest + 1;
        levels = Math.max(levels, deepest + 2);
      }
      first += graph.nodes();
    }
    int[] start = new int[levels + 1];
    for (int of : level) {
      start[of + 1]++;
    }
    for (int l = 0; l < levels; l++) {
      start[l + 1] += start[l];
    }
    int[] next = start.clone();
    Arrays.setAll(place, n -> next[level[n]]++);
    return start;
  }

  /** A sum that starts from another one has its bits, and then its own terms. */
  private void takeSums(PopulationGraph graph, int first) {
    for (int s = 0; s < graph.sums(); s++) {
      int row = (first + s) * words;
      if (graph.sumBase()[s] >= 0) {
        System.arraycopy(bits, (first + graph.sumBase()[s]) * words, bits, row, words);
      }
      for (int k = graph.termStart()[s]; k < graph.termStart()[s + 1]; k++) {
        int term = graph.term()[k];
        int leaf = term >= 0 ? term : ~term;
        bits[row + leaf / WORD] ^= 1 << leaf % WORD;
      }
    }
  }

  private void takeNodes(PopulationGraph graph, int first, int firstSum) {
    for (int r = 0; r < graph.activation().length; r++) {
      byte id = (byte) graph.activation()[r].id();
      for (int n = graph.roundStart()[r]; n < graph.roundStart()[r + 1]; n++) {
        int to = place[first + n];
        activation[to] = id;
        nodeSum[to] = graph.nodeSum()[n] < 0 ? -1 : firstSum + graph.nodeSum()[n];
        sourceStart[to + 1] = graph.sourceStart()[n + 1] - graph.sourceStart()[n];
      }
    }
  }

  private void takeSources(List<PopulationGraph> graphs) {
    for (int n = 0; n < nodes(); n++) {
      sourceStart[n + 1] += sourceStart[n];
    }
    int first = 0;
    for (PopulationGraph graph : graphs) {
      for (int n = 0; n < graph.nodes(); n++) {
        int to = sourceStart[place[first + n]];
        for (int k = graph.sourceStart()[n]; k < graph.sourceStart()[n + 1]; k++) {
          source[to++] = place[first + graph.source()[k]];
        }
      }
      first += graph.nodes();
    }
  }
}
