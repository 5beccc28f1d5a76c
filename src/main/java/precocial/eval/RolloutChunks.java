package precocial.eval;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import precocial.network.Network;
import precocial.task.control.SwingUpModel;

/**
 * The episodes of a call in chunks of successive networks, which devices take one after another. There are at least two for each
 * device, so that one can be packed and copied while another is computed. Nothing depends on how they are cut.
 */
final class RolloutChunks {
  private static final int CHUNKS_PER_DEVICE = 2;
  private static final long MOST_BYTES = 256L << 20;
  private static final int SHARES = 6; // of a device's memory: networks, results and values, for each of the two under way

  final SwingUpModel model;
  final List<Network> networks;
  final Weights weights;
  final float[] starts; // (starts, state values)
  final int startCount;
  final Scores scores;
  private final long mostBytes;
  private int each;
  private final AtomicInteger next = new AtomicInteger();

  /** @param budget bytes of memory that the work may take on a device */
  RolloutChunks(
      SwingUpModel model, List<Network> networks, Weights weights, double[][] starts, int devices, long budget, Scores scores) {
    this.model = model;
    this.networks = networks;
    this.weights = weights;
    this.scores = scores;
    mostBytes = Math.min(MOST_BYTES, budget / SHARES);
    startCount = starts.length;
    int stateValues = model.startValues();
    this.starts = new float[Math.multiplyExact(startCount, stateValues)];
    for (int i = 0; i < this.starts.length; i++) {
      this.starts[i] = (float) starts[i / stateValues][i % stateValues];
    }
    int chunks = CHUNKS_PER_DEVICE * devices;
    each = Math.max(1, (networks.size() + chunks - 1) / chunks);
  }

  /** Episodes of a network. */
  int lanes() {
    return weights.count() * startCount;
  }

  /** Bytes that a chunk may take on a device, and again the values of its nodes where they don't fit elsewhere. */
  long mostBytes() {
    return mostBytes;
  }

  /** Begins anew with smaller chunks. @return false where they have one network each already */
  boolean shrink() {
    next.set(0);
    boolean shrinks = each > 1;
    each = (each + 1) / 2;
    return shrinks;
  }

  /**
   * Takes the next networks: as many as the memory allows, but one in any case.
   *
   * @return first and one past the last; equal where none is left
   */
  int[] take() {
    while (true) {
      int first = next.get();
      int end = first;
      long bytes = 4L * starts.length;
      while (end < networks.size() && end - first < each) {
        bytes += bytes(networks.get(end));
        if (bytes > mostBytes && end > first) {
          break;
        }
        end++;
      }
      if (next.compareAndSet(first, end)) {
        return new int[] {first, end};
      }
    }
  }

  private long bytes(Network network) {
    return 9L * network.nodes() + 8L * network.connections() + 8L * lanes();
  }
}
