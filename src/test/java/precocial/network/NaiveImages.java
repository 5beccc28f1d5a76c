package precocial.network;

import java.util.Random;

/**
 * The slow, obvious oracle of networks over images under a shared weight, in float32: one image at a time, node after node. The
 * leaves are whole numbers, the bias 255 and the pixels; their sum is divided by 255 once, the other sources follow in order.
 */
public final class NaiveImages {
  private NaiveImages() {}

  /** Outputs of a network that was compiled alone. */
  public static float[] outputs(Network network, float weight, int[] leaves) {
    float[] value = new float[network.nodes()];
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        Sum sum = new Sum();
        int whole = 0;
        int c = layer.next(row, 0);
        for (; c >= 0 && c < leaves.length; c = layer.next(row, c + 1)) {
          whole += leaves[c];
          sum.started = true;
        }
        sum.value = whole / 255f;
        for (; c >= 0; c = layer.next(row, c + 1)) {
          sum.add(value[c]);
        }
        value[layer.first() + row] = ScalarActivation.of(layer.activation(row), weight * sum.value);
      }
    }
    float[] outputs = new float[network.outputs()];
    System.arraycopy(value, value.length - outputs.length, outputs, 0, outputs.length);
    return outputs;
  }

  /** Outputs of every network of a graph: (networks, classes). */
  public static float[][] outputs(PopulationGraph graph, float weight, int[] leaves) {
    int[] sums = new int[graph.sums()];
    for (int s = 0; s < sums.length; s++) {
      sums[s] = graph.sumBase()[s] < 0 ? 0 : sums[graph.sumBase()[s]];
      for (int t = graph.termStart()[s]; t < graph.termStart()[s + 1]; t++) {
        int term = graph.term()[t];
        sums[s] += term >= 0 ? leaves[term] : -leaves[~term];
      }
    }
    float[] value = new float[graph.nodes()];
    for (int r = 0; r < graph.activation().length; r++) {
      for (int node = graph.roundStart()[r]; node < graph.roundStart()[r + 1]; node++) {
        Sum sum = new Sum();
        if (graph.nodeSum()[node] >= 0) {
          sum.add(sums[graph.nodeSum()[node]] / 255f);
        }
        for (int k = graph.sourceStart()[node]; k < graph.sourceStart()[node + 1]; k++) {
          sum.add(value[graph.source()[k]]);
        }
        value[node] = ScalarActivation.of(graph.activation()[r], weight * sum.value);
      }
    }
    float[][] outputs = new float[graph.headOf().length][graph.outputs()];
    for (int i = 0; i < outputs.length; i++) {
      for (int k = 0; k < graph.outputs(); k++) {
        outputs[i][k] = value[graph.head()[graph.headOf()[i] * graph.outputs() + k]];
      }
    }
    return outputs;
  }

  /** Bias and pixels of some images: a black one, a white one and random ones. */
  public static int[][] leaves(int inputs, int count, long seed) {
    Random random = new Random(seed);
    int[][] leaves = new int[count][1 + inputs];
    for (int i = 0; i < count; i++) {
      leaves[i][0] = 255;
      for (int p = 1; p <= inputs; p++) {
        leaves[i][p] = i == 0 ? 0 : i == 1 ? 255 : random.nextInt(256);
      }
    }
    return leaves;
  }

  /** A float sum whose first summand is taken as it is, the sign of a zero included; 0 where there is none. */
  private static final class Sum {
    private float value;
    private boolean started;

    void add(float summand) {
      value = started ? value + summand : summand;
      started = true;
    }
  }
}
