package precocial.cli;

import java.util.Locale;

/** Numbers of tables. */
final class Rounded {
  private Rounded() {}

  /** With so many decimals; what rounds to 0 has no sign. */
  static String text(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
