package precocial.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import precocial.cuda.Cublas;
import precocial.cuda.DeviceBuffer;

/**
 * Measures the product of the first layer on a GPU, in multiply-adds a second by the device's clock: our kernel and cuBLAS on the
 * same sums over images, and cuBLAS on large square matrices, a ceiling. See kernels/leaves.cu for the layouts.
 */
public final class BenchProduct implements AutoCloseable {
  static final String NAME = "product";
  static final String OURS = "our kernel";
  private static final String UNIT = "multiply-adds/s";
  private static final String MODULE = "leaves";
  private static final int BLOCK = 128;
  private static final int LANES = 128; // of a tile
  private static final int WORD = 32;
  private static final int BLOCK_SUMS = 64;

  private final BenchDevice device;
  private final BenchTimer timer;
  private final List<DeviceBuffer> open = new ArrayList<>();

  public BenchProduct(BenchDevice device, BenchTimer timer) {
    this.device = device;
    this.timer = timer;
  }

  /** Operands of the sums over images of so many pixels, random ones. */
  final class Sums {
    final int count;
    final int lanes;
    final int words;
    final DeviceBuffer result = keep(device.buffer());
    private final DeviceBuffer bits;
    private final DeviceBuffer packed = keep(device.buffer());
    private final DeviceBuffer wideBits = keep(device.buffer());
    private final DeviceBuffer wideImages = keep(device.buffer());

    Sums(int count, int images, int pixels) {
      this.count = count;
      lanes = blocks(images, LANES) * LANES;
      words = blocks(1 + pixels, WORD);
      int leaves = words * WORD;
      SplittableRandom random = new SplittableRandom(1);
      byte[] pixelBytes = new byte[Math.multiplyExact(images, pixels)];
      random.nextBytes(pixelBytes);
      DeviceBuffer set = keep(device.uploaded(pixelBytes));
      DeviceBuffer places = keep(device.uploaded(places(images)));
      bits = keep(device.uploaded(randomBits(random, pixels)));
      packed.reserve((long) lanes * leaves);
      wideImages.reserve(2L * lanes * leaves);
      wideBits.reserve(2L * count * leaves);
      result.reserve(4L * count * lanes);
      device.stream().launch(
          device.kernel(MODULE, "pack_images"), blocks(lanes, BLOCK), leaves / 4, BLOCK, 0, packed, set, places, pixels, lanes);
      device.stream().launch(
          device.kernel(MODULE, "widen_images"), lanes, blocks(leaves, BLOCK), BLOCK, 0, wideImages, set, places, pixels, leaves);
      widenBits(wideBits, bits, count, leaves);
    }

    private byte[] places(int images) {
      ByteBuffer places = ByteBuffer.allocate(Integer.BYTES * lanes).order(ByteOrder.nativeOrder());
      for (int lane = 0; lane < lanes; lane++) {
        places.putInt(lane < images ? lane : -1);
      }
      return places.array();
    }

    /** No sum has a leaf behind the last pixel. */
    private byte[] randomBits(SplittableRandom random, int pixels) {
      ByteBuffer drawn = ByteBuffer.allocate(Integer.BYTES * count * words).order(ByteOrder.nativeOrder());
      for (int i = 0; i < count * words; i++) {
        int left = 1 + pixels - i % words * WORD;
        drawn.putInt(left >= WORD ? random.nextInt() : random.nextInt() & (1 << left) - 1);
      }
      return drawn.array();
    }

    /** Scaled to 0..1 a pixel, as networks see them. */
    void ours() {
      device.stream().launch(
          device.kernel(MODULE, "sum_leaves"), blocks(count, BLOCK_SUMS), lanes / LANES, 2 * BLOCK, 0, result, bits, packed,
          count, words, lanes);
    }

    /** Whole numbers. */
    void cublas(Cublas cublas) {
      cublas.multiply(device.stream(), lanes, count, words * WORD, wideImages.at(0), wideBits.at(0), result.at(0));
    }

    double multiplyAdds() {
      return (double) count * lanes * words * WORD;
    }
  }

  /** Our kernel, and cuBLAS where it loads. */
  public List<BenchRow> sums(int count, int images, int pixels) throws Exception {
    Sums sums = new Sums(count, images, pixels);
    List<BenchRow> rows = new ArrayList<>();
    rows.add(row(OURS, count, sums.lanes, sums.words * WORD, device.rate(timer, sums.multiplyAdds(), sums::ours)));
    if (device.cublas().isPresent()) {
      Cublas cublas = device.cublas().get();
      double rate = device.rate(timer, sums.multiplyAdds(), () -> sums.cublas(cublas));
      rows.add(row(cublas.version(), count, sums.lanes, sums.words * WORD, rate));
    }
    free();
    return rows;
  }

  /** cuBLAS on square matrices of zeros and ones in bfloat16; empty where it doesn't load. */
  public List<BenchRow> ceiling(int wanted) throws Exception {
    if (device.cublas().isEmpty()) {
      return List.of();
    }
    int size = blocks(wanted, WORD) * WORD;
    Cublas cublas = device.cublas().get();
    byte[] bits = new byte[size / 8 * size];
    new SplittableRandom(1).nextBytes(bits);
    DeviceBuffer drawn = keep(device.uploaded(bits));
    DeviceBuffer a = keep(device.buffer());
    DeviceBuffer c = keep(device.buffer());
    a.reserve(2L * size * size);
    c.reserve(4L * size * size);
    widenBits(a, drawn, size, size);
    double multiplyAdds = (double) size * size * size;
    double rate =
        device.rate(
            timer, multiplyAdds, () -> cublas.multiply(device.stream(), size, size, size, a.at(0), a.at(0), c.at(0)));
    free();
    return List.of(row(cublas.version(), size, size, size, rate));
  }

  private void widenBits(DeviceBuffer wide, DeviceBuffer bits, int rows, int leaves) {
    device.stream().launch(
        device.kernel(MODULE, "widen_bits"), rows, blocks(leaves, BLOCK), BLOCK, 0, wide, bits, leaves);
  }

  private static BenchRow row(String by, int sums, int lanes, int leaves, double rate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("by", by);
    parameters.put("sums", sums);
    parameters.put("lanes", lanes);
    parameters.put("leaves", leaves);
    return new BenchRow(NAME, "cuda", parameters, rate, UNIT);
  }

  private static int blocks(int items, int each) {
    return (items + each - 1) / each;
  }

  private DeviceBuffer keep(DeviceBuffer buffer) {
    open.add(buffer);
    return buffer;
  }

  private void free() {
    open.forEach(DeviceBuffer::close);
    open.clear();
  }

  @Override
  public void close() {
    free();
  }
}
