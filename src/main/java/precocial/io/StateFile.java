package precocial.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A CSV file of start states: a header with the names of their values, then one state a line. */
public final class StateFile {
  private StateFile() {}

  /**
   * @param names what the header must hold, in this order
   * @return (states, values), at least one state
   * @throws FormatException naming the line and what is wrong with it
   */
  public static double[][] read(Path file, List<String> names) throws IOException {
    return parse(file.toString(), TextFile.read(file), names);
  }

  static double[][] parse(String source, String text, List<String> names) throws IOException {
    BufferedReader lines = new BufferedReader(new StringReader(text));
    String header = lines.readLine();
    if (!Arrays.stream(header.split(",", -1)).map(String::strip).toList().equals(names)) {
      throw new FormatException(
          source, "line 1 must be the header " + String.join(",", names) + ", not " + FormatException.quote(header));
    }
    VectorReader reader = new VectorReader(source, lines, names.size(), 1);
    List<double[]> states = reader.next(Integer.MAX_VALUE);
    if (states.isEmpty()) {
      throw new FormatException(source, "has a header, but no start state");
    }
    // Refuses what may follow them.
    reader.next(1);
    return states.toArray(new double[0][]);
  }
}
