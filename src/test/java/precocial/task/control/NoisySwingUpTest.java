package precocial.task.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.numerics.NormalNoise;
import precocial.task.Environment;
import precocial.task.ReferenceEnvironment;

class NoisySwingUpTest {
  private static final double[] STATE = {0.25, -0.5, 3, 1};

  private final SwingUp exact = new SwingUp();
  private final SwingUp noisy = SwingUp.of("noise=0.25");

  @Test
  void thePolicyAloneSeesTheNoise() {
    Environment seen = noisy.environment();
    Environment hidden = exact.environment();
    seen.add(new double[][] {noisy.episode(STATE, 70), noisy.episode(STATE, 71)});
    hidden.add(new double[][] {exact.episode(STATE, 70), exact.episode(STATE, 71)});
    NormalNoise noise = new NormalNoise(5);
    for (int step = 0; step < 60; step++) {
      for (int lane = 0; lane < 2; lane++) {
        float[] normal = noise.at(70 + lane, step);
        for (int q = 0; q < 5; q++) {
          assertThat(seen.observations()[q][lane]).isEqualTo(hidden.observations()[q][lane] + 0.25f * normal[q]);
        }
        assertThat(seen.total(lane)).isEqualTo(hidden.total(lane));
        assertThat(seen.steps(lane)).isEqualTo(step);
      }
      float[][] actions = {{(float) Math.sin(step), (float) Math.cos(step)}};
      seen.step(actions);
      hidden.step(actions);
    }
  }

  /** Lanes come, go and move; each sees what an episode alone sees. */
  @Test
  void aLaneDoesNotDependOnOthers() {
    Environment all = noisy.environment();
    all.add(new double[][] {noisy.episode(STATE, 1), noisy.episode(STATE, 2), noisy.episode(STATE, 3)});
    step(all, 5);
    all.keep(new int[] {0, 2});
    all.add(new double[][] {noisy.episode(STATE, 4)});
    step(all, 3);
    all.keep(new int[] {1, 2});
    step(all, 2);
    int[] streams = {3, 4};
    int[] steps = {10, 5};
    for (int lane = 0; lane < 2; lane++) {
      Environment alone = noisy.environment();
      alone.add(new double[][] {noisy.episode(STATE, streams[lane])});
      step(alone, steps[lane]);
      assertThat(all.steps(lane)).isEqualTo(steps[lane]);
      for (int q = 0; q < 5; q++) {
        assertThat(all.observations()[q][lane]).isEqualTo(alone.observations()[q][0]);
      }
    }
  }

  private static void step(Environment environment, int steps) {
    for (int s = 0; s < steps; s++) {
      environment.step(new float[][] {new float[environment.lanes()]});
    }
  }

  /** The policy is a sum of what it sees. After 40 steps errors of rounding have had no time to grow. */
  @ParameterizedTest
  @ValueSource(strings = {"noise=0.25", "noise=0.02,pole=0.3", "pole=1.5,noise=1,starts=hard", "pole=0.3", "pole=2,starts=hard"})
  void bothFormsOfAVariantAgreeOverTheFirstSteps(String options) {
    SwingUp task = SwingUp.of(options);
    Random random = new Random(6);
    int compared = 0;
    for (int episode = 0; episode < 30; episode++) {
      double[] start = task.start(random);
      Environment lanes = task.environment();
      lanes.add(new double[][] {start});
      ReferenceEnvironment reference = task.reference();
      double[] expected = reference.reset(start);
      double total = 0;
      for (int step = 0; step < 40 && lanes.running(0); step++) {
        float action = 0;
        for (int q = 0; q < 5; q++) {
          float seen = lanes.observations()[q][0];
          assertThat((double) seen).isCloseTo(expected[q], within(1e-3));
          action += 0.1f * seen;
        }
        lanes.step(new float[][] {{action}});
        expected = reference.step(new double[] {action});
        total += reference.reward();
        compared++;
      }
      assertThat((double) lanes.total(0)).isCloseTo(total, within(1e-3));
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void startsAreThoseWithoutNoiseAndTheNumberOfAStream() {
    double most = 0;
    for (int i = 0; i < 1000; i++) {
      double[] start = noisy.start(new KeyedRandom(1, 2, i, Purpose.START));
      double[] usual = exact.start(new KeyedRandom(1, 2, i, Purpose.START));
      assertThat(start).hasSize(5).startsWith(usual);
      assertThat(start[4]).isEqualTo((float) start[4]).isEqualTo((int) start[4]).isBetween(0.0, 0x1p24 - 1);
      assertThat(noisy.goalStart(new KeyedRandom(1, 2, i, Purpose.START))).hasSize(5);
      most = Math.max(most, start[4]);
    }
    assertThat(most).isGreaterThan(0.99 * 0x1p24);
  }

  @Test
  void anEpisodeByHandHasTheStreamOfItsNumber() {
    assertThat(noisy.episode(STATE, 12)).containsExactly(0.25, -0.5, 3, 1, 12);
    assertThat(exact.episode(STATE, 12)).containsExactly(STATE);
    assertThat(noisy.stateNames()).isEqualTo(exact.stateNames()).hasSize(4);
    for (int number : new int[] {-1, NormalNoise.STREAMS}) {
      assertThatThrownBy(() -> noisy.episode(STATE, number)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
