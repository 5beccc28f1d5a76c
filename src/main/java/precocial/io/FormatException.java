package precocial.io;

import java.io.IOException;

/**
 * A file that is missing, unreadable or not what it should be. The message is one line that names the file, the place in it and
 * what would be right, ready to be shown as it is.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 40;

  /**
   * @param source the file, as the reader knows it
   * @param problem what is wrong, where in the file, and what would be right
   */
  public FormatException(String source, String problem) {
    super(oneLine(source + ": " + problem));
  }

  /** Text of a file as it may appear in a message: quoted, and cut where it is long. */
  static String quote(String text) {
    return "'" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "'";
  }

  /** Line ends and other control characters become spaces, lest a file forge lines of a terminal or log. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }
}
