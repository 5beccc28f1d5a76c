package precocial.task.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.task.ReferenceEnvironment;

class SwingUpReferenceTest {
  private static final Offset<Double> EXACT = within(1e-13);

  private final ReferenceEnvironment environment = new SwingUpReference(0.6);

  /** Values computed apart, by solving the two equations of motion (see the energy test) as a linear system for each state. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.141592653589793, 0, 1, 0, 0.16, 3.141592653589793, -0.4, 0",
    "0.5, -1, 1.5707963267948966, 2, -0.3, 0.49, -1.035, 1.5907963267948966, 2.2455, 0.4650173207653376",
    "-1.2, 0.7, 2.5, -6, 0, -1.193, 0.6332637972963967, 2.44, -5.7194118818178845, 0.08388563078818236",
    "2.39, 1.5, -0.4, 3, 7, 2.405, 1.6327953446383447, -0.37, 3.2101793272920998, -0.0031617575823442525"
  })
  void oneStepByHand(
      double x, double xDot, double theta, double thetaDot, double action,
      double nextX, double nextXDot, double nextTheta, double nextThetaDot, double reward) {
    environment.reset(new double[] {x, xDot, theta, thetaDot});
    assertThat(environment.step(new double[] {action}))
        .containsExactly(new double[] {nextX, nextXDot, Math.cos(nextTheta), Math.sin(nextTheta), nextThetaDot}, EXACT);
    assertThat(environment.reward()).isCloseTo(reward, EXACT);
  }

  /** As above. */
  @ParameterizedTest
  @CsvSource({
    "0.9, 0.5, -1, 1.5707963267948966, 2, -0.3, 0.49, -1.038, 1.5907963267948966, 2.163666666666667, 0.4650173207653376",
    "0.9, -1.2, 0.7, 2.5, -6, 0, -1.193, 0.6119830597737227, 2.44, -5.784526376211222, 0.08388563078818236",
    "0.25, 2.39, 1.5, -0.4, 3, 7, 2.405, 1.6282978880479193, -0.37, 3.479575794475067, -0.0031617575823442525"
  })
  void oneStepOfAnotherPoleByHand(
      double pole, double x, double xDot, double theta, double thetaDot, double action,
      double nextX, double nextXDot, double nextTheta, double nextThetaDot, double reward) {
    ReferenceEnvironment environment = new SwingUpReference(pole);
    environment.reset(new double[] {x, xDot, theta, thetaDot});
    assertThat(environment.step(new double[] {action}))
        .containsExactly(new double[] {nextX, nextXDot, Math.cos(nextTheta), Math.sin(nextTheta), nextThetaDot}, EXACT);
    assertThat(environment.reward()).isCloseTo(reward, EXACT);
  }

  @Test
  void resetGivesTheObservationOfTheStart() {
    assertThat(environment.reset(new double[] {0.1, -0.2, 2.5, 0.4}))
        .containsExactly(0.1, -0.2, StrictMath.cos(2.5), StrictMath.sin(2.5), 0.4);
  }

  @Test
  void positionsMoveWithTheOldVelocities() {
    environment.reset(new double[] {0, 0, 3, 0});
    double[] first = environment.step(new double[] {1});
    assertThat(first[0]).isZero();
    assertThat(first[3]).isEqualTo(StrictMath.sin(3));
    assertThat(first[1]).isNotZero();
    double[] second = environment.step(new double[] {1});
    assertThat(second[0]).isEqualTo(0.01 * first[1]);
    assertThat(second[3]).isEqualTo(StrictMath.sin(3 + 0.01 * first[4]));
  }

  /**
   * With a uniform pole whose tip is at x - l sin(theta), energy is M x'^2/2 - m l x' theta' cos(theta)/2 + m l^2 theta'^2/6 +
   * m g l cos(theta)/2, and its rate of change is the power of the force less that of the friction.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.25, 1.7})
  void energyChangesByTheForceAndTheFrictionOnly(double l) {
    ReferenceEnvironment environment = new SwingUpReference(l);
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      double v = 4 * random.nextGaussian();
      double theta = 4 * random.nextGaussian();
      double w = 6 * random.nextGaussian();
      double action = random.nextDouble() * 2 - 1;
      environment.reset(new double[] {0, v, theta, w});
      double[] next = environment.step(new double[] {action});
      double xAcceleration = (next[1] - v) / 0.01;
      double thetaAcceleration = (next[4] - w) / 0.01;
      double s = Math.sin(theta);
      double c = Math.cos(theta);
      double rate =
          v * xAcceleration
              - 0.25 * l * (xAcceleration * w * c + v * thetaAcceleration * c - v * w * w * s)
              + 0.5 / 3 * l * l * w * thetaAcceleration
              - 0.25 * 9.82 * l * s * w;
      assertThat(rate).isCloseTo((10 * action - 0.1 * v) * v, within(1e-8));
    }
  }

  @Test
  void actionIsClippedToOne() {
    double[] start = {0.1, 0.2, 2, 0.3};
    environment.reset(start);
    double[] full = environment.step(new double[] {1});
    environment.reset(start);
    assertThat(environment.step(new double[] {25})).containsExactly(full);
    environment.reset(start);
    double[] back = environment.step(new double[] {-1});
    environment.reset(start);
    assertThat(environment.step(new double[] {Double.NEGATIVE_INFINITY})).containsExactly(back);
    assertThat(back).isNotEqualTo(full);
  }

  @Test
  void rewardIsOneUprightInTheMiddleAndNoneHangingOrAtTheEdge() {
    assertThat(rewardAt(0, 0)).isEqualTo(1);
    assertThat(rewardAt(0, Math.PI)).isCloseTo(0, EXACT);
    assertThat(rewardAt(2.4, 0)).isCloseTo(0, EXACT);
    assertThat(rewardAt(-1.2, Math.PI / 2)).isCloseTo(0.5 * Math.sqrt(0.5), EXACT);
  }

  /** Reward after a step from rest, which leaves the position as it is. */
  private double rewardAt(double x, double theta) {
    environment.reset(new double[] {x, 0, theta, 0});
    environment.step(new double[] {0});
    return environment.reward();
  }

  @ParameterizedTest
  @CsvSource({"2.4, false", "2.4000001, true", "-2.4, false", "-2.41, true", "0, false", "NaN, true"})
  void endsBeyondTheTrack(double x, boolean ended) {
    environment.reset(new double[] {x, 0, 0, 0});
    environment.step(new double[] {0});
    assertThat(environment.terminated()).isEqualTo(ended);
  }
}
