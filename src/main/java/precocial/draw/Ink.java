package precocial.draw;

/**
 * The colours of pictures, on white; blue and orange are told apart by the colour-blind, and in grey by the widths. Orange is
 * positive, as on the report's page.
 */
final class Ink {
  static final String TEXT = "#1f2933";
  static final String FAINT = "#5b6b7a";
  static final String GRID = "#c9d2db";
  static final String LEAF = "#dfe6ed";
  static final String CONNECTION = "#3d5a78";
  static final String POSITIVE = "#c2510c";
  static final String NEGATIVE = "#1769aa";

  private static final int[] LIGHT = {0xe4, 0xea, 0xf0};
  private static final int[] DARK = {0x1d, 0x3a, 0x57};

  private Ink() {}

  /** White for 0, then from light to dark. @param share from 0 to 1 */
  static String shade(double share) {
    if (share == 0) {
      return "#ffffff";
    }
    int[] mixed = new int[3];
    for (int i = 0; i < 3; i++) {
      mixed[i] = (int) Math.round(LIGHT[i] + share * (DARK[i] - LIGHT[i]));
    }
    return String.format("#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
  }
}
