package precocial.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import precocial.cuda.CudaFailure;
import precocial.eval.CudaBackend;
import precocial.io.Json;
import precocial.task.Tasks;
import precocial.task.biped.Biped;

/** Throughput of this machine, in tables. */
@Command(
    name = "bench",
    description = {
      "Measures throughput here, on the CPU and, where one can be used, on a GPU in the same run:",
      "rollout: swing-up episodes of random networks, as policy and environment steps a second; steps of episodes that have "
          + "ended do not count.",
      "walker: episodes of BipedalWalker under random networks, as environment steps a second; what each episode needs before "
          + "its first step counts in.",
      "classify: generations of an MNIST search judged on images, as evaluations a second (one genome, one weight, one image). "
          + "Edges are effective, each genome's own connections, or actual, what is added up for the graph that the population "
          + "shares. Made-up images of MNIST's shape where MNIST is not here.",
      "search: whole short searches, everything included: swingup laptop and mnist paper.",
      "tune: generations of tunings of the models, as candidate episodes (a weight vector, a start) or candidate images (a "
          + "weight vector, an image) a second.",
      "copy: a ceiling, memory copied, bytes read and written.",
      "product: on a GPU alone, sums over pixels by our kernel and by cuBLAS, and a ceiling, cuBLAS on large square matrices.",
      "Each value is the median of several runs after a warm-up. Times of copy and product on a GPU are its own clock's, all "
          + "others the clock's on the wall. Run it on an idle machine."
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<String> KNOWN =
      List.of(
          RolloutBench.NAME, WalkerBench.NAME, BenchClassify.NAME, BenchSearch.NAME, BenchTune.NAME, BenchCopy.NAME,
          BenchProduct.NAME);
  private static final String ALL = "all";

  @Spec private CommandSpec spec;
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      defaultValue = RolloutBench.NAME,
      description = "What to measure: rollout (the default), walker, classify, search, tune, copy, product, or all.")
  private List<String> names;

  @Mixin private BenchOptions sizes;
  @Mixin private BackendOptions backend;
  @Mixin private FormatOption format;

  @Override
  public Integer call() throws Exception {
    BenchBackends backends = BenchBackends.of(backend);
    Set<String> chosen = chosen();
    sizes.check(chosen);
    boolean device = backends.has(BackendOptions.CUDA);
    UsageException.unless(
        device || !chosen.equals(Set.of(BenchProduct.NAME)),
        "product is measured on a GPU alone" + new CudaBackend().unavailable().map(reason -> ": " + reason).orElse(""));
    Optional<String> noWalkers = chosen.contains(WalkerBench.NAME) ? Tasks.control(Biped.NAME).unavailable() : Optional.empty();
    if (noWalkers.isPresent() && chosen.size() == 1) {
      TaskCheck.requireEpisodes(Tasks.named(Biped.NAME));
    }
    BenchRuns runs = new BenchRuns(main.err(), sizes, backends, ordinal());
    if (backends.notice() != null) {
      main.err().println("precocial: " + backends.notice());
    }
    noWalkers.ifPresent(
        reason -> {
          main.notice("without walker, which can't run here: " + reason);
          chosen.remove(WalkerBench.NAME);
        });
    // Asked at once, for a GPU that fails may answer nothing more.
    Map<String, String> machines = backends.machines();
    int code = Main.DONE;
    for (String name : chosen) {
      try {
        runs.run(name);
      } catch (CudaFailure e) {
        code = main.fail(new FailureException(name + ": cuda failed: " + e.getMessage(), e));
      }
    }
    List<BenchRow> rows = runs.rows();
    if (!rows.isEmpty()) {
      main.out().print(format.json() ? json(rows, machines) : text(rows, machines));
    }
    return code;
  }

  private Set<String> chosen() {
    Set<String> chosen = new LinkedHashSet<>();
    for (String name : names) {
      UsageException.unless(
          KNOWN.contains(name) || name.equals(ALL),
          "unknown benchmark '" + name + "'; known: " + String.join(", ", KNOWN) + ", " + ALL);
      chosen.addAll(name.equals(ALL) ? KNOWN : List.of(name));
    }
    return chosen;
  }

  /** Of the GPU that is timed by itself: the first of those asked for. */
  private int ordinal() {
    String devices = spec.commandLine().getParseResult().matchedOptionValue("--device", "0");
    return devices.equals(CudaBackend.ALL) ? 0 : Integer.parseInt(devices.split(",")[0]);
  }

  private static String text(List<BenchRow> rows, Map<String, String> machines) {
    StringBuilder out = new StringBuilder();
    for (String name : new TreeSet<>(rows.stream().map(BenchRow::backend).toList())) {
      out.append(name).append(": ").append(machines.get(name)).append('\n');
    }
    return out + "\n" + BenchTable.text(rows);
  }

  private static String json(List<BenchRow> rows, Map<String, String> machines) {
    return Json.pretty(rows.stream().map(row -> row.json(machines.get(row.backend()))).toList());
  }
}
