package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final String HEADER = "x,x_dot,theta,theta_dot\n";
  private static final double[][] STATES = {{0, 0, 3.14159, 0}, {0.1, -0.25, 2.9, 0.3}, {-1.5, 0.5, 3.5, -1}, {2.3, 3, 3, 0}};

  @TempDir Path folder;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = file("network.out", Matrix.TEXT);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String states() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (double[] state : STATES) {
      text.append(Arrays.toString(state).replaceAll("[\\[\\]]", "")).append('\n');
    }
    return file("states.csv", text.append('\n').toString());
  }

  private CommandRun evaluate(String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", genome, "--task=swingup"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(new String[0]));
  }

  private static List<Map<String, Object>> weights(CommandRun run) throws IOException {
    List<Map<String, Object>> weights = new ArrayList<>();
    for (Object each : (List<?>) run.json().get("weights")) {
      Map<?, ?> map = (Map<?, ?>) each;
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put((String) key, value));
      weights.add(copy);
    }
    return weights;
  }

  private static double[] rewards(Map<String, Object> weight) {
    return ((List<?>) weight.get("rewards")).stream().mapToDouble(r -> ((Number) r).doubleValue()).toArray();
  }

  @Test
  void genomeWithoutStoredWeightsIsNoticed() throws IOException {
    Path json = folder.resolve("plain.json");
    CommandRun.of("search", "swingup", "--generations=1", "--population=9", "--out=" + folder.resolve("run"));
    Files.copy(folder.resolve("run/champion.json"), json);
    CommandRun run = CommandRun.of("evaluate", json.toString(), "--weights=individual", "--episodes=2", "--backend=cpu");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEqualTo("precocial: " + json + " stores no individual weights; every connection has 1\n");
    assertThat(CommandRun.of("evaluate", json.toString(), "--episodes=2", "--backend=cpu").err()).isEmpty();
  }

  @Test
  void referenceGivesTheTotalsOfTheFormulas() throws IOException {
    CommandRun run = evaluate("--states", states(), "--backend=reference", "--weights=-1.5,0.5,1", "--format=json").done();
    double[] shared = {-1.5, 0.5, 1};
    for (int w = 0; w < shared.length; w++) {
      check(weights(run).get(w), shared[w]);
    }
    run = evaluate("--states", states(), "--backend=reference", "--weights=individual", "--format=json").done();
    assertThat(weights(run).get(0)).containsEntry("weight", "individual");
    check(weights(run).get(0), Double.NaN);
  }

  private static void check(Map<String, Object> weight, double shared) {
    for (int e = 0; e < STATES.length; e++) {
      double[] expected = Matrix.episode(STATES[e], shared);
      assertThat(rewards(weight)[e]).as("weight %s, episode %d", shared, e).isEqualTo(expected[0], within(1e-6));
      assertThat(((List<?>) weight.get("steps")).get(e)).isEqualTo((int) expected[1]);
    }
  }

  @Test
  void jsonHasTheDocumentedForm() throws IOException {
    CommandRun run = evaluate("--episodes=4", "--backend=cpu", "--weights=-2,0.1", "--format=json").done();
    assertThat(List.copyOf(run.json().keySet())).isEqualTo(List.of("task", "backend", "genome", "weights"));
    assertThat(run.json()).containsEntry("task", "swingup").containsEntry("backend", "cpu").containsEntry("genome", genome);
    List<Map<String, Object>> weights = weights(run);
    assertThat(weights).extracting(w -> w.get("weight")).containsExactly(-2.0, 0.1);
    for (Map<String, Object> weight : weights) {
      assertThat(List.copyOf(weight.keySet())).isEqualTo(List.of("weight", "episodes", "mean", "std", "rewards", "steps"));
      assertThat(weight).containsEntry("episodes", 4);
      double[] rewards = rewards(weight);
      assertThat(rewards).hasSize(4);
      double mean = Arrays.stream(rewards).average().orElseThrow();
      double variance = Arrays.stream(rewards).map(r -> (r - mean) * (r - mean)).average().orElseThrow();
      assertThat((Double) weight.get("mean")).isEqualTo(mean, within(1e-9));
      assertThat((Double) weight.get("std")).isEqualTo(Math.sqrt(variance), within(1e-9)).isPositive();
      assertThat((List<?>) weight.get("steps")).hasSize(4).allMatch(s -> (Integer) s >= 1 && (Integer) s <= 1000);
    }
  }

  @Test
  void threadsAndOtherWeightsChangeNothing() throws IOException {
    CommandRun one = evaluate("--episodes=40", "--backend=cpu", "--threads=1", "--format=json").done();
    CommandRun two = evaluate("--episodes=40", "--backend=cpu", "--threads=2", "--format=json").done();
    assertThat(two.out()).isEqualTo(one.out());
    assertThat(weights(one)).hasSize(6).extracting(w -> w.get("weight")).containsExactly(-2.0, -1.0, -0.5, 0.5, 1.0, 2.0);
    CommandRun alone = evaluate("--episodes=40", "--backend=cpu", "--weights=0.5", "--format=json").done();
    assertThat(weights(alone)).containsExactly(weights(one).get(3));
    CommandRun fewer = evaluate("--episodes=10", "--backend=cpu", "--weights=0.5", "--format=json").done();
    assertThat(rewards(weights(fewer).get(0))).isEqualTo(Arrays.copyOf(rewards(weights(one).get(3)), 10));
    CommandRun otherSeed = evaluate("--episodes=40", "--backend=cpu", "--seed=1", "--format=json").done();
    assertThat(otherSeed.out()).isNotEqualTo(one.out());
  }

  @Test
  void cpuAgreesWithReferenceWhereTheEpisodeIsShort() throws IOException {
    String near = file("near.csv", HEADER + "2.3,3,3,0\n");
    CommandRun cpu = evaluate("--states", near, "--backend=cpu", "--format=json").done();
    CommandRun reference = evaluate("--states", near, "--backend=reference", "--format=json").done();
    for (int w = 0; w < 6; w++) {
      assertThat(rewards(weights(cpu).get(w))[0]).isEqualTo(rewards(weights(reference).get(w))[0], within(1e-4));
    }
  }

  @Test
  void sweepHasDecimalStepsAndBothEnds() throws IOException {
    CommandRun run = evaluate("--episodes=1", "--backend=cpu", "--sweep=-0.3:0.3:0.1", "--format=json").done();
    assertThat(weights(run)).extracting(w -> w.get("weight")).containsExactly(-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3);
    run = evaluate("--episodes=1", "--backend=cpu", "--sweep=1:1.5:0.2", "--format=json").done();
    assertThat(weights(run)).extracting(w -> w.get("weight")).containsExactly(1.0, 1.2, 1.4);
  }

  @Test
  void textIsATableWithTheMeanOfAllWeights() {
    String text = evaluate("--episodes=5", "--backend=cpu").done().out();
    assertThat(text).startsWith("swingup on cpu, episodes for each weight: 5\n");
    assertThat(text.lines().filter(line -> line.matches(" +-?\\d\\.\\d( +-?\\d+\\.\\d\\d){4}( +#*)?"))).hasSize(6);
    assertThat(text).containsPattern("(?m) #{30}$").containsPattern("\n +mean +\\d+\\.\\d\\d  over all weights\n$");
    assertThat(evaluate("--episodes=5", "--backend=cpu", "--weights=individual").done().out())
        .contains("individual")
        .doesNotContain("over all weights");
  }

  @Test
  void autoSaysWhatItTook() {
    CommandRun run = evaluate("--episodes=1");
    assertThat(run.code()).isZero();
    assertThat(run.err()).startsWith("precocial: backend cpu (").hasLineCount(1);
    assertThat(run.out()).startsWith("swingup on cpu");
  }

  @Test
  void theTaskMayComeFromTheFile() {
    String json = folder.resolve("network.json").toString();
    CommandRun.of("convert", genome, json, "--task=swingup").done();
    assertThat(CommandRun.of("evaluate", json, "--backend=cpu", "--episodes=7").done().out().replace(json, genome))
        .isEqualTo(evaluate("--backend=cpu", "--episodes=7").done().out());
  }

  @Test
  void tunedWeightsAreTakenAsIndividualOnes() throws IOException {
    // The matrix's own weights, each less 0.5, in row-major order.
    String tuned = file("t.wann.json", "[[-0.25, 0.5, -1, 0, 1, -2.5, 0.5, 0.5, -1.5, 0.25, 0.5, 1.5]]");
    String[] options = {"--backend=cpu", "--episodes=5", "--format=json"};
    String expected = evaluate("--weights=individual", options[0], options[1], options[2]).done().out();
    assertThat(evaluate("--tuned", tuned, "--weight-bias=0.5", options[0], options[1], options[2]).done().out())
        .isEqualTo(expected);
    assertThat(evaluate("--tuned", tuned, options[0], options[1], options[2]).done().out()).isNotEqualTo(expected);
    evaluate("--tuned", tuned, "--weights=1").refused("--weights", "--tuned");
    evaluate("--tuned", tuned, "--sweep=1:2:1").refused("--sweep", "--tuned");
    evaluate("--tuned", tuned, "--weight-bias=NaN").refused("--weight-bias", "'NaN' is not a finite number");
    evaluate("--tuned", file("short.wann.json", "[[1]]")).refused("short.wann.json", "has 1 parameters");
    evaluate("--tuned", folder.resolve("none").toString()).refused("none", "no such file");
  }

  @Test
  void wrongGenomeFilesAreRefused() throws IOException {
    String json = folder.resolve("g.json").toString();
    CommandRun.of("convert", genome, json, "--inputs=5", "--outputs=1").done();
    String text = Files.readString(Path.of(json));
    CommandRun.of("evaluate", json).refused("--task is needed", "g.json names no task");
    CommandRun.of("evaluate", genome).refused("--task is needed");
    evaluateFile("none.json").refused("none.json: no such file or directory");
    evaluateFile("cut.json", text.substring(0, text.length() / 2)).refused("cut.json: line ");
    evaluateFile("foreign.json", "{\"name\": \"x\"}").refused("foreign.json: ", "/name", "not a genome file");
    evaluateFile("text.json", "hello").refused("text.json: line 1");
    evaluateFile("nan.json", text.replace("\"weight\": 0.25", "\"weight\": NaN"))
        .refused("nan.json: line ", "a finite number", "'NaN'");
    String cyclic = Matrix.TEXT.replace("0,0,0,0,0,0,0,0,0,2,5", "0,0,0,0,0,0,1,0,0,2,5");
    evaluateFile("cyclic.out", cyclic).refused("cyclic.out: line ", "cycle");
    evaluateFile("cut.out", Matrix.TEXT.substring(0, 100)).refused("cut.out: line ");
    evaluateFile("g.txt", "1").refused("g.txt: ", "'.txt' is unknown");
    CommandRun.of("evaluate", folder.toString()).refused(folder.toString(), "without champion.json");
    String small = file("small.out", "0,0,1,1\n0,0,1,1\n0,0,0,1\n");
    String smallJson = folder.resolve("small.json").toString();
    CommandRun.of("convert", small, smallJson, "--inputs=1", "--outputs=1").done();
    CommandRun.of("evaluate", smallJson, "--task=swingup")
        .refused("small.json", "has 1 inputs and 1 outputs; task swingup has 5 and 1");
    evaluateFile("task.json", text.replace("\"task\": null", "\"task\": \"walk\"")).done();
    CommandRun.of("evaluate", folder.resolve("task.json").toString()).refused("task.json", "unknown task 'walk'; known: swingup");
  }

  private CommandRun evaluateFile(String name, String text) throws IOException {
    file(name, text);
    return evaluateFile(name);
  }

  private CommandRun evaluateFile(String name) {
    return CommandRun.of("evaluate", folder.resolve(name).toString(), "--task=swingup", "--backend=cpu", "--episodes=1");
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    CommandRun.of("evaluate", genome, "--task=swing").refused("--task", "unknown task 'swing'; known: swingup");
    evaluate("--backend=gpu").refused("--backend", "unknown backend 'gpu'; known: auto, cuda, cpu, reference");
    evaluate("--backend=cuda").refused("--backend", "cuda cannot run here: ");
    evaluate("--threads=0").refused("--threads must be from 1 to 1024, not 0");
    evaluate("--threads", "-2").refused("--threads", "-2");
    evaluate("--threads=two").refused("--threads", "'two'");
    evaluate("--episodes=0").refused("--episodes must be at least 1, not 0");
    evaluate("--episodes", "-3").refused("--episodes", "-3");
    evaluate("--episodes=2000000").refused("--episodes", "more than 10000000");
    evaluate("--episodes=99999999999").refused("--episodes", "'99999999999'");
    evaluate("--seed=x").refused("--seed", "'x'");
    evaluate("--episodes=3", "--states", states()).refused("--episodes and --states exclude each other");
    evaluate("--weights=1", "--sweep=1:2:1").refused("--weights and --sweep exclude each other");
    evaluate("--weights=").refused("--weights");
    evaluate("--weights=1,,2").refused("--weights: a number is missing");
    evaluate("--weights=1,two").refused("--weights: 'two' is not a number");
    evaluate("--weights=NaN").refused("--weights: 'NaN' is not a finite number");
    evaluate("--weights=1e39").refused("--weights: '1e39' is outside the range of a float");
    evaluate("--sweep=1:2").refused("--sweep: LO:HI:STEP is expected", "'1:2'");
    evaluate("--sweep=1:2:x").refused("--sweep: 'x' is not a number");
    evaluate("--sweep=1:2:0").refused("--sweep", "STEP above 0");
    evaluate("--sweep=1:2:-1").refused("--sweep", "STEP above 0");
    evaluate("--sweep=2:1:1").refused("--sweep", "LO up to HI");
    evaluate("--sweep=0:1:0.000001").refused("--sweep", "makes more than 100000 weights");
    evaluate("--sweep=0:1:1e-999999999").refused("--sweep", "more than 50 digits");
    evaluate("--sweep=0:1e30:1e-30").refused("--sweep", "makes more than 100000 weights");
  }

  @Test
  void wrongStatesAreRefusedByLine() throws IOException {
    refuses("", "states.csv: is empty");
    refuses("0,0,0,0\n", "states.csv: line 1 must be the header x,x_dot,theta,theta_dot, not '0,0,0,0'");
    refuses("x,theta,x_dot,theta_dot\n0,0,0,0\n", "states.csv: line 1 must be the header");
    refuses(HEADER, "states.csv: has a header, but no start state");
    refuses(HEADER + "0,0,0,0\n1,2,3\n", "states.csv: line 3 has 3 numbers, 4 expected");
    refuses(HEADER + "0,0,0,0,0\n", "states.csv: line 2 has 5 numbers, 4 expected");
    refuses(HEADER + "0,0,NaN,0\n", "states.csv: line 2, column 3: 'NaN' is not a finite number");
    refuses(HEADER + "0,0,0,0\n0,0,0,-inf\n", "states.csv: line 3, column 4: '-inf' is not a finite number");
    refuses(HEADER + "0,up,0,0\n", "states.csv: line 2, column 2: 'up' is not a number");
    refuses(HEADER + "0,,0,0\n", "states.csv: line 2, column 2: a number is missing");
    refuses(HEADER + "1e39,0,0,0\n", "states.csv: line 2, column 1: '1e39' is outside the range of a float");
    refuses(HEADER + "0,0,0,0\n\n0,0,0,0\n", "states.csv: line 3 is blank, but more numbers follow");
    evaluate("--states", folder.resolve("none.csv").toString()).refused("none.csv", "no such file");
    evaluate("--states", folder.toString()).refused(folder.toString(), "is a directory");
  }

  private void refuses(String states, String message) throws IOException {
    evaluate("--states", file("states.csv", states)).refused(message);
  }
}
