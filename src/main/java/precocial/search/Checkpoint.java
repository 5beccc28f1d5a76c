package precocial.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.io.GzipState;

/**
 * The state of a run between two generations; together with the spec, all that is needed to go on.
 *
 * <p>The file is gzip, whose length and checksum reveal a cut or damaged one.
 *
 * @param fingerprint of the spec of the run that it belongs to
 * @param generation the next to be judged
 * @param population genomes of that generation
 * @param champion null before the first was confirmed
 */
record Checkpoint(
    long fingerprint,
    int generation,
    int nextNode,
    int nextConnection,
    List<Genome> population,
    Champion champion,
    double bestSoFar,
    long evaluations,
    long steps,
    double seconds) {
  private static final int MAGIC = 0x50524543; // "PREC"
  private static final int VERSION = 1;

  void write(Path file) throws IOException {
    GzipState.write(file, this::writeTo);
  }

  private void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeLong(fingerprint);
    out.writeInt(generation);
    out.writeInt(nextNode);
    out.writeInt(nextConnection);
    out.writeDouble(bestSoFar);
    out.writeLong(evaluations);
    out.writeLong(steps);
    out.writeDouble(seconds);
    out.writeBoolean(champion != null);
    List<Genome> genomes = new ArrayList<>(population);
    if (champion != null) {
      out.writeDouble(champion.fitness());
      out.writeInt(champion.generation());
      genomes.add(champion.genome());
    }
    GenomeCodec.write(out, genomes);
  }

  /** @throws FormatException for a file that is missing, cut short, damaged, or not a checkpoint */
  static Checkpoint read(Path file) throws FormatException {
    return GzipState.read(file, Checkpoint::readFrom);
  }

  private static Checkpoint readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new IllegalArgumentException("this version reads checkpoints of format " + VERSION);
    }
    long fingerprint = in.readLong();
    int generation = in.readInt();
    int nextNode = in.readInt();
    int nextConnection = in.readInt();
    double bestSoFar = in.readDouble();
    long evaluations = in.readLong();
    long steps = in.readLong();
    double seconds = in.readDouble();
    boolean hasChampion = in.readBoolean();
    double fitness = hasChampion ? in.readDouble() : 0;
    int found = hasChampion ? in.readInt() : 0;
    List<Genome> genomes = GenomeCodec.read(in);
    int population = genomes.size() - (hasChampion ? 1 : 0);
    if (generation < 1 || population < 1) {
      throw new IllegalArgumentException("generation " + generation + " with " + population + " genomes");
    }
    Champion champion = hasChampion ? new Champion(genomes.get(population), fitness, found) : null;
    return new Checkpoint(
        fingerprint, generation, nextNode, nextConnection, genomes.subList(0, population), champion, bestSoFar, evaluations,
        steps, seconds);
  }
}
