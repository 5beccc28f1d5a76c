package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network as large as the paper's for this task, 103 nodes and 210 connections, in the original's files with tuned weights. */
class BipedImportTest {
  private static final int NODES = 103;
  private static final int CONNECTIONS = 210;
  private static final double BIAS = -1.87;

  @TempDir Path folder;

  private final int[] activations = new int[NODES];
  private final Map<Integer, Double> parameters = new TreeMap<>(); // by place in the matrix, row by row
  private Path network;
  private Path tuned;

  @BeforeEach
  void write() throws IOException {
    Random random = new Random(210);
    for (int node = 0; node < NODES; node++) {
      activations[node] = node < 25 ? 1 : 1 + random.nextInt(10);
    }
    while (parameters.size() < CONNECTIONS) {
      int from = random.nextInt(NODES - 4);
      int to = 25 + random.nextInt(NODES - 25);
      if (from < to) {
        parameters.put(from * NODES + to, random.nextGaussian());
      }
    }
    network = Files.writeString(folder.resolve("made-up.out"), matrix(place -> BIAS));
    String list = parameters.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
    tuned = Files.writeString(folder.resolve("made-up.wann.json"), "[[" + list + "], [0.5]]");
  }

  private interface Weight {
    double at(int place);
  }

  private String matrix(Weight weight) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < NODES; row++) {
      for (int column = 0; column < NODES; column++) {
        int place = row * NODES + column;
        text.append(parameters.containsKey(place) ? String.valueOf(weight.at(place)) : "0.00e+00").append(',');
      }
      text.append(String.format(Locale.ROOT, "%1.2e%n", (double) activations[row]));
    }
    return text.toString();
  }

  private static CommandRun evaluate(Path genome, String... options) {
    return CommandRun.of(SearchTrial.join(
        List.of("evaluate", genome.toString(), "--task=biped", "--backend=cpu", "--episodes=4", "--format=json"), options));
  }

  private static Object scores(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return run.json().get("weights");
  }

  /** The weights are the parameters plus the bias: the same as a matrix that has those sums. */
  @Test
  void tunedWeightsAreThoseOfTheFilePlusTheBias() throws IOException {
    Object found = scores(evaluate(network, "--tuned=" + tuned, "--weight-bias=" + BIAS, "--weights=individual"));
    Path summed = Files.writeString(
        folder.resolve("summed.out"), matrix(place -> (float) (parameters.get(place) + BIAS)));
    assertThat(scores(evaluate(summed, "--weights=individual"))).isEqualTo(found);
    assertThat(found.toString()).contains("rewards");
    assertThat(scores(evaluate(network, "--weights=individual"))).isNotEqualTo(found);
  }

  @Test
  void asJsonItStaysTheSame() throws IOException {
    Path json = folder.resolve("made-up.json");
    CommandRun converted = CommandRun.of("convert", network.toString(), json.toString(), "--task=biped");
    assertThat(converted.code()).as(converted.err()).isZero();
    assertThat(Files.readString(json).split("\"from\"")).hasSize(CONNECTIONS + 1);
    assertThat(Files.readString(json).split("\"kind\"")).hasSize(NODES + 1);
    Object shared = scores(evaluate(network, "--weights=-1.5,0.5"));
    assertThat(scores(evaluate(json, "--weights=-1.5,0.5"))).isEqualTo(shared);
  }

  @Test
  void mistakesAreNamedByPlace() throws IOException {
    String text = Files.readString(network);
    List<String> lines = text.lines().toList();
    String[] cells = lines.get(29).split(",");
    cells[39] = "-1.87f";
    String wrong = text.replace(lines.get(29), String.join(",", cells));
    evaluate(Files.writeString(folder.resolve("wrong.out"), wrong))
        .refused("wrong.out: line 30, column 40: '-1.87f' is not a number");
    String shorter = Files.readString(tuned).replaceFirst("\\[\\[[^,]*, ", "[[");
    Path short1 = Files.writeString(folder.resolve("short.wann.json"), shorter);
    evaluate(network, "--tuned=" + short1, "--weight-bias=-1", "--weights=individual")
        .refused("short.wann.json: has 209 parameters, the genome has 210 enabled connections");
    Path noList = Files.writeString(folder.resolve("none.wann.json"), "[0.5]");
    evaluate(network, "--tuned=" + noList, "--weight-bias=-1", "--weights=individual")
        .refused("none.wann.json", "line 1, column 2");
  }
}
