package precocial.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Vectors from lines of comma-separated numbers, all of one length. Blank lines may only follow the last vector. */
public final class VectorReader {
  private final String source;
  private final BufferedReader in;
  private final int length;
  private int line;
  private int blank; // the first blank line since the last vector; 0 where there is none
  private FormatException refusal; // of the line after the vectors last returned

  /** @param source what messages call the text */
  public VectorReader(String source, BufferedReader in, int length) {
    this(source, in, length, 0);
  }

  /** @param linesBefore how many lines were read before, as a header */
  VectorReader(String source, BufferedReader in, int length, int linesBefore) {
    this.source = source;
    this.in = in;
    this.length = length;
    line = linesBefore;
  }

  /**
   * The next vectors, as many as there are without waiting. What comes before a line that is refused is returned first.
   *
   * @param most how many at most
   * @return no vector at the end of the text alone
   * @throws FormatException naming the line and what is wrong with it
   */
  public List<double[]> next(int most) throws FormatException {
    List<double[]> vectors = new ArrayList<>();
    try {
      while (refusal == null && vectors.size() < most && (vectors.isEmpty() || in.ready())) {
        String text = in.readLine();
        if (text == null) {
          return vectors;
        }
        line++;
        if (!text.isBlank()) {
          vectors.add(vector(text));
        } else if (blank == 0) {
          blank = line;
        }
      }
    } catch (FormatException e) {
      refusal = e;
    } catch (IOException e) {
      refusal = new FormatException(source, "cannot be read: " + Reasons.of(e));
    }
    if (refusal != null && vectors.isEmpty()) {
      throw refusal;
    }
    return vectors;
  }

  private double[] vector(String text) throws FormatException {
    if (blank > 0) {
      throw new FormatException(source, "line " + blank + " is blank, but more numbers follow");
    }
    String[] cells = text.split(",", -1);
    if (cells.length != length) {
      throw new FormatException(source, "line " + line + " has " + count(cells.length) + ", " + length + " expected");
    }
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) {
      try {
        vector[i] = Decimals.parse(cells[i].strip());
      } catch (IllegalArgumentException e) {
        throw new FormatException(source, "line " + line + ", column " + (i + 1) + ": " + e.getMessage());
      }
    }
    return vector;
  }

  private static String count(int numbers) {
    return numbers + (numbers == 1 ? " number" : " numbers");
  }
}
