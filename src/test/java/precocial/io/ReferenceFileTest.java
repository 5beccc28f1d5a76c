package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;
import precocial.genome.RandomGenomes;

class ReferenceFileTest {
  /** Bias, inputs 1 and 2, two hidden nodes (sine, step), one output (tanh). */
  private static final String MATRIX =
      """
      0,0,0,0,0,0.25,1
      0,0,0,-2,0,0,1
      0,0,0,0,1.5,3,1
      0,0,0,0,1,0,3
      0,0,0,0,0,-1,2
      0,0,0,0,0,0,5
      """;

  @TempDir Path folder;

  @Test
  void matrixIsReadAsDescribed() throws FormatException {
    Genome genome = ReferenceFile.parse("m", MATRIX, 2, 1);
    assertThat(genome.nodes())
        .containsExactly(
            new NodeGene(0, Kind.BIAS, Activation.LINEAR),
            new NodeGene(1, Kind.INPUT, Activation.LINEAR),
            new NodeGene(2, Kind.INPUT, Activation.LINEAR),
            new NodeGene(3, Kind.OUTPUT, Activation.TANH),
            new NodeGene(4, Kind.HIDDEN, Activation.SINE),
            new NodeGene(5, Kind.HIDDEN, Activation.STEP));
    assertThat(genome.connections())
        .containsExactly(
            new ConnectionGene(0, 0, 3, true, 0.25f),
            new ConnectionGene(1, 1, 4, true, -2f),
            new ConnectionGene(2, 2, 5, true, 1.5f),
            new ConnectionGene(3, 2, 3, true, 3f),
            new ConnectionGene(4, 4, 5, true, 1f),
            new ConnectionGene(5, 5, 3, true, -1f));
  }

  @Test
  void theOriginalsNumberFormsMeanTheSame() throws FormatException {
    Genome expected = ReferenceFile.parse("m", MATRIX, 2, 1);
    String scientific =
        MATRIX.lines()
            .map(line -> List.of(line.split(",")).stream()
                .map(cell -> String.format(Locale.ROOT, " %1.2e", Double.parseDouble(cell)))
                .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    assertThat(scientific).contains(" 2.50e-01, 1.00e+00\r\n");
    GenomeJsonTest.assertSame(ReferenceFile.parse("m", scientific, 2, 1), expected);
    String absent = MATRIX.replaceFirst("0,0,0,0,0,", "nan,NaN,-0,0.0,-nan,");
    GenomeJsonTest.assertSame(ReferenceFile.parse("m", absent, 2, 1), expected);
  }

  @Test
  void writtenMatrixIsTheOneRead() throws IOException {
    Path file = folder.resolve("m.out");
    ReferenceFile.write(file, ReferenceFile.parse("m", MATRIX, 2, 1));
    assertThat(file).hasContent(MATRIX);
    GenomeJsonTest.assertSame(ReferenceFile.read(file, 2, 1), ReferenceFile.parse("m", MATRIX, 2, 1));
  }

  @Test
  void hiddenNodesNeedNotBeInOrder() throws FormatException {
    // The two hidden nodes of MATRIX changed places.
    String swapped =
        """
        0,0,0,0,0,0.25,1
        0,0,0,0,-2,0,1
        0,0,0,1.5,0,3,1
        0,0,0,0,0,-1,2
        0,0,0,1,0,0,3
        0,0,0,0,0,0,5
        """;
    assertThat(ReferenceFile.text("m", ReferenceFile.parse("m", swapped, 2, 1))).isEqualTo(MATRIX);
  }

  @Test
  void disabledConnectionIsNotWritten() throws FormatException {
    Genome genome = ReferenceFile.parse("m", MATRIX, 2, 1);
    List<ConnectionGene> genes =
        genome.connections().stream()
            .map(c -> new ConnectionGene(c.id(), c.from(), c.to(), c.id() != 4, c.weight()))
            .toList();
    String text = ReferenceFile.text("m", Genome.of(2, 1, genome.nodes(), genes));
    assertThat(text).isEqualTo(MATRIX.replace("0,0,0,0,1,0,3", "0,0,0,0,0,0,3"));
  }

  @Test
  void evolvedGenomesAreStable() throws IOException {
    for (int seed = 0; seed < 60; seed++) {
      Genome evolved = RandomGenomes.evolved(1 + seed % 7, 1 + seed % 3, 3 * seed, seed);
      Genome genome = nonZero(evolved, seed);
      String written = ReferenceFile.text("m", genome);
      Genome read = ReferenceFile.parse("m", written, genome.inputs(), genome.outputs());
      assertThat(ReferenceFile.text("m", read)).isEqualTo(written);
      assertThat(read.nodes()).hasSameSizeAs(genome.nodes());
      assertThat(read.connectionCount()).isEqualTo(genome.connectionCount());
      assertThat(described(read)).isEqualTo(described(genome));
    }
  }

  /** Multiset of enabled connections: what the renumbering of hidden nodes must keep. */
  private static List<String> described(Genome genome) {
    return genome.connections().stream()
        .filter(ConnectionGene::enabled)
        .map(c -> name(genome, c.from()) + " -> " + name(genome, c.to()) + " " + Float.floatToRawIntBits(c.weight()))
        .sorted()
        .toList();
  }

  private static String name(Genome genome, int id) {
    NodeGene node = genome.nodes().get(genome.indexOf(id));
    return node.kind() == Kind.HIDDEN ? node.activation().label() : node.kind() + " " + id + " " + node.activation();
  }

  private static Genome nonZero(Genome genome, long seed) {
    Genome weighted = GenomeJsonTest.weighted(genome, seed);
    float[] weights = new float[weighted.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      float w = weighted.connections().get(i).weight();
      weights[i] = w == 0 ? 1.17f : w;
    }
    return weighted.withWeights(weights);
  }

  @Test
  void weightZeroCannotBeWritten() throws IOException {
    Path file = folder.resolve("m.out");
    Files.writeString(file, "old");
    Genome genome = ReferenceFile.parse("m", MATRIX, 2, 1).withWeights(new float[] {1, 1, -0f, 1, 1, 1});
    assertThatThrownBy(() -> ReferenceFile.write(file, genome))
        .isInstanceOf(FormatException.class)
        .hasMessageEndingWith(
            "m.out: connection 2 from node 2 to 5 has weight 0, which in a .out file means no connection; use .json");
    assertThat(file).hasContent("old");
  }

  @Test
  void matrixTooLargeToReadIsNotWritten() {
    Genome minimal = Genome.minimal(6000, 1, 1, new Random(1));
    assertThatThrownBy(() -> ReferenceFile.text("m", minimal))
        .isInstanceOf(FormatException.class)
        .hasMessage("m: a matrix of 6002 nodes is too large for a .out file; use .json");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "0,0,0,0,1,0,3|0,0,0,0,1,3|line 4 has 6 numbers, line 1 has 7",
    "0,0,0,0,1,0,3|0,0,0,0,1,0,0,3|line 4 has 8 numbers, line 1 has 7",
    "0,0,0,0,1,0,3|0,0,0,0,one,0,3|line 4, column 5: 'one' is not a number",
    "0,0,0,0,1,0,3|0,0,0,0,0x1p3,0,3|line 4, column 5: '0x1p3' is not a number",
    "0,0,0,0,1,0,3|0,0,0,0,1f,0,3|line 4, column 5: '1f' is not a number",
    "0,0,0,0,1,0,3|0,0,0,0,,0,3|line 4, column 5: '' is not a number",
    "0,0,0,0,1,0,3|0,0,0,0,inf,0,3|line 4, column 5: inf is not finite",
    "0,0,0,0,1,0,3|0,0,0,0,-1e39,0,3|line 4, column 5: '-1e39' is outside the range of a float",
    "0,0,0,0,1,0,3|0,0,0,0,1e-60,0,3|line 4, column 5: '1e-60' is outside the range of a float",
    "0,0,0,0,1,0,3|1,0,0,0,1,0,3|line 4, column 1: a connection into the bias; 0 is expected",
    "0,0,0,0,1,0,3|0,0,1,0,1,0,3|line 4, column 3: a connection into input 2; 0 is expected",
    "0,0,0,0,1,0,3|0,0,0,1,1,0,3|line 4, column 4: this connection is part of a cycle",
    "0,0,0,0,0,-1,2|0,0,0,2,0,-1,2|line 5, column 4: this connection is part of a cycle",
    "0,0,0,0,0,0,5|0,0,0,0,1,0,5|line 6, column 5: a connection out of output 1; 0 is expected",
    "0,0,0,0,0,0,5|0,0,0,0,0,0,0|line 6, column 7: 0.0 is not an activation id, an integer from 1 to 10",
    "0,0,0,0,0,0,5|0,0,0,0,0,0,11|line 6, column 7: 11.0 is not an activation id",
    "0,0,0,0,0,0,5|0,0,0,0,0,0,1.5|line 6, column 7: 1.5 is not an activation id",
    "0,0,0,0,0,0,5|0,0,0,0,0,0,nan|line 6, column 7: NaN is not an activation id",
  })
  void aWrongEntryIsRefusedByPlace(String right, String wrong, String message) {
    assertThat(MATRIX).contains(right);
    refuses(MATRIX.replace(right, wrong), 2, 1, message);
  }

