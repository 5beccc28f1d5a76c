package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.io.OnnxModel.Mode;
import precocial.network.Network;

/**
 * Networks in ONNX Runtime and on the CPU: outputs are equal within 1e-5, of 1 or of their magnitude where that is more; or,
 * which few may need, within what {@link RoundingSpread} finds that rounding makes of them.
 */
final class OnnxComparison implements AutoCloseable {
  private static final double TOLERANCE = 1e-5;
  private static final int SPREADS = 4; // two programs, each off by as much as the trials found, or a little more

  private final Evaluator cpu = new CpuBackend().evaluator(1);
  private final Path file;
  private int outputs;
  private int illConditioned;

  OnnxComparison(Path folder) {
    file = folder.resolve("network.onnx");
  }

  static void write(Path file, Network network, Mode mode, float weight) throws Exception {
    OnnxWriter.write(file, new OnnxModel(network, mode, weight, "1.0", "", Map.of()));
  }

  /** Inputs as tasks have them: of the order of 1, about half of them 0 where there are many, as with images. */
  static double[][] inputs(int batch, int inputs, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[batch][inputs];
    for (double[] row : values) {
      for (int i = 0; i < inputs; i++) {
        row[i] = inputs > 100 ? Math.max(0, random.nextInt(-255, 256)) / 255f : (float) random.nextGaussian();
      }
    }
    return values;
  }

  /** Every mode, batches of 1 and 7. @param weights shared ones, of which the first is written into a file as well */
  void compare(String name, Network network, float... weights) throws Exception {
    write(file, network, Mode.INDIVIDUAL, 0);
    try (OnnxRun onnx = new OnnxRun(file)) {
      compare(name, network, onnx, Weights.INDIVIDUAL, null);
    }
    write(file, network, Mode.INPUT, 0);
    try (OnnxRun onnx = new OnnxRun(file)) {
      for (float weight : weights) {
        compare(name, network, onnx, Weights.shared(weight), weight);
      }
    }
    write(file, network, Mode.SHARED, weights[0]);
    try (OnnxRun onnx = new OnnxRun(file)) {
      compare(name, network, onnx, Weights.shared(weights[0]), null);
    }
  }

  private void compare(String name, Network network, OnnxRun onnx, Weights weights, Float weight) throws Exception {
    for (int batch : new int[] {1, 7}) {
      double[][] inputs = inputs(batch, network.inputs(), batch);
      float[][] actual = onnx.outputs(inputs, weight);
      double[][] expected = cpu.forward(network, weights, inputs);
      assertThat(actual).hasDimensions(batch, network.outputs());
      for (int s = 0; s < batch; s++) {
        compare(name + " weights " + weights, network, weights, inputs[s], actual[s], expected[s]);
      }
    }
  }

  private void compare(
      String name, Network network, Weights weights, double[] inputs, float[] actual, double[] expected) {
    double[] spread = null;
    for (int o = 0; o < expected.length; o++) {
      outputs++;
      double error = Math.abs(actual[o] - expected[o]);
      double allowed = TOLERANCE * Math.max(1, Math.abs(expected[o]));
      if (!(error <= allowed)) {
        illConditioned++;
        spread = spread == null ? new RoundingSpread(network, weights).of(inputs) : spread;
        assertThat(error).as("%s: output %d is %s, not %s", name, o, actual[o], expected[o])
            .isLessThanOrEqualTo(SPREADS * spread[o]);
      }
    }
  }

  int outputs() {
    return outputs;
  }

  /** How many needed more than the tolerance. */
  int illConditioned() {
    return illConditioned;
  }

  @Override
  public void close() {
    cpu.close();
  }
}
