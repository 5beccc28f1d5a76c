package precocial.task.control;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What a variant of {@link SwingUp} may change, as in {@code pole=0.9,noise=0.05,starts=hard}.
 *
 * @param pole length of the whole pole, metres
 * @param noise deviation of the normal noise that is added to each observation at each step
 * @param hardStarts whether episodes start anywhere on the track, the pole below the horizontal, both fast (the article's)
 */
record SwingUpOptions(double pole, double noise, boolean hardStarts) {
  /** The task of the paper. */
  static final SwingUpOptions USUAL = new SwingUpOptions(0.6, 0, false);

  private static final String POLE = "pole";
  private static final String NOISE = "noise";
  private static final String STARTS = "starts";
  private static final String HARD = "hard";
  private static final double SHORTEST = 0.1; // below, a step of 0.01 s is too long for the pole's acceleration
  private static final double LONGEST = 10;
  private static final double MOST_NOISE = 10;

  /** Few digits, so that names, and the folders called after them, stay short. */
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");

  /** @throws IllegalArgumentException naming the option that is unknown, given twice or has a bad value */
  static SwingUpOptions parse(String text) {
    SwingUpOptions options = USUAL;
    Set<String> seen = new HashSet<>();
    for (String option : text.split(",", -1)) {
      int equals = option.indexOf('=');
      String key = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : option.substring(equals + 1);
      options =
          switch (key) {
            case POLE -> new SwingUpOptions(number(key, value, SHORTEST, LONGEST), options.noise, options.hardStarts);
            case NOISE -> new SwingUpOptions(options.pole, number(key, value, 0, MOST_NOISE), options.hardStarts);
            case STARTS -> new SwingUpOptions(options.pole, options.noise, hard(value));
            default -> throw wrong(
                "has no option '" + key + "'; known: pole=METRES (0.6), noise=DEVIATION (0), starts=usual|hard");
          };
      if (!seen.add(key)) {
        throw wrong("option " + key + " is given twice");
      }
    }
    return options;
  }

  private static double number(String key, String text, double least, double most) {
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (value >= least && value <= most) {
      return value;
    }
    throw wrong(
        String.format(
            Locale.ROOT, "option %s must be a decimal number from %s to %s with at most 6 digits behind the point, not '%s'", key,
            plain(least), plain(most), text));
  }

  private static boolean hard(String text) {
    return switch (text) {
      case HARD -> true;
      case "usual" -> false;
      default -> throw wrong("option starts must be usual or hard, not '" + text + "'");
    };
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("task " + SwingUp.FAMILY + ": " + what);
  }

  /** Those that are not as usual, in a fixed order; empty where all are. */
  String text() {
    StringJoiner text = new StringJoiner(",");
    if (pole != USUAL.pole) {
      text.add(POLE + "=" + plain(pole));
    }
    if (noise != USUAL.noise) {
      text.add(NOISE + "=" + plain(noise));
    }
    if (hardStarts) {
      text.add(STARTS + "=" + HARD);
    }
    return text.toString();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
