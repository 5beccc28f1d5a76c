package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void theFirstStepHasTheLengthOfTheLearningRate() {
    float[] weights = {1, 2, 3};
    Adam.start(3).step(weights, new double[] {1e-3, -50, 0}, 0.25);
    assertThat(weights).containsExactly(new float[] {0.75f, 2.25f, 3f}, within(1e-5f));
  }

  /** The sums written out, as algorithm 1 comes to after t steps. */
  @Test
  void stepsAreThoseOfThePaper() {
    Random random = new Random(1);
    double[] gradients = random.doubles(30, -1, 2).toArray();
    Adam adam = Adam.start(1);
    for (int t = 1; t <= gradients.length; t++) {
      double first = 0;
      double second = 0;
      for (int i = 1; i <= t; i++) {
        first += 0.1 * Math.pow(0.9, t - i) * gradients[i - 1];
        second += 0.001 * Math.pow(0.999, t - i) * gradients[i - 1] * gradients[i - 1];
      }
      double expected = first / (1 - Math.pow(0.9, t)) / (Math.sqrt(second / (1 - Math.pow(0.999, t))) + 1e-8);
      assertThat(adam.direction(new double[] {gradients[t - 1]})[0]).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void theBottomOfABowlIsFound() {
    float[] weights = {1, -2};
    Adam adam = Adam.start(2);
    for (int t = 0; t < 2000; t++) {
      adam.step(weights, new double[] {2 * (weights[0] - 3), 200 * weights[1]}, 0.01);
    }
    assertThat(weights).containsExactly(new float[] {3, 0}, within(1e-3f));
  }

  @Test
  void oneWrittenAndReadGoesOnAsOneThatWasNot() throws IOException {
    Random random = new Random(2);
    Adam whole = Adam.start(3);
    Adam broken = Adam.start(3);
    for (int t = 0; t < 20; t++) {
      double[] gradient = random.doubles(3, -1, 1).toArray();
      broken = Adam.read(TunerContract.in(bytes(broken)), 3);
      assertThat(broken.direction(gradient)).containsExactly(whole.direction(gradient));
    }
  }

  @Test
  void aStateOfOtherWeightsOrWithANegativeSquareIsRefused() throws IOException {
    byte[] state = bytes(Adam.start(3));
    assertThatThrownBy(() -> Adam.read(TunerContract.in(state), 2)).isInstanceOf(IllegalArgumentException.class);
    // The last value is a mean square; this is its sign.
    state[state.length - 8] = (byte) 0xbf;
    assertThatThrownBy(() -> Adam.read(TunerContract.in(state), 3)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-");
  }

  private static byte[] bytes(Adam adam) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    adam.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
