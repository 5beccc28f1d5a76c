package precocial.eval;

import java.util.Arrays;
import precocial.genome.Activation;
import precocial.network.BatchPlan;

/**
 * The networks of a block, arranged so that all work is long plain loops over lanes, which the JIT compiler vectorises.
 *
 * <p>A segment is a run of lanes that one network serves. Nodes of all segments are evaluated in rounds; a round takes every node that is
 * ready and has the round's activation, and lays their values side by side. A round is run in three steps:
 *
 * <ol>
 *   <li>The first source of each node is copied to the node's place, the k-th to the same place in a scratch row. Copies are what makes the
 *       next steps one loop over nodes of different networks.
 *   <li>The scratch row is added, source after source. Nodes are ordered by their number of sources, so those that have a k-th one are a
 *       prefix of the round.
 *   <li>Weight and activation are applied in one loop.
 * </ol>
 *
 * <p>The order of rounds changes no result: a node's sum runs over its sources in the plan's order.
 */
final class LaneProgram {
  private final BatchPlan plan;
  private final Weights weights;
  private final float[][] rows; // bias, inputs, values, zeros
  private final int valuesRow;
  private final int zerosRow;
  private final IntStack copies = new IntStack(); // (copies, 4): source row, place in it, place in values or scratch, lanes
  private final IntStack slots = new IntStack(); // (slots, 2): end of its copies, end of the prefix in values
  private final IntStack rounds = new IntStack(); // (rounds, 4): activation, start and end in values, end of its slots
  private final IntStack outputs = new IntStack(); // (segments * outputs, 4): output, place in values, first lane, lanes
  private float[] values = new float[0];
  private float[] scratch = new float[0];
  private float[] factor = new float[0]; // (values): shared weight of each lane of each node
  private float[][] sourceWeights = {}; // (slots, values): individual weights
  private final Order order;

  LaneProgram(BatchPlan plan, Weights weights) {
    this.plan = plan;
    this.weights = weights;
    rows = new float[plan.inputs() + 3][];
    valuesRow = plan.inputs() + 1;
    zerosRow = plan.inputs() + 2;
    order = new Order(plan);
  }

  /**
   * Arranges the program for these segments.
   *
   * @param inputRows (inputs, lanes): read by every {@link #run}; the arrays must stay the same until the next call
   * @param segments how many there are
   * @param network (segments): network of each
   * @param laneStart (segments + 1): first lane of each
   * @param laneWeight (lanes): shared weight of each lane
   */
  void arrange(float[][] inputRows, int segments, int[] network, int[] laneStart, float[] laneWeight) {
    int lanes = laneStart[segments];
    ensureConstants(lanes);
    System.arraycopy(inputRows, 0, rows, 1, plan.inputs());
    copies.clear();
    slots.clear();
    rounds.clear();
    outputs.clear();
    order.begin(segments, network, laneStart);
    ensureValues(order.size());
    for (int[] round = order.next(); round != null; round = order.next()) {
      emit(round, network, laneStart, laneWeight);
    }
    for (int s = 0; s < segments; s++) {
      for (int k = 0; k < plan.outputs(); k++) {
        outputs.push(k, order.place(s, order.computed(network[s]) - plan.outputs() + k), laneStart[s], laneStart[s + 1] - laneStart[s]);
      }
    }
  }

  private void emit(int[] round, int[] network, int[] laneStart, float[] laneWeight) {
    int from = order.roundStart();
    int end = from;
    int fanIn = 0;
    for (int node : round) {
      int s = order.segment(node);
      int lanes = laneStart[s + 1] - laneStart[s];
      System.arraycopy(laneWeight, laneStart[s], factor, end, lanes);
      end += lanes;
      fanIn = Math.max(fanIn, order.fanIn(node));
    }
    for (int k = 0; k < Math.max(1, fanIn); k++) {
      int place = from;
      for (int node : round) {
        int s = order.segment(node);
        int lanes = laneStart[s + 1] - laneStart[s];
        if (k >= order.fanIn(node)) {
          if (k > 0) {
            break;
          }
          copies.push(zerosRow, 0, place, lanes);
        } else {
          int connection = order.firstConnection(node) + k;
          int source = plan.source(connection);
          if (source <= plan.inputs()) {
            copies.push(source, source == 0 ? 0 : laneStart[s], place, lanes);
          } else {
            copies.push(valuesRow, order.place(s, source - plan.inputs() - 1), place, lanes);
          }
          if (weights.individual()) {
            Arrays.fill(sourceWeights(k), place, place + lanes, plan.weight(connection));
          }
        }
        place += lanes;
      }
      slots.push(copies.size(), place);
    }
    rounds.push(order.activation(round[0]), from, end, slots.size());
  }

  private void ensureConstants(int lanes) {
    if (rows[0] == null || rows[0].length < lanes) {
      rows[0] = new float[lanes];
      Arrays.fill(rows[0], 1f);
      rows[zerosRow] = new float[lanes];
    }
  }

  private void ensureValues(int size) {
    if (values.length < size) {
      values = new float[size];
      scratch = new float[size];
      factor = new float[size];
      rows[valuesRow] = values;
      sourceWeights = new float[0][];
    }
  }

  private float[] sourceWeights(int slot) {
    if (slot >= sourceWeights.length) {
      int old = sourceWeights.length;
      sourceWeights = Arrays.copyOf(sourceWeights, slot + 1);
      for (int k = old; k <= slot; k++) {
        sourceWeights[k] = new float[values.length];
      }
    }
    return sourceWeights[slot];
  }

  /** Evaluates all networks on the present inputs. @param actions (outputs, lanes): written */
  void run(float[][] actions) {
    int copy = 0;
    int slot = 0;
    for (int r = 0; r < rounds.size(); r += 4) {
      int from = rounds.get(r + 1);
      int to = rounds.get(r + 2);
      int slotEnd = rounds.get(r + 3);
      for (int k = 0; slot < slotEnd; k++, slot += 2) {
        float[] target = k == 0 ? values : scratch;
        int copyEnd = slots.get(slot);
        for (; copy < copyEnd; copy += 4) {
          System.arraycopy(rows[copies.get(copy)], copies.get(copy + 1), target, copies.get(copy + 2), copies.get(copy + 3));
        }
        int prefix = slots.get(slot + 1);
        if (weights.individual()) {
          if (k == 0) {
            multiply(values, sourceWeights[0], from, prefix);
          } else {
            multiplyAdd(values, scratch, sourceWeights[k], from, prefix);
          }
        } else if (k > 0) {
          add(values, scratch, from, prefix);
        }
      }
      Activations.apply(Activation.ofId(rounds.get(r)), values, factor, from, to);
    }
    for (int o = 0; o < outputs.size(); o += 4) {
      System.arraycopy(values, outputs.get(o + 1), actions[outputs.get(o)], outputs.get(o + 2), outputs.get(o + 3));
    }
  }

  String describe() {
    return rounds.size() / 4 + " rounds, " + slots.size() / 2 + " slots, " + copies.size() / 4 + " copies";
  }

  private static void add(float[] sum, float[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = sum[i] + source[i];
    }
  }

  private static void multiply(float[] sum, float[] weight, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = sum[i] * weight[i];
    }
  }

  private static void multiplyAdd(float[] sum, float[] source, float[] weight, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] = Math.fma(source[i], weight[i], sum[i]);
    }
  }
}
