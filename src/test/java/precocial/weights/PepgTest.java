package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PepgTest extends TunerContract {
  @Override
  Tuner start(float[] centre, int population, long seed) {
    return Pepg.start(centre, settings(population), seed);
  }

  @Override
  Tuner read(DataInput in, int population, long seed) throws IOException {
    return Pepg.read(in, settings(population), seed);
  }

  private static PepgSettings settings(int population) {
    return PepgSettings.over(400, population, 0.3, 0.15);
  }

  @Test
  void candidatesOfAPairLieOppositeOfTheCentre() {
    // A centre of 0, where no sum is rounded.
    Tuner tuner = start(new float[5], 8, SEED);
    float[][] candidates = tuner.ask();
    for (int pair = 0; pair < 4; pair++) {
      for (int i = 0; i < 5; i++) {
        assertThat(candidates[2 * pair + 1][i]).isEqualTo(-candidates[2 * pair][i]).isNotZero();
      }
    }
  }

  @Test
  void candidatesSpreadByTheDeviation() {
    float[][] candidates = start(Landscapes.filled(50, 3f), 400, SEED).ask();
    double sum = 0;
    for (float[] candidate : candidates) {
      for (float weight : candidate) {
        sum += (weight - 3) * (weight - 3) / (50 * 400);
      }
    }
    assertThat(Math.sqrt(sum)).isCloseTo(0.3, within(0.01));
  }

  /** With one pair the slope is along its deviate, and Adam's first step is the learning rate's part of every deviation. */
  @Test
  void theFirstStepGoesTowardsTheBetterOfAPair() {
    Pepg tuner = Pepg.start(new float[6], new PepgSettings(2, 0.3, 0.2, 0, 1, 0.1), SEED);
    float[] worse = tuner.ask()[0];
    tuner.tell(new double[] {1, 2});
    for (int i = 0; i < 6; i++) {
      assertThat(tuner.centre()[i]).isCloseTo(-0.06f * Math.signum(worse[i]), within(1e-6f));
    }
  }

  @Test
  void deviationsShrinkOnAHilltopAndGrowInABowl() {
    for (int sign = -1; sign <= 1; sign += 2) {
      // The centre stays, so the deviations alone can do something about it. The second weight doesn't matter.
      Pepg tuner = Pepg.start(new float[2], new PepgSettings(40, 0.3, 1e-9, 0.2, 1, 1e-3), SEED);
      double curvature = sign;
      Landscapes.climb(tuner, 30, x -> curvature * x[0] * x[0]);
      double[] spread = spread(tuner);
      if (sign < 0) {
        assertThat(spread[0]).isLessThan(0.1);
      } else {
        assertThat(spread[0]).isGreaterThan(0.9);
      }
      assertThat(spread[1]).isBetween(0.15, 0.6);
    }
  }

  @Test
  void noDeviationFallsBelowTheLeast() {
    Pepg tuner = Pepg.start(new float[2], new PepgSettings(400, 0.3, 1e-9, 0.2, 0.5, 0.2), SEED);
    Landscapes.climb(tuner, 10, x -> 0);
    assertThat(spread(tuner)[0]).isCloseTo(0.2, within(0.02));
  }

  /** Deviation of the first two weights over the candidates. */
  private static double[] spread(Tuner tuner) {
    float[][] candidates = tuner.ask();
    double[] sums = new double[2];
    for (float[] candidate : candidates) {
      for (int i = 0; i < 2; i++) {
        sums[i] += candidate[i] * candidate[i] / candidates.length;
      }
    }
    return new double[] {Math.sqrt(sums[0]), Math.sqrt(sums[1])};
  }

  @Test
  void deviationsDecayToATenthOverTheGenerations() {
    Pepg tuner = Pepg.start(new float[2], PepgSettings.over(30, 4000, 0.3, 0.15), SEED);
    Landscapes.climb(tuner, 30, x -> 0);
    assertThat(spread(tuner)[0]).isCloseTo(0.03, within(0.002));
  }

  @Test
  void aGreatLengthInAStateCostsNoMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    out.writeInt(Integer.MAX_VALUE);
    out.writeDouble(1);
    DataInputStream in = in(bytes.toByteArray());
    assertThatThrownBy(() -> read(in, 12, SEED)).isInstanceOf(EOFException.class);
  }

  @Test
  void settingsOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> new PepgSettings(7, 0.1, 0.1, 0.1, 1, 0.01)).hasMessageContaining("an even population, not 7");
    assertThatThrownBy(() -> new PepgSettings(0, 0.1, 0.1, 0.1, 1, 0.01)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new PepgSettings(8, Double.NaN, 0.1, 0.1, 1, 0.01)).hasMessageContaining("not NaN");
    assertThatThrownBy(() -> new PepgSettings(8, 0.1, 0, 0.1, 1, 0.01)).hasMessageContaining("learning rate");
    assertThatThrownBy(() -> new PepgSettings(8, 0.1, 0.1, -1, 1, 0.01)).hasMessageContaining("not -1.0");
    assertThatThrownBy(() -> new PepgSettings(8, 0.1, 0.1, 0.1, 1.1, 0.01)).hasMessageContaining("decay");
    assertThatThrownBy(() -> new PepgSettings(8, 0.1, 0.1, 0.1, 1, 0.2)).hasMessageContaining("least deviation");
  }
}
