package precocial.network;

import java.util.List;

/**
 * One genome compiled: its nodes in topologically sorted layers, of which each is a dense matrix over all nodes before it. Only
 * what can reach an output is there.
 *
 * <p>Node numbers: 0 is the bias, 1 to n are the inputs, then come the nodes of each layer; the outputs, in their order, form the
 * last layer. Within any other layer nodes are ordered by activation, then by structure (see {@link NetworkCompiler}), so that
 * equal subnetworks sum their sources in the same order in whatever genome they occur.
 */
public final class Network {
  private final int inputs;
  private final List<Layer> layers;

  Network(int inputs, List<Layer> layers) {
    this.inputs = inputs;
    this.layers = layers;
  }

  /** Inputs, the bias not counted. */
  public int inputs() {
    return inputs;
  }

  /** Outputs, the nodes of the last layer. */
  public int outputs() {
    return layers.get(layers.size() - 1).size();
  }

  /** Layers in the order of evaluation; the last one holds the outputs. */
  public List<Layer> layers() {
    return layers;
  }

  /** All nodes: bias, inputs and those computed. */
  public int nodes() {
    Layer last = layers.get(layers.size() - 1);
    return last.first() + last.size();
  }

  /** Connections that can influence an output. */
  public int connections() {
    return layers.stream().mapToInt(Layer::connections).sum();
  }
}
