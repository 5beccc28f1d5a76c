package precocial.genome;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Splits an enabled connection: it is disabled, and a new node with a random activation takes its place, joined to its ends by
 * two new connections.
 */
record InsertNode(List<Activation> activations) implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    int index = Pick.connection(parent, true, random);
    if (index < 0) {
      return Optional.empty();
    }
    ConnectionGene split = parent.connections().get(index);
    Activation activation = activations.get(random.nextInt(activations.size()));
    int id = innovations.node(split.id());
    int in = innovations.connection(split.from(), id);
    int out = innovations.connection(id, split.to());
    return Optional.of(
        parent.split(
            index,
            new NodeGene(id, NodeGene.Kind.HIDDEN, activation),
            new ConnectionGene(in, split.from(), id, true, 1f),
            new ConnectionGene(out, id, split.to(), true, split.weight())));
  }
}
