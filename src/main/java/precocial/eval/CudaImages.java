package precocial.eval;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import precocial.cuda.CudaEvent;
import precocial.cuda.CudaStream;
import precocial.cuda.DeviceBuffer;
import precocial.cuda.PinnedBuffer;
import precocial.data.ImageSet;

/**
 * Jobs on images on one device. Sets of images stay there; two units of tiles are under way at a time, each in a stream of its
 * own.
 */
final class CudaImages {
  static final int PASSES = 2;
  private static final int MOST_SETS = 3;
  private static final int PIECE = 16 << 20; // bytes of a set that are copied at a time

  private final DeviceParts parts;
  private final ImagePass[] passes = new ImagePass[PASSES];
  private final CudaGraph graph;
  private final CudaHeads heads;
  private final Upload plan;
  private final Map<ImageSet, DeviceBuffer> sets = new LinkedHashMap<>(); // the eldest first; sets compare by identity

  CudaImages(DeviceParts parts, CudaOptions options) {
    this.parts = parts;
    for (int i = 0; i < PASSES; i++) {
      passes[i] = new ImagePass(parts);
    }
    graph = new CudaGraph(parts, options);
    heads = new CudaHeads(parts, options);
    plan = new Upload(parts);
  }

  /** Runs units of a job until none is left. */
  void run(ImageJob job) {
    CudaStream stream = passes[0].stream;
    DeviceBuffer set = resident(job.batch.images(), stream);
    NodeValues nodes = graph;
    if (job.order != null) {
      graph.load(job.order, stream);
    } else {
      nodes = new CudaPlan(parts.device(), plan, job.plan, stream);
    }
    heads.load(job, stream);
    try (CudaEvent loaded = stream.record()) {
      for (int i = 1; i < PASSES; i++) {
        passes[i].stream.await(loaded);
      }
      int turn = 0;
      for (int unit = job.take(); unit >= 0; unit = job.take()) {
        ImagePass pass = passes[turn++ % PASSES];
        pass.finish();
        pass.start(job, unit, set, nodes, heads);
      }
      for (ImagePass pass : passes) {
        pass.finish();
      }
      // A device that came too late for a unit has still been sent the graph.
      stream.synchronize();
    }
  }

  private DeviceBuffer resident(ImageSet images, CudaStream stream) {
    DeviceBuffer there = sets.get(images);
    if (there != null) {
      return there;
    }
    if (sets.size() == MOST_SETS) {
      Iterator<DeviceBuffer> eldest = sets.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
    byte[] pixels = images.pixels();
    DeviceBuffer set = parts.buffer();
    set.reserve(pixels.length);
    try (PinnedBuffer piece = parts.device().pinned()) {
      piece.reserve(Math.min(PIECE, pixels.length));
      for (int from = 0; from < pixels.length; from += PIECE) {
        int count = Math.min(PIECE, pixels.length - from);
        piece.bytes().put(pixels, from, count);
        stream.upload(set, from, piece, 0, count);
        stream.synchronize();
      }
    }
    sets.put(images, set);
    return set;
  }
}
