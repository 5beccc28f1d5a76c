package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import precocial.cli.BenchRow;

/**
 * A plot of one unit of a benchmark against one of its parameters, a line for each backend, over the rows in which everything
 * else is as in the first.
 */
record ComparisonPlot(String name, String parameter, String unit, String title) {
  static final List<ComparisonPlot> ALL =
      List.of(
          new ComparisonPlot("rollout", "networks", "steps/s", "networks of 18 lanes"),
          new ComparisonPlot("rollout", "lanes", "steps/s", "lanes of a network"),
          new ComparisonPlot("rollout", "connections", "steps/s", "connections of a network"),
          new ComparisonPlot("classify", "population", "evaluations/s", "genomes"),
          new ComparisonPlot("classify", "images", "evaluations/s", "images"),
          new ComparisonPlot("classify", "generation", "evaluations/s", "generation, in which networks have grown"),
          new ComparisonPlot("copy", "MiB", "bytes/s", "MiB copied"));

  private static final List<String> ALWAYS = List.of("threads");

  /** Writes rollout-networks.svg and so on; nothing where there are fewer than two points. */
  void write(Path folder, List<BenchRow> rows) throws IOException {
    List<BenchRow> all =
        rows.stream()
            .filter(row -> row.name().equals(name) && row.unit().equals(unit) && row.parameters().containsKey(parameter))
            .toList();
    List<BenchRow> some = all.stream().filter(row -> varies(all, row)).toList();
    if (some.stream().map(row -> row.parameters().get(parameter)).distinct().count() < 2) {
      return;
    }
    BenchRow first = some.get(0);
    LinePlot plot = new LinePlot(title, unit);
    for (String backend : some.stream().map(BenchRow::backend).distinct().toList()) {
      List<BenchRow> line =
          some.stream()
              .filter(row -> row.backend().equals(backend) && agree(row, first))
              .sorted((a, b) -> Double.compare(x(a), x(b)))
              .toList();
      plot.add(backend, line.stream().map(this::x).toList(), line.stream().map(BenchRow::value).toList());
    }
    plot.writeSvg(folder.resolve(name + "-" + parameter + ".svg"));
  }

  private double x(BenchRow row) {
    return ((Number) row.parameters().get(parameter)).doubleValue();
  }

  /** Whether there is a row that differs from this one in the parameter alone. */
  private boolean varies(List<BenchRow> rows, BenchRow row) {
    return rows.stream()
        .anyMatch(
            other -> other.backend().equals(row.backend()) && agree(row, other)
                && !row.parameters().get(parameter).equals(other.parameters().get(parameter)));
  }

  private boolean agree(BenchRow a, BenchRow b) {
    return a.parameters().keySet().stream()
        .filter(key -> !key.equals(parameter) && !ALWAYS.contains(key))
        .allMatch(key -> Objects.equals(a.parameters().get(key), b.parameters().get(key)));
  }
}
