package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives a hidden node another activation than it has. */
record ChangeActivation(List<Activation> activations) implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    List<NodeGene> nodes = parent.nodes();
    Activation some = activations.get(0);
    boolean varied = false;
    for (Activation a : activations) {
      varied |= a != some;
    }
    int first = 1 + parent.inputs() + parent.outputs();
    int[] places = new int[nodes.size() - first];
    int count = 0;
    for (int i = first; i < nodes.size(); i++) {
      if (varied || nodes.get(i).activation() != some) {
        places[count++] = i;
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    int index = places[random.nextInt(count)];
    NodeGene node = nodes.get(index);
    return Optional.of(parent.withNode(index, node.withActivation(another(node.activation(), random))));
  }

  private Activation another(Activation present, RandomGenerator random) {
    int others = 0;
    for (Activation a : activations) {
      others += a != present ? 1 : 0;
    }
    int skip = random.nextInt(others);
    for (Activation a : activations) {
      if (a != present && skip-- == 0) {
        return a;
      }
    }
    throw new AssertionError();
  }
}
