package precocial.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;

/**
 * The project's own genome file, JSON of format "precocial-genome", version 1. One node or connection takes one line. Weights are
 * left out where all are 1, as after a search; where an enabled connection has one, all of them must. Genes may come in any
 * order.
 */
final class GenomeJson {
  static final String FORMAT = "precocial-genome";
  static final int VERSION = 1;

  private GenomeJson() {}

  /** @throws FormatException for a file that breaks any rule of the format or of {@link Genome#of} */
  static GenomeFile read(Path file) throws FormatException {
    return parse(file.toString(), TextFile.read(file));
  }

  static GenomeFile parse(String source, String text) throws FormatException {
    return new GenomeJsonReader(source, text).file();
  }

  /** Replaces the file; the same content always gives the same bytes, which read back as the same genome, weights bit by bit. */
  static void write(Path file, GenomeFile content) throws IOException {
    AtomicFile.write(file, text(content));
  }

  static String text(GenomeFile content) {
    Genome genome = content.genome();
    boolean weighted = genome.connections().stream().anyMatch(c -> c.weight() != 1f);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.put("task", content.task());
    root.put("inputs", genome.inputs());
    root.put("outputs", genome.outputs());
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (NodeGene node : genome.nodes()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("id", node.id());
      map.put("kind", label(node.kind()));
      map.put("activation", node.activation().label());
      nodes.add(map);
    }
    root.put("nodes", nodes);
    List<Map<String, Object>> connections = new ArrayList<>();
    for (ConnectionGene c : genome.connections()) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("id", c.id());
      map.put("from", c.from());
      map.put("to", c.to());
      map.put("enabled", c.enabled());
      if (weighted) {
        map.put("weight", c.weight());
      }
      connections.add(map);
    }
    root.put("connections", connections);
    root.put("provenance", content.provenance());
    return Json.pretty(root);
  }

  static String label(NodeGene.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
