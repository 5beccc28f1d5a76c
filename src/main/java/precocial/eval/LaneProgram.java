package precocial.eval;

import java.util.Arrays;
import precocial.genome.Activation;
import precocial.network.BatchPlan;

/**
 * The networks of a block, arranged so that the work is loops over lanes.
 *
 * <p>Nodes of all segments are evaluated in rounds (see {@link Order}): a
 * round takes every node that is ready and has the round's activation, and lays their lanes side by side. First each node's
 * sources are summed, then weight and activation are applied to the whole round in one loop. The order of rounds changes no
 * result: a node's sum runs over its sources in the plan's order.
 */
final class LaneProgram implements LanePolicy {
  private final BatchPlan plan;
  private final Weights weights;
  private final Loops loops;
  private final Order order;
  private final float[][] rows; // bias, inputs, values
  private final int valuesRow;
  private final IntStack code = new IntStack(); // per node: place, lanes, sources, then row and offset of each source
  private final IntStack rounds = new IntStack(); // (rounds, 4): activation, start and end in values, end in code
  private final IntStack outputs = new IntStack(); // (segments * outputs, 4): output, place in values, first lane, lanes
  private float[] sourceWeights = new float[64]; // parallel to code: individual weight of the source whose row stands there
  private float[] sums = {};
  private float[] factors = {}; // (values): shared weight of each lane of each node

  LaneProgram(BatchPlan plan, Weights weights, Loops loops) {
    this.plan = plan;
    this.weights = weights;
    this.loops = loops;
    order = new Order(plan);
    valuesRow = plan.inputs() + 1;
    rows = new float[plan.inputs() + 2][];
    rows[0] = new float[0];
    rows[valuesRow] = new float[0];
  }

  @Override
  public void arrange(float[][] inputRows, int segments, int[] network, int[] laneStart, float[] laneWeight) {
    System.arraycopy(inputRows, 0, rows, 1, plan.inputs());
    code.clear();
    rounds.clear();
    outputs.clear();
    order.begin(segments, network, laneStart);
    reserve(laneStart[segments], order.size());
    for (int[] round = order.next(); round != null; round = order.next()) {
      int place = order.roundStart();
      for (int item : round) {
        int segment = order.segment(item);
        int lanes = laneStart[segment + 1] - laneStart[segment];
        System.arraycopy(laneWeight, laneStart[segment], factors, place, lanes);
        emit(item, place, laneStart[segment], lanes);
        place += lanes;
      }
      rounds.push(order.activation(round[0]), order.roundStart(), place, code.size());
    }
    for (int s = 0; s < segments; s++) {
      int firstOutput = order.computed(network[s]) - plan.outputs();
      for (int k = 0; k < plan.outputs(); k++) {
        outputs.push(k, order.place(s, firstOutput + k), laneStart[s], laneStart[s + 1] - laneStart[s]);
      }
    }
  }

  private void emit(int item, int place, int firstLane, int lanes) {
    code.push(place, lanes);
    code.push(order.fanIn(item));
    int first = order.firstConnection(item);
    for (int c = first; c < first + order.fanIn(item); c++) {
      if (weights.individual()) {
        if (sourceWeights.length <= code.size()) {
          sourceWeights = Arrays.copyOf(sourceWeights, 2 * code.size());
        }
        sourceWeights[code.size()] = plan.weight(c);
      }
      int source = plan.source(c);
      if (source > plan.inputs()) {
        code.push(valuesRow, order.place(order.segment(item), source - plan.inputs() - 1));
      } else {
        code.push(source, firstLane);
      }
    }
  }

  private void reserve(int lanes, int size) {
    if (rows[0].length < lanes) {
      rows[0] = new float[lanes];
      Arrays.fill(rows[0], 1f);
    }
    if (sums.length < size) {
      sums = new float[size];
      factors = new float[size];
      rows[valuesRow] = new float[size];
    }
  }

  @Override
  public void run(float[][] actions) {
    int[] program = code.items();
    float[] values = rows[valuesRow];
    int start = 0;
    for (int r = 0; r < rounds.size(); r += 4) {
      int end = rounds.get(r + 3);
      if (weights.individual()) {
        loops.weightedSums(sums, rows, program, sourceWeights, start, end);
      } else {
        loops.sums(sums, rows, program, start, end);
      }
      loops.activate(
          Activation.ofId(rounds.get(r)), values, rounds.get(r + 1), sums, factors, rounds.get(r + 1), rounds.get(r + 2));
      start = end;
    }
    for (int o = 0; o < outputs.size(); o += 4) {
      System.arraycopy(values, outputs.get(o + 1), actions[outputs.get(o)], outputs.get(o + 2), outputs.get(o + 3));
    }
  }
}
