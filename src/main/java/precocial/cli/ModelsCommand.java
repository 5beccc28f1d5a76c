package precocial.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import precocial.io.GenomeFile;
import precocial.io.Json;
import precocial.io.Models;

/** What networks come with the program. */
@Command(
    name = "models",
    description = {
      "Lists the networks that come with the program. Their names go wherever a GENOME goes, as in precocial evaluate swingup.",
      "The score is that of the tuned weights. --format json has where each comes from: seed, preset, version, scores."
    })
final class ModelsCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String name : Models.names()) {
      rows.add(row(name, Models.read(name)));
    }
    main.out().print(format.json() ? Json.pretty(rows) : table(rows));
    return Main.DONE;
  }

  private static Map<String, Object> row(String name, GenomeFile file) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("task", file.task());
    row.put("connections", file.genome().connectionCount());
    row.put("weights", GenomeOptions.storesWeights(file) ? "tuned" : "none");
    row.put("provenance", file.provenance());
    return row;
  }

  /** As a tuning wrote it; empty where there is none. */
  private static String score(Map<?, ?> provenance) {
    for (String what : List.of("reward", "accuracy")) {
      if (provenance.get(what) instanceof Number value) {
        double score = value.doubleValue();
        String text = what.equals("accuracy") ? ImageEvaluation.percent(score) : String.format(Locale.ROOT, "%.1f", score);
        return what + " " + text + " over " + provenance.get(what + "Over");
      }
    }
    return "";
  }

  private static String table(List<Map<String, Object>> rows) {
    StringBuilder out = new StringBuilder(
        String.format(Locale.ROOT, "%-12s %-12s %12s  %-12s  %s\n", "name", "task", "connections", "weights", "score"));
    for (Map<String, Object> row : rows) {
      out.append(
          String.format(
              Locale.ROOT, "%-12s %-12s %12d  %-12s  %s\n", row.get("name"), row.get("task"), row.get("connections"),
              row.get("weights"), score((Map<?, ?>) row.get("provenance"))));
    }
    return out.toString();
  }
}
