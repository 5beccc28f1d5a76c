package precocial.eval;

import java.util.List;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaEvent;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.data.ImageBatch;
import precocial.network.PopulationGraph;

/** A generation on a device in its stages, by the device's clock: what {@link CudaImages} does, which times nothing. */
public final class GenerationKernels implements AutoCloseable {
  private static final int LANES = TileValues.LANES;
  private static final double TICK = 5e-7; // of the device's clock, seconds

  private final CudaEngines engines;
  private final CudaDevice device;
  private final CudaGraph graph;
  private final CudaHeads heads;
  private final ImagePass pass;
  private final DeviceBuffer set;
  private final DeviceBuffer sums; // (heads, weights), of a unit of tiles

  /**
   * What a generation took.
   *
   * @param upload of the graph, from pinned memory
   * @param values sums over leaves and all nodes
   * @param losses exponentials, losses and their sums
   * @param valueBytes that the nodes read and write, from wherever; of the sums those alone that nodes read
   * @param lossBytes likewise
   */
  public record Stages(double upload, double values, double losses, double valueBytes, double lossBytes) {
    public double seconds() {
      return upload + values + losses;
    }
  }

  /** @param images of the batches, which are sent once */
  public GenerationKernels(int ordinal, ImageBatch images) {
    CudaOptions options = CudaOptions.BEST;
    engines = new CudaEngines(List.of(ordinal), options);
    device = CudaDevice.open(ordinal);
    DeviceParts parts = new DeviceParts(device);
    graph = new CudaGraph(parts, options);
    heads = new CudaHeads(parts, options);
    pass = new ImagePass(parts);
    set = device.buffer();
    sums = device.buffer();
    byte[] pixels = images.images().pixels();
    set.reserve(pixels.length);
    try (PinnedBuffer pinned = device.pinned()) {
      pinned.reserve(pixels.length).put(pixels);
      pass.stream.upload(set, 0, pinned, 0, pixels.length);
      pass.stream.synchronize();
    }
  }

  /** Runs a generation once to warm up, and once more stage by stage. */
  public Stages run(PopulationGraph population, ImageBatch batch, Weights weights) {
    LevelOrder order = new LevelOrder(List.of(population));
    ImageJob job = ImageJob.judge(batch, weights, order);
    // Also cuts the job into units.
    job.run(engines);
    CudaStream stream = pass.stream;
    sums.reserve(8L * job.headCount() * weights.count());
    double[] seconds = new double[3];
    try (CudaEvent begin = stream.record()) {
      graph.load(order, stream);
      heads.load(job, stream);
      try (CudaEvent loaded = stream.record()) {
        loaded.synchronize();
        seconds[0] = Math.max(TICK, loaded.millisecondsSince(begin) / 1e3);
      }
    }
    int done = 0;
    for (int unit = 0; done < TileValues.tiles(batch); unit++) {
      done += job.unit(unit).count();
      pass.start(job, unit, set, graph, heads);
      stage(seconds, 1, stream, () -> graph.compute(pass));
      stage(seconds, 2, stream, () -> heads.judge(pass, sums.at(0)));
      pass.finish();
    }
    double rows = (double) TileValues.tiles(batch) * LANES * weights.count() * Float.BYTES;
    double nodeRows = order.source.length + 2.0 * order.nodes();
    double lossRows = 2.0 * job.heads.outputNode.length + (double) job.headCount() * job.classes();
    return new Stages(seconds[0], seconds[1], seconds[2], nodeRows * rows, lossRows * rows);
  }

  /** Cross-entropy summed over the last unit of tiles, (heads, weights), as the stages left it. */
  double[] lossSums(int count) {
    double[] values = new double[count];
    try (PinnedBuffer read = device.pinned()) {
      read.reserve(8L * count);
      pass.stream.download(read, 0, sums, 0, 8L * count);
      pass.stream.synchronize();
      read.bytes().asDoubleBuffer().get(values);
    }
    return values;
  }

  private static void stage(double[] seconds, int stage, CudaStream stream, Runnable work) {
    try (CudaEvent before = stream.record()) {
      work.run();
      try (CudaEvent behind = stream.record()) {
        behind.synchronize();
        seconds[stage] += Math.max(TICK, behind.millisecondsSince(before) / 1e3);
      }
    }
  }

  @Override
  public void close() {
    engines.close();
    device.close();
  }
}
