package precocial.benchmarks;

import java.util.List;
import java.util.Locale;
import precocial.eval.GraphWork;
import precocial.eval.SharingStages.Stage;

/** Sharing in Markdown: how much there is to share, then what each idea brings. */
final class SharingTable {
  private SharingTable() {}

  static String counts(List<SharingMeasurement> all) {
    StringBuilder out = new StringBuilder();
    out.append("| generation | genomes, all / different | connections of one | nodes, all / distinct ")
        .append("| connections, all / distinct | first-layer terms, all / distinct / derived |\n")
        .append("|---:|---:|---:|---:|---:|---:|\n");
    for (SharingMeasurement m : all) {
      GraphWork alone = m.work().get(Stage.ALONE);
      GraphWork graph = m.work().get(Stage.ONE_GRAPH);
      GraphWork derived = m.work().get(Stage.SUMS_DERIVED);
      out.append(
          String.format(
              Locale.ROOT, "| %,d | %,d / %,d | %,.0f | %,d / %,d = %.1f | %,d / %,d = %.1f | %,d / %,d / %,d = %.1f |%n",
              m.generation(), m.genomes(), graph.heads(), (double) alone.connections() / m.genomes(), alone.nodes(),
              graph.nodes(), (double) alone.nodes() / graph.nodes(), alone.connections(), graph.connections(),
              (double) alone.connections() / graph.connections(), alone.sumTerms(), graph.sumTerms(), derived.sumTerms(),
              (double) alone.sumTerms() / derived.sumTerms()));
    }
    return out.toString();
  }

  static String stages(List<SharingMeasurement> all) {
    StringBuilder out = new StringBuilder();
    out.append("| generation | ideas | M images/s | times | ms | compile | evaluate | G connections/s, effective ")
        .append("| G values added/s | ceiling | of it |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (SharingMeasurement m : all) {
      double ceiling = Quantiles.median(m.ceiling());
      for (Stage stage : Stage.values()) {
        out.append(
            String.format(
                Locale.ROOT, "| %,d | %s | %.2f | %.1f | %,.1f | %,.1f | %,.1f | %,.1f | %.1f | %.1f | %.0f %% |%n",
                m.generation(), stage.label(), m.imagesPerSecond(stage) / 1e6, m.millis(Stage.ALONE) / m.millis(stage),
                m.millis(stage), m.compileMillis(stage), m.evaluateMillis(stage), m.effective(stage) / 1e9,
                m.actual(stage) / 1e9, ceiling / 1e9, 100 * m.actual(stage) / ceiling));
      }
    }
    return out.toString();
  }
}
