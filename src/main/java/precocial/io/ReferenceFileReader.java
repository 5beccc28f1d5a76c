package precocial.io;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/** Reads one {@code .out} file, entry by entry; the matrix itself is not kept. */
final class ReferenceFileReader {
  private final String source;
  private final int inputs;
  private final int outputs;
  private final List<Activation> activations = new ArrayList<>();
  private final List<int[]> edges = new ArrayList<>(); // (row, column) of each connection
  private final List<ConnectionGene> connections = new ArrayList<>();
  private int n; // nodes

  ReferenceFileReader(String source, int inputs, int outputs) {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(inputs + " inputs and " + outputs + " outputs: at least one of each is needed");
    }
    this.source = source;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  Genome genome(String text) throws FormatException {
    Iterator<String> lines = text.stripTrailing().lines().iterator();
    int row = 0;
    while (lines.hasNext()) {
      row(row++, lines.next());
    }
    if (row < n) {
      throw new FormatException(source, "ends after line " + row + ": line 1 has " + (n + 1) + " numbers, so " + n
          + " lines are needed");
    }
    refuseCycle();
    List<NodeGene> nodes = new ArrayList<>();
    for (int id = 0; id < n; id++) {
      Kind kind = id == 0 ? Kind.BIAS : id <= inputs ? Kind.INPUT : id <= inputs + outputs ? Kind.OUTPUT : Kind.HIDDEN;
      nodes.add(new NodeGene(id, kind, activations.get(rowOf(id))));
    }
    return Genome.of(inputs, outputs, nodes, connections);
  }

  private void row(int row, String line) throws FormatException {
    int commas = (int) line.chars().filter(c -> c == ',').count();
    if (row == 0) {
      n = commas;
      if (n < 1L + inputs + outputs) {
        throw new FormatException(source, "line 1 has " + (n + 1) + " comma-separated numbers; a bias, " + inputs
            + " inputs, " + outputs + " outputs and the activation column need at least " + (2L + inputs + outputs));
      }
    }
    if (row == n) {
      throw new FormatException(source, "line " + (n + 1) + " is one too many: line 1 has " + (n + 1)
          + " numbers, so " + n + " lines are needed");
    }
    if (commas != n) {
      throw new FormatException(source, "line " + (row + 1) + " has " + (commas + 1) + " numbers, line 1 has " + (n + 1));
    }
    int start = 0;
    for (int column = 0; column < n; column++) {
      int comma = line.indexOf(',', start);
      entry(row, column, number(row, column, line.substring(start, comma).strip()));
      start = comma + 1;
    }
    activations.add(activation(row, number(row, n, line.substring(start).strip())));
  }

  private void entry(int row, int column, float weight) throws FormatException {
    if (weight == 0 || Float.isNaN(weight)) {
      return;
    }
    if (column <= inputs) {
      throw wrong(row, column, "a connection into " + (column == 0 ? "the bias" : "input " + column) + "; 0 is expected");
    }
    if (row >= n - outputs) {
      throw wrong(row, column, "a connection out of output " + (row - (n - outputs) + 1) + "; 0 is expected");
    }
    edges.add(new int[] {row, column});
    connections.add(new ConnectionGene(connections.size(), idOf(row), idOf(column), true, weight));
  }

  private Activation activation(int row, float id) throws FormatException {
    if (row <= inputs) {
      return Activation.LINEAR;
    }
    if (id != (int) id || id < 1 || id > Activation.values().length) {
      throw wrong(row, n, Json.shortest(id) + " is not an activation id, an integer from 1 to " + Activation.values().length);
    }
    return Activation.ofId((int) id);
  }

  /** The number as the original's numpy reads it, rounded once to float. */
  private float number(int row, int column, String text) throws FormatException {
    if (text.equals("0") || text.equals("0.00e+00")) {
      return 0;
    }
    if (text.matches("[+-]?(?i:nan)")) {
      return Float.NaN;
    }
    if (text.matches("[+-]?(?i:inf|infinity)")) {
      throw wrong(row, column, text + " is not finite");
    }
    // Float.parseFloat alone would take 0x1p3 and 1f as well.
    if (!text.matches("[0-9eE.+-]+")) {
      throw wrong(row, column, FormatException.quote(text) + " is not a number");
    }
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw wrong(row, column, FormatException.quote(text) + " is not a number");
    }
    // Rounding to zero would lose a connection.
    if (Float.isInfinite(value) || (value == 0 && text.matches("[^eE]*[1-9].*"))) {
      throw wrong(row, column, FormatException.quote(text) + " is outside the range of a float");
    }
    return value;
  }

  private void refuseCycle() throws FormatException {
    List<Integer> sorted = MatrixOrder.topological(n, edges);
    if (sorted.size() == n) {
      return;
    }
    boolean[] free = new boolean[n];
    sorted.forEach(node -> free[node] = true);
    int[] before = new int[n];
    int node = -1;
    for (int[] edge : edges) {
      if (!free[edge[0]] && !free[edge[1]]) {
        before[edge[1]] = edge[0];
        node = edge[1];
      }
    }
    // Each node left has a predecessor that is left too: after n steps back the walk is on a cycle.
    for (int step = 0; step < n; step++) {
      node = before[node];
    }
    throw wrong(before[node], node, "this connection is part of a cycle");
  }

  private int idOf(int row) {
    return row <= inputs ? row : row < n - outputs ? row + outputs : row - (n - outputs) + inputs + 1;
  }

  private int rowOf(int id) {
    return id <= inputs ? id : id <= inputs + outputs ? id - inputs - 1 + n - outputs : id - outputs;
  }

  private FormatException wrong(int row, int column, String problem) {
    return new FormatException(source, "line " + (row + 1) + ", column " + (column + 1) + ": " + problem);
  }
}
