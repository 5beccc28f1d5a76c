package precocial.eval;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import precocial.cuda.CudaFailure;
import precocial.data.ImageBatch;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.PopulationGraph;

/** What devices are to do on a batch of images, in units of tiles that they take one after another. */
final class ImageJob {
  private static final long MOST_UNIT = 1L << 30; // bytes
  private static final int MOST_TILES = 65_535; // of a grid
  private static final int UNITS_PER_DEVICE = 2;
  private static final int LANES = TileValues.LANES;

  final ImageBatch batch;
  final Weights weights;
  final LevelOrder order; // null for individual weights
  final BatchPlan plan; // null for shared weights
  final boolean predicts; // whether classes are predicted, not losses alone
  final int nodes;
  final int[] head; // (heads, outputs): nodes
  private final int[] headOf; // (networks)
  final HeadIndex heads;
  private TileTree tree;
  private double[][] sums; // (units; heads, weights)
  private int[][] counts; // (units; weights and classes, then 2): see kernels/predict.cu
  private final AtomicInteger next = new AtomicInteger();

  private ImageJob(ImageBatch batch, Weights weights, LevelOrder order, BatchPlan plan, boolean predicts) {
    this.batch = batch;
    this.weights = weights;
    this.order = order;
    this.plan = plan;
    this.predicts = predicts;
    nodes = order != null ? order.nodes() : CudaPlan.rows(plan);
    head = order != null ? order.head : CudaPlan.outputRows(plan);
    headOf = order != null ? order.headOf : IntStream.range(0, plan.networks()).toArray();
    heads = new HeadIndex(head, nodes, classes());
  }

  /** Judges all heads of an order. */
  static ImageJob judge(ImageBatch batch, Weights weights, LevelOrder order) {
    return new ImageJob(batch, weights, order, null, false);
  }

  /** Judges all networks of a plan by their individual weights. */
  static ImageJob judge(ImageBatch batch, BatchPlan plan) {
    return new ImageJob(batch, Weights.INDIVIDUAL, null, plan, false);
  }

  /** Judges a network and counts what it predicts right. */
  static ImageJob predict(ImageBatch batch, Weights weights, Network network) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    return weights.individual()
        ? new ImageJob(batch, weights, null, plan, true)
        : new ImageJob(batch, weights, new LevelOrder(List.of(PopulationGraph.of(plan, 0))), null, true);
  }

  int classes() {
    return batch.images().classes();
  }

  int headCount() {
    return head.length / classes();
  }

  /**
   * Runs and hands out the losses.
   *
   * @param first network of the losses that the first one of this job is
   * @return false where the devices lack the memory for several networks; for one they say so themselves
   */
  boolean judge(CudaEngines engines, Losses losses, int first) {
    boolean several = headOf.length > 1;
    if (several && !fits(engines)) {
      return false;
    }
    try {
      run(engines);
    } catch (CudaFailure e) {
      if (e.outOfMemory() && several) {
        return false;
      }
      throw e;
    }
    double[] total = sums();
    for (int i = 0; i < headOf.length; i++) {
      for (int w = 0; w < weights.count(); w++) {
        losses.set(first + i, w, total, headOf[i] * weights.count() + w, 1, batch.count());
      }
    }
    return true;
  }

  /** Whether the devices have the memory for it, as far as can be told, and their grids and indices the range. */
  private boolean fits(CudaEngines engines) {
    boolean inRange = plan == null || plan.networks() <= MOST_TILES && bytesPerTile() <= MOST_UNIT;
    return inRange && room(engines) >= bytesPerTile();
  }

  /** Bytes for a unit. */
  private long room(CudaEngines engines) {
    return (engines.budget() - fixedBytes()) / CudaImages.PASSES;
  }

  /** Runs on all devices. Where one lacks the memory for a unit, smaller ones are tried. */
  void run(CudaEngines engines) {
    int tiles = TileValues.tiles(batch);
    long most = Math.min(room(engines), MOST_UNIT) / bytesPerTile();
    int parts = engines.count() == 1 ? 1 : UNITS_PER_DEVICE * engines.count();
    int each = (int) Math.max(1, Math.min(Math.min(most, MOST_TILES), (tiles + parts - 1) / parts));
    while (!run(engines, new TileTree(tiles, each), each == 1)) {
      each = (each + 1) / 2;
    }
  }

  /** @return false where a device lacks the memory, unless that is final */
  private boolean run(CudaEngines engines, TileTree units, boolean isFinal) {
    tree = units;
    sums = new double[tree.units().size()][];
    counts = new int[tree.units().size()][];
    next.set(0);
    try {
      engines.run(engine -> engine.images().run(this));
      return true;
    } catch (CudaFailure e) {
      if (!e.outOfMemory() || isFinal) {
        throw e;
      }
      return false;
    }
  }

  /** Device memory for a tile of images. */
  private long bytesPerTile() {
    long pair = 4L * LANES * (nodes + heads.outputNode.length) + 4L * heads.labelOutput.length + 8L * headCount();
    long leaves = order == null ? 0 : 4L * LANES * order.sums() + 64L * LANES * order.words;
    long predictions = predicts ? LANES * (weights.count() + 4L * classes()) : 0;
    return weights.count() * pair + leaves + predictions;
  }

  /** Device memory that does not depend on the images of a unit. */
  private long fixedBytes() {
    long graph =
        order == null
            ? 9L * nodes + 8L * plan.flat().source().length
            : 68L * order.bits.length + 13L * order.nodes() + 4L * order.source.length;
    return (long) batch.images().pixels().length + graph + 16L * head.length + 16L * weights.count() * headCount();
  }

  /** The number of the next unit, or -1. */
  int take() {
    int unit = next.getAndIncrement();
    return unit < tree.units().size() ? unit : -1;
  }

  TileTree.Unit unit(int number) {
    return tree.units().get(number);
  }

  /** @param unitCounts null where nothing is predicted */
  void set(int unit, double[] unitSums, int[] unitCounts) {
    sums[unit] = unitSums;
    counts[unit] = unitCounts;
  }

  /** Cross-entropy summed over the batch, (heads, weights); when all units are done. */
  double[] sums() {
    return tree.sum(sums);
  }

  Predictions predictions() {
    int[] all = new int[weights.count() * classes() + 2];
    for (int[] some : counts) {
      for (int i = 0; i < all.length; i++) {
        all[i] += some[i];
      }
    }
    double[] total = sums();
    double[] losses = new double[weights.count()];
    int[][] right = new int[weights.count()][classes()];
    for (int w = 0; w < losses.length; w++) {
      losses[w] = Losses.mean(total, w, 1, batch.count());
      System.arraycopy(all, w * classes(), right[w], 0, classes());
    }
    return new Predictions(batch, losses, right, all[all.length - 2], all[all.length - 1]);
  }
}
