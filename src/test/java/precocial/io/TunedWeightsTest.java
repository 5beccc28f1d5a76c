package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;
import precocial.genome.RandomGenomes;

class TunedWeightsTest {
  /** Hidden 4 feeds hidden 3, so the matrix has the order bias 0, input 1, hidden 4, hidden 3, output 2. */
  private static final Genome GENOME =
      Genome.of(
          1,
          1,
          List.of(
              new NodeGene(0, Kind.BIAS, Activation.LINEAR),
              new NodeGene(1, Kind.INPUT, Activation.LINEAR),
              new NodeGene(2, Kind.OUTPUT, Activation.LINEAR),
              new NodeGene(3, Kind.HIDDEN, Activation.SINE),
              new NodeGene(4, Kind.HIDDEN, Activation.TANH)),
          List.of(
              new ConnectionGene(0, 3, 2, true, 1f),
              new ConnectionGene(1, 4, 3, true, 1f),
              new ConnectionGene(2, 1, 2, false, 7f),
              new ConnectionGene(3, 1, 3, true, 1f),
              new ConnectionGene(4, 1, 4, true, 1f)));

  @TempDir Path folder;

  @Test
  void parametersFollowTheRowsOfTheMatrix() throws IOException {
    Path file = folder.resolve("tuned.wann.json");
    Files.writeString(file, "[[0.125, 2, -3e0, 0.1], [1, 2], \"more\", {\"a\": null}]");
    Genome tuned = TunedWeights.apply(GENOME, file, -0.7);
    // Rows: input 1 to hidden 4 and 3, hidden 4 to 3, hidden 3 to the output.
    assertThat(tuned.connections())
        .extracting(ConnectionGene::weight)
        .containsExactly((float) (0.1 - 0.7), (float) (-3.0 - 0.7), 7f, (float) (2.0 - 0.7), (float) (0.125 - 0.7));
    assertThat(tuned.nodes()).isEqualTo(GENOME.nodes());
  }

  @Test
  void sumIsRoundedOnce() throws FormatException {
    // 1 + 2^-24 rounds to 1 as a float, so rounding the parameter first would lose the last bit.
    String text = "[[1.000000059604644775390625, 1, 1, 1]]";
    Genome tuned = TunedWeights.apply(GENOME, "w", text, 0x1p-24);
    assertThat(tuned.connections().get(4).weight()).isEqualTo(1f + 0x1p-23f);
  }

  @Test
  void genomeAndItsReferenceFileTakeTheSameWeights() throws FormatException {
    for (int seed = 0; seed < 30; seed++) {
      Genome genome = RandomGenomes.evolved(4, 2, 3 * seed, seed);
      StringBuilder list = new StringBuilder("[[");
      for (int i = 0; i < genome.connectionCount(); i++) {
        list.append(i == 0 ? "" : ",").append(i + 1);
      }
      String text = list.append("]]").toString();
      Genome read = ReferenceFile.parse("m", ReferenceFile.text("m", genome), 4, 2);
      assertThat(ReferenceFile.text("m", TunedWeights.apply(genome, "w", text, 0.5)))
          .isEqualTo(ReferenceFile.text("m", TunedWeights.apply(read, "w", text, 0.5)));
    }
  }

  @Test
  void wrongFilesAreRefused() {
    refuses("[[1, 2, 3]]", 0, "has 3 parameters, the genome has 4 enabled connections");
    refuses("[[1, 2, 3, 4, 5]]", 0, "has 5 parameters, the genome has 4 enabled connections");
    refuses("[]", 0, "is an empty array; its first element should list the parameters");
    refuses("[1, 2, 3, 4]", 0, "line 1, column 2: /0: an array [ ] is expected, not '1'");
    refuses("{\"a\": 1}", 0, "line 1, column 1: an array [ ] is expected, not an object");
    refuses("[[1, NaN, 3, 4]]", 0, "line 1, column 6: /0/1: a finite number is expected, not 'NaN'");
    refuses("[[1, null, 3, 4]]", 0, "line 1, column 6: /0/1: a finite number is expected, not 'null'");
    refuses("[[1, 1e999, 3, 4]]", 0, "line 1, column 6: /0/1: a number within the range of a double is expected");
    refuses("[[1, 1e39, 3, 4]]", 0, "line 1, column 6: /0/1: parameter 1.0E39 + bias 0.0 is not a finite float");
    refuses("[[1, 2, 3, 4]]", Double.NaN, "line 1, column 3: /0/0: parameter 1.0 + bias NaN is not a finite float");
    refuses("[[1, 2, 3, 4]] 5", 0, "line 1, column 16: nothing is expected here");
    refuses("[[1, 2, 3, 4]", 0, "line 1");
  }

  private static void refuses(String text, double bias, String message) {
    assertThatThrownBy(() -> TunedWeights.apply(GENOME, "w", text, bias))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("w: " + message);
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Fuzz.run("[[0.125, 2, -3e0, 0.1], [1, 2], \"more\", {\"a\": null}]", text -> TunedWeights.apply(GENOME, "damaged", text, 1));
  }
}
