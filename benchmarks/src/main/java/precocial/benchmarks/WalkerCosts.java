package precocial.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import precocial.cli.BenchTimer;
import precocial.cli.WalkerBench;
import precocial.eval.BlockEvaluator;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.biped.Biped;
import precocial.task.biped.WalkerParts;
import precocial.task.biped.WalkerParts.Part;

/** Where the time of BipedalWalker goes. */
@Command(
    name = "walker",
    sortOptions = false,
    description = {
      "Walkers under random networks of 103 nodes and 210 connections, as precocial bench walker has them. Prints Markdown: "
          + "steps/s by the lanes that a thread steps together, in turn; then what the parts of a step and of an episode take, "
          + "as medians over all steps of a thread, with the ground as one body and as a body for each piece, with our own rays "
          + "and with Box2D's.",
      "Medians of parts hold on a busy machine too; steps/s need an idle one."
    })
final class WalkerCosts implements Callable<Integer> {
  private static final int POLICY_STEPS = 200;
  private static final int WARM_UP = 3; // rounds over all episodes

  @Spec private CommandSpec command;

  @Option(names = "--blocks", paramLabel = "N", split = ",", description = "Lanes together (default: 12,24,48,96,192).")
  private List<Integer> blocks = List.of(12, 24, 48, 96, 192);

  @Option(names = "--threads", paramLabel = "N", split = ",", description = "Threads (default: 1 and all).")
  private List<Integer> threads =
      List.copyOf(new TreeSet<>(List.of(1, Runtime.getRuntime().availableProcessors())));

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds over blocks and threads, of which medians (default: 5).")
  private int rounds = 5;

  @Option(names = "--networks", paramLabel = "N", description = "Networks of a batch (default: 32).")
  private int networks = 32;

  @Option(names = "--parts-only", description = "Leave out the steps/s.")
  private boolean partsOnly;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
  private boolean help;

  private final ControlTask task = new Biped(false);

  public static void main(String[] args) {
    System.exit(BenchmarkCommand.execute(new WalkerCosts(), args));
  }

  @Override
  public Integer call() throws Exception {
    BenchmarkCommand.check(rounds >= 1, "--rounds must be at least 1, not " + rounds);
    BenchmarkCommand.check(networks >= 1, "--networks must be at least 1, not " + networks);
    BenchmarkCommand.check(blocks.stream().allMatch(n -> n >= 1), "--blocks must be at least 1 each");
    BenchmarkCommand.check(threads.stream().allMatch(n -> n >= 1), "--threads must be at least 1 each");
    WalkerBench bench = new WalkerBench(task, WalkerBench.NODES, WalkerBench.CONNECTIONS, new BenchTimer(1));
    StringBuilder out = new StringBuilder(Heading.of(command, new CpuBackend(), threads.get(threads.size() - 1)));
    if (!partsOnly) {
      out.append(blocks(bench)).append('\n');
    }
    out.append(parts(bench));
    System.out.print(out);
    return 0;
  }

