package precocial.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How plots look: few lines, and the colours of Okabe and Ito (2008), which the colour-blind can tell apart. */
final class PlotStyle {
  static final Color TEXT = new Color(0x1f2933);
  static final Color FAINT = new Color(0x5b6b7a);
  static final Color BLUE = new Color(0x0072b2);
  static final Color VERMILION = new Color(0xd55e00);
  static final Color GREEN = new Color(0x009e73);
  static final Color SKY = new Color(0x56b4e9);
  static final Color ORANGE = new Color(0xe69f00);
  static final Color GREY = new Color(0x8a97a3);

  private static final Color NONE = new Color(0, 0, 0, 0);
  private static final Color GRID = new Color(0xe3e8ed);

  private PlotStyle() {}

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  /** A chart without series, its legend below. */
  static XYChart chart(String xTitle, String yTitle) {
    XYChart chart = new XYChartBuilder().xAxisTitle(xTitle).yAxisTitle(yTitle).build();
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartFontColor(TEXT);
    style.setChartTitleVisible(false);
    style.setChartPadding(6);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(0.97);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setAxisTicksMarksVisible(false);
    style.setAxisTicksLineVisible(false);
    style.setAxisTickLabelsFont(font(Font.PLAIN, 12));
    style.setAxisTickLabelsColor(FAINT);
    style.setAxisTitleFont(font(Font.PLAIN, 12));
    style.setXAxisTickMarkSpacingHint(90);
    style.setYAxisTickMarkSpacingHint(50);
    style.setXAxisDecimalPattern("#,##0");
    style.setYAxisDecimalPattern("#,##0.###");
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBorderColor(NONE);
    style.setLegendBackgroundColor(NONE);
    style.setLegendFont(font(Font.PLAIN, 12));
    style.setLegendSeriesLineLength(16);
    style.setAntiAlias(true);
    return chart;
  }

  /** XChart leaves gaps for NaN, and refuses infinities. */
  private static double[] finite(double[] values) {
    return Arrays.stream(values).map(value -> Double.isFinite(value) ? value : Double.NaN).toArray();
  }

  static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour, float width) {
    XYSeries series = chart.addSeries(name, x, finite(y));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return series;
  }

  /** The area between two curves. */
  static void band(XYChart chart, String name, double[] x, double[] low, double[] high, Color fill) {
    int n = x.length;
    double[] around = new double[2 * n];
    double[] heights = new double[2 * n];
    for (int i = 0; i < n; i++) {
      around[i] = x[i];
      heights[i] = high[i];
      around[2 * n - 1 - i] = x[i];
      heights[2 * n - 1 - i] = low[i];
    }
    XYSeries series = chart.addSeries(name, around, finite(heights));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setMarker(SeriesMarkers.NONE);
    series.setFillColor(fill);
    series.setLineColor(NONE);
    series.setLineStyle(new BasicStroke(0.1f));
  }

  /**
   * Makes XChart take round numbers for the horizontal axis, as it does where the values are not equally far apart; else it takes
   * every so many-th value, as 1, 7, 13. To be called last.
   */
  static void roundTicks(XYChart chart) {
    XYSeries first = chart.getSeriesCollection().iterator().next();
    double[] x = {first.getXMin() + 0.5};
    points(chart, "ticks", x, new double[] {first.getYMin()}, NONE).setMarker(SeriesMarkers.NONE).setShowInLegend(false);
  }

  static XYSeries points(XYChart chart, String name, double[] x, double[] y, Color colour) {
    XYSeries series = chart.addSeries(name, x, finite(y));
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(colour);
    return series;
  }
}
