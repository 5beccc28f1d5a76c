package precocial.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import precocial.numerics.KeyedRandom.Purpose;

class NormalNoiseTest {
  private static final int COUNT = 5;
  private static final int STEPS = 1000;
  private static final int STREAMS_SEEN = 100;

  /** The noise belongs to the definition of a task: whoever changes it changes all results with noise. */
  @Test
  void valuesStayWhatTheyAre() {
    NormalNoise noise = new NormalNoise(COUNT);
    assertThat(noise.at(0, 0)).containsExactly(0.06630584f, -0.58514404f, -0.5158387f, 0.3265863f, 0.2390677f);
    assertThat(noise.at(NormalNoise.STREAMS - 1, 999))
        .containsExactly(-0.44935924f, -1.020234f, -1.2063189f, 0.21306953f, -0.49988705f);
  }

  /** In float64, from the keyed sequence itself. */
  @Test
  void valuesAreBoxAndMullersOfTheStream() {
    NormalNoise noise = new NormalNoise(COUNT);
    for (int stream : new int[] {0, 1, 77, 123_456, NormalNoise.STREAMS - 1}) {
      KeyedRandom words = new KeyedRandom(0, 0, stream, Purpose.NOISE);
      for (int step = 0; step < STEPS; step++) {
        double[] expected = new double[8];
        for (int k = 0; k < 8; k += 2) {
          double radius = Math.sqrt(-2 * Math.log(((words.nextInt() >>> 8) + 1) / 0x1p24));
          double angle = 2 * Math.PI * (words.nextInt() >>> 8) / 0x1p24;
          expected[k] = radius * Math.cos(angle);
          expected[k + 1] = radius * Math.sin(angle);
        }
        float[] found = noise.at(stream, step);
        assertThat(found).hasSize(COUNT);
        for (int k = 0; k < COUNT; k++) {
          assertThat((double) found[k]).isCloseTo(expected[k], within(3e-6));
        }
      }
    }
  }

  @Test
  void neitherOrderNorEarlierCallsMatter() {
    NormalNoise noise = new NormalNoise(COUNT);
    float[] first = noise.at(9, 5).clone();
    noise.at(8, 5);
    noise.at(9, 4);
    assertThat(noise.at(9, 5)).containsExactly(first);
    assertThat(new NormalNoise(COUNT).at(9, 5)).containsExactly(first);
    assertThat(noise.at(9, 6)).isNotEqualTo(first);
    assertThat(noise.at(10, 5)).isNotEqualTo(first);
  }

  /**
   * Half a million values. Bounds are five standard errors: of a mean 1 / sqrt(n), of a mean square sqrt(2 / n), of a mean fourth
   * power sqrt(96 / n), of a mean product of independent values 1 / sqrt(n).
   */
  @Test
  void valuesAreNormalAndIndependent() {
    float[][] values = new float[STREAMS_SEEN * STEPS][];
    NormalNoise noise = new NormalNoise(COUNT);
    for (int i = 0; i < values.length; i++) {
      values[i] = noise.at(i / STEPS, i % STEPS).clone();
    }
    int rows = values.length;
    for (int a = 0; a < COUNT; a++) {
      double[] of = column(values, a, 0);
      assertThat(mean(of)).isCloseTo(0, within(5 / Math.sqrt(rows)));
      assertThat(product(of, of)).isCloseTo(1, within(5 * Math.sqrt(2.0 / rows)));
      assertThat(product(Arrays.stream(of).map(v -> v * v * v).toArray(), of)).isCloseTo(3, within(5 * Math.sqrt(96.0 / rows)));
      assertThat(Arrays.stream(of).map(Math::abs).max().orElseThrow()).isBetween(4.0, 5.8);
      for (int b = 0; b < COUNT; b++) {
        // With another value of the step, with the next step, and with the same step of the next stream.
        for (int later : b == a ? new int[] {1, STEPS} : new int[] {0, 1, STEPS}) {
          double product = product(of, column(values, b, later));
          assertThat(product).as("%d, %d, %d", a, b, later).isCloseTo(0, within(5 / Math.sqrt(rows)));
        }
      }
    }
  }

  private static double[] column(float[][] values, int k, int later) {
    double[] column = new double[values.length];
    Arrays.setAll(column, i -> values[(i + later) % values.length][k]);
    return column;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }}
