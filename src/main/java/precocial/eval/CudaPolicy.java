package precocial.eval;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaKernel;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;

/**
 * The networks of a thread's lanes on a GPU. A step copies the observations there, launches one kernel and copies the actions
 * back, in a stream of the thread's own. The thread waits for them, and with as many threads as cores nobody takes its core over
 * meanwhile; the other threads go on with their own lanes. See kernels/policy.cu.
 *
 * <p>Prepared and ended by the engine's thread. In between, the thread that has the lanes asks the device itself: to wake another
 * for each step would take about as long as the step.
 */
final class CudaPolicy implements LanePolicy {
  private static final int WARP = 32;
  private static final int BLOCK = 8 * WARP; // threads
  private static final int TILE_VALUES = 3;

  private final CudaDevice device;
  private final CudaPolicies shared;
  private final CudaStream stream;
  private final PinnedBuffer sent; // (capacity, 3) tiles, (capacity) factors, (inputs, lanes) observations
  private final DeviceBuffer arrived; // the same
  private final DeviceBuffer results; // (outputs, lanes) actions
  private final PinnedBuffer read;
  private final DeviceBuffer values; // of the reference kernel
  private int capacity; // lanes
  private long factorsAt; // byte of sent
  private long observationsAt;
  private IntBuffer tileValues;
  private FloatBuffer factors;
  private FloatBuffer observations;
  private FloatBuffer found;
  private CudaDevice.Binding binding;
  private float[][] inputRows;
  private int lanes;
  private boolean arranged; // since the last step
  private int tiles;
  private CudaKernel kernel;
  private int block;
  private int sharedBytes;
  private Object[] arguments;
  private boolean ended;

  CudaPolicy(DeviceParts parts, CudaPolicies shared) {
    device = parts.device();
    this.shared = shared;
    stream = parts.stream();
    sent = parts.pinned();
    arrived = parts.buffer();
    results = parts.buffer();
    read = parts.pinned();
    values = parts.buffer();
  }

  /** Shared memory of the fast kernel. */
  static long sharedBytes(int rows) {
    return 4L * WARP * rows;
  }

  /** Makes room for up to so many lanes. */
  void prepare(int most) {
    capacity = most;
    factorsAt = 4L * TILE_VALUES * capacity;
    observationsAt = factorsAt + 4L * capacity;
    long sentBytes = observationsAt + 4L * shared.plan().inputs() * capacity;
    long readBytes = 4L * shared.plan().outputs() * capacity;
    tileValues = part(sent.reserve(sentBytes), 0).asIntBuffer();
    factors = part(sent.bytes(), factorsAt).asFloatBuffer();
    observations = part(sent.bytes(), observationsAt).asFloatBuffer();
    found = read.reserve(readBytes).asFloatBuffer();
    arrived.reserve(sentBytes);
    results.reserve(readBytes);
    if (!shared.isFast(shared.mostRows())) {
      values.reserve(4L * shared.mostRows() * capacity);
    }
  }

  private static ByteBuffer part(ByteBuffer bytes, long from) {
    return bytes.position((int) from).slice().order(bytes.order());
  }

  /** From now on this thread works with the device, until {@link #close}. */
  synchronized CudaPolicy bound() {
    requireOpen();
    binding = device.binding();
    return this;
  }

  @Override
  public void close() {
    binding.close();
  }

  /** Waits for a step under way. A thread that was left behind after an interrupt gets no other. */
  synchronized void end() {
    ended = true;
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException("the buffers of these lanes are given up");
    }
  }

  @Override
  public synchronized void arrange(float[][] inputs, int segments, int[] network, int[] laneStart, float[] laneWeight) {
    requireOpen();
    inputRows = inputs;
    lanes = laneStart[segments];
    tiles = 0;
    tileValues.clear();
    int rows = 0;
    for (int s = 0; s < segments; s++) {
      rows = Math.max(rows, shared.rows(network[s]));
      for (int first = laneStart[s]; first < laneStart[s + 1]; first += WARP) {
        tileValues.put(network[s]).put(first).put(Math.min(WARP, laneStart[s + 1] - first));
        tiles++;
      }
    }
    factors.put(0, laneWeight, 0, lanes);
    arranged = true;
    boolean fast = shared.isFast(rows);
    kernel = shared.kernel(rows);
    block = fast ? BLOCK : WARP;
    sharedBytes = fast ? (int) sharedBytes(rows) : 0;
    List<Object> all = new ArrayList<>();
    all.addAll(Arrays.asList(results, arrived, arrived.at(factorsAt), arrived.at(observationsAt), lanes));
    all.addAll(Arrays.asList(shared.plan().inputs(), shared.plan().outputs()));
    all.addAll(Arrays.asList(shared.arguments()));
    if (!fast) {
      all.addAll(Arrays.asList(values, shared.individual() ? 1 : 0));
    }
    arguments = all.toArray();
  }

  @Override
  public synchronized void run(float[][] actions) {
    requireOpen();
    for (int i = 0; i < inputRows.length; i++) {
      observations.put(i * lanes, inputRows[i], 0, lanes);
    }
    long from = arranged ? 0 : observationsAt;
    arranged = false;
    stream.upload(arrived, from, sent, from, observationsAt - from + 4L * inputRows.length * lanes);
    stream.launch(kernel, tiles, 1, block, sharedBytes, arguments);
    stream.download(read, 0, results, 0, 4L * actions.length * lanes);
    stream.synchronize();
    for (int o = 0; o < actions.length; o++) {
      found.get(o * lanes, actions[o], 0, lanes);
    }
  }
}
