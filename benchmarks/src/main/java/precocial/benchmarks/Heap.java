package precocial.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The heap of this JVM, in bytes. */
final class Heap {
  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();

  private Heap() {}

  /** What is in use after a full collection. Peaks are taken from here on. */
  static long collect() {
    System.gc();
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
    return POOLS.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
  }

  /** Peaks of its pools since the last collection asked for, added up, garbage included. */
  static long peak() {
    return POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }
}
