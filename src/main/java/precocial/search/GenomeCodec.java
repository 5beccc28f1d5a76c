package precocial.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    Table<NodeGene> nodes = new Table<>();
    Table<ConnectionGene> connections = new Table<>();
    List<int[]> nodeIndices = new ArrayList<>();
    List<int[]> connectionIndices = new ArrayList<>();
    Genome before = null;
    for (Genome genome : genomes) {
      int[] changed = before == null ? all(genome.nodes()) : genome.changedNodes(before);
      nodeIndices.add(nodes.indices(genome.nodes(), changed));
      changed = before == null ? all(genome.connections()) : genome.changedConnections(before);
      connectionIndices.add(connections.indices(genome.connections(), changed));
      before = genome;
    }
    out.writeInt(nodes.genes.size());
    for (NodeGene gene : nodes.genes) {
      out.writeInt(gene.id());
      out.writeByte(gene.kind().ordinal());
      out.writeByte(gene.activation().id());
    }
    out.writeInt(connections.genes.size());
    for (ConnectionGene gene : connections.genes) {
      out.writeInt(gene.id());
      out.writeInt(gene.from());
      out.writeInt(gene.to());
      out.writeBoolean(gene.enabled());
      out.writeFloat(gene.weight());
    }
    out.writeInt(genomes.size());
    out.writeInt(genomes.get(0).inputs());
    out.writeInt(genomes.get(0).outputs());
    for (int i = 0; i < genomes.size(); i++) {
      writeIndices(out, nodeIndices.get(i));
      writeIndices(out, connectionIndices.get(i));
    }
  }

  private static int[] all(List<?> genes) {
    return IntStream.range(0, genes.size()).toArray();
  }

  /** Distinct genes, in the order in which they were first met. */
  private static final class Table<T> {
    final List<T> genes = new ArrayList<>();
    private final Map<T, Integer> index = new HashMap<>();
    private int[] last = {};

    /**
     * Indices of the genes of a genome. Only those that the genome before does not have in the same place are looked up.
     *
     * @param changed their places, ascending
     */
    int[] indices(List<T> list, int[] changed) {
      last = Arrays.copyOf(last, list.size());
      for (int place : changed) {
        last[place] = indexOf(list.get(place));
      }
      return last;
    }

    private int indexOf(T gene) {
      Integer known = index.putIfAbsent(gene, genes.size());
      if (known == null) {
        genes.add(gene);
        return genes.size() - 1;
      }
      return known;
    }
  }

  /** In one piece, for a stream takes long over many small ones. */
  private static void writeIndices(DataOutputStream out, int[] indices) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (1 + indices.length));
    bytes.asIntBuffer().put(indices.length).put(indices);
    out.write(bytes.array());
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
    int count = checked(in.readInt(), table.size() + 1);
    byte[] bytes = new byte[4 * count];
    in.readFully(bytes);
    IntBuffer indices = ByteBuffer.wrap(bytes).asIntBuffer();
    List<T> genes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      genes.add(table.get(checked(indices.get(i), table.size())));
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
