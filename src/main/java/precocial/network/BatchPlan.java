package precocial.network;

import java.util.List;

/**
 * Many networks packed into flat arrays with offsets: what a backend uploads or walks. All networks have the same inputs and
 * outputs.
 *
 * <p>Computed nodes and connections of all networks follow each other. Within network i, node numbers are those of {@link
 * Network}: 0 bias, 1 to n inputs, and n+1+j is computed node {@code nodeStart[i] + j}; the last m computed nodes are the
 * outputs.
 */
public final class BatchPlan {
  private final int inputs;
  private final int outputs;
  private final Flat flat;
  private final int[] nodeStart;
  private final int[] layerStart;
  private final int[] layerEnd;
  private final byte[] activation;
  private final int[] sourceStart;
  private final int[] source;
  private final float[] weight;

  /**
   * The arrays of a plan themselves, for uploading; not to be written to.
   *
   * @param nodeStart (networks + 1): first computed node of a network
   * @param layerStart (networks + 1): first layer of a network
   * @param layerEnd (layers): one past the layer's last computed node
   * @param activation (nodes): activation id
   * @param sourceStart (nodes + 1): first connection into a node
   * @param source (connections): node number within the network, ascending for each node
   * @param weight (connections): individual weight
   */
  public record Flat(
      int[] nodeStart, int[] layerStart, int[] layerEnd, byte[] activation, int[] sourceStart, int[] source, float[] weight) {}

  private BatchPlan(int inputs, int outputs, int networks, int layers, int nodes, int connections) {
    this.inputs = inputs;
    this.outputs = outputs;
    nodeStart = new int[networks + 1];
    layerStart = new int[networks + 1];
    layerEnd = new int[layers];
    activation = new byte[nodes];
    sourceStart = new int[nodes + 1];
    source = new int[connections];
    weight = new float[connections];
    flat = new Flat(nodeStart, layerStart, layerEnd, activation, sourceStart, source, weight);
  }

  /** @throws IllegalArgumentException if there is no network, or their inputs or outputs differ */
  public static BatchPlan of(List<Network> networks) {
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("a batch needs at least one network");
    }
    int inputs = networks.get(0).inputs();
    int outputs = networks.get(0).outputs();
    int layers = 0;
    int nodes = 0;
    int connections = 0;
    for (Network network : networks) {
      if (network.inputs() != inputs || network.outputs() != outputs) {
        throw new IllegalArgumentException(
            "networks of " + inputs + " and " + network.inputs() + " inputs, " + outputs + " and " + network.outputs()
                + " outputs do not go into one batch");
      }
      layers += network.layers().size();
      nodes += network.nodes() - 1 - inputs;
      connections += network.connections();
    }
    BatchPlan plan = new BatchPlan(inputs, outputs, networks.size(), layers, nodes, connections);
    for (int i = 0; i < networks.size(); i++) {
      plan.append(i, networks.get(i));
    }
    return plan;
  }

  private void append(int index, Network network) {
    int node = nodeStart[index];
    int layerIndex = layerStart[index];
    for (Layer layer : network.layers()) {
      int connection = 0;
      for (int row = 0; row < layer.size(); row++) {
        activation[node] = (byte) layer.activation(row).id();
        int k = sourceStart[node];
        for (int c = layer.next(row, 0); c >= 0; c = layer.next(row, c + 1)) {
          source[k] = c;
          weight[k++] = layer.weight(connection++);
        }
        sourceStart[++node] = k;
      }
      layerEnd[layerIndex++] = node;
    }
    nodeStart[index + 1] = node;
    layerStart[index + 1] = layerIndex;
  }

  /** All arrays at once. */
  public Flat flat() {
    return flat;
  }

  /** Inputs of every network, the bias not counted. */
  public int inputs() {
    return inputs;
  }

  /** Outputs of every network. */
  public int outputs() {
    return outputs;
  }

  /** Networks in the plan. */
  public int networks() {
    return nodeStart.length - 1;
  }

  /** First computed node of a network; {@code nodeStart(networks())} is the count of all. */
  public int nodeStart(int network) {
    return nodeStart[network];
  }

  /** First layer of a network; {@code layerStart(networks())} is the count of all. */
  public int layerStart(int network) {
    return layerStart[network];
  }

  /** One past the last computed node of a layer. */
  public int layerEnd(int layer) {
    return layerEnd[layer];
  }

  /** Activation id of a computed node. */
  public int activation(int node) {
    return activation[node];
  }

  /** First connection into a computed node; those of node n end where those of n + 1 start. */
  public int sourceStart(int node) {
    return sourceStart[node];
  }

  /** Source of a connection, as node number within its network. */
  public int source(int connection) {
    return source[connection];
  }

  /** Individual weight of a connection. */
  public float weight(int connection) {
    return weight[connection];
  }
}
