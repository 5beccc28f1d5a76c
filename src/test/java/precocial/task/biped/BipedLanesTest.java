package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

class BipedLanesTest {
  private static final int MOST = 150;

  /** What an episode came to. */
  private record Result(float total, int steps, float[] last) {
    boolean same(Result other) {
      return total == other.total && steps == other.steps && Arrays.equals(last, other.last);
    }
  }

  private static double[][] starts(Biped task, int count, long seed) {
    Random random = new Random(seed);
    double[][] starts = new double[count][];
    for (int i = 0; i < count; i++) {
      starts[i] = task.start(random);
    }
    return starts;
  }

  /** A policy without memory, in float: some function of what is seen, another for each episode. */
  private static float action(int a, float[] seen, int episode) {
    double sum = 0.3 * Math.sin(a + episode);
    for (int q = 0; q < seen.length; q++) {
      sum += Math.sin(1.7 * q + 5 * a + episode) * seen[q];
    }
    return (float) sum;
  }

  private static float[] column(float[][] rows, int lane) {
    float[] column = new float[rows.length];
    for (int q = 0; q < rows.length; q++) {
      column[q] = rows[q][lane];
    }
    return column;
  }

  /** Done one after the other by the reference, with the rounding to float that lanes have. */
  private static List<Result> alone(Biped task, double[][] starts) {
    List<Result> results = new ArrayList<>();
    try (ReferenceEnvironment walker = task.reference()) {
      for (int e = 0; e < starts.length; e++) {
        float[] seen = floats(walker.reset(starts[e]));
        double total = 0;
        int steps = 0;
        do {
          double[] actions = new double[4];
          for (int a = 0; a < 4; a++) {
            actions[a] = action(a, seen, e);
          }
          seen = floats(walker.step(actions));
          total += walker.reward();
          steps++;
        } while (!walker.terminated() && steps < MOST);
        results.add(new Result((float) total, steps, seen));
      }
    }
    return results;
  }

  private static float[] floats(double[] values) {
    return WalkerWorld.floats(values);
  }

  /** In lanes that come and go in any order. */
  private static Result[] together(Biped task, double[][] starts, Random random) {
    Result[] results = new Result[starts.length];
    List<Integer> waiting = new ArrayList<>();
    for (int e = 0; e < starts.length; e++) {
      waiting.add(e);
    }
    Collections.shuffle(waiting, random);
    List<Integer> episodes = new ArrayList<>(); // of the lanes
    try (Environment lanes = task.environment()) {
      while (!waiting.isEmpty() || !episodes.isEmpty()) {
        int more = Math.min(waiting.size(), random.nextInt(5));
        List<Integer> next = waiting.subList(0, more);
        lanes.add(next.stream().map(e -> starts[e]).toArray(double[][]::new));
        episodes.addAll(next);
        next.clear();
        for (int i = random.nextInt(30); i >= 0; i--) {
          step(lanes, episodes, results);
        }
        int[] kept = IntStream.range(0, lanes.lanes())
            .filter(lane -> results[episodes.get(lane)] == null || random.nextInt(3) == 0).toArray();
        List<Integer> left = Arrays.stream(kept).mapToObj(episodes::get).toList();
        lanes.keep(kept);
        episodes.clear();
        episodes.addAll(left);
        assertThat(lanes.lanes()).isEqualTo(kept.length);
      }
    }
    return results;
  }

  private static void step(Environment lanes, List<Integer> episodes, Result[] results) {
    float[][] actions = new float[4][Math.max(1, lanes.lanes())];
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      for (int a = 0; a < 4; a++) {
        actions[a][lane] = action(a, column(lanes.observations(), lane), episodes.get(lane));
      }
    }
    lanes.step(actions);
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      int e = episodes.get(lane);
      if (results[e] == null && (!lanes.running(lane) || lanes.steps(lane) == MOST)) {
        results[e] = new Result(lanes.total(lane), lanes.steps(lane), column(lanes.observations(), lane));
      } else if (results[e] != null && results[e].steps < MOST) {
        assertThat(lanes.total(lane)).as("total after the end").isEqualTo(results[e].total);
        assertThat(lanes.steps(lane)).isEqualTo(results[e].steps);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lanesDoWhatTheReferenceDoes(boolean hardcore) {
    Biped task = new Biped(hardcore);
    double[][] starts = starts(task, 16, 4);
    List<Result> alone = alone(task, starts);
    for (long seed = 0; seed < 2; seed++) {
      Result[] together = together(task, starts, new Random(seed));
      for (int e = 0; e < starts.length; e++) {
        assertThat(together[e].same(alone.get(e))).as("episode %d: %s, %s", e, together[e], alone.get(e)).isTrue();
      }
    }
    assertThat(alone.stream().map(Result::total).distinct().count()).isGreaterThan(12);
    assertThat(alone).anyMatch(result -> result.steps < MOST);
  }

  @Test
  void startsAreWithinTheirBounds() {
    for (double[] start : starts(new Biped(false), 2000, 1)) {
      assertThat(start[0]).isEqualTo(Math.rint(start[0])).isBetween(0.0, Terrain.COUNT - 1.0);
      assertThat(start[1]).isEqualTo((float) start[1]).isBetween(-5.0, 5.0);
    }
  }

  @Test
  void statesThatCanBeNoStartAreRefused() {
    Biped task = new Biped(false);
    assertThat(task.episode(new double[] {7, 0.1}, 0)).containsExactly(7, 0.1f);
    String terrain = "terrain of state 3 must be a whole number from 0 to 16777215, not ";
    for (String wrong : new String[] {"-1", "0.5", "16777216", "NaN", "Infinity"}) {
      assertThatThrownBy(() -> task.episode(new double[] {Double.parseDouble(wrong), 0}, 2)).hasMessage(terrain + wrong);
    }
    for (String wrong : new String[] {"-1001", "1000000000", "NaN"}) {
      assertThatThrownBy(() -> task.episode(new double[] {1, Double.parseDouble(wrong)}, 0))
          .hasMessage("push of state 1 must be from -1000 to 1000 N, not " + wrong);
    }
  }
}
