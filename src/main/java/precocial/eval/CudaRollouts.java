package precocial.eval;

import precocial.cuda.CudaDevice;

/** Episodes on one device. Two chunks of networks are under way at a time, each in a stream of its own. */
final class CudaRollouts {
  private static final long MOST_CHUNK = 256L << 20; // bytes
  private static final int SHARES = 6; // a chunk's networks, results and values, for each of the two

  private final RolloutSlot[] slots;
  private final long most;

  /** @param budget bytes of memory in all */
  CudaRollouts(CudaDevice device, long budget, CudaOptions options) {
    slots = new RolloutSlot[] {new RolloutSlot(device, options), new RolloutSlot(device, options)};
    most = Math.min(MOST_CHUNK, budget / SHARES);
  }

  /** Runs chunks until none is left. */
  void run(RolloutChunks chunks) {
    int turn = 0;
    for (int[] range = chunks.take(most); range[0] < range[1]; range = chunks.take(most)) {
      RolloutSlot slot = slots[turn++ % slots.length];
      slot.finish();
      slot.start(chunks, range[0], range[1], most);
    }
    for (RolloutSlot slot : slots) {
      slot.finish();
    }
  }
}
