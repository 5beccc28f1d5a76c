package precocial.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/**
 * Where the nodes of a genome stand in the matrix of a {@code .out} file: bias, inputs, hidden nodes in topological order,
 * outputs. Among hidden nodes that might come next, the one with the lowest id does, so that nodes already in topological order
 * keep it. Disabled connections do not count.
 */
final class MatrixOrder {
  private final Genome genome;
  private final int[] nodeOfRow;
  private final int[] rowOfNode;

  MatrixOrder(Genome genome) {
    this.genome = genome;
    List<NodeGene> nodes = genome.nodes();
    int n = nodes.size();
    List<int[]> edges = new ArrayList<>();
    for (ConnectionGene c : genome.connections()) {
      int from = genome.indexOf(c.from());
      int to = genome.indexOf(c.to());
      if (c.enabled() && nodes.get(from).kind() == Kind.HIDDEN && nodes.get(to).kind() == Kind.HIDDEN) {
        edges.add(new int[] {from, to});
      }
    }
    nodeOfRow = new int[n];
    rowOfNode = new int[n];
    int hidden = 1 + genome.inputs();
    int outputs = n - genome.outputs();
    for (int node : topological(n, edges)) {
      Kind kind = nodes.get(node).kind();
      int row = kind == Kind.HIDDEN ? hidden++ : kind == Kind.OUTPUT ? outputs++ : node;
      nodeOfRow[row] = node;
      rowOfNode[node] = row;
    }
  }

  int size() {
    return nodeOfRow.length;
  }

  NodeGene node(int row) {
    return genome.nodes().get(nodeOfRow[row]);
  }

  int rowOf(int nodeId) {
    return rowOfNode[genome.indexOf(nodeId)];
  }

  /** Positions in {@link Genome#connections()} of the enabled connections, by row, then by column of the matrix. */
  List<Integer> rowMajor() {
    List<ConnectionGene> genes = genome.connections();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < genes.size(); i++) {
      if (genes.get(i).enabled()) {
        places.add(i);
      }
    }
    places.sort(
        Comparator.<Integer>comparingInt(i -> rowOf(genes.get(i).from())).thenComparingInt(i -> rowOf(genes.get(i).to())));
    return places;
  }

  /**
   * Nodes 0 to n - 1 in topological order, the lowest first where several might be (Kahn 1962).
   *
   * @param edges (source, target) each
   * @return fewer than n nodes where there is a cycle: those that neither lie on one nor behind one
   */
  static List<Integer> topological(int n, List<int[]> edges) {
    List<List<Integer>> targets = new ArrayList<>();
    int[] waiting = new int[n];
    for (int i = 0; i < n; i++) {
      targets.add(new ArrayList<>());
    }
    for (int[] edge : edges) {
      targets.get(edge[0]).add(edge[1]);
      waiting[edge[1]]++;
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < n; i++) {
      if (waiting[i] == 0) {
        ready.add(i);
      }
    }
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      for (int target : targets.get(node)) {
        if (--waiting[target] == 0) {
          ready.add(target);
        }
      }
    }
    return order;
  }
}
