package precocial.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;
import precocial.genome.NodeGene.Kind;

/** Reads one genome file, fields and genes in any order. */
final class GenomeJsonReader {
  private static final List<String> FIELDS =
      List.of("format", "version", "task", "inputs", "outputs", "nodes", "connections", "provenance");

  private final String source;
  private final JsonCursor cursor;
  private final List<NodeGene> nodes = new ArrayList<>();
  private final List<ConnectionGene> connections = new ArrayList<>();
  private final Set<Integer> nodeIds = new HashSet<>();
  private final Set<Integer> connectionIds = new HashSet<>();
  private Integer weighted; // A connection with a weight, and an enabled one without; null where there is none.
  private Integer unweighted;
  private boolean ours;
  private String task;
  private int inputs;
  private int outputs;
  private Map<String, Object> provenance = Map.of();

  GenomeJsonReader(String source, String text) throws FormatException {
    this.source = source;
    cursor = new JsonCursor(source, text);
  }

  GenomeFile file() throws FormatException {
    cursor.object(FIELDS, this::field);
    cursor.end();
    checkCount(Kind.INPUT, inputs);
    checkCount(Kind.OUTPUT, outputs);
    checkWeights();
    nodes.sort(Comparator.comparingInt(NodeGene::id));
    connections.sort(Comparator.comparingInt(ConnectionGene::id));
    try {
      return new GenomeFile(Genome.of(inputs, outputs, nodes, connections), task, provenance);
    } catch (IllegalArgumentException e) {
      throw new FormatException(source, e.getMessage());
    }
  }

  private void field(String name) throws FormatException {
    switch (name) {
      case "format" -> {
        String format = cursor.string();
        if (!format.equals(GenomeJson.FORMAT)) {
          throw cursor.wrong(FormatException.quote(format) + " is not " + FormatException.quote(GenomeJson.FORMAT));
        }
        ours = true;
      }
      case "version" -> {
        int version = cursor.integer(0);
        if (version != GenomeJson.VERSION) {
          throw cursor.wrong("version " + version + " is unknown, version " + GenomeJson.VERSION + " is what is read here");
        }
      }
      case "task" -> task = cursor.isNull() ? null : cursor.string();
      case "inputs" -> inputs = cursor.integer(1);
      case "outputs" -> outputs = cursor.integer(1);
      case "nodes" -> cursor.array(item -> node());
      case "connections" -> cursor.array(item -> connection());
      case "provenance" -> provenance = Json.object(cursor);
      default -> throw unknown(FIELDS);
    }
  }

  private FormatException unknown(List<String> known) {
    return cursor.wrong(
        ours
            ? "the field is unknown; the known ones are " + String.join(", ", known)
            : "this is not a genome file, which begins with \"format\": \"" + GenomeJson.FORMAT + "\"");
  }

  private void node() throws FormatException {
    var gene = new Object() {
      int id;
      Kind kind;
      Activation activation;
    };
    List<String> fields = List.of("id", "kind", "activation");
    cursor.object(fields, name -> {
      switch (name) {
        case "id" -> gene.id = fresh(nodeIds);
        case "kind" -> gene.kind = kind(cursor.string());
        case "activation" -> gene.activation = activation(cursor.string());
        default -> throw unknown(fields);
      }
    });
    if ((gene.kind == Kind.INPUT || gene.kind == Kind.BIAS) && gene.activation != Activation.LINEAR) {
      throw cursor.wrong("node " + gene.id + " is of kind " + GenomeJson.label(gene.kind) + ": its activation is always linear");
    }
    nodes.add(new NodeGene(gene.id, gene.kind, gene.activation));
  }

  private void connection() throws FormatException {
    var gene = new Object() {
      int id;
      int from;
      int to;
      boolean enabled;
      Float weight;
    };
    List<String> required = List.of("id", "from", "to", "enabled");
    cursor.object(required, name -> {
      switch (name) {
        case "id" -> gene.id = fresh(connectionIds);
        case "from" -> gene.from = cursor.integer(0);
        case "to" -> gene.to = cursor.integer(0);
        case "enabled" -> gene.enabled = cursor.bool();
        case "weight" -> gene.weight = cursor.decimal();
        default -> throw unknown(List.of("id", "from", "to", "enabled", "weight"));
      }
    });
    if (gene.weight != null) {
      weighted = weighted == null ? gene.id : weighted;
    } else if (gene.enabled) {
      unweighted = unweighted == null ? gene.id : unweighted;
    }
    float weight = gene.weight == null ? 1f : gene.weight;
    connections.add(new ConnectionGene(gene.id, gene.from, gene.to, gene.enabled, weight));
  }

  private int fresh(Set<Integer> ids) throws FormatException {
    int id = cursor.integer(0);
    if (!ids.add(id)) {
      throw cursor.wrong("the id " + id + " appears twice");
    }
    return id;
  }

  private Kind kind(String label) throws FormatException {
    for (Kind kind : Kind.values()) {
      if (GenomeJson.label(kind).equals(label)) {
        return kind;
      }
    }
    throw cursor.wrong("kind " + FormatException.quote(label) + " is not one of bias, input, output, hidden");
  }

  private Activation activation(String label) throws FormatException {
    for (Activation activation : Activation.values()) {
      if (activation.label().equals(label)) {
        return activation;
      }
    }
    // Its message lists the known ones.
    try {
      return Activation.ofLabel(label.length() > 40 ? label.substring(0, 40) + "..." : label);
    } catch (IllegalArgumentException e) {
      throw cursor.wrong(e.getMessage());
    }
  }

  /** A weight that was forgotten must not become 1 among tuned ones. */
  private void checkWeights() throws FormatException {
    if (weighted != null && unweighted != null) {
      throw new FormatException(
          source,
          "connection " + unweighted + " has no weight, others have, as connection " + weighted
              + ": each enabled connection needs one, or none may have one");
    }
  }

  // Checked before Genome.of, which adds the two up.
  private void checkCount(Kind kind, int declared) throws FormatException {
    long found = nodes.stream().filter(node -> node.kind() == kind).count();
    if (found != declared) {
      String label = GenomeJson.label(kind);
      throw new FormatException(source, "/" + label + "s is " + declared + ", but " + found + " nodes are of kind " + label);
    }
  }
}
