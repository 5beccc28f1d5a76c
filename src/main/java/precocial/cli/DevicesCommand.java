package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import precocial.eval.Backend;
import precocial.io.Json;

/** The backends and what each can do here. */
@Command(name = "devices", description = "Lists the backends: what each runs on here, and if it cannot, why not.")
final class DevicesCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Backend backend : Backend.all()) {
      rows.add(row(backend.name(), backend.device(), null));
    }
    rows.add(1, row("cuda", null, BackendOptions.NO_CUDA));
    if (format.json()) {
      main.out().print(Json.pretty(rows));
    } else {
      for (Map<String, Object> row : rows) {
        Object what = row.get("reason") == null ? row.get("device") : "not available: " + row.get("reason");
        main.out().print(String.format(Locale.ROOT, "%-10s %s\n", row.get("backend"), what));
      }
    }
    return Main.DONE;
  }

  /** @param reason why it cannot run here; null where it can */
  private static Map<String, Object> row(String backend, String device, String reason) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("backend", backend);
    row.put("available", reason == null);
    row.put("device", device);
    row.put("reason", reason);
    row.put("cublas", false);
    return row;
  }
}
