package precocial.eval;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import precocial.network.Network;

/**
 * The episodes of a call in chunks of successive networks, which devices take one after another. There are at least two for each
 * device, so that one can be packed and copied while another is computed. Nothing depends on how they are cut.
 */
final class RolloutChunks {
  private static final int CHUNKS_PER_DEVICE = 2;

  final List<Network> networks;
  final Weights weights;
  final float[] starts; // (starts, state values)
  final int startCount;
  final Scores scores;
  private final int each;
  private final AtomicInteger next = new AtomicInteger();

  RolloutChunks(List<Network> networks, Weights weights, double[][] starts, int devices, Scores scores) {
    this.networks = networks;
    this.weights = weights;
    this.scores = scores;
    startCount = starts.length;
    int stateValues = starts[0].length;
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

  /**
   * Takes the next networks.
   *
   * @param most bytes that they may take on a device; one network is handed out in any case
   * @return first and one past the last; equal where none is left
   */
  int[] take(long most) {
    while (true) {
      int first = next.get();
      int end = first;
      long bytes = 0;
      while (end < networks.size() && end - first < each) {
        bytes += bytes(networks.get(end));
        if (bytes > most && end > first) {
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
