package precocial.genome;

import java.util.ArrayList;
import java.util.List;
import precocial.numerics.KeyedRandom;

/** Seeded random genomes for the tests of every package: minimal ones after so many mutations, with the published odds. */
public final class RandomGenomes {
  private RandomGenomes() {}

  /** A genome of all ten activations; half of the initial connections are enabled. */
  public static Genome evolved(int inputs, int outputs, int mutations, long seed) {
    return evolved(inputs, outputs, mutations, seed, List.of(Activation.values()));
  }

  public static Genome evolved(int inputs, int outputs, int mutations, long seed, List<Activation> activations) {
    List<Genome> lineage = lineage(inputs, outputs, mutations, seed, activations);
    return lineage.get(mutations);
  }

  /** The minimal genome and each of its descendants, one mutation apart: mutations + 1 genomes. */
  public static List<Genome> lineage(int inputs, int outputs, int mutations, long seed, List<Activation> activations) {
    KeyedRandom random = new KeyedRandom(seed, 0, 0, KeyedRandom.Purpose.INITIAL);
    Innovations innovations = Innovations.after(inputs, outputs);
    Mutator mutator = new Mutator(activations, 0.50, 0.25, 0.20, 0.05);
    List<Genome> lineage = new ArrayList<>();
    lineage.add(Genome.minimal(inputs, outputs, 0.5, random));
    for (int i = 0; i < mutations; i++) {
      innovations.beginGeneration();
      lineage.add(mutator.mutate(lineage.get(i), innovations, random));
    }
    return lineage;
  }
}
