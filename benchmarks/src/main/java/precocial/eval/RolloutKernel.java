package precocial.eval;

import java.util.List;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaEvent;
import precocial.cuda.CudaKernel;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceAddress;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.task.control.SwingUp;

/** The kernel of swing-up episodes by itself, all networks in one launch: what of {@link CudaRollouts} is the device's time. */
public final class RolloutKernel implements AutoCloseable {
  private static final int WARP = 32;
  private static final int BLOCK = 128;
  private static final int FIRST_NODE = 6;
  private static final float[] MODEL = new SwingUp().model().values();

  private final CudaDevice device;
  private final CudaStream stream;
  private final CudaKernel kernel;
  private final DeviceBuffer results; // (episodes) totals, then (episodes) steps
  private final PlanUpload sent;
  private final DeviceAddress weights;
  private final DeviceAddress starts;
  private final int startCount;
  private final int networks;
  private final int lanes;
  private final int block;
  private final int shared;
  private final int nodes;
  private final int connections;

  /** @param starts (starts, state values) */
  public RolloutKernel(int ordinal, List<Network> networks, Weights weights, double[][] starts) {
    device = CudaDevice.open(ordinal);
    stream = device.stream();
    kernel = device.kernel("rollout", "rollout_swingup");
    this.networks = networks.size();
    startCount = starts.length;
    lanes = weights.count() * startCount;
    nodes = networks.stream().mapToInt(network -> network.nodes() - FIRST_NODE).max().orElseThrow();
    connections = networks.stream().mapToInt(Network::connections).max().orElseThrow();
    block = Math.min(BLOCK, (lanes + WARP - 1) / WARP * WARP);
    shared = 4 * ((FIRST_NODE + nodes) * block + nodes + connections);
    kernel.allowShared(shared);
    Upload upload = new Upload(new DeviceParts(device));
    upload.begin();
    sent = new PlanUpload(upload, BatchPlan.of(networks), false);
    float[] values = new float[weights.count()];
    for (int w = 0; w < values.length; w++) {
      values[w] = weights.value(w);
    }
    int size = starts[0].length;
    float[] flat = new float[startCount * size];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) starts[i / size][i % size];
    }
    long weightsAt = upload.put(values);
    long startsAt = upload.put(flat);
    upload.send(stream);
    this.weights = upload.at(weightsAt);
    this.starts = upload.at(startsAt);
    results = device.buffer();
    results.reserve(8L * episodes());
    stream.synchronize();
  }

  private int episodes() {
    return networks * lanes;
  }

  /** Seconds of a launch by the device's clock. */
  public double seconds() {
    try (CudaEvent before = stream.record()) {
      stream.launch(
          kernel, networks * ((lanes + block - 1) / block), 1, block, shared, results, results.at(4L * episodes()),
          sent.nodeStart(), sent.activation(), sent.sourceStart(), sent.source(), sent.weight(), weights, starts, startCount,
          lanes, MODEL, nodes, connections);
      try (CudaEvent behind = stream.record()) {
        behind.synchronize();
        return behind.millisecondsSince(before) / 1e3;
      }
    }
  }

  /** Policy and environment steps of the last launch. */
  public long steps() {
    try (PinnedBuffer read = device.pinned()) {
      read.reserve(4L * episodes());
      stream.download(read, 0, results, 4L * episodes(), 4L * episodes());
      stream.synchronize();
      long sum = 0;
      for (int i = 0; i < episodes(); i++) {
        sum += read.bytes().getInt(4 * i);
      }
      return sum;
    }
  }

  @Override
  public void close() {
    device.close();
  }
}
