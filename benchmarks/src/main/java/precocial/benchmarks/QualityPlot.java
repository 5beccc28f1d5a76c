package precocial.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import precocial.io.AtomicFile;

/** The study as a picture: for each preset the median over the seeds and their range, and the original's run as points. */
final class QualityPlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int POINTS = 128;
  private static final Color INK = new Color(0x333333);
  private static final Color[] COLORS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7)};
  private static final int RANGE_ALPHA = 48;

  final XYChart chart;

  QualityPlot(List<SeedCurves> presets, int generations) {
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("generations of 64 genomes x 18 episodes")
            .yAxisTitle("best fitness so far")
            .build();
    style(generations);
    // Ranges first, so that no median is covered.
    for (int i = 0; i < presets.size(); i++) {
      addRange(presets.get(i), grid(presets.get(i), generations), COLORS[i % COLORS.length]);
    }
    for (int i = 0; i < presets.size(); i++) {
      addMedian(presets.get(i), grid(presets.get(i), generations), COLORS[i % COLORS.length]);
    }
    double[][] original = Original.upTo(generations);
    if (original[0].length > 0) {
      XYSeries points = chart.addSeries("the original, one run", original[0], original[1]);
      points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      points.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(INK);
    }
  }

  private void style(int generations) {
    chart
        .getStyler()
        .setXAxisMin(0.0)
        .setXAxisMax((double) generations)
        .setPlotGridLinesColor(new Color(0xdddddd))
        .setAxisTitleFont(font(15))
        .setAxisTickLabelsFont(font(14))
        .setXAxisDecimalPattern("#,##0")
        .setYAxisDecimalPattern("0")
        .setPlotMargin(0)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.InsideSE)
        .setLegendFont(font(14))
        .setLegendBorderColor(Color.WHITE)
        .setChartFontColor(INK)
        .setMarkerSize(11);
  }

  private static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  /** Evenly spaced generations, from the first at which all seeds have a value. */
  private static int[] grid(SeedCurves preset, int generations) {
    int step = Math.max(1, generations / POINTS);
    return IntStream.rangeClosed(1, generations)
        .filter(g -> g == 1 || g % step == 0)
        .filter(g -> !Double.isNaN(preset.median(g)))
        .toArray();
  }

  private void addRange(SeedCurves preset, int[] grid, Color color) {
    if (grid.length == 0 || preset.seeds().size() == 1) {
      return;
    }
    int n = grid.length;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      x[i] = grid[i];
      y[i] = preset.greatest(grid[i]);
      x[2 * n - 1 - i] = grid[i];
      y[2 * n - 1 - i] = preset.least(grid[i]);
    }
    XYSeries range = chart.addSeries(preset.preset() + ", range", x, y);
    range.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    range.setLineStyle(SeriesLines.NONE);
    range.setMarker(SeriesMarkers.NONE);
    range.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), RANGE_ALPHA)).setShowInLegend(false);
  }

  private void addMedian(SeedCurves preset, int[] grid, Color color) {
    if (grid.length == 0) {
      return;
    }
    double[] x = IntStream.of(grid).asDoubleStream().toArray();
    double[] y = IntStream.of(grid).mapToDouble(preset::median).toArray();
    int seeds = preset.seeds().size();
    String what = seeds == 1 ? ", one seed" : ", median and range of " + seeds + " seeds";
    XYSeries median = chart.addSeries(preset.preset() + what, x, y);
    median.setLineColor(color).setLineStyle(new BasicStroke(2.5f));
    median.setMarker(SeriesMarkers.NONE);
  }

  void writeSvg(Path file) throws IOException {
    String svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    // Thirteen decimals of a pixel would make up most of the file.
    AtomicFile.write(file, svg.replaceAll("(\\.\\d\\d)\\d+", "$1"));
  }

  void writePng(Path file) throws IOException {
    AtomicFile.write(file, out -> ChartEncoder.saveChart(chart, out, "png"));
  }
}
