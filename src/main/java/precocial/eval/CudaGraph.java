package precocial.eval;

import java.util.Optional;
import precocial.cuda.Cublas;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;

/**
 * Population graphs on a device, under shared weights. See kernels/leaves.cu and graph.cu. The sums over leaves are a product of
 * matrices, by cuBLAS where it loads and by a kernel of ours elsewhere; they are exact, so it doesn't matter which.
 */
final class CudaGraph implements NodeValues {
  private static final int WARP = 32;
  private static final int MOST_WARPS = 16;
  private static final int BLOCK = 128;
  private static final int BLOCK_SUMS = 64; // of sum_leaves
  private static final int LEAVES = 32; // of a word of bits

  private final CudaDevice device;
  private final CudaOptions options;
  private final Upload upload;
  private final DeviceBuffer wideBits;
  private LevelOrder order;
  private long levelStart;
  private long activation;
  private long nodeSum;
  private long sourceStart;
  private long source;
  private long bits;

  CudaGraph(DeviceParts parts, CudaOptions options) {
    device = parts.device();
    this.options = options;
    upload = new Upload(parts);
    wideBits = parts.buffer();
  }

  /** Takes other graphs, once the work on those before is done. */
  void load(LevelOrder next, CudaStream stream) {
    order = next;
    upload.begin();
    levelStart = upload.put(next.levelStart);
    activation = upload.put(next.activation, 0, next.activation.length);
    nodeSum = upload.put(next.nodeSum);
    sourceStart = upload.put(next.sourceStart);
    source = upload.put(next.source);
    bits = upload.put(next.bits);
    upload.send(stream);
    if (cublas().isPresent()) {
      int leaves = order.words * LEAVES;
      wideBits.reserve(2L * order.sums() * leaves);
      stream.launch(
          device.kernel("leaves", "widen_bits"), order.sums(), blocks(leaves), BLOCK, 0, wideBits, upload.at(bits), leaves);
    }
  }

  private Optional<Cublas> cublas() {
    return options.cublas() ? device.cublas() : Optional.empty();
  }

  private static int blocks(int items) {
    return (items + BLOCK - 1) / BLOCK;
  }

  @Override
  public void compute(ImagePass pass) {
    sumLeaves(pass);
    int pairs = pass.pairs();
    pass.values.reserve(4L * TileValues.LANES * order.nodes() * pairs);
    if (options.reference()) {
      pass.stream.launch(
          device.kernel("graph", "evaluate_graph_reference"), pairs, 1, TileValues.LANES, 0, pass.values, upload.at(activation),
          upload.at(nodeSum), upload.at(sourceStart), upload.at(source), pass.sums, pass.weights(), order.nodes(), pass.tiles());
      return;
    }
    // Where there are few tiles for the multiprocessors, each takes a quarter of one.
    boolean strips = pairs < 2 * device.info().multiprocessors();
    int block = WARP * Math.max(1, Math.min(MOST_WARPS, order.width()));
    pass.stream.launch(
        device.kernel("graph", strips ? "evaluate_graph_strips" : "evaluate_graph"), strips ? 4 * pairs : pairs, 1, block, 0,
        pass.values, upload.at(levelStart), upload.at(activation), upload.at(nodeSum), upload.at(sourceStart), upload.at(source),
        pass.sums, pass.weights(), order.levels(), order.nodes(), pass.tiles());
  }

  private void sumLeaves(ImagePass pass) {
    int lanes = pass.lanes();
    int sums = order.sums();
    pass.sums.reserve(4L * sums * lanes);
    if (sums == 0) {
      return;
    }
    int pixels = pass.pixels();
    int leaves = order.words * LEAVES;
    if (options.reference()) {
      pass.stream.launch(
          device.kernel("leaves", "sum_leaves_reference"), sums, blocks(lanes), BLOCK, 0, pass.sums, upload.at(bits),
          pass.images(), pass.places(), pixels, order.words, lanes);
    } else if (cublas().isPresent()) {
      pass.leaves.reserve(2L * lanes * leaves);
      pass.stream.launch(
          device.kernel("leaves", "widen_images"), lanes, blocks(leaves), BLOCK, 0, pass.leaves, pass.images(), pass.places(),
          pixels, leaves);
      cublas().get().multiply(pass.stream, lanes, sums, leaves, pass.leaves.at(0), wideBits.at(0), pass.sums.at(0));
      long count = (long) sums * lanes;
      pass.stream.launch(
          device.kernel("leaves", "scale_sums"), (int) ((count + BLOCK - 1) / BLOCK), 1, BLOCK, 0, pass.sums, count);
    } else {
      pass.leaves.reserve((long) lanes * leaves);
      pass.stream.launch(
          device.kernel("leaves", "pack_images"), blocks(lanes), leaves / 4, BLOCK, 0, pass.leaves, pass.images(), pass.places(),
          pixels, lanes);
      pass.stream.launch(
          device.kernel("leaves", "sum_leaves"), (sums + BLOCK_SUMS - 1) / BLOCK_SUMS, pass.tiles(), 2 * BLOCK, 0, pass.sums,
          upload.at(bits), pass.leaves, sums, order.words, lanes);
    }
  }
}
