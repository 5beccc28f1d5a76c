package precocial.benchmarks;

import java.util.Locale;
import precocial.cli.Cpu;
import precocial.eval.Backend;

/** What a result was measured on; belongs beside every number. */
final class Machine {
  private Machine() {}

  /** Processor, cores and loops, Java, and the commit that {@code benchmarks/run} passes on. */
  static String description(Backend backend) {
    return String.format(
        Locale.ROOT, "%s; %s: %s; Java %s (%s); commit %s",
        Cpu.model(), backend.name(), backend.device(), System.getProperty("java.version"), System.getProperty("java.vendor"),
        commit());
  }

  static String commit() {
    return System.getProperty("benchmarks.commit", "unknown");
  }
}
