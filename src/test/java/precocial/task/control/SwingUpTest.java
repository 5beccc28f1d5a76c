package precocial.task.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

class SwingUpTest {
  private static final int DRAWS = 20_000;

  private final SwingUp task = new SwingUp();

  @Test
  void isTheTaskOfThePaper() {
    assertThat(task.name()).isEqualTo("swingup");
    assertThat(task.inputs()).isEqualTo(5);
    assertThat(task.outputs()).isEqualTo(1);
    assertThat(task.maxSteps()).isEqualTo(1000);
    assertThat(task.stateNames()).containsExactly("x", "x_dot", "theta", "theta_dot");
  }

  @Test
  void startsAreNormalAroundThePoleHangingStill() {
    checkDraws(i -> task.start(new KeyedRandom(11, 0, i, Purpose.START)), 0, 0, Math.PI, 0);
  }

  @Test
  void goalStartsAreNormalAroundThePoleStandingStill() {
    checkDraws(i -> task.goalStart(new KeyedRandom(12, 0, i, Purpose.START)), 0, 0, 0, 0);
  }

  /** Bounds are five standard errors: 0.2 / sqrt(20,000) for the mean, that over sqrt(2) for the deviation. */
  private void checkDraws(IntFunction<double[]> draw, double... mean) {
    double[] sum = new double[4];
    double[] squares = new double[4];
    for (int i = 0; i < DRAWS; i++) {
      double[] start = draw.apply(i);
      assertThat(start).hasSize(4);
      for (int k = 0; k < 4; k++) {
        sum[k] += start[k] - mean[k];
        squares[k] += (start[k] - mean[k]) * (start[k] - mean[k]);
      }
    }
    for (int k = 0; k < 4; k++) {
      String name = task.stateNames().get(k);
      assertThat(sum[k] / DRAWS).as("mean of %s", name).isCloseTo(0, within(0.0071));
      assertThat(Math.sqrt(squares[k] / DRAWS)).as("deviation of %s", name).isCloseTo(0.2, within(0.005));
    }
  }

  /** Bounds are five standard errors of the mean, range / sqrt(3 n), and of the mean square, range^2 sqrt(4 / 45 n). */
  @Test
  void hardStartsAreUniformAboutThePoleHangingStill() {
    SwingUp hard = SwingUp.of("starts=hard");
    double[] range = {2.4, 10, Math.PI / 2, 10};
    for (int k = 0; k < 4; k++) {
      double sum = 0;
      double squares = 0;
      double most = 0;
      for (int i = 0; i < DRAWS; i++) {
        double[] start = hard.start(new KeyedRandom(13, 0, i, Purpose.START));
        assertThat(start).hasSize(4);
        assertThat(start[k]).isEqualTo((float) start[k]);
        double share = (start[k] - (k == 2 ? Math.PI : 0)) / range[k];
        sum += share;
        squares += share * share;
        most = Math.max(most, Math.abs(share));
      }
      String name = task.stateNames().get(k);
      assertThat(sum / DRAWS).as("mean of %s", name).isCloseTo(0, within(5 / Math.sqrt(3.0 * DRAWS)));
      assertThat(squares / DRAWS).as("square of %s", name).isCloseTo(1 / 3.0, within(5 * Math.sqrt(4 / 45.0 / DRAWS)));
      assertThat(most).as("greatest %s", name).isBetween(0.999, 1 + 1e-6);
    }
    checkDraws(i -> hard.goalStart(new KeyedRandom(14, 0, i, Purpose.START)), 0, 0, 0, 0);
  }

  @Test
  void startsAreExactlyFloatsAndFollowTheirKey() {
    double[] start = task.start(new KeyedRandom(3, 4, 5, Purpose.START));
    for (double value : start) {
      assertThat(value).isEqualTo((float) value);
    }
    assertThat(task.start(new KeyedRandom(3, 4, 5, Purpose.START))).containsExactly(start);
    assertThat(task.start(new KeyedRandom(3, 4, 6, Purpose.START))).isNotEqualTo(start);
  }

  @Test
  void eachCallGivesEpisodesOfItsOwn() {
    double[] start = {0, 0, Math.PI, 0};
    var first = task.environment();
    first.add(new double[][] {start, start});
    assertThat(task.environment().lanes()).isZero();
    var reference = task.reference();
    reference.reset(start);
    assertThat(task.reference()).isNotSameAs(reference);
  }
}
