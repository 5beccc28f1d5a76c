package precocial.report;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** One or more charts as a picture, with a title over all and one over each. */
public final class PlotFigure {
  private static final double WIDTH = 860; // of a single chart in the units of fonts, or more where it is low
  private static final double HEIGHT = 500;
  private static final double PANEL_WIDTH = 640; // of one of several
  private static final double PANEL_HEIGHT = 360;
  private static final int TITLE = 44;
  private static final int PANEL_TITLE = 30;
  private static final int MARGIN = 14;

  static {
    // There may be no display, and none is needed.
    System.setProperty("java.awt.headless", "true");
  }

  private final String title;
  private final List<Panel> panels;

  record Panel(String title, XYChart chart) {}

  PlotFigure(String title, List<Panel> panels) {
    this.title = title;
    this.panels = panels;
  }

  /** Writes it as PNG. @param width in pixels, as the height */
  public void writePng(OutputStream out, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paint(graphics, width, height);
    graphics.dispose();
    ImageIO.setUseCache(false); // It would be a temporary file.
    ImageIO.write(image, "png", out);
  }

  /** Writes it as SVG, its texts as outlines. */
  public void writeSvg(OutputStream out, int width, int height) throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics, width, height);
    Document document = Processors.get("svg").getDocument(graphics.getCommands(), new PageSize(width, height));
    document.writeTo(out);
  }

  private void paint(Graphics2D graphics, int width, int height) {
    int columns = panels.size() > 1 && width > height ? 2 : 1;
    int rows = (panels.size() + columns - 1) / columns;
    double scale = panels.size() == 1
        ? Math.min(width / WIDTH, height / HEIGHT)
        : Math.min(width / (columns * PANEL_WIDTH), height / (rows * PANEL_HEIGHT));
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.scale(scale, scale);
    int across = (int) (width / scale) / columns;
    int down = (int) (height / scale - TITLE) / rows;
    text(graphics, title, Font.BOLD, 17, MARGIN, 30);
    for (int i = 0; i < panels.size(); i++) {
      AffineTransform before = graphics.getTransform();
      graphics.translate(i % columns * across, TITLE + i / columns * down);
      text(graphics, panels.get(i).title(), Font.BOLD, 13, MARGIN, 18);
      graphics.translate(0, PANEL_TITLE);
      panels.get(i).chart().paint(graphics, across, down - PANEL_TITLE);
      graphics.setTransform(before);
    }
  }

  private static void text(Graphics2D graphics, String text, int style, int size, int x, int y) {
    if (!text.isEmpty()) {
      graphics.setColor(PlotStyle.TEXT);
      TextLayout layout = new TextLayout(text, PlotStyle.font(style, size), graphics.getFontRenderContext());
      graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, y)));
    }
  }
}
