package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;

class GenomeJsonTest {
  private static final String VALID =
      """
      {
        "format": "precocial-genome",
        "version": 1,
        "task": "swingup",
        "inputs": 1,
        "outputs": 1,
        "nodes": [
          {"id": 0, "kind": "bias", "activation": "linear"},
          {"id": 1, "kind": "input", "activation": "linear"},
          {"id": 2, "kind": "output", "activation": "linear"},
          {"id": 3, "kind": "hidden", "activation": "sine"},
          {"id": 5, "kind": "hidden", "activation": "step"}
        ],
        "connections": [
          {"id": 0, "from": 0, "to": 2, "enabled": false, "weight": 1.0},
          {"id": 4, "from": 1, "to": 3, "enabled": true, "weight": -0.1},
          {"id": 6, "from": 3, "to": 5, "enabled": true, "weight": 1.0E-10},
          {"id": 7, "from": 5, "to": 2, "enabled": true, "weight": 2.5}
        ],
        "provenance": {
          "seed": 12345678901,
          "fitness": 0.5,
          "tags": ["a", null, true]
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void writtenTextIsThatOfTheFormat() throws IOException {
    GenomeFile content = GenomeJson.parse("valid", VALID);
    assertThat(content.task()).isEqualTo("swingup");
    assertThat(content.provenance()).containsEntry("seed", 12345678901L).containsEntry("fitness", 0.5);
    assertThat(content.genome().connections().get(1).weight()).isEqualTo(-0.1f);
    assertThat(GenomeJson.text(content)).isEqualTo(VALID);
  }

  @Test
  void evolvedGenomesComeBackBitByBit() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      Genome genome = RandomGenomes.evolved(1 + seed % 7, 1 + seed % 3, 4 * seed, seed);
      Path file = folder.resolve("genome.json");
      GenomeJson.write(file, new GenomeFile(genome, null, Map.of()));
      assertThat(Files.readString(file)).doesNotContain("weight");
      assertSame(GenomeJson.read(file).genome(), genome);
      Genome weighted = weighted(genome, seed);
      GenomeJson.write(file, new GenomeFile(weighted, "biped", Map.of("seed", seed)));
      GenomeFile read = GenomeJson.read(file);
      assertSame(read.genome(), weighted);
      assertThat(read.provenance()).containsEntry("seed", seed);
    }
  }

  /** With weights of any finite bits, among them -0 and subnormal ones. */
  static Genome weighted(Genome genome, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[genome.connections().size()];
    for (int i = 0; i < weights.length; i++) {
      do {
        weights[i] = i == 0 ? -0f : Float.intBitsToFloat(random.nextInt());
      } while (!Float.isFinite(weights[i]));
    }
    return genome.withWeights(weights);
  }

  static void assertSame(Genome actual, Genome expected) {
    assertThat(actual.inputs()).isEqualTo(expected.inputs());
    assertThat(actual.outputs()).isEqualTo(expected.outputs());
    assertThat(actual.nodes()).isEqualTo(expected.nodes());
    // A record compares floats as Float.compare does: -0 differs from 0.
    assertThat(actual.connections()).isEqualTo(expected.connections());
  }

  @Test
  void genesAndFieldsMayComeInAnyOrder() throws FormatException {
    List<String> lines = new ArrayList<>(VALID.lines().toList());
    String first = lines.remove(7);
    lines.set(10, lines.get(10) + ",");
    lines.add(11, first.replace("},", "}"));
    String shuffled = String.join("\n", lines).replace("\"id\": 7, \"from\": 5", "\"from\": 5, \"id\": 7");
    assertThat(GenomeJson.text(GenomeJson.parse("shuffled", shuffled))).isEqualTo(VALID);
  }

  @Test
  void withoutAnyWeightAllAreOne() throws FormatException {
    String text = VALID.replaceAll(", \"weight\": [^}]+", "");
    assertThat(text).doesNotContain("weight");
    assertThat(GenomeJson.parse("text", text).genome().connections()).hasSize(4).allMatch(c -> c.weight() == 1f);
  }

  @Test
  void provenanceMayNotBeChangedLater() {
    Map<String, Object> map = new LinkedHashMap<>(Map.of("a", 1));
    GenomeFile content = new GenomeFile(RandomGenomes.evolved(1, 1, 0, 1), null, map);
    map.put("b", 2);
    assertThat(content.provenance()).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "\"version\": 1|\"version\": 2|line 3, column 14: /version: version 2 is unknown, version 1 is what is read here",
    "precocial-genome|other|/format: 'other' is not 'precocial-genome'",
    "\"format\": \"precocial-genome\",|\"name\": 3,|/name: this is not a genome file, which begins with \"format\"",
    "\"version\": 1,||the field \"version\" is missing",
    "\"task\": \"swingup\",|\"task\": \"swingup\", \"colour\": 3,|/colour: the field is unknown; the known ones are format",
    "\"task\": \"swingup\"|\"task\": 3|/task: a string is expected, not '3'",
    "\"inputs\": 1|\"inputs\": 1.0|/inputs: an integer from 1 to 2147483647 is expected, not '1.0'",
    "\"inputs\": 1|\"inputs\": 2147483647|/inputs is 2147483647, but 1 nodes are of kind input",
    "\"outputs\": 1|\"outputs\": 2|/outputs is 2, but 1 nodes are of kind output",
    "\"outputs\": 1|\"outputs\": 99999999999|/outputs: an integer from 1",
    "\"outputs\": 1|\"outputs\": 1, \"outputs\": 1|/outputs: the field appears twice",
    "\"bias\"|\"bios\"|line 8, column 23: /nodes/0/kind: kind 'bios' is not one of bias, input, output, hidden",
    "\"input\"|\"hidden\"|/inputs is 1, but 0 nodes are of kind input",
    "\"sine\"|\"sin\"|/nodes/3/activation: activation 'sin' is not one of linear, step",
    "\"sine\"|null|/nodes/3/activation: a string is expected, not 'null'",
    "\"input\", \"activation\": \"linear|\"input\", \"activation\": \"tanh|node 1 is of kind input: its activation is always",
    "\"id\": 5|\"id\": 3|/nodes/4/id: the id 3 appears twice",
    "\"id\": 5|\"id\": -5|/nodes/4/id: an integer from 0",
    "\"id\": 7|\"id\": 6|/connections/3/id: the id 6 appears twice",
    "\"id\": 7, |`` |the field \"id\" is missing",
    "\"id\": 7|\"id\": 7, \"innov\": 7|/innov: the field is unknown; the known ones are id, from, to, enabled, weight",
    "\"from\": 5, \"to\": 2|\"from\": 5, \"to\": 9|connection 7 refers to node 9, which does not exist",
    "\"from\": 5, \"to\": 2|\"from\": 5, \"to\": 3|form a cycle",
    "\"from\": 5, \"to\": 2|\"from\": 3, \"to\": 5|connection 7 joins nodes 3 and 5 a second time",
    "\"from\": 5, \"to\": 2|\"from\": 2, \"to\": 5|connection 7 leaves output 2",
    "\"from\": 5, \"to\": 2|\"from\": 5, \"to\": 1|connection 7 reaches input 1",
    "\"enabled\": false|\"enabled\": 0|/connections/0/enabled: true or false is expected, not '0'",
    "-0.1|NaN|line 16, column 62: /connections/1/weight: a finite number is expected, not 'NaN'",
    "-0.1|-Infinity|a finite number is expected, not '-Infinity'",
    "-0.1|1e39|a number within the range of a float is expected, not '1e39'",
    "-0.1|\"1\"|/connections/1/weight: a finite number is expected, not the string '1'",
    "-0.1|{}|a finite number is expected, not an object",
    "0.5|NaN|/provenance/fitness: a finite number is expected",
    "0.5|1e999|/provenance/fitness: a number within the range of a double",
    "12345678901|12345678901234567890|/provenance/seed: an integer of at most 64 bits is expected",
  })
  void aWrongFieldIsRefusedByName(String right, String wrong, String message) {
    assertThat(VALID).contains(right);
    int at = VALID.indexOf(right);
    String text = VALID.substring(0, at) + (wrong == null ? "" : wrong) + VALID.substring(at + right.length());
    refuses(text, message);
  }

  @Test
  void whatIsNotAnObjectIsRefused() {
    refuses("[1, 2]", "line 1, column 1: an object { } is expected, not an array");
    refuses("hello", "line 1");
    refuses("{}", "the field \"format\" is missing");
    refuses(VALID + "{", "line 26, column 1");
    refuses(VALID + "3", "line 26, column 1: nothing is expected here, where the file should end");
    refuses("[".repeat(100_000), "an object { } is expected");
    refuses(VALID.replace("0.5", "[".repeat(100_000)), "depth");
  }

  @Test
  void textCutAnywhereIsRefused() {
    String text = VALID.stripTrailing();
    for (int length = 1; length < text.length(); length++) {
      refuses(text.substring(0, length), "text: ");
    }
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> GenomeJson.parse("text", text))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("text: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Fuzz.run(VALID, text -> GenomeJson.parse("damaged", text));
  }
}
