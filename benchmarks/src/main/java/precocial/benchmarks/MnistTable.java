package precocial.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import precocial.benchmarks.PhaseSampler.Phase;

/** Searches on images in Markdown: a row for each, then rows for stretches of their generations, where time goes in each. */
final class MnistTable {
  private static final int[] MARKS = {500, 1000, 2000, 4096};

  private MnistTable() {}

  static String searches(List<MnistMeasurement> all) {
    StringBuilder out = new StringBuilder();
    out.append("| preset | threads | seed | generations | seconds | M images/s | best | its connections | champion's vote |\n");
    out.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (MnistMeasurement m : all) {
      out.append(
          String.format(
              Locale.ROOT, "| %s | %d | %d | %,d | %.1f | %.1f | %.4f | %,d | %.2f %% |%n", m.spec().preset(), m.threads(),
              m.spec().seed(), m.last().generation(), m.seconds(), m.imagesPerSecond() / 1e6, m.last().bestSoFar(),
              m.last().connections(), 100 * m.last().accuracy()));
    }
    return out.toString();
  }

  /** Rows for each number of threads; the generations of all seeds count together. */
  static String windows(List<MnistMeasurement> all) {
    StringBuilder out = new StringBuilder();
    out.append("| threads | generations | ms, median | ms, 90 % | M images/s ");
    for (Phase phase : Phase.values()) {
      out.append("| ").append(phase.name().toLowerCase(Locale.ROOT)).append(' ');
    }
    out.append("|\n|---:|---|---:|---:|---:|").append("---:|".repeat(Phase.values().length)).append('\n');
    for (int threads : all.stream().mapToInt(MnistMeasurement::threads).distinct().sorted().toArray()) {
      List<MnistMeasurement> same = all.stream().filter(m -> m.threads() == threads).toList();
      int from = 1;
      for (int to : ends(same.get(0).reports().size())) {
        out.append(row(same, from, to));
        from = to + 1;
      }
    }
    return out.toString();
  }

  /** Last generation of each stretch. */
  static List<Integer> ends(int generations) {
    List<Integer> ends = new ArrayList<>();
    for (int mark : MARKS) {
      if (mark < generations) {
        ends.add(mark);
      }
    }
    ends.add(generations);
    return ends;
  }

  private static String row(List<MnistMeasurement> same, int from, int to) {
    double[] millis = same.stream().flatMapToDouble(m -> Arrays.stream(m.millis(), from - 1, to)).toArray();
    double images = same.stream().mapToDouble(m -> m.imagesPerSecond(from, to)).average().orElse(0);
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ROOT, "| %d | %,d-%,d | %.1f | %.1f | %.1f ", same.get(0).threads(), from, to, Quantiles.median(millis),
            Quantiles.of(millis, 0.9), images / 1e6));
    long looks = Stream.of(Phase.values()).mapToLong(phase -> looks(same, from, to, phase)).sum();
    for (Phase phase : Phase.values()) {
      row.append(
          looks == 0 ? "| " : String.format(Locale.ROOT, "| %.1f %% ", 100.0 * looks(same, from, to, phase) / looks));
    }
    return row.append("|\n").toString();
  }

  private static long looks(List<MnistMeasurement> same, int from, int to, Phase phase) {
    return same.stream().mapToLong(m -> m.looks(from, to, phase)).sum();
  }
}