  private String blocks(WalkerBench bench) {
    List<Network> batch = bench.networks(networks);
    double[][] starts = bench.starts(WalkerBench.LANES);
    double[][][] rates = new double[blocks.size()][threads.size()][rounds];
    long steps = 0;
    for (int round = -1; round < rounds; round++) { // The first warms up.
      for (int b = 0; b < blocks.size(); b++) {
        for (int t = 0; t < threads.size(); t++) {
          try (BlockEvaluator evaluator = new BlockEvaluator(threads.get(t), blocks.get(b))) {
            long from = System.nanoTime();
            steps = evaluator.rollouts(task, batch, Weights.STANDARD, starts).allSteps();
            rates[b][t][Math.max(0, round)] = steps * 1e9 / (System.nanoTime() - from);
          }
        }
      }
      System.err.println("round " + (round + 1) + " of " + rounds);
    }
    StringBuilder out = new StringBuilder(
        String.format(
            Locale.ROOT, "Steps/s, medians of %d rounds; a batch is %d networks x %d episodes, %,d steps.%n%n| lanes together |",
            rounds, networks, WalkerBench.LANES, steps));
    threads.forEach(n -> out.append(" threads: ").append(n).append(" |"));
    out.append("\n|---:|").append("---:|".repeat(threads.size())).append('\n');
    for (int b = 0; b < rates.length; b++) {
      out.append("| ").append(blocks.get(b)).append(" |");
      for (double[] each : rates[b]) {
        out.append(String.format(Locale.ROOT, " %,.0f |", Quantiles.median(each)));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private String parts(WalkerBench bench) {
    System.err.println("recording episodes ...");
    double[][] starts = bench.starts(WalkerBench.LANES);
    RecordedWalks walks = RecordedWalks.of(task, bench.networks(0), Weights.STANDARD, starts);
    List<double[][]> columns = new ArrayList<>();
    try (WalkerParts usual = new WalkerParts(true, false); WalkerParts bodies = new WalkerParts(false, false);
        WalkerParts rays = new WalkerParts(true, true)) {
      for (int round = 0; round < WARM_UP + rounds; round++) {
        for (WalkerParts parts : List.of(usual, bodies, rays)) {
          for (int e = 0; e < walks.starts().size(); e++) {
            parts.episode(walks.starts().get(e), walks.actions().get(e));
          }
          if (round < WARM_UP) {
            parts.forget();
          }
        }
      }
      for (WalkerParts parts : List.of(usual, bodies, rays)) {
        columns.add(medians(parts));
      }
    }
    double each = (double) walks.steps() / walks.starts().size();
    double policy = policy(bench);
    double step = policy;
    for (Part part : Part.values()) {
      step += perStep(part, columns.get(0), each);
    }
    StringBuilder out = new StringBuilder(
        String.format(
            Locale.ROOT, "Parts, us, medians; %,d episodes of %.0f steps each; a whole step is %.1f us.%n%n",
            walks.starts().size(), each, step / 1e3))
        .append("| part | when | us | share of all | a body for each piece of ground | Box2D's rays |\n")
        .append("|---|---|---:|---:|---:|---:|\n");
    for (Part part : Part.values()) {
      out.append(
          String.format(
              Locale.ROOT, "| %s | %s | %.2f | %.1f %% | %.2f | %.2f |%n", part.label(),
              part.ordinal() <= Part.GROUND.ordinal() ? "episode" : "step", at(columns.get(0), part),
              100 * perStep(part, columns.get(0), each) / step, at(columns.get(1), part), at(columns.get(2), part)));
    }
    return out.append(
        String.format(
            Locale.ROOT, "| policy, and the evaluator's own work | step | %.2f | %.1f %% | | |%n", policy / 1e3,
            100 * policy / step))
        .toString();
  }

  private static double[][] medians(WalkerParts parts) {
    double[][] medians = new double[Part.values().length][];
    for (Part part : Part.values()) {
      medians[part.ordinal()] = new double[] {Quantiles.median(parts.nanos(part))};
    }
    return medians;
  }

  private static double at(double[][] column, Part part) {
    return column[part.ordinal()][0] / 1e3;
  }

  /** Ns that a part takes of a step, on the average. */
  private static double perStep(Part part, double[][] column, double steps) {
    return column[part.ordinal()][0] * (part.ordinal() <= Part.GROUND.ordinal() ? 1 / steps : 1 + 1 / steps);
  }

  /** Ns that a step of the same networks takes where nothing walks, on one thread. */
  private double policy(WalkerBench bench) {
    PolicyOnly only = new PolicyOnly(task.inputs(), task.outputs(), POLICY_STEPS, task.mostLanes());
    double[][] starts = bench.starts(WalkerBench.LANES);
    double[] nanos = new double[WARM_UP + 3 * rounds];
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      for (int i = 0; i < nanos.length; i++) {
        long from = System.nanoTime();
        long steps = evaluator.rollouts(only, bench.networks(0), Weights.STANDARD, starts).allSteps();
        nanos[i] = (double) (System.nanoTime() - from) / steps;
      }
    }
    double[] warm = new double[3 * rounds];
    System.arraycopy(nanos, WARM_UP, warm, 0, warm.length);
    return Quantiles.median(warm);
  }
}
