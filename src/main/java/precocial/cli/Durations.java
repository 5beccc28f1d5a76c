package precocial.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the command line, as in 90s, 5m or 1.5h; a bare number is seconds. */
final class Durations implements ITypeConverter<Double> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([smh]?)");

  /** @return seconds, above 0 */
  @Override
  public Double convert(String text) {
    Matcher form = FORM.matcher(text);
    double seconds =
        form.matches()
            ? Double.parseDouble(form.group(1)) * (form.group(2).equals("h") ? 3600 : form.group(2).equals("m") ? 60 : 1)
            : 0;
    if (seconds <= 0) {
      throw new TypeConversionException("'" + text + "' is not a time such as 90s, 5m or 1.5h");
    }
    return seconds;
  }
}
