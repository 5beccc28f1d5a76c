package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.ReferenceBackend;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ControlTask;
import precocial.task.ReferenceEnvironment;
import precocial.task.Tasks;

class ReportTest {
  private static Map<String, Object> data(GenomeFile file, String task) throws IOException {
    try (Evaluator evaluator = new CpuBackend().evaluator(2)) {
      return new PageText(Report.of("name", file, Tasks.named(task), null, null, evaluator, "1.2.3").html()).data();
    }
  }

  private static GenomeFile model() throws IOException {
    return GenomeFiles.read(Path.of("swingup"), null, null);
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<Object> list(Object value) {
    return new ArrayList<>((List<?>) value);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Test
  void aGenomeIsShownWithTheEvaluatorsCurve() throws IOException {
    Map<String, Object> data = data(model(), "swingup");
    assertThat(data).containsEntry("title", "name").containsEntry("program", "1.2.3").containsEntry("run", null);
    Map<?, ?> curve = map(map(list(data.get("champions")).get(0)).get("curve"));
    assertThat(list(curve.get("weights"))).hasSize(81).startsWith(-2.0).endsWith(2.0);
    // The figures of the README: 581 over shared weights, 847 under the best, 933 with its own.
    double[] means = list(curve.get("mean")).stream().mapToDouble(ReportTest::number).toArray();
    assertThat(Arrays.stream(means).average().orElseThrow()).isCloseTo(581, within(25.0));
    assertThat(Arrays.stream(means).max().orElseThrow()).isBetween(800.0, 900.0);
    assertThat(number(map(curve.get("individual")).get("mean"))).isCloseTo(933, within(10.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"swingup", "swingup:pole=0.9,noise=0.05", "swingup:starts=hard"})
  void itsEpisodesAreTheProgramsOwn(String name) throws IOException {
    GenomeFile file = model();
    Network network = NetworkCompiler.compile(file.genome());
    Map<?, ?> swingUp = map(data(file, name).get("swingup"));
    ControlTask task = Tasks.control(name);
    assertThat(list(swingUp.get("model"))).hasSize(13);
    assertThat(list(swingUp.get("check"))).hasSize(4);
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      for (Object each : list(swingUp.get("check"))) {
        Map<?, ?> check = map(each);
        double[] start = list(check.get("start")).stream().mapToDouble(ReportTest::number).toArray();
        Weights weights = check.get("weight") instanceof Number weight
            ? Weights.shared(weight.floatValue()) : Weights.INDIVIDUAL;
        Scores scores = evaluator.rollouts(task, List.of(network), weights, new double[][] {start});
        assertThat(number(check.get("total"))).isEqualTo(scores.total(0, 0, 0));
        assertThat(check.get("steps")).isEqualTo(scores.steps(0, 0, 0));
        assertThat(list(check.get("observations"))).hasSize(Math.min(100, scores.steps(0, 0, 0)));
      }
    }
  }

  @Test
  void theTraceFollowsTheOracle() throws IOException {
    Network network = NetworkCompiler.compile(model().genome());
    ControlTask task = Tasks.control("swingup");
    double[] start = {0.1, -0.2, 3f, 0.1};
    ReferenceEnvironment oracle = task.reference();
    try (Evaluator evaluator = new CpuBackend().evaluator(1); Evaluator exact = new ReferenceBackend().evaluator(1)) {
      float[][] trace = EpisodeTrace.of(evaluator, task, network, Weights.shared(1.2f), start);
      double[] seen = oracle.reset(start);
      // No further: what float32 rounds away grows with each step, and passes 1e-4 before the hundredth.
      for (float[] now : List.of(trace).subList(0, 10)) {
        for (int i = 0; i < now.length; i++) {
          assertThat((double) now[i]).isCloseTo(seen[i], within(1e-4));
        }
        seen = oracle.step(exact.forward(network, Weights.shared(1.2f), new double[][] {seen})[0]);
      }
    }
  }

  @Test
  void factsAreShownAsTheyAre() throws IOException {
    GenomeFile file = new GenomeFile(model().genome(), "swingup", Map.of("<b>", "</script>", "list", List.of(1, 0.5)));
    assertThat(list(data(file, "swingup").get("facts"))).contains(List.of("<b>", "</script>"), List.of("list", "1, 0.5"));
  }

  @Test
  void ofManySomeAreTakenWithTheFirstAndTheLast() {
    List<Integer> all = IntStream.range(0, 101).boxed().toList();
    assertThat(PageData.some(all, 200)).isEqualTo(all);
    assertThat(PageData.some(all, 11)).containsExactly(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100);
    assertThat(PageData.some(all, 1)).containsExactly(100);
  }
}
