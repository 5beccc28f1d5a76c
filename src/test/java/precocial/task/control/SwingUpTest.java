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
