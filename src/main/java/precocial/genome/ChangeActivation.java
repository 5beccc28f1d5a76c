package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives a hidden node another activation than it has. */
record ChangeActivation(List<Activation> activations) implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    List<NodeGene> nodes = parent.nodes();
    int[] places = new int[nodes.size()];
    int count = 0;
    for (int i = 1 + parent.inputs() + parent.outputs(); i < nodes.size(); i++) {
      if (changeable(nodes.get(i))) {
        places[count++] = i;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    int index = places[random.nextInt(count)];
    NodeGene node = nodes.get(index);
    List<Activation> others = activations.stream().filter(a -> a != node.activation()).toList();
    return Optional.of(parent.withNode(index, node.withActivation(others.get(random.nextInt(others.size())))));
  }

  private boolean changeable(NodeGene node) {
    for (Activation a : activations) {
      if (a != node.activation()) {
        return true;
      }
    }
    return false;
  }
}
