package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.FormatException;

class CheckpointTest {
  @TempDir Path temporary;
  private Path file;
  private List<Genome> population;

  @BeforeEach
  void population() {
    file = temporary.resolve("checkpoint.gz");
    population = IntStream.range(0, 10).mapToObj(i -> RandomGenomes.evolved(5, 1, 20 * i, i)).toList();
  }

  private Checkpoint checkpoint(Champion champion) {
    return new Checkpoint(0xFEDCBA987654L, 17, 1000, 2000, population, champion, 3.25, 123_456_789_012L, 987_654_321_098L, 12.5);
  }

  private static void same(Checkpoint read, Checkpoint written) {
    assertThat(List.of(read.generation(), read.nextNode(), read.nextConnection(), read.bestSoFar(), read.seconds()))
        .isEqualTo(
            List.of(
                written.generation(), written.nextNode(), written.nextConnection(), written.bestSoFar(), written.seconds()));
    assertThat(List.of(read.fingerprint(), read.evaluations(), read.steps()))
        .isEqualTo(List.of(written.fingerprint(), written.evaluations(), written.steps()));
    assertThat(read.population()).hasSameSizeAs(written.population());
    for (int i = 0; i < read.population().size(); i++) {
      same(read.population().get(i), written.population().get(i));
    }
  }

  private static void same(Genome read, Genome written) {
    assertThat(read.nodes()).isEqualTo(written.nodes());
    assertThat(read.connections()).isEqualTo(written.connections());
    assertThat(List.of(read.inputs(), read.outputs(), read.connectionCount()))
        .isEqualTo(List.of(written.inputs(), written.outputs(), written.connectionCount()));
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    Champion champion = new Champion(RandomGenomes.evolved(5, 1, 77, 99), 512.75, 13);
    checkpoint(champion).write(file);
    Checkpoint read = Checkpoint.read(file);
    same(read, checkpoint(champion));
    same(read.champion().genome(), champion.genome());
    assertThat(read.champion().fitness()).isEqualTo(512.75);
    assertThat(read.champion().generation()).isEqualTo(13);
  }

  @Test
  void needsNoChampion() throws IOException {
    checkpoint(null).write(file);
    same(Checkpoint.read(file), checkpoint(null));
    assertThat(Checkpoint.read(file).champion()).isNull();
  }

  /** Only the genes that a genome does not share with the one before are looked up. */
  @Test
  void relatedGenomesOfAnySizeReadBack() throws IOException {
    population = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      population.addAll(RandomGenomes.lineage(20, 3, 60, seed, List.of(Activation.values())));
    }
    population.add(Genome.of(20, 3, population.get(0).nodes(), List.of()));
    Collections.shuffle(population, new Random(1));
    checkpoint(null).write(file);
    same(Checkpoint.read(file), checkpoint(null));
  }

  @Test
  void genesAreSharedAgainAfterReading() throws IOException {
    Genome genome = population.get(9);
    population = List.of(genome, genome);
    checkpoint(null).write(file);
    List<Genome> read = Checkpoint.read(file).population();
    assertThat(read.get(0).connections().get(3)).isSameAs(read.get(1).connections().get(3));
  }

  @Test
  void cutAnywhereIsRefused() throws IOException {
    checkpoint(null).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length / 50) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoint.read(file))
          .isInstanceOf(FormatException.class)
          .hasMessageContainingAll("checkpoint.gz", "cut short");
    }
  }

  @Test
  void damageIsRefusedOrHarmless() throws IOException {
    checkpoint(null).write(file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        same(Checkpoint.read(file), checkpoint(null));
      } catch (FormatException e) {
        refused++;
      }
    }
    // The few that pass hit fields of the gzip header that say nothing, such as the time.
    assertThat(refused).isGreaterThan(1900);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("no checkpoint is there");
    Files.writeString(file, "hello, this is not gzip");
    refused("not a whole checkpoint");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[100]);
    }
    refused("reads checkpoints of format 1");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(FormatException.class).hasMessageContaining(message);
  }
}
