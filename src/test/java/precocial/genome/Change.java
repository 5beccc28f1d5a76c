package precocial.genome;

import java.util.ArrayList;
import java.util.List;

/** What distinguishes a child from its parent, found by comparing all their genes. */
enum Change {
  NONE,
  ACTIVATION,
  INSERTED,
  ADDED,
  ENABLED;

  /** @throws AssertionError where the genomes differ by anything but one change */
  static Change between(Genome parent, Genome child) {
    List<NodeGene> oldNodes = parent.nodes();
    List<ConnectionGene> oldConnections = parent.connections();
    List<NodeGene> nodes = child.nodes();
    List<ConnectionGene> connections = child.connections();
    List<Integer> otherNodes = differences(oldNodes, nodes);
    List<Integer> otherConnections = differences(oldConnections, connections);
    int moreNodes = nodes.size() - oldNodes.size();
    int moreConnections = connections.size() - oldConnections.size();
    String shape = moreNodes + " " + moreConnections + " " + otherNodes.size() + " " + otherConnections.size();
    switch (shape) {
      case "0 0 0 0":
        return NONE;
      case "0 0 1 0": {
        NodeGene before = oldNodes.get(otherNodes.get(0));
        NodeGene after = nodes.get(otherNodes.get(0));
        require(before.kind() == NodeGene.Kind.HIDDEN && before.withActivation(after.activation()).equals(after));
        return ACTIVATION;
      }
      case "0 0 0 1": {
        ConnectionGene before = oldConnections.get(otherConnections.get(0));
        require(!before.enabled() && before.withEnabled(true).equals(connections.get(otherConnections.get(0))));
        return ENABLED;
      }
      case "0 1 0 0":
        require(connections.get(oldConnections.size()).enabled());
        return ADDED;
      case "1 2 0 1": {
        ConnectionGene split = oldConnections.get(otherConnections.get(0));
        ConnectionGene in = connections.get(oldConnections.size());
        ConnectionGene out = connections.get(oldConnections.size() + 1);
        int node = nodes.get(oldNodes.size()).id();
        require(split.enabled() && split.withEnabled(false).equals(connections.get(otherConnections.get(0))));
        require(in.from() == split.from() && in.to() == node && out.from() == node && out.to() == split.to());
        require(in.enabled() && out.enabled());
        return INSERTED;
      }
      default:
        throw new AssertionError("not one change: more nodes, more connections, other nodes, other connections: " + shape);
    }
  }

  private static void require(boolean rule) {
    if (!rule) {
      throw new AssertionError("the change is none of the four");
    }
  }

  private static <T> List<Integer> differences(List<T> before, List<T> after) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (i >= after.size() || !before.get(i).equals(after.get(i))) {
        places.add(i);
      }
    }
    return places;
  }
}
