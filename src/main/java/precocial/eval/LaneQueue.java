package precocial.eval;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The lanes of a batch that no thread has taken yet, counted over all networks. They are handed out in whole networks where
 * those fit.
 */
final class LaneQueue {
  private final long lanes;
  private final int capacity;
  private final int unit;
  private final AtomicLong next = new AtomicLong();
  private volatile boolean abandoned;

  /**
   * @param lanesEach lanes of a network
   * @param most lanes that a thread may hold at a time
   */
  LaneQueue(int networks, int lanesEach, int threads, int most) {
    lanes = (long) networks * lanesEach;
    unit = lanesEach <= most ? lanesEach : 1;
    // A small batch is shared out evenly; rounding up keeps it to one block a thread.
    long share = (lanes + threads - 1) / threads;
    capacity = (int) Math.min(most / unit * unit, (share + unit - 1) / unit * unit);
  }

  /** Lanes that a thread may hold at a time. */
  int capacity() {
    return capacity;
  }

  /** Blocks of that capacity in the batch. */
  long blocks() {
    return (lanes + capacity - 1) / capacity;
  }

  /** Takes up to this many lanes. @return the first; their count is what {@link #end} says */
  long take(int most) {
    return next.getAndAdd(most / unit * unit);
  }

  /** One past the last lane of a range taken from the given lane on. */
  long end(long first, int most) {
    return Math.min(lanes, first + most / unit * unit);
  }

  boolean isEmpty() {
    return next.get() >= lanes;
  }

  /** Has all threads end soon, for what they do is of no use. */
  void abandon() {
    abandoned = true;
  }

  boolean abandoned() {
    return abandoned;
  }
}
