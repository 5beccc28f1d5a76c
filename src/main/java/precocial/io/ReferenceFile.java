package precocial.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/**
 * The network file of the original (Gaier and Ha 2019), {@code .out}: N lines of N + 1 comma-separated numbers. Rows are sources,
 * columns are destinations, both in the order bias, inputs, hidden nodes in topological order, outputs. A non-zero entry is a
 * connection and its individual weight, 0 or NaN is none; the last column is the activation id.
 *
 * <p>In a genome read from it, connection ids ascend in row-major order; node ids are 0 for the bias, then the inputs, the
 * outputs and the hidden nodes in the order of the file. The activation of bias and inputs is ignored, and written as 1.
 */
final class ReferenceFile {
  private ReferenceFile() {}

  /**
   * @param inputs how many, the bias not counted, at least 1: the file does not say
   * @param outputs how many, at least 1
   * @throws FormatException naming line and column of what is not as the class comment says
   */
  static Genome read(Path file, int inputs, int outputs) throws FormatException {
    return parse(file.toString(), TextFile.read(file), inputs, outputs);
  }

  static Genome parse(String source, String text, int inputs, int outputs) throws FormatException {
    return new ReferenceFileReader(source, inputs, outputs).genome(text);
  }

  /**
   * Replaces the file. Disabled connections are left out; all nodes are kept.
   *
   * @throws FormatException for a genome that the format cannot express: an enabled connection of weight 0, or a matrix larger
   *     than what can be read
   * @throws IOException where the file cannot be written
   */
  static void write(Path file, Genome genome) throws IOException {
    AtomicFile.write(file, text(file.toString(), genome));
  }

  static String text(String source, Genome genome) throws FormatException {
    MatrixOrder order = new MatrixOrder(genome);
    List<Integer> entries = order.rowMajor();
    int n = order.size();
    if (2L * n * (n + 1L) + 16L * entries.size() > TextFile.LIMIT) {
      throw new FormatException(source, "a matrix of " + n + " nodes is too large for a .out file; use .json");
    }
    StringBuilder out = new StringBuilder();
    String[] cells = new String[n];
    int next = 0;
    for (int row = 0; row < n; row++) {
      Arrays.fill(cells, "0");
      for (; next < entries.size(); next++) {
        ConnectionGene c = genome.connections().get(entries.get(next));
        if (order.rowOf(c.from()) != row) {
          break;
        }
        cells[order.rowOf(c.to())] = weight(source, c);
      }
      out.append(String.join(",", cells)).append(',');
      NodeGene node = order.node(row);
      boolean acts = node.kind() == Kind.HIDDEN || node.kind() == Kind.OUTPUT;
      out.append(acts ? node.activation().id() : 1).append('\n');
    }
    return out.toString();
  }

  private static String weight(String source, ConnectionGene c) throws FormatException {
    if (c.weight() == 0) {
      throw new FormatException(
          source,
          "connection " + c.id() + " from node " + c.from() + " to " + c.to()
              + " has weight 0, which in a .out file means no connection; use .json");
    }
    String text = Json.shortest(c.weight());
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
