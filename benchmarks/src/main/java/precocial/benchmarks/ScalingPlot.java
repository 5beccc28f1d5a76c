package precocial.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import precocial.io.AtomicFile;

/** Time of a generation against the population, a line for each number of images; both axes are logarithmic. */
final class ScalingPlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final Color INK = new Color(0x333333);
  private static final Color[] COLORS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73), new Color(0xcc79a7)};

  final XYChart chart;

  /** @param rows of one generation */
  ScalingPlot(List<ScalingRow> rows) {
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("genomes")
            .yAxisTitle("ms a generation")
            .build();
    style();
    int[] images = rows.stream().mapToInt(ScalingRow::images).distinct().sorted().toArray();
    for (int i = 0; i < images.length; i++) {
      int n = images[i];
      List<ScalingRow> line = rows.stream().filter(row -> row.images() == n).toList();
      XYSeries series =
          chart.addSeries(
              String.format(Locale.ROOT, "%,d images", n), line.stream().mapToDouble(ScalingRow::population).toArray(),
              line.stream().mapToDouble(ScalingRow::millis).toArray());
      Color color = COLORS[i % COLORS.length];
      series.setLineColor(color).setLineStyle(new BasicStroke(2.5f));
      series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    }
  }

  private void style() {
    // White, so that it is legible on dark pages too.
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisLogarithmic(true)
        .setPlotGridLinesColor(new Color(0xdddddd))
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
        .setXAxisDecimalPattern("#,##0")
        .setYAxisDecimalPattern("#,##0")
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false)
        .setLegendPosition(LegendPosition.InsideNW)
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
        .setLegendBorderColor(Color.WHITE)
        .setChartFontColor(INK)
        .setMarkerSize(9);
  }

  void writeSvg(Path file) throws IOException {
    String svg = new String(ChartEncoder.getBytes(chart, "svg"), StandardCharsets.UTF_8);
    // Thirteen decimals of a pixel would make up most of the file.
    AtomicFile.write(file, svg.replaceAll("(\\.\\d\\d)\\d+", "$1"));
  }
}
