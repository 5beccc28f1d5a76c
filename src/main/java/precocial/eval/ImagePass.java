package precocial.eval;

import java.nio.ByteBuffer;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceAddress;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.data.ImageBatch;

/** A unit of tiles on its way through a device, under all weights; the results are read at {@link #finish}. */
final class ImagePass {
  private static final int LANES = TileValues.LANES;
  private static final int NONE = -1;

  final CudaStream stream;
  final DeviceBuffer leaves; // images, as the product of the sums takes them
  final DeviceBuffer sums; // (sums, lanes): over leaves
  final DeviceBuffer values; // (pairs, nodes, 128 lanes)
  final DeviceBuffer exps; // (pairs, outputs, 128 lanes)
  final DeviceBuffer labelled; // (pairs, labelled)
  final DeviceBuffer tileSums; // (heads, pairs)
  final DeviceBuffer predicted; // (weights, lanes)
  final DeviceBuffer share; // (classes, lanes)
  private final DeviceBuffer results; // counts, then sums (heads, weights)
  private final PinnedBuffer read;
  private final Upload upload;
  private long places;
  private long tileLanes;
  private DeviceBuffer images;
  private CudaHeads heads;
  private ImageJob job;
  private int unit = NONE;

  ImagePass(DeviceParts parts) {
    stream = parts.stream();
    leaves = parts.buffer();
    sums = parts.buffer();
    values = parts.buffer();
    exps = parts.buffer();
    labelled = parts.buffer();
    tileSums = parts.buffer();
    predicted = parts.buffer();
    share = parts.buffer();
    results = parts.buffer();
    read = parts.pinned();
    upload = new Upload(parts);
  }

  /** @param set all images of the batch's set, (images, pixels) */
  void start(ImageJob next, int number, DeviceBuffer set, NodeValues nodes, CudaHeads nextHeads) {
    job = next;
    images = set;
    heads = nextHeads;
    unit = number;
    send(next.batch);
    results.reserve(resultBytes());
    read.reserve(resultBytes());
    nodes.compute(this);
    heads.judge(this, results.at(sumsAt()));
    if (job.predicts) {
      heads.predict(this, results);
    }
    stream.download(read, 0, results, 0, resultBytes());
  }

  private void send(ImageBatch batch) {
    int[] place = new int[lanes()];
    int[] lanesOf = new int[tiles()];
    int first = firstTile() * LANES;
    for (int i = 0; i < place.length; i++) {
      boolean there = first + i < batch.count();
      place[i] = there ? batch.place(first + i) : -1;
      lanesOf[i / LANES] += there ? 1 : 0;
    }
    upload.begin();
    places = upload.put(place);
    tileLanes = upload.put(lanesOf);
    upload.send(stream);
  }

  private int counts() {
    return job.predicts ? job.weights.count() * job.classes() + 2 : 0;
  }

  private int sumCount() {
    return job.headCount() * job.weights.count();
  }

  /** Behind the counts, where a double may stand. */
  private long sumsAt() {
    return (4L * counts() + 7) / 8 * 8;
  }

  private long resultBytes() {
    return sumsAt() + 8L * sumCount();
  }

  /** Waits for what is on its way, if anything, and hands out its results. */
  void finish() {
    if (unit == NONE) {
      return;
    }
    int done = unit;
    unit = NONE;
    stream.synchronize();
    ByteBuffer bytes = read.bytes();
    int[] counts = job.predicts ? new int[counts()] : null;
    double[] sums = new double[sumCount()];
    if (counts != null) {
      bytes.asIntBuffer().get(counts);
    }
    bytes.position((int) sumsAt()).slice().order(bytes.order()).asDoubleBuffer().get(sums);
    job.set(done, sums, counts);
  }

  /** Tiles of the unit. */
  int tiles() {
    return job.unit(unit).count();
  }

  /** Number of its first tile within the batch. */
  int firstTile() {
    return job.unit(unit).first();
  }

  int lanes() {
    return tiles() * LANES;
  }

  /** Images in those lanes. */
  int imageCount() {
    return Math.min(lanes(), job.batch.count() - firstTile() * LANES);
  }

  /** (weight, tile) pairs. */
  int pairs() {
    return tiles() * job.weights.count();
  }

  int pixels() {
    return job.batch.images().pixelsPerImage();
  }

  DeviceBuffer images() {
    return images;
  }

  /** (lanes): image of the set, -1 for black. */
  DeviceAddress places() {
    return upload.at(places);
  }

  /** (tiles): images of a tile. */
  DeviceAddress tileLanes() {
    return upload.at(tileLanes);
  }

  /** (weights): their values. */
  DeviceAddress weights() {
    return heads.weights();
  }
}
