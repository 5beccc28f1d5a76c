package precocial.genome;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Enables a disabled connection. */
record EnableConnection() implements Mutation {
  @Override
  public Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random) {
    int index = Pick.connection(parent, false, random);
    return index < 0
        ? Optional.empty()
        : Optional.of(parent.withConnection(index, parent.connections().get(index).withEnabled(true)));
  }
}
