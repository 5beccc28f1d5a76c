package precocial.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import precocial.genome.Activation;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;
import precocial.genome.NodeGene;

/**
 * Genomes of one run in binary. Each distinct gene is written once for all genomes, which share most of them, and a genome as
 * indices into those tables; so genes are shared again after reading.
 */
final class GenomeCodec {
  private static final NodeGene.Kind[] KINDS = NodeGene.Kind.values();

  private GenomeCodec() {}

  /** @param genomes at least one; all with the same inputs and outputs */
  static void write(DataOutputStream out, List<Genome> genomes) throws IOException {
    Map<NodeGene, Integer> nodes = new HashMap<>();
    Map<ConnectionGene, Integer> connections = new HashMap<>();
    List<NodeGene> nodeTable = new ArrayList<>();
    List<ConnectionGene> connectionTable = new ArrayList<>();
    for (Genome genome : genomes) {
      genome.nodes().forEach(gene -> intern(gene, nodes, nodeTable));
      genome.connections().forEach(gene -> intern(gene, connections, connectionTable));
    }
    out.writeInt(nodeTable.size());
    for (NodeGene gene : nodeTable) {
      out.writeInt(gene.id());
      out.writeByte(gene.kind().ordinal());
      out.writeByte(gene.activation().id());
    }
    out.writeInt(connectionTable.size());
    for (ConnectionGene gene : connectionTable) {
      out.writeInt(gene.id());
      out.writeInt(gene.from());
      out.writeInt(gene.to());
      out.writeBoolean(gene.enabled());
      out.writeFloat(gene.weight());
    }
    out.writeInt(genomes.size());
    out.writeInt(genomes.get(0).inputs());
    out.writeInt(genomes.get(0).outputs());
    for (Genome genome : genomes) {
      writeIndices(out, genome.nodes(), nodes);
      writeIndices(out, genome.connections(), connections);
    }
  }

  private static <T> void intern(T gene, Map<T, Integer> index, List<T> table) {
    if (index.putIfAbsent(gene, table.size()) == null) {
      table.add(gene);
    }
  }

  private static <T> void writeIndices(DataOutputStream out, List<T> genes, Map<T, Integer> index) throws IOException {
    out.writeInt(genes.size());
    for (T gene : genes) {
      out.writeInt(index.get(gene));
    }
  }

  /** @throws IllegalArgumentException where a gene or genome breaks a rule */
  static List<Genome> read(DataInputStream in) throws IOException {
    List<NodeGene> nodeTable = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      nodeTable.add(new NodeGene(in.readInt(), KINDS[checked(in.readByte(), KINDS.length)], Activation.ofId(in.readByte())));
    }
    List<ConnectionGene> connectionTable = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      connectionTable.add(
          new ConnectionGene(in.readInt(), in.readInt(), in.readInt(), in.readBoolean(), in.readFloat()));
    }
    int count = in.readInt();
    int inputs = in.readInt();
    int outputs = in.readInt();
    List<Genome> genomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<NodeGene> nodes = readIndices(in, nodeTable);
      genomes.add(Genome.of(inputs, outputs, nodes, readIndices(in, connectionTable)));
    }
    return genomes;
  }

  private static <T> List<T> readIndices(DataInputStream in, List<T> table) throws IOException {
    List<T> genes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      genes.add(table.get(checked(in.readInt(), table.size())));
    }
    return genes;
  }

  private static int checked(int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " into " + size + " entries");
    }
    return index;
  }
}
