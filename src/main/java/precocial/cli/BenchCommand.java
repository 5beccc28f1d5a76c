package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.io.Json;
import precocial.task.ControlTask;
import precocial.task.Tasks;

/** Throughput of this machine, in a table. */
@Command(
    name = "bench",
    description = {
      "Measures throughput here. rollout: swing-up episodes of random networks, as policy and environment steps per second; "
          + "steps of episodes that have ended do not count.",
      "Each value is the median of several runs after a warm-up; run it on an idle machine."
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<String> KNOWN = List.of("rollout");
  private static final int MOST_NODES = 500;
  private static final int MOST_CONNECTIONS = 100_000;
  /** Growing a network takes time by the square of its connections. */
  private static final int SLOW_TO_GROW = 400;

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "rollout",
      description = "What to measure: rollout (the default).")
  private String name;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "29",
      description = "Nodes of a network (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "52",
      description = "Its connections (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      split = ",",
      description = "Episodes of a network at a time, one or more numbers (default: 18 as in a search, 256).")
  private List<Integer> lanes = List.of(18, 256);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Time for each value, at least (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private BackendOptions backend;
  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    Backend chosen = backend.backend();
    UsageException.unless(KNOWN.contains(name), "unknown benchmark '" + name + "'; known: " + String.join(", ", KNOWN));
    UsageException.unless(seconds > 0 && seconds <= 3600, "--seconds must be above 0 and at most 3600, not " + seconds);
    UsageException.unless(
        lanes.stream().allMatch(n -> n >= 1 && n <= 100_000), "--lanes must be from 1 to 100000 each, not " + lanes);
    ControlTask task = Tasks.control("swingup");
    checkSize(task);
    if (connections > SLOW_TO_GROW) {
      main.err().println("precocial: growing networks of " + connections + " connections, which takes a while ...");
    }
    RolloutBench bench =
        UsageException.check("--nodes, --connections", () -> new RolloutBench(task, nodes, connections, seconds));
    List<RolloutBench.Row> rows = new ArrayList<>();
    // Lanes outermost: the JIT compiler fits the loops to the lengths it has seen, and a JVM that ran long ones runs short ones
    // slower.
    for (int n : lanes) {
      for (int threads : new TreeSet<>(List.of(1, backend.threads()))) {
        main.err().println("precocial: measuring " + n + " lanes, threads: " + threads + " ...");
        try (Evaluator evaluator = chosen.evaluator(threads)) {
          rows.add(bench.measure(evaluator, chosen.name(), n, threads));
        }
      }
    }
    String machine = machine(chosen);
    main.out().print(format.json() ? json(rows, machine) : text(rows, machine));
    return Main.DONE;
  }

  /** At once: to try to grow a network that cannot be takes long. */
  private void checkSize(ControlTask task) {
    int fewest = 1 + task.inputs() + task.outputs();
    UsageException.unless(
        nodes >= fewest && nodes <= MOST_NODES, "--nodes must be from " + fewest + " to " + MOST_NODES + ", not " + nodes);
    int hidden = nodes - fewest;
    int sources = 1 + task.inputs() + hidden;
    // Every source to every output, every input to every hidden node, and each hidden node to all after it.
    int all = sources * task.outputs() + (1 + task.inputs()) * hidden + hidden * (hidden - 1) / 2;
    int most = Math.min(all, MOST_CONNECTIONS);
    UsageException.unless(
        connections >= 1 && connections <= most,
        "--connections must be from 1 to " + most + (all == most ? " with " + nodes + " nodes" : "") + ", not " + connections);
  }

  private String text(List<RolloutBench.Row> rows, String machine) {
    StringBuilder out = new StringBuilder(machine + "\n\n");
    out.append(
        String.format(
            Locale.ROOT, "%-8s %-10s %6s %12s %8s %10s %18s\n",
            "name", "backend", "nodes", "connections", "lanes", "threads", "M steps/s"));
    for (RolloutBench.Row row : rows) {
      out.append(
          String.format(
              Locale.ROOT, "%-8s %-10s %6d %12d %8d %10d %18.1f\n",
              name, row.backend(), nodes, connections, row.lanes(), row.threads(), row.stepsPerSecond() / 1e6));
    }
    return out.toString();
  }

  private String json(List<RolloutBench.Row> rows, String machine) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (RolloutBench.Row row : rows) {
      Map<String, Object> parameters = new LinkedHashMap<>();
      parameters.put("nodes", nodes);
      parameters.put("connections", connections);
      parameters.put("lanes", row.lanes());
      parameters.put("threads", row.threads());
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("backend", row.backend());
      map.put("parameters", parameters);
      map.put("value", row.stepsPerSecond());
      map.put("unit", "steps/s");
      map.put("machine", machine);
      list.add(map);
    }
    return Json.pretty(list);
  }

  private static String machine(Backend backend) {
    return String.format(
        Locale.ROOT, "%s, %s, Java %s, precocial %s",
        Cpu.model(), backend.device(), System.getProperty("java.version"), Version.current());
  }
}
