package precocial.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The study in Markdown: a summary beside the original's run, then every seed. */
final class QualityTable {
  private static final int[] MARKS = {100, 400, 1024};

  private QualityTable() {}

  /** @param generations that the runs cover; marks behind are left out */
  static String of(List<SeedCurves> presets, int generations) {
    List<Integer> marks = new ArrayList<>();
    for (int mark : MARKS) {
      if (mark < generations) {
        marks.add(mark);
      }
    }
    marks.add(generations);
    StringBuilder out = new StringBuilder();
    header(out, "best fitness so far at generation", marks);
    out.append("| the original, one run |");
    for (int mark : marks) {
      double best = Original.at(mark);
      out.append(Double.isNaN(best) ? " |" : String.format(Locale.ROOT, " %.0f |", best));
    }
    out.append('\n');
    for (SeedCurves preset : presets) {
      out.append("| ").append(preset.preset()).append(", median (range) of ").append(preset.seeds().size()).append(" seeds |");
      for (int mark : marks) {
        out.append(
            String.format(
                Locale.ROOT, " **%.0f** (%.0f-%.0f) |", preset.median(mark), preset.least(mark), preset.greatest(mark)));
      }
      out.append('\n');
    }
    for (SeedCurves preset : presets) {
      out.append('\n');
      header(out, preset.preset() + ", seed", marks);
      for (int s = 0; s < preset.seeds().size(); s++) {
        out.append("| ").append(preset.seeds().get(s)).append(" |");
        for (int mark : marks) {
          out.append(String.format(Locale.ROOT, " %.1f |", preset.at(mark)[s]));
        }
        out.append('\n');
      }
      out.append("| **median** |");
      marks.forEach(mark -> out.append(String.format(Locale.ROOT, " **%.1f** |", preset.median(mark))));
      out.append('\n');
    }
    return out.toString();
  }

  private static void header(StringBuilder out, String first, List<Integer> marks) {
    out.append("| ").append(first).append(" |");
    marks.forEach(mark -> out.append(String.format(Locale.ROOT, " %,d |", mark)));
    out.append("\n|---|").append("---:|".repeat(marks.size())).append('\n');
  }
}
