package precocial.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import precocial.genome.Activation;
import precocial.network.Layer;
import precocial.network.Network;

/**
 * Writes a network as an ONNX model, which other programs run: input "inputs" (batch, inputs), output "outputs" (batch, outputs)
 * before clipping or softmax, both float32, and where the weight is an input the scalar "weight". The same model always gives the
 * same bytes.
 *
 * <ol>
 *   <li>Values are (nodes, batch) throughout, so that a node's values are next to each other: rows are taken, cut and joined as
 *       blocks. The bias is a first row of ones.
 *   <li>A layer takes the rows that any of its nodes reads, in ascending order, and multiplies its matrix by them; one of 0 and 1
 *       has a byte for each element. As in our own evaluators a sum is taken first and multiplied by the weight then.
 *   <li>The sums are split into runs of one activation, and what comes of them is joined to the values so far.
 * </ol>
 *
 * <p>A matrix product has a term for each pair of its nodes and sources: NaN or infinity in one of the rows that a layer takes
 * makes NaN of all its sums, and in our evaluators of those alone that it is connected to.
 */
public final class OnnxWriter {
  // Of 2020: old enough for any runtime in use, and operators after it bring nothing that is needed here.
  private static final int IR_VERSION = 7;
  private static final int OPSET = 13;

  private final OnnxModel model;
  private final OnnxGraph graph = new OnnxGraph();
  private final OnnxActivations activations = new OnnxActivations(graph);

  private OnnxWriter(OnnxModel model) {
    this.model = model;
  }

  /** Replaces the file, as {@link AtomicFile} does. */
  public static void write(Path file, OnnxModel model) throws IOException {
    byte[] content = new OnnxWriter(model).message().toBytes();
    AtomicFile.write(file, out -> out.write(content));
  }

  /** The ModelProto. */
  private Protobuf message() {
    build(model.network());
    Protobuf message = new Protobuf().integer(1, IR_VERSION);
    message.text(2, "precocial").text(3, model.version()).text(6, model.description()); // producer_name, its version, doc_string
    message.message(7, graph.message("network"));
    message.message(8, new Protobuf().text(1, "").integer(2, OPSET)); // opset_import: domain, version
    model.metadata().forEach((key, value) -> message.message(14, new Protobuf().text(1, key).text(2, value))); // metadata_props
    return message;
  }

  private void build(Network network) {
    String inputs = graph.input("inputs", "batch", network.inputs());
    String weight =
        switch (model.mode()) {
          case SHARED -> graph.scalar("weight", model.weight());
          case INPUT -> graph.input("weight");
          case INDIVIDUAL -> null;
        };
    graph.output("outputs", "batch", network.outputs());
    graph.scope("bias");
    String rows = graph.op("Transpose", inputs);
    String values = graph.op("Pad", rows, graph.longs("bias/row", 1, 0, 0, 0), graph.constant(1f));
    List<Layer> layers = network.layers();
    for (int l = 0; l < layers.size(); l++) {
      String name = "layer" + (l + 1);
      List<String> runs = runs(name, layers.get(l), sums(name, layers.get(l), values, weight));
      graph.scope(name);
      if (l < layers.size() - 1) {
        runs.add(0, values);
        values = joined(runs);
      } else {
        graph.opTo(List.of("outputs"), "Transpose", joined(runs));
      }
    }
  }

  private String sums(String name, Layer layer, String values, String weight) {
    int[] used = used(layer);
    int rows = layer.size();
    graph.scope(name);
    String sources = graph.op("Gather", values, graph.ints(name + "/sources", used));
    if (weight == null) {
      return graph.op("MatMul", graph.floats(name + "/weights", weights(layer, used), rows, used.length), sources);
    }
    String bytes = graph.bytes(name + "/connections", connections(layer, used), rows, used.length);
    String sums = graph.op("MatMul", graph.op("Cast", "to", OnnxGraph.FLOAT, bytes), sources);
    return graph.op("Mul", sums, weight);
  }

  /** Nodes that a layer reads, ascending; at least one, since matrices without columns are not for every runtime. */
  private static int[] used(Layer layer) {
    BitSet used = new BitSet();
    for (int row = 0; row < layer.size(); row++) {
      for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
        used.set(c);
      }
    }
    if (used.isEmpty()) {
      used.set(0);
    }
    return used.stream().toArray();
  }

  private static byte[] connections(Layer layer, int[] used) {
    byte[] matrix = new byte[layer.size() * used.length];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = (byte) (layer.connected(i / used.length, used[i % used.length]) ? 1 : 0);
    }
    return matrix;
  }

  private static float[] weights(Layer layer, int[] used) {
    float[] matrix = new float[layer.size() * used.length];
    int connection = 0;
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = layer.connected(i / used.length, used[i % used.length]) ? layer.weight(connection++) : 0f;
    }
    return matrix;
  }

  /** What becomes of the sums of a layer: parts in the order of its nodes. */
  private List<String> runs(String name, Layer layer, String sums) {
    List<Activation> kinds = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int row = 0; row < layer.size(); row++) {
      int last = kinds.size() - 1;
      if (last >= 0 && kinds.get(last) == layer.activation(row)) {
        sizes.set(last, sizes.get(last) + 1);
      } else {
        kinds.add(layer.activation(row));
        sizes.add(1L);
      }
    }
    List<String> parts = new ArrayList<>(List.of(sums));
    if (kinds.size() > 1) {
      parts.clear();
      for (int i = 0; i < kinds.size(); i++) {
        parts.add(name + "/run" + (i + 1));
      }
      graph.opTo(parts, "Split", sums, graph.longs(name + "/runs", sizes.stream().mapToLong(Long::longValue).toArray()));
    }
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      graph.scope(name + "/" + kinds.get(i).label());
      runs.add(activations.apply(kinds.get(i), parts.get(i)));
    }
    return runs;
  }

  private String joined(List<String> rows) {
    return rows.size() == 1 ? rows.get(0) : graph.op("Concat", "axis", 0, rows.toArray(new String[0]));
  }
}
