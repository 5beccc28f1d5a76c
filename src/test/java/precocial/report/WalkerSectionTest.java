package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.GenomeFile;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.Tasks;
import precocial.task.biped.Biped;
import precocial.task.biped.Terrain;
import precocial.task.biped.WalkerRecorder;

class WalkerSectionTest {
  private static final int REWARD = 2; // places among the columns
  private static final int FIRST_OBSERVATION = 3;

  private static Genome genome(long seed) {
    return RandomGenomes.evolved(24, 4, 60, seed);
  }

  /** With weights of its own. */
  private static Genome weighted(long seed) {
    Genome genome = genome(seed);
    float[] weights = new float[genome.connections().size()];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 0.3f * (k % 7) - 1;
    }
    return genome.withWeights(weights);
  }

  private static Map<String, Object> data(Genome genome, String task) throws Exception {
    try (Evaluator evaluator = new CpuBackend().evaluator(2)) {
      GenomeFile file = new GenomeFile(genome, task, Map.of());
      return new PageText(Report.of("name", file, Tasks.named(task), null, null, evaluator, "1").html()).data();
    }
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<Map<?, ?>> maps(Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    ((List<?>) value).forEach(each -> maps.add(map(each)));
    return maps;
  }

  private static double[] numbers(Object value) {
    return ((List<?>) value).stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
  }

  private static Map<?, ?> champion(Map<String, Object> data) {
    return maps(data.get("champions")).get(0);
  }

  private static Weights weightsOf(Map<?, ?> recorded) {
    return recorded.get("weight") instanceof Number weight ? Weights.shared(weight.floatValue()) : Weights.INDIVIDUAL;
  }

  /** A column of a replay, in units. */
  private static double[] column(Map<?, ?> replay, int number) {
    double[] values = numbers(((List<?>) replay.get("frames")).get(number));
    for (int i = 1; i < values.length; i++) {
      values[i] += values[i - 1];
    }
    return Arrays.stream(values).map(v -> v / (number == REWARD ? WalkerReplay.REWARD_PLACES : WalkerReplay.PLACES)).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"biped", "biped-hardcore"})
  void replaysAreTheProgramsEpisodes(String name) throws Exception {
    Genome genome = weighted(5);
    Network network = NetworkCompiler.compile(genome);
    Map<String, Object> data = data(genome, name);
    double[] start = numbers(map(data.get("walker")).get("start"));
    List<Map<?, ?>> replays = maps(champion(data).get("replays"));
    List<Object> weights = new ArrayList<>();
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      for (Map<?, ?> replay : replays) {
        weights.add(replay.get("weight"));
        List<double[]> frames = new ArrayList<>();
        WalkerRecorder recorder = (x, y, observation) -> {
          double[] frame = new double[FIRST_OBSERVATION + observation.length];
          frame[0] = x;
          frame[1] = y;
          System.arraycopy(observation, 0, frame, FIRST_OBSERVATION, observation.length);
          frames.add(frame);
        };
        Biped task = ((Biped) Tasks.named(name)).recorded(recorder);
        Scores scores = evaluator.rollouts(task, List.of(network), weightsOf(replay), new double[][] {start});
        int steps = scores.steps(0, 0, 0);
        assertThat(replay.get("steps")).isEqualTo(steps);
        assertThat(((Number) replay.get("total")).doubleValue()).isEqualTo(scores.total(0, 0, 0));
        for (int c = 0; c < FIRST_OBSERVATION + 24; c++) {
          double[] column = column(replay, c);
          assertThat(column).hasSize((steps + 1) / 2 + 1);
          for (int i = 0; i < column.length && c != REWARD; i++) {
            assertThat(column[i]).isCloseTo(frames.get(Math.min(steps, 2 * i))[c], within(0.00051));
          }
        }
        double[] earned = column(replay, REWARD);
        assertThat(earned[0]).isZero();
        assertThat(earned[earned.length - 1]).isCloseTo(scores.total(0, 0, 0), within(0.051));
      }
    }
    assertThat(weights).contains(-2.0, -1.0, -0.5, 0.5, 1.0, 2.0, data.get("startWeight")).endsWith("individual")
        .doesNotHaveDuplicates();
  }

  @Test
  void theAnswersToCheckAreTheProgramsToTheBit() throws Exception {
    Genome genome = weighted(6);
    Network network = NetworkCompiler.compile(genome);
    Map<String, Object> data = data(genome, "biped");
    double[] start = numbers(map(data.get("walker")).get("start"));
    List<Map<?, ?>> checks = maps(map(data.get("walker")).get("check"));
    assertThat(checks).hasSize(3);
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      for (Map<?, ?> check : checks) {
        float[][] trace = EpisodeTrace.of(evaluator, new Biped(false), network, weightsOf(check), start);
        List<?> seen = (List<?>) check.get("observations");
        assertThat(seen.size()).isBetween(20, trace.length);
        for (int step = 0; step < seen.size(); step++) {
          double[] now = numbers(seen.get(step));
          double[] exact = IntStream.range(0, now.length).mapToDouble(i -> (float) now[i]).toArray();
          for (int i = 0; i < now.length; i++) {
            assertThat((float) now[i]).isEqualTo(trace[step][i]);
          }
          double[] answer = evaluator.forward(network, weightsOf(check), new double[][] {exact})[0];
          double[] told = numbers(((List<?>) check.get("outputs")).get(step));
          for (int i = 0; i < told.length; i++) {
            assertThat((float) told[i]).isEqualTo((float) answer[i]);
          }
        }
      }
    }
  }

  @Test
  void theCurveIsTheEvaluators() throws Exception {
    Genome genome = genome(7);
    Map<String, Object> data = data(genome, "biped");
    Map<?, ?> curve = map(champion(data).get("curve"));
    double[] weights = numbers(curve.get("weights"));
    double[] mean = numbers(curve.get("mean"));
    assertThat(weights).contains(-2, -1, -0.5, 0.5, 1, 2).isSorted();
    assertThat(curve.get("individual")).isNull();
    int best = IntStream.range(0, mean.length).reduce(0, (a, b) -> mean[b] > mean[a] ? b : a);
    assertThat(data.get("startWeight")).isEqualTo(weights[best]);
  }

  @Test
  void theTerrainIsThatOfTheEpisodes() throws Exception {
    Map<?, ?> walker = map(data(genome(7), "biped-hardcore").get("walker"));
    Terrain terrain = Terrain.of((int) numbers(walker.get("start"))[0], true);
    double[] heights = numbers(map(walker.get("terrain")).get("heights"));
    for (int i = 0; i < heights.length; i++) {
      assertThat(heights[i]).isCloseTo(terrain.heights()[i], within(0.00051));
    }
    List<?> boxes = (List<?>) map(walker.get("terrain")).get("boxes");
    assertThat(boxes).hasSize(terrain.boxes().size()).hasSizeGreaterThan(5);
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(numbers(boxes.get(i))).containsExactly(terrain.boxes().get(i), within(0.00051));
    }
    assertThat((List<?>) map(map(data(genome(7), "biped").get("walker")).get("terrain")).get("boxes")).isEmpty();
  }

  @Test
  void theGroundIsAsFarBelowTheHullAsItsLidarSees() throws Exception {
    Map<String, Object> data = data(genome(8), "biped");
    Map<?, ?> walker = map(data.get("walker"));
    double[] heights = numbers(map(walker.get("terrain")).get("heights"));
    double range = ((Number) map(walker.get("shape")).get("lidarRange")).doubleValue();
    int compared = 0;
    for (Map<?, ?> replay : maps(champion(data).get("replays"))) {
      double[] x = column(replay, 0);
      double[] y = column(replay, 1);
      double[] down = column(replay, FIRST_OBSERVATION + 14);
      for (int i = 0; i < x.length; i++) {
        double at = x[i] / Terrain.step();
        double ground = heights[(int) at] + (at - (int) at) * (heights[(int) at + 1] - heights[(int) at]);
        assertThat(y[i] - ground).isCloseTo(range * down[i], within(0.005));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void aNetworkThatGivesNoNumberIsRecordedToThatEnd() throws Exception {
    Map<String, Object> data = data(infinite(), "biped");
    List<Map<?, ?>> replays = maps(champion(data).get("replays"));
    Map<?, ?> replay = replays.get(replays.size() - 1);
    assertThat(replay.get("weight")).isEqualTo("individual");
    assertThat(replay.get("end")).isEqualTo("nan");
    assertThat(replay.get("steps")).isEqualTo(1);
    assertThat(((Number) replay.get("total")).doubleValue()).isEqualTo(-100);
    assertThat(column(replay, REWARD)).containsExactly(0, -100);
    List<Map<?, ?>> checks = maps(map(data.get("walker")).get("check"));
    Map<?, ?> check = checks.get(checks.size() - 1);
    assertThat((List<?>) ((List<?>) check.get("outputs")).get(0)).containsNull();
  }

  /** All weights of its own are so great that sums overflow to infinities of either sign. */
  private static Genome infinite() {
    GenomeSketch sketch = new GenomeSketch(24, 4).hidden(29, Activation.LINEAR).hidden(30, Activation.LINEAR)
        .hidden(31, Activation.INVERSE).on(0, 29).on(29, 30).on(30, 31).on(30, 25).on(31, 25);
    float[] weights = new float[5];
    Arrays.fill(weights, 3e38f);
    return sketch.genome().withWeights(weights);
  }

  @ParameterizedTest
  @CsvSource({
    "fell,   5,     -100, 300,  false",
    "back,   -0.01, -100, 300,  false",
    "fell,   5,     -100, 1600, false",
    "finish, 88.7,  0.1,  900,  false",
    "time,   40,    0.1,  1600, false",
    "stuck,  5,     0.0,  300,  false",
    "nan,    5,     0.0,  300,  true"
  })
  void theEndIsNamed(String end, double x, double lastReward, int steps, boolean nan) {
    WalkerReplay replay = new WalkerReplay();
    for (int step = 0; step <= steps; step++) {
      replay.earned(step < steps ? 2.5 : 2.5 + lastReward);
      replay.frame(step < steps ? 4 : x, 6, new double[24]);
    }
    assertThat(replay.end(new Biped(false), nan)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 101, 102, 103, 104})
  void aHalvedReplayHasEverySecondFrameAndTheLast(int steps) {
    WalkerReplay replay = new WalkerReplay();
    for (int step = 0; step <= steps; step++) {
      replay.earned(step);
      replay.frame(step * step, -step, new double[24]);
    }
    Map<String, Object> whole = replay.data(2);
    Map<String, Object> half = WalkerReplay.halved(whole);
    assertThat(half.get("stride")).isEqualTo(4);
    int[][] frames = (int[][]) half.get("frames");
    List<Integer> expected = new ArrayList<>();
    for (int step = 0; step < steps; step += 4) {
      expected.add(step);
    }
    expected.add(steps);
    int x = 0;
    for (int i = 0; i < expected.size(); i++) {
      x += frames[0][i];
      assertThat(x).isEqualTo(expected.get(i) * expected.get(i) * WalkerReplay.PLACES);
    }
    assertThat(frames[0]).hasSize(expected.size());
    assertThat((int[][]) whole.get("frames")).isNotSameAs(frames);
  }

  @Test
  void lighterChampionsKeepTheBestRecordingAndTheFigures() {
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      WalkerSection section = new WalkerSection(new Biped(false), evaluator);
      Map<String, Object> champion = new LinkedHashMap<>();
      section.judge(champion, NetworkCompiler.compile(weighted(10)), true, false);
      assertThat(section.lighter(champion, 0)).isSameAs(champion);
      Map<String, Object> coarse = section.lighter(champion, 1);
      assertThat((List<?>) coarse.get("replays")).hasSameSizeAs((List<?>) champion.get("replays"));
      Map<String, Object> few = section.lighter(champion, section.savings());
      assertThat(maps(few.get("replays")).stream().map(replay -> replay.get("weight")).toList())
          .isEqualTo(List.of((float) section.bestWeight(champion), "individual"));
      assertThat(few.get("curve")).isSameAs(champion.get("curve"));
      assertThat(maps(champion.get("replays"))).allSatisfy(replay -> assertThat(replay.get("stride")).isEqualTo(2));
    }
  }
}
