package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives a hidden node another activation than it has. */
record ChangeActivation(List<Activation> activations) implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    int first = 1 + parent.inputs() + parent.outputs();
    int hidden = parent.nodes().size() - first;
    if (hidden == 0) {
      return Optional.empty();
    }
    int index = first + random.nextInt(hidden);
    NodeGene node = parent.nodes().get(index);
    List<Activation> others = activations.stream().filter(a -> a != node.activation()).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(parent.withNode(index, node.withActivation(others.get(random.nextInt(others.size())))));
  }
}
