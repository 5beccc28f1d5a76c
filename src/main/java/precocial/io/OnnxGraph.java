package precocial.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX graph that is being built, as the messages of onnx.proto; names of values are unique and readable. Numbers of fields
 * are those of that file, named where they are used.
 */
final class OnnxGraph {
  /** Types of tensors. */
  static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT32 = 6;
  private static final int INT64 = 7;

  private static final int ATTRIBUTE_INT = 2;

  private final Protobuf nodes = new Protobuf();
  private final Protobuf initializers = new Protobuf();
  private final Protobuf ends = new Protobuf(); // inputs and outputs of the graph
  private final Map<Float, String> constants = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();
  private String scope = "";

  /** What the names of the values to come begin with. */
  void scope(String name) {
    scope = name;
  }

  /** Appends an operator with one output. @return the output's name */
  String op(String type, String... inputs) {
    String output = unique(scope + "/" + type);
    node(type, List.of(output), null, 0, inputs);
    return output;
  }

  /** Likewise, with an attribute that is an integer. */
  String op(String type, String attribute, int value, String... inputs) {
    String output = unique(scope + "/" + type);
    node(type, List.of(output), attribute, value, inputs);
    return output;
  }

  /** Likewise, with outputs of given names. */
  void opTo(List<String> outputs, String type, String... inputs) {
    names.addAll(outputs);
    node(type, outputs, null, 0, inputs);
  }

  private void node(String type, List<String> outputs, String attribute, int value, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    node.text(3, outputs.get(0)).text(4, type); // name, op_type
    if (attribute != null) {
      node.message(5, new Protobuf().text(1, attribute).integer(3, value).integer(20, ATTRIBUTE_INT)); // name, i, type
    }
    nodes.message(1, node);
  }

  /** A number, kept once however often it is asked for. */
  String constant(float value) {
    return constants.computeIfAbsent(value, v -> scalar(Decimals.text(v), v));
  }

  String scalar(String name, float value) {
    return tensor(name, FLOAT, buffer(Float.BYTES).putFloat(value));
  }

  /** Small matrix elements, a byte each; a cast makes them floats. @param values (rows, columns) */
  String bytes(String name, byte[] values, int rows, int columns) {
    return tensor(name, UINT8, ByteBuffer.wrap(values), rows, columns);
  }

  /** @param values (rows, columns) */
  String floats(String name, float[] values, int rows, int columns) {
    ByteBuffer data = buffer(Float.BYTES * values.length);
    data.asFloatBuffer().put(values);
    return tensor(name, FLOAT, data, rows, columns);
  }

  /** For indices. */
  String ints(String name, int... values) {
    ByteBuffer data = buffer(Integer.BYTES * values.length);
    data.asIntBuffer().put(values);
    return tensor(name, INT32, data, values.length);
  }

  /** For sizes. */
  String longs(String name, long... values) {
    ByteBuffer data = buffer(Long.BYTES * values.length);
    data.asLongBuffer().put(values);
    return tensor(name, INT64, data, values.length);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String tensor(String name, int type, ByteBuffer data, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int size : shape) {
      tensor.integer(1, size); // dims
    }
    String own = unique(name);
    initializers.message(5, tensor.integer(2, type).text(8, own).bytes(9, data.array())); // data_type, name, raw_data
    return own;
  }

  /** An input of the graph, of floats. @param shape numbers, and names of sizes that are not fixed; none for a scalar */
  String input(String name, Object... shape) {
    ends.message(11, valueInfo(name, shape));
    return unique(name);
  }

  /** An output of the graph, likewise. */
  void output(String name, Object... shape) {
    ends.message(12, valueInfo(name, shape));
  }

  private static Protobuf valueInfo(String name, Object... shape) {
    Protobuf dimensions = new Protobuf();
    for (Object size : shape) {
      Protobuf dimension = new Protobuf();
      dimensions.message(1, size instanceof Integer number ? dimension.integer(1, number) : dimension.text(2, (String) size));
    }
    Protobuf tensorType = new Protobuf().integer(1, FLOAT).message(2, dimensions); // elem_type, shape
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensorType)); // name, type
  }

  private String unique(String name) {
    String free = name;
    for (int i = 1; !names.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** The GraphProto. */
  Protobuf message(String name) {
    return new Protobuf().append(nodes).text(2, name).append(initializers).append(ends);
  }
}
