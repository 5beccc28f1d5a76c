package precocial.eval;

/** Episodes on one device. Two chunks of networks are under way at a time, each in a stream of its own. */
final class CudaRollouts {
  private final RolloutSlot[] slots;

  CudaRollouts(DeviceParts parts, CudaOptions options) {
    slots = new RolloutSlot[] {new RolloutSlot(parts, options), new RolloutSlot(parts, options)};
  }

  /** Runs chunks until none is left. */
  void run(RolloutChunks chunks) {
    int turn = 0;
    for (int[] range = chunks.take(); range[0] < range[1]; range = chunks.take()) {
      RolloutSlot slot = slots[turn++ % slots.length];
      slot.finish();
      slot.start(chunks, range[0], range[1]);
    }
    for (RolloutSlot slot : slots) {
      slot.finish();
    }
  }
}
