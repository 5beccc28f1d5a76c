package precocial.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import precocial.genome.Genome;
import precocial.io.AtomicFile;
import precocial.io.FormatException;

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
  private static final int BUFFER = 1 << 16;

  void write(Path file) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          GZIPOutputStream zip = new GZIPOutputStream(stream, BUFFER);
          DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, BUFFER));
          writeTo(out);
          out.flush();
          zip.finish();
        });
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

  /** @throws FormatException where the file is missing, cut short, damaged or of another format */
  static Checkpoint read(Path file) throws FormatException {
    if (!Files.isRegularFile(file)) {
      throw new FormatException(file.toString(), "no checkpoint is there; only a run that wrote one can be resumed");
    }
    try (InputStream stream = Files.newInputStream(file); GZIPInputStream zip = new GZIPInputStream(stream, BUFFER)) {
      Checkpoint checkpoint = readFrom(new DataInputStream(new BufferedInputStream(zip)));
      if (zip.read() >= 0) {
        throw new ZipException("there is more than a checkpoint holds");
      }
      return checkpoint;
    } catch (EOFException e) {
      throw new FormatException(file.toString(), "the checkpoint is cut short");
    } catch (IOException | IllegalArgumentException e) {
      throw new FormatException(file.toString(), "not a whole checkpoint: " + e.getMessage());
    }
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
