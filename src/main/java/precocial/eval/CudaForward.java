package precocial.eval;

import java.nio.FloatBuffer;
import java.util.List;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.network.BatchPlan;
import precocial.network.Network;

/** Outputs of one network on one device. See kernels/forward.cu. */
final class CudaForward {
  private static final int LANES = TileValues.LANES;
  private static final long MOST_VALUES = 256L << 20; // bytes

  private final CudaDevice device;
  private final long mostValues;
  private final CudaStream stream;
  private final Upload upload;
  private final Upload samples;
  private final DeviceBuffer values; // (tiles, rows, 128 lanes)
  private final DeviceBuffer results; // (samples, outputs)
  private final PinnedBuffer read;

  /** @param budget bytes of memory that the work may take */
  CudaForward(DeviceParts parts, long budget) {
    device = parts.device();
    mostValues = Math.min(MOST_VALUES, budget / 2);
    stream = parts.stream();
    upload = new Upload(parts);
    samples = new Upload(parts);
    values = parts.buffer();
    results = parts.buffer();
    read = parts.pinned();
  }

  double[][] run(Network network, Weights weights, double[][] inputs) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    upload.begin();
    PlanUpload sent = new PlanUpload(upload, plan, weights.individual());
    upload.send(stream);
    double[][] outputs = new double[inputs.length][plan.outputs()];
    int most = (int) Math.max(1, mostValues / (4L * LANES * CudaPlan.rows(plan))) * LANES;
    for (int first = 0; first < inputs.length; first += most) {
      run(plan, sent, weights, inputs, outputs, first, Math.min(most, inputs.length - first));
    }
    stream.synchronize();
    return outputs;
  }

  private void run(
      BatchPlan plan, PlanUpload sent, Weights weights, double[][] inputs, double[][] outputs, int first, int count) {
    int rows = CudaPlan.rows(plan);
    int tiles = (count + LANES - 1) / LANES;
    float[] flat = new float[count * plan.inputs()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) inputs[first + i / plan.inputs()][i % plan.inputs()];
    }
    samples.begin();
    long at = samples.put(flat);
    samples.send(stream);
    values.reserve(4L * LANES * rows * tiles);
    results.reserve(4L * count * plan.outputs());
    read.reserve(4L * count * plan.outputs());
    stream.launch(
        device.kernel("forward", "load_samples"), tiles, 1, LANES, 0, values, samples.at(at), count, plan.inputs(), rows);
    stream.launch(
        device.kernel("forward", "forward_layers"), tiles, 1, LANES, 0, values, sent.nodeStart(), sent.activation(),
        sent.sourceStart(), sent.source(), sent.weight(), weights.value(0), weights.individual() ? 1 : 0, 1 + plan.inputs(),
        rows);
    stream.launch(
        device.kernel("forward", "store_outputs"), tiles, 1, LANES, 0, results, values, count, plan.outputs(), rows);
    stream.download(read, 0, results, 0, 4L * count * plan.outputs());
    stream.synchronize();
    FloatBuffer found = read.bytes().asFloatBuffer();
    for (int i = 0; i < count; i++) {
      for (int o = 0; o < plan.outputs(); o++) {
        outputs[first + i][o] = found.get(i * plan.outputs() + o);
      }
    }
  }
}