  @Test
  void aMatrixThatIsNotSquareIsRefused() {
    refuses(MATRIX + "0,0,0,0,0,0,1", 2, 1, "line 7 is one too many: line 1 has 7 numbers, so 6 lines are needed");
    String oneLess = MATRIX.replace("0,0,0,0,0,0,5\n", "");
    refuses(oneLess, 2, 1, "ends after line 5: line 1 has 7 numbers, so 6 lines are needed");
    refuses(MATRIX.replaceFirst("\n", "\n\n"), 2, 1, "line 2 has 1 numbers, line 1 has 7");
    refuses("1,2\n", 1, 1, "line 1 has 2 comma-separated numbers; a bias, 1 inputs, 1 outputs");
    String columns = "line 1 has 7 comma-separated numbers; a bias, ";
    refuses(MATRIX, 5, 1, columns + "5 inputs, 1 outputs and the activation column need at least 8");
    refuses(MATRIX, Integer.MAX_VALUE, Integer.MAX_VALUE, columns + "2147483647 inputs, 2147483647 outputs");
    refuses(",".repeat(100_000), 2, 1, "line 1, column 1: '' is not a number");
  }

  private static void refuses(String text, int inputs, int outputs, String message) {
    assertThatThrownBy(() -> ReferenceFile.parse("m", text, inputs, outputs))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("m: " + message);
  }

  @Test
  void aCycleIsNamedByOneOfItsOwnConnections() {
    // Hidden a -> b -> c -> b, c -> output; a leads into the cycle, the output lies behind it.
    String text =
        """
        0,0,0,0,0,0,1
        0,0,1,0,0,0,1
        0,0,0,1,0,0,1
        0,0,0,0,1,0,1
        0,0,0,1,0,1,1
        0,0,0,0,0,0,1
        """;
    assertThatThrownBy(() -> ReferenceFile.parse("m", text, 1, 1)).message().matches("m: line (4, column 5|5, column 4): .*");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Fuzz.run(MATRIX, text -> ReferenceFile.parse("damaged", text, 2, 1));
  }
}
