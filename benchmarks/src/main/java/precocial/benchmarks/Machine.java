package precocial.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import precocial.eval.Backend;

/** What a result was measured on; belongs beside every number. */
final class Machine {
  private Machine() {}

  /** Processor, cores and loops, Java, and the commit that {@code benchmarks/run} passes on. */
  static String description(Backend backend) {
    return String.format(
        "%s; %s: %s; Java %s (%s); commit %s",
        processor(), backend.name(), backend.device(), System.getProperty("java.version"), System.getProperty("java.vendor"),
        commit());
  }

  static String commit() {
    return System.getProperty("benchmarks.commit", "unknown");
  }

  private static String processor() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8);
      for (String line : lines) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    } catch (IOException e) {
      // Not Linux: the architecture has to do.
    }
    return System.getProperty("os.arch");
  }
}
