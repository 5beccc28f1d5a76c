package precocial.task.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.task.ReferenceEnvironment;

class SwingUpLanesTest {
  private static final double[] HANGING = {0, 0, Math.PI, 0};

  private final SwingUpLanes lanes = new SwingUpLanes(SwingUpModel.of(SwingUpOptions.USUAL));

  /** 10,000 states over ten times the range of a start and more; errors as a share of the value where that is above 1. */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.3, 2.5})
  void oneStepAgreesWithTheReference(double pole) {
    SwingUpLanes lanes = new SwingUpLanes(SwingUpModel.of(new SwingUpOptions(pole, 0, false)));
    int n = 10_000;
    Random random = new Random(1);
    double[][] starts = new double[n][];
    float[][] actions = new float[1][n];
    for (int i = 0; i < n; i++) {
      starts[i] =
          new double[] {
            (float) (2.6 * (2 * random.nextDouble() - 1)),
            (float) (2 * random.nextGaussian()),
            (float) (8 * random.nextGaussian()),
            (float) (5 * random.nextGaussian())
          };
      actions[0][i] = (float) (0.8 * random.nextGaussian());
    }
    lanes.add(starts);
    lanes.step(actions);
    int ended = 0;
    for (int i = 0; i < n; i++) {
      ReferenceEnvironment reference = new SwingUpReference(pole);
      reference.reset(starts[i]);
      double[] expected = reference.step(new double[] {actions[0][i]});
      for (int k = 0; k < 5; k++) {
        double bound = 1e-5 * Math.max(1, Math.abs(expected[k]));
        double observed = lanes.observations()[k][i];
        assertThat(observed).as("observation %d of lane %d", k, i).isCloseTo(expected[k], within(bound));
      }
      assertThat((double) lanes.total(i)).isCloseTo(reference.reward(), within(1e-5));
      assertThat(lanes.running(i)).isEqualTo(!reference.terminated());
      ended += reference.terminated() ? 1 : 0;
    }
    assertThat(ended).isBetween(100, n / 2);
  }

  @Test
  void observationsStartAtTheStart() {
    lanes.add(new double[][] {{0.25, -0.5, 1, 2}, HANGING});
    float[][] observations = lanes.observations();
    assertThat(observations).hasNumberOfRows(5);
    assertThat(observations[0]).containsExactly(0.25f, 0f);
    assertThat(observations[1]).containsExactly(-0.5f, 0f);
    assertThat(observations[2][0]).isCloseTo((float) Math.cos(1), within(1e-6f));
    assertThat(observations[3][0]).isCloseTo((float) Math.sin(1), within(1e-6f));
    assertThat(observations[2][1]).isCloseTo(-1f, within(1e-6f));
    assertThat(observations[4]).containsExactly(2f, 0f);
  }

  @Test
  void positionsMoveWithTheOldVelocities() {
    lanes.add(new double[][] {HANGING});
    step(1f);
    assertThat(lanes.observations()[0][0]).isZero();
    float velocity = lanes.observations()[1][0];
    assertThat(velocity).isCloseTo(0.16f, within(1e-6f));
    step(1f);
    assertThat(lanes.observations()[0][0]).isEqualTo(0.01f * velocity);
  }

  @Test
  void rewardIsThatOfTheStateAfterTheStep() {
    lanes.add(new double[][] {{0, 120, 0, 0}});
    step(0f);
    // The step took the cart from the middle, worth 1, to 1.2 m.
    assertThat(lanes.total(0)).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  @Test
  void anEpisodeHasExactlyAThousandSteps() {
    lanes.add(new double[][] {HANGING});
    for (int i = 1; i < 1000; i++) {
      step(0f);
      assertThat(lanes.steps(0)).isEqualTo(i);
    }
    assertThat(lanes.running(0)).isTrue();
    step(0f);
    assertThat(lanes.running(0)).isFalse();
    assertThat(lanes.steps(0)).isEqualTo(1000);
    step(0f);
    assertThat(lanes.steps(0)).isEqualTo(1000);
  }

  @Test
  void theTrackEndsBeyondItsEdge() {
    float edge = 2.4f;
    float beyond = Math.nextUp(edge);
    lanes.add(new double[][] {{edge, 0, 0, 0}, {beyond, 0, 0, 0}, {-edge, 0, 0, 0}, {-beyond, 0, 0, 0}});
    step(0f, 0f, 0f, 0f);
    assertThat(IntStream.range(0, 4).mapToObj(lanes::running)).containsExactly(true, false, true, false);
    assertThat(IntStream.range(0, 4).map(lanes::steps)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void theStepThatEndsAnEpisodeCountsAndNoLaterOne() {
    lanes.add(new double[][] {{2.3, 20, 0, 0}});
    step(0f);
    float reward = (float) Math.cos(2.5 / 2.4 * Math.PI / 2);
    assertThat(reward).isNegative();
    assertThat(lanes.total(0)).isCloseTo(reward, within(1e-6f));
    float total = lanes.total(0);
    for (int i = 0; i < 50; i++) {
      step(-1f);
    }
    assertThat(lanes.total(0)).isEqualTo(total);
    assertThat(lanes.steps(0)).isEqualTo(1);
    assertThat(lanes.running(0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1", "-1.0001, -1", "3e38, 1", "Infinity, 1", "-Infinity, -1"})
  void actionIsClipped(float action, float clipped) {
    double[] start = {0.1, 0.2, 2, 0.3};
    lanes.add(new double[][] {start, start, start});
    step(action, clipped, 0.9f * clipped);
    assertThat(lanes.observations()[1][0]).isEqualTo(lanes.observations()[1][1]).isNotEqualTo(lanes.observations()[1][2]);
  }

  @Test
  void aNanActionEndsTheEpisodeWithATotalThatSaysSo() {
    lanes.add(new double[][] {HANGING, HANGING});
    step(Float.NaN, 0f);
    step(0f, 0f);
    int steps = lanes.steps(0);
    for (int i = 0; i < 40; i++) {
      step(0f, 0f);
    }
    assertThat(lanes.total(0)).isNaN();
    assertThat(lanes.running(0)).isFalse();
    assertThat(lanes.steps(0)).isEqualTo(steps).isEqualTo(2);
    assertThat(lanes.total(1)).isNotNaN();
    assertThat(lanes.running(1)).isTrue();
  }

  @Test
  void aNanAfterTheEndChangesNothing() {
    lanes.add(new double[][] {{2.39, 20, 0, 0}, {2.39, 20, 0, 0}});
    step(0f, 0f);
    float total = lanes.total(0);
    for (int i = 0; i < 3; i++) {
      step(Float.NaN, 0f);
    }
    assertThat(lanes.observations()[0][0]).isNaN();
    assertThat(lanes.total(0)).isEqualTo(total).isEqualTo(lanes.total(1));
    assertThat(lanes.steps(0)).isEqualTo(1);
    assertThat(lanes.running(0)).isFalse();
  }

  /** Lanes come and go at random; each has a policy of its own, and the same trace as an episode alone. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aLaneDoesNotDependOnOthers(long seed) {
    Random random = new Random(seed);
    List<double[]> starts = new ArrayList<>();
    List<Integer> episodes = new ArrayList<>(); // (lanes): number of the episode there
    List<Integer> ages = new ArrayList<>();
    int compared = 0;
    for (int t = 0; t < 150; t++) {
      if (t % 10 == 0) {
        int added = random.nextInt(12);
        double[][] further = new double[added][];
        for (int i = 0; i < added; i++) {
          further[i] =
              new double[] {random.nextGaussian(), random.nextGaussian(), 3 * random.nextGaussian(), random.nextGaussian()};
          episodes.add(starts.size());
          ages.add(0);
          starts.add(further[i]);
        }
        lanes.add(further);
      }
      float[] actions = new float[lanes.lanes() + 3];
      for (int i = 0; i < lanes.lanes(); i++) {
        actions[i] = policy(episodes.get(i), ages.get(i));
        ages.set(i, ages.get(i) + 1);
      }
      step(actions);
      if (t % 7 == 6) {
        int[] kept = IntStream.range(0, lanes.lanes()).filter(i -> random.nextInt(4) > 0).toArray();
        lanes.keep(kept);
        assertThat(lanes.lanes()).isEqualTo(kept.length);
        List<Integer> before = List.copyOf(episodes);
        List<Integer> agesBefore = List.copyOf(ages);
        episodes.clear();
        ages.clear();
        for (int lane : kept) {
          episodes.add(before.get(lane));
          ages.add(agesBefore.get(lane));
        }
      }
      if (t % 25 == 24) {
        for (int i = 0; i < lanes.lanes(); i++) {
          assertThat(trace(lanes, i)).isEqualTo(alone(starts.get(episodes.get(i)), episodes.get(i), ages.get(i)));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  @Test
  void keepingNoLaneLeavesRoomForOthers() {
    lanes.add(new double[][] {HANGING, HANGING, HANGING});
    step(1f, 1f, 1f);
    lanes.keep(new int[0]);
    assertThat(lanes.lanes()).isZero();
    lanes.add(new double[][] {{0.5, 0, 1, 0}});
    assertThat(lanes.lanes()).isEqualTo(1);
    assertThat(lanes.steps(0)).isZero();
    assertThat(lanes.total(0)).isZero();
    assertThat(lanes.running(0)).isTrue();
    assertThat(lanes.observations()[0][0]).isEqualTo(0.5f);
  }

  private void step(float... actions) {
    lanes.step(new float[][] {actions});
  }

  private static float policy(int episode, int age) {
    return (float) Math.sin(0.3 * age + episode);
  }

  private static List<Float> alone(double[] start, int episode, int age) {
    SwingUpLanes lanes = new SwingUpLanes(SwingUpModel.of(SwingUpOptions.USUAL));
    lanes.add(new double[][] {start});
    for (int t = 0; t < age; t++) {
      lanes.step(new float[][] {{policy(episode, t)}});
    }
    return trace(lanes, 0);
  }

  private static List<Float> trace(SwingUpLanes lanes, int lane) {
    List<Float> trace = new ArrayList<>();
    Arrays.stream(lanes.observations()).forEach(row -> trace.add(row[lane]));
    trace.addAll(List.of(lanes.total(lane), (float) lanes.steps(lane), lanes.running(lane) ? 1f : 0f));
    return trace;
  }
}
