package precocial.eval;

import java.nio.ByteBuffer;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaKernel;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceAddress;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.network.BatchPlan;

/** A chunk of episodes on its way: packed, copied, computed, and read at {@link #finish}. See kernels/rollout.cu. */
final class RolloutSlot {
  private static final String MODULE = "rollout";
  private static final String KERNEL = "rollout_swingup";
  private static final int WARP = 32;
  private static final int BLOCK = 128; // threads, at most

  private final CudaDevice device;
  private final CudaOptions options;
  private final CudaStream stream;
  private final Upload upload;
  private final DeviceBuffer results; // (episodes) totals, then (episodes) steps
  private final PinnedBuffer read;
  private final DeviceBuffer values; // of the reference kernel
  private RolloutChunks chunks; // null where nothing is on its way
  private int first;
  private int episodes;

  RolloutSlot(DeviceParts parts, CudaOptions options) {
    device = parts.device();
    this.options = options;
    stream = parts.stream();
    upload = new Upload(parts);
    results = parts.buffer();
    read = parts.pinned();
    values = parts.buffer();
  }

  void start(RolloutChunks next, int firstNetwork, int end) {
    int lanes = next.lanes();
    first = firstNetwork * lanes;
    episodes = (end - firstNetwork) * lanes;
    BatchPlan plan = BatchPlan.of(next.networks.subList(firstNetwork, end));
    upload.begin();
    PlanUpload sent = new PlanUpload(upload, plan, next.weights.individual());
    float[] shared = new float[next.weights.count()];
    for (int w = 0; w < shared.length; w++) {
      shared[w] = next.weights.value(w);
    }
    long weights = upload.put(shared);
    long starts = upload.put(next.starts);
    upload.send(stream);
    results.reserve(8L * episodes);
    read.reserve(8L * episodes);
    Object[] arguments = {
      sent.nodeStart(), sent.activation(), sent.sourceStart(), sent.source(), sent.weight(), upload.at(weights),
      upload.at(starts), next.startCount, lanes, next.model.values()
    };
    launch(plan, next.weights.individual(), next.model.noisy(), lanes, arguments, next.mostBytes());
    stream.download(read, 0, results, 0, 8L * episodes);
    chunks = next;
  }

  private void launch(BatchPlan plan, boolean individual, boolean noisy, int lanes, Object[] common, long mostBytes) {
    int nodes = 0;
    int connections = 0;
    for (int n = 0; n < plan.networks(); n++) {
      int from = plan.nodeStart(n);
      int to = plan.nodeStart(n + 1);
      nodes = Math.max(nodes, to - from);
      connections = Math.max(connections, plan.sourceStart(to) - plan.sourceStart(from));
    }
    int rows = 1 + plan.inputs() + nodes;
    int block = Math.min(BLOCK, (lanes + WARP - 1) / WARP * WARP);
    while (block > WARP && shared(block, rows, nodes, connections, individual) > device.info().sharedPerBlock()) {
      block = block / 2 / WARP * WARP;
    }
    long shared = shared(block, rows, nodes, connections, individual);
    if (options.reference() || shared > device.info().sharedPerBlock()) {
      launchReference(rows, individual, common, mostBytes);
      return;
    }
    CudaKernel kernel = device.kernel(MODULE, KERNEL + (noisy ? "_noisy" : "") + (individual ? "_individual" : ""));
    kernel.allowShared((int) shared);
    int blocks = plan.networks() * ((lanes + block - 1) / block);
    Object[] arguments = joined(new Object[] {results, steps()}, common, nodes, connections);
    stream.launch(kernel, blocks, 1, block, (int) shared, arguments);
  }

  private static long shared(int block, int rows, int nodes, int connections, boolean individual) {
    return 4L * ((long) rows * block + nodes + (individual ? 2L : 1L) * connections);
  }

  /** Networks too large for a block's shared memory: their values lie in device memory, for some episodes a launch. */
  private void launchReference(int rows, boolean individual, Object[] common, long mostBytes) {
    CudaKernel kernel = device.kernel(MODULE, KERNEL + "_reference");
    long most = Math.min(mostBytes / 4, Integer.MAX_VALUE) / rows / BLOCK * BLOCK;
    int count = (int) Math.min(episodes, Math.max(BLOCK, most));
    values.reserve(4L * rows * count);
    for (int from = 0; from < episodes; from += count) {
      int now = Math.min(count, episodes - from);
      Object[] arguments = joined(new Object[] {results, steps(), values}, common, from, now, individual ? 1 : 0);
      stream.launch(kernel, (now + BLOCK - 1) / BLOCK, 1, BLOCK, 0, arguments);
    }
  }

  private DeviceAddress steps() {
    return results.at(4L * episodes);
  }

  private static Object[] joined(Object[] before, Object[] middle, Object... after) {
    Object[] all = new Object[before.length + middle.length + after.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(middle, 0, all, before.length, middle.length);
    System.arraycopy(after, 0, all, before.length + middle.length, after.length);
    return all;
  }

  /** Waits for what is on its way, if anything, and hands out the scores. */
  void finish() {
    if (chunks == null) {
      return;
    }
    RolloutChunks done = chunks;
    chunks = null;
    stream.synchronize();
    ByteBuffer bytes = read.bytes();
    int lanes = done.lanes();
    for (int i = 0; i < episodes; i++) {
      int episode = first + i;
      done.scores.set(episode / lanes, episode % lanes, bytes.getFloat(4 * i), bytes.getInt(4 * (episodes + i)));
    }
  }
}
