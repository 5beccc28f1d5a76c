package precocial.genome;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** One kind of topological change (Gaier and Ha 2019, figure 3). */
interface Mutation {
  /** A child with exactly one change, or nothing where this genome offers no place for it. */
  Optional<Genome> apply(Genome parent, Innovations innovations, RandomGenerator random);
}
