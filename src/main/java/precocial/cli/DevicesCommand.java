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
@Command(
    name = "devices",
    description = {
      "Lists the backends, the fastest first: what each runs on here, and if it cannot, why not.",
      "For every GPU also its memory, the driver, the form in which the kernels are loaded, and cuBLAS, without which kernels of "
          + "our own do its work."
    })
final class DevicesCommand implements Callable<Integer> {
  @ParentCommand private Main main;
  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Backend backend : Backend.all()) {
      boolean cuda = backend.name().equals(BackendOptions.CUDA);
      rows.addAll(cuda ? CudaRows.all() : List.of(row(backend.name(), backend.device(), null)));
    }
    if (format.json()) {
      main.out().print(Json.pretty(rows));
    } else {
      rows.forEach(row -> main.out().print(String.format(Locale.ROOT, "%-10s %s\n", row.get("backend"), text(row))));
    }
    return Main.DONE;
  }

  /**
   * What every row begins with.
   *
   * @param device null where nothing is known of it
   * @param reason why it cannot run here; null where it can
   */
  static Map<String, Object> row(String backend, String device, String reason) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("backend", backend);
    row.put("available", reason == null);
    row.put("device", device);
    row.put("reason", reason);
    row.put("cublas", false);
    return row;
  }

  private static String text(Map<String, Object> row) {
    return row.get("backend").equals(BackendOptions.CUDA) ? CudaRows.text(row) : row.get("device").toString();
  }
}
