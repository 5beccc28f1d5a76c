package precocial.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Option;
import precocial.eval.Weights;
import precocial.io.Decimals;

/** Which weights an evaluation takes. */
final class WeightOptions {
  static final String INDIVIDUAL = "individual";
  private static final int MOST_WEIGHTS = 100_000;
  private static final int MOST_DIGITS = 50;

  @Option(
      names = "--weights",
      paramLabel = "LIST",
      description = "Shared weights, as --weights=-2,-1,1; or --weights=individual for those stored in the genome "
          + "(default: -2,-1,-0.5,0.5,1,2).")
  private String list;

  @Option(
      names = "--sweep",
      paramLabel = "LO:HI:STEP",
      description = "Shared weights from LO to HI, both included, as --sweep=-2:2:0.01.")
  private String sweep;

  /** The option by which weights were chosen; null where none was. */
  String given() {
    return list != null ? "--weights" : sweep != null ? "--sweep" : null;
  }

  /** @param tuned whether tuned weights were given, which only individual weights make use of */
  Weights weights(boolean tuned) {
    UsageException.unless(list == null || sweep == null, "--weights and --sweep exclude each other");
    boolean shared = sweep != null || list != null && !list.equals(INDIVIDUAL);
    UsageException.unless(
        !(tuned && shared), (sweep == null ? "--weights" : "--sweep") + ": --tuned goes with --weights=individual alone");
    if (sweep != null) {
      return UsageException.check("--sweep", () -> Weights.shared(sweep(sweep)));
    }
    if (shared) {
      return UsageException.check("--weights", () -> Weights.shared(list(list)));
    }
    return tuned || list != null ? Weights.INDIVIDUAL : Weights.STANDARD;
  }

  /** A weight as in JSON: a Float, or "individual". */
  static Object value(Weights weights, int w) {
    return weights.individual() ? INDIVIDUAL : (Object) weights.value(w);
  }

  /** A weight as in a table. */
  static String label(Weights weights, int w) {
    return weights.individual() ? INDIVIDUAL : Decimals.text(weights.value(w));
  }

  private static float[] list(String text) {
    String[] items = text.split(",", -1);
    float[] values = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      values[i] = Decimals.parseFloat(items[i].strip());
    }
    return values;
  }

  /** The steps are decimal, so that a sweep by 0.1 meets 0.3 and ends where it should. */
  private static float[] sweep(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("LO:HI:STEP is expected, as -2:2:0.5, not '" + text + "'");
    }
    BigDecimal low = decimal(parts[0]);
    BigDecimal high = decimal(parts[1]);
    BigDecimal step = decimal(parts[2]);
    if (step.signum() <= 0 || low.compareTo(high) > 0) {
      throw new IllegalArgumentException("'" + text + "' needs LO up to HI by a STEP above 0");
    }
    BigDecimal steps = high.subtract(low).divideToIntegralValue(step);
    if (steps.compareTo(BigDecimal.valueOf(MOST_WEIGHTS)) >= 0) {
      throw new IllegalArgumentException("'" + text + "' makes more than " + MOST_WEIGHTS + " weights");
    }
    float[] values = new float[steps.intValue() + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = low.add(step.multiply(BigDecimal.valueOf(i))).floatValue();
    }
    return values;
  }

  private static BigDecimal decimal(String text) {
    Decimals.parse(text.strip());
    BigDecimal value = new BigDecimal(text.strip());
    // Sums of numbers of very different size would take that many digits.
    if (Math.abs(value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
      throw new IllegalArgumentException("'" + text + "' has more than " + MOST_DIGITS + " digits");
    }
    return value;
  }
}
