package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.io.OnnxModel.Mode;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.ScalarActivation;

/** Activations in ONNX Runtime against those of our backends. */
class OnnxActivationsTest {
  private static final float[] SPECIAL = {
    0f, -0f, 0.5f, -0.5f, 1f, -1f, 1.5f, 2f, 3f, 1e-30f, -1e-30f, Float.MIN_VALUE, 100f, -100f, 12345.678f, 4194303.5f,
    4194305f, -4194305f, 1e30f, -1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
  };

  @TempDir Path folder;

  private float[][] outputs(Network network, double[][] inputs) throws Exception {
    Path file = folder.resolve("network.onnx");
    OnnxComparison.write(file, network, Mode.SHARED, 1f);
    try (OnnxRun run = new OnnxRun(file)) {
      return run.outputs(inputs, null);
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void valuesAreOursAtNanAndInfinityAndForBigArgumentsToo(Activation activation) throws Exception {
    Random random = new Random(1);
    double[][] inputs = new double[4000][1];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i][0] = i < SPECIAL.length ? SPECIAL[i] : (float) (random.nextGaussian() * Math.pow(10, i % 7 - 2));
    }
    float[][] outputs = outputs(new GenomeSketch(1, 1).output(2, activation).on(1, 2).network(), inputs);
    for (int i = 0; i < inputs.length; i++) {
      float x = (float) inputs[i][0];
      float expected = ScalarActivation.of(activation, x);
      float allowed = 5e-7f * Math.max(1, Math.abs(expected));
      boolean same = Float.compare(outputs[i][0], expected) == 0; // also of NaN and infinities
      assertThat(same || Math.abs(outputs[i][0] - expected) <= allowed)
          .as("%s of %s: %s, ours %s", activation, x, outputs[i][0], expected).isTrue();
    }
  }

  /** As the sine of the float nearest to pi is not 0, a step after it would be 1. */
  @Test
  void sineAndCosineAreZeroExactlyWhereOursAre() throws Exception {
    GenomeSketch sketch = new GenomeSketch(1, 2).output(2, Activation.STEP).output(3, Activation.STEP);
    sketch.hidden(4, Activation.SINE).hidden(5, Activation.COSINE).on(1, 4).on(1, 5).on(4, 2).on(5, 3);
    double[][] inputs = new double[3 * 41][];
    for (int i = -20; i <= 20; i++) {
      inputs[3 * (i + 20)] = new double[] {i};
      inputs[3 * (i + 20) + 1] = new double[] {i + 0.5};
      inputs[3 * (i + 20) + 2] = new double[] {i + 0.001f};
    }
    float[][] outputs = outputs(sketch.network(), inputs);
    for (int i = -20; i <= 20; i++) {
      assertThat(outputs[3 * (i + 20)][0]).as("sine of %d", i).isZero();
      assertThat(outputs[3 * (i + 20) + 1][1]).as("cosine of %d and a half", i).isZero();
      assertThat(outputs[3 * (i + 20) + 2][0]).as("sine a little after %d", i).isEqualTo(i % 2 == 0 ? 1f : 0f);
    }
  }
}
