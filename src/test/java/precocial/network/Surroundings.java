package precocial.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/**
 * Puts a genome into a larger one: its hidden nodes get other ids in another order, its connections other places, and around it
 * come more outputs, hidden nodes and connections. Nothing new leads into it, so its outputs, which come first, compute what
 * they did.
 */
final class Surroundings {
  private static final int MORE_OUTPUTS = 2;
  private static final int MORE_NODES = 25;
  private static final int MORE_CONNECTIONS = 80;

  private final Genome guest;
  private final Random random;
  private final int firstHidden;
  private final List<Integer> ids = new ArrayList<>(); // new ids of hidden nodes: the guest's, then further ones
  private final List<int[]> ends = new ArrayList<>(); // (connections): from, to, enabled, place among the guest's or -1

  private Surroundings(Genome guest, long seed) {
    this.guest = guest;
    random = new Random(seed);
    firstHidden = 1 + guest.inputs() + guest.outputs();
  }

  static Genome around(Genome guest, long seed) {
    return new Surroundings(guest, seed).build();
  }

  private Genome build() {
    int guests = guest.nodes().size() - firstHidden;
    for (int i = 0; i < guests + MORE_NODES; i++) {
      ids.add(firstHidden + MORE_OUTPUTS + 3 * i);
    }
    Collections.shuffle(ids, random);
    for (int i = 0; i < guest.connections().size(); i++) {
      ConnectionGene c = guest.connections().get(i);
      ends.add(new int[] {id(guest.indexOf(c.from())), id(guest.indexOf(c.to())), c.enabled() ? 1 : 0, i});
    }
    boolean[][] joined = new boolean[guests + MORE_NODES][MORE_NODES + MORE_OUTPUTS];
    for (int i = 0; i < MORE_CONNECTIONS; i++) {
      // From any source to a later one of the further nodes or outputs: no cycle, and none of the guest's nodes is reached.
      int to = random.nextInt(MORE_NODES + MORE_OUTPUTS);
      int from = random.nextInt(guests + Math.min(to, MORE_NODES));
      if (!joined[from][to]) {
        joined[from][to] = true;
        ends.add(new int[] {ids.get(from), to < MORE_NODES ? ids.get(guests + to) : firstHidden + to - MORE_NODES, 1, -1});
      }
    }
    for (int to = 0; to < MORE_NODES; to++) {
      ends.add(new int[] {random.nextInt(1 + guest.inputs()), ids.get(guests + to), 1, -1});
    }
    Collections.shuffle(ends, random);
    return Genome.of(guest.inputs(), guest.outputs() + MORE_OUTPUTS, nodes(guests), connections());
  }

  private int id(int position) {
    return position < firstHidden ? position : ids.get(position - firstHidden);
  }

  private List<NodeGene> nodes(int guests) {
    NodeGene[] nodes = new NodeGene[firstHidden + MORE_OUTPUTS + ids.size()];
    for (int i = 0; i < firstHidden; i++) {
      nodes[i] = guest.nodes().get(i);
    }
    for (int i = firstHidden; i < firstHidden + MORE_OUTPUTS; i++) {
      nodes[i] = new NodeGene(i, Kind.OUTPUT, Activation.LINEAR);
    }
    for (int i = 0; i < ids.size(); i++) {
      Activation activation =
          i < guests ? guest.nodes().get(firstHidden + i).activation() : Activation.ofId(1 + random.nextInt(10));
      nodes[firstHidden + MORE_OUTPUTS + (ids.get(i) - firstHidden - MORE_OUTPUTS) / 3] =
          new NodeGene(ids.get(i), Kind.HIDDEN, activation);
    }
    return Arrays.asList(nodes);
  }

  private List<ConnectionGene> connections() {
    List<ConnectionGene> connections = new ArrayList<>();
    for (int[] end : ends) {
      float weight = end[3] < 0 ? 1f : guest.connections().get(end[3]).weight();
      connections.add(new ConnectionGene(2 * connections.size(), end[0], end[1], end[2] == 1, weight));
    }
    return connections;
  }
}
