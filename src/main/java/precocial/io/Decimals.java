package precocial.io;

import tools.jackson.core.io.NumberOutput;

/** Decimal numbers as text, one way for all commands and files of lines. */
public final class Decimals {
  private Decimals() {}

  /**
   * The double nearest to a decimal number.
   *
   * @throws IllegalArgumentException for anything else, as NaN or hexadecimal, and for what a float cannot hold
   */
  public static double parse(String text) {
    double value = number(text);
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException(FormatException.quote(text) + " is outside the range of a float");
    }
    return value;
  }

  /** The float nearest to a decimal number, which by way of a double might be another; refuses what {@link #parse} does. */
  public static float parseFloat(String text) {
    parse(text);
    return Float.parseFloat(text);
  }

  /**
   * As {@link #parse}, over the whole range of a double: a setting need not fit a float.
   *
   * @throws IllegalArgumentException for anything but a decimal number, and for what a double cannot hold
   */
  public static double parseDouble(String text) {
    double value = number(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(FormatException.quote(text) + " is outside the range of a double");
    }
    return value;
  }

  private static double number(String text) {
    // Double.parseDouble alone would take 0x1p3 and 1f as well.
    boolean decimal = text.chars().allMatch(c -> "0123456789eE.+-".indexOf(c) >= 0);
    try {
      if (decimal) {
        return Double.parseDouble(text);
      }
    } catch (NumberFormatException e) {
      // Said below, together with other characters.
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a number is missing");
    }
    boolean special = text.matches("(?i)[+-]?(nan|inf|infinity)");
    throw new IllegalArgumentException(FormatException.quote(text) + (special ? " is not a finite number" : " is not a number"));
  }

  /** The shortest text that reads back as the same float. */
  public static String text(float value) {
    return Json.shortest(value);
  }

  /** The shortest text that reads back as the same double. */
  public static String text(double value) {
    return NumberOutput.toString(value, true);
  }
}
