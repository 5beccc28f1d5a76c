package precocial.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import precocial.search.Population;
import precocial.search.RunHistory;
import precocial.search.Table;
import precocial.task.ImageTask;
import precocial.task.Tasks;

/** What a run directory shows of a run, as plots. */
public final class RunPlots {
  private static final float WIDE = 2.2f;
  private static final float THIN = 1.4f;
  private static final Color BAND = new Color(0xcfe9df); // as a light green, for in SVG nothing should have to be see-through
  private static final Color REST = new Color(0xb4bec8);

  /** What to plot. */
  public enum Kind {
    /** Fitness, of a tuning rewards, by generation. */
    FITNESS,
    /** Connections and nodes by generation. */
    SIZE,
    /** The last population: fitness against connections. */
    FRONT,
    /** Which share of the time each phase takes. */
    TIME,
    /** Of these those that the run has, as panels of one figure. */
    ALL;

    /** As on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final RunHistory history;
  private final boolean tuning;
  private final boolean images;

  private RunPlots(RunHistory history) {
    this.history = history;
    tuning = history.kind().equals(RunHistory.TUNING);
    images = images(String.valueOf(history.config().get("task")));
  }

  private static boolean images(String task) {
    try {
      return Tasks.named(task) instanceof ImageTask;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Draws a run.
   *
   * @param kind one that is not {@link #missing}
   * @param title of the whole
   */
  public static PlotFigure of(RunHistory history, Kind kind, String title) {
    RunPlots plots = new RunPlots(history);
    List<PlotFigure.Panel> panels = new ArrayList<>();
    for (Kind each : kind == Kind.ALL ? Kind.values() : new Kind[] {kind}) {
      if (each != Kind.ALL && missing(history, each) == null) {
        panels.add(plots.panel(each));
      }
    }
    return new PlotFigure(title, panels);
  }

  /** Why a run has nothing of a kind to draw; null where it has. */
  public static String missing(RunHistory history, Kind kind) {
    if (history.log().rows() == 0) {
      return "has no generation in log.csv yet";
    }
    if (history.kind().equals(RunHistory.TUNING) && kind != Kind.FITNESS && kind != Kind.ALL) {
      return "is a tuning, which changes no topology and has one phase: there is --kind fitness alone";
    }
    if (kind == Kind.FRONT && history.population() == null) {
      return "has no population.csv, which searches write at their checkpoints";
    }
    return kind == Kind.TIME && history.details().rows() == 0 ? "has no details.csv, which searches write as they go" : null;
  }

  private PlotFigure.Panel panel(Kind kind) {
    PlotFigure.Panel panel = switch (kind) {
      case FITNESS -> tuning
          ? new PlotFigure.Panel("Reward by generation", rewards())
          : new PlotFigure.Panel("Fitness by generation", fitness());
      case SIZE -> new PlotFigure.Panel("Size of networks by generation", size());
      case FRONT -> new PlotFigure.Panel(
          String.format(Locale.ROOT, "Population of generation %,d", history.population().generation()), front());
      case TIME -> new PlotFigure.Panel("Share of the time, percent", time());
      case ALL -> throw new IllegalArgumentException("all is no single panel");
    };
    if (kind != Kind.FRONT) {
      panel.chart().getStyler().setXAxisMin(0.0);
    }
    PlotStyle.roundTicks(panel.chart());
    return panel;
  }

  private String measure(String of) {
    return images ? of + " (minus the mean cross-entropy)" : of + " (mean reward)";
  }

  private XYChart fitness() {
    XYChart chart = PlotStyle.chart("generation", measure("fitness"));
    Table details = history.details();
    if (details.rows() > 0) {
      double[] low = details.column("lower_quartile");
      PlotStyle.band(
          chart, "middle half of the population", details.column("generation"), low, details.column("upper_quartile"), BAND);
    }
    line(chart, "best of the generation", "best_fitness", PlotStyle.BLUE, THIN);
    line(chart, "median", "median_fitness", PlotStyle.GREEN, WIDE);
    return chart;
  }

  /** With images a champion has an accuracy, which is on another scale. */
  private XYChart rewards() {
    XYChart chart = PlotStyle.chart("generation", measure("reward"));
    line(chart, "mean of the candidates", "mean_reward", PlotStyle.GREY, THIN);
    line(chart, "best candidate", "best_reward", PlotStyle.BLUE, THIN);
    line(chart, "centre of the search", "centre_reward", PlotStyle.GREEN, THIN);
    if (!images) {
      line(chart, "champion, confirmed on other starts", "champion_reward", PlotStyle.VERMILION, WIDE)
          .setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
    }
    return chart;
  }

  private XYChart size() {
    XYChart chart = PlotStyle.chart("generation", "");
    line(chart, "connections, best", "best_connections", PlotStyle.SKY, THIN);
    line(chart, "nodes, best", "best_nodes", PlotStyle.ORANGE, THIN);
    Table details = history.details();
    if (details.rows() > 0) {
      double[] x = details.column("generation");
      PlotStyle.line(chart, "connections, median", x, details.column("median_connections"), PlotStyle.BLUE, WIDE);
      PlotStyle.line(chart, "nodes, median", x, details.column("median_nodes"), PlotStyle.VERMILION, WIDE);
    }
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private XYSeries line(XYChart chart, String name, String column, Color colour, float width) {
    return PlotStyle.line(chart, name, history.log().column("generation"), history.log().column(column), colour, width);
  }

  private XYChart front() {
    Population population = history.population();
    XYChart chart = PlotStyle.chart("connections", measure("fitness"));
    double[] connections = Arrays.stream(population.connections()).asDoubleStream().toArray();
    int[] front = Arrays.stream(population.front()).boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> population.connections()[i]).thenComparingDouble(i -> population.mean()[i]))
        .mapToInt(i -> i).toArray();
    double[] x = Arrays.stream(front).mapToDouble(i -> connections[i]).toArray();
    double[] y = Arrays.stream(front).mapToDouble(i -> population.mean()[i]).toArray();
    PlotStyle.points(chart, "genome", connections, population.mean(), REST);
    PlotStyle.line(chart, "front", x, y, PlotStyle.VERMILION, THIN).setShowInLegend(false);
    PlotStyle.points(chart, "Pareto front", x, y, PlotStyle.VERMILION);
    chart.getStyler().setMarkerSize(7);
    return chart;
  }

  private XYChart time() {
    XYChart chart = PlotStyle.chart("generation", "");
    PhaseShares shares = PhaseShares.of(history.details());
    Color[] colours = {PlotStyle.SKY, PlotStyle.BLUE, PlotStyle.ORANGE, PlotStyle.VERMILION};
    double[] low = new double[shares.generation().length];
    for (int p = 0; p < PhaseShares.PHASES.length; p++) {
      double[] high = low.clone();
      for (int s = 0; s < high.length; s++) {
        high[s] += shares.percent()[p][s];
      }
      PlotStyle.band(chart, PhaseShares.PHASES[p][1], shares.generation(), low, high, colours[p]);
      low = high;
    }
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    return chart;
  }
}
