package precocial.eval;

import java.util.Arrays;
import precocial.genome.Activation;
import precocial.network.BatchPlan;

/**
 * The rounds of a {@link LaneProgram}: repeatedly, the activation with the most ready nodes is taken and all of those make a
 * round, so that rounds are few and long. Outputs wait until nothing else is left, for nothing waits for them.
 *
 * <p>A node of a segment is named by one number, "item": nodes of segment after segment.
 */
final class Order {
  private static final int OUTPUT_BUCKETS = Activation.values().length + 1;

  private final BatchPlan plan;
  private final IntStack[] ready = new IntStack[2 * OUTPUT_BUCKETS]; // by activation id; outputs in the second half
  private int[] segmentStart = {}; // (segments + 1): first item
  private int[] segmentOf = {}; // (items)
  private int[] nodeOf = {}; // (items): computed node of the plan
  private int[] waiting = {}; // (items): computed sources not yet placed
  private int[] place = {}; // (items): where the node's values start
  private int[] targetStart = {}; // (items + 1)
  private int[] target = {}; // (connections from computed nodes): items
  private int[] network; // (segments)
  private int[] laneStart; // (segments + 1)
  private int size;
  private int nextPlace;
  private int roundStart;

  Order(BatchPlan plan) {
    this.plan = plan;
    Arrays.setAll(ready, i -> new IntStack());
  }

  void begin(int segments, int[] network, int[] laneStart) {
    this.network = network;
    this.laneStart = laneStart;
    int items = 0;
    segmentStart = grown(segmentStart, segments + 1);
    for (int s = 0; s < segments; s++) {
      segmentStart[s] = items;
      items += computed(network[s]);
    }
    segmentStart[segments] = items;
    segmentOf = grown(segmentOf, items);
    nodeOf = grown(nodeOf, items);
    waiting = grown(waiting, items);
    place = grown(place, items);
    targetStart = grown(targetStart, items + 2);
    Arrays.fill(targetStart, 0, items + 2, 0);
    size = 0;
    int connections = 0;
    for (int s = 0; s < segments; s++) {
      for (int j = 0; j < computed(network[s]); j++) {
        int item = segmentStart[s] + j;
        segmentOf[item] = s;
        nodeOf[item] = plan.nodeStart(network[s]) + j;
        waiting[item] = 0;
        size += laneStart[s + 1] - laneStart[s];
        for (int c = firstConnection(item); c < firstConnection(item) + fanIn(item); c++) {
          int source = plan.source(c) - plan.inputs() - 1;
          if (source >= 0) {
            targetStart[segmentStart[s] + source + 2]++;
            waiting[item]++;
            connections++;
          }
        }
      }
    }
    fillTargets(items, connections);
    nextPlace = 0;
    for (IntStack bucket : ready) {
      bucket.clear();
    }
    for (int item = 0; item < items; item++) {
      if (waiting[item] == 0) {
        makeReady(item);
      }
    }
  }

  private void fillTargets(int items, int connections) {
    target = grown(target, connections);
    for (int i = 2; i < items + 2; i++) {
      targetStart[i] += targetStart[i - 1];
    }
    for (int item = 0; item < items; item++) {
      for (int c = firstConnection(item); c < firstConnection(item) + fanIn(item); c++) {
        int source = plan.source(c) - plan.inputs() - 1;
        if (source >= 0) {
          target[targetStart[segmentStart[segmentOf[item]] + source + 1]++] = item;
        }
      }
    }
  }

  private void makeReady(int item) {
    int s = segmentOf[item];
    boolean output = item - segmentStart[s] >= computed(network[s]) - plan.outputs();
    ready[activation(item) + (output ? OUTPUT_BUCKETS : 0)].push(item);
  }

  /** The items of the next round, those with the most sources first; null after the last. */
  int[] next() {
    int best = longest(0, OUTPUT_BUCKETS);
    if (best < 0) {
      best = longest(OUTPUT_BUCKETS, ready.length);
    }
    if (best < 0) {
      return null;
    }
    int[] round = byFanIn(ready[best]);
    ready[best].clear();
    roundStart = nextPlace;
    for (int item : round) {
      place[item] = nextPlace;
      nextPlace += laneStart[segmentOf[item] + 1] - laneStart[segmentOf[item]];
    }
    for (int item : round) {
      for (int t = targetStart[item]; t < targetStart[item + 1]; t++) {
        if (--waiting[target[t]] == 0) {
          makeReady(target[t]);
        }
      }
    }
    return round;
  }

  private int longest(int from, int to) {
    int best = -1;
    for (int b = from; b < to; b++) {
      if (ready[b].size() > (best < 0 ? 0 : ready[best].size())) {
        best = b;
      }
    }
    return best;
  }

  private int[] byFanIn(IntStack items) {
    long[] keyed = new long[items.size()];
    for (int i = 0; i < keyed.length; i++) {
      keyed[i] = (long) -fanIn(items.get(i)) << 32 | items.get(i);
    }
    Arrays.sort(keyed);
    int[] sorted = new int[keyed.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (int) keyed[i];
    }
    return sorted;
  }

  private static int[] grown(int[] array, int length) {
    return array.length >= length ? array : new int[Math.max(length, 2 * array.length)];
  }

  /** Floats that the values of all nodes take. */
  int size() {
    return size;
  }

  /** Where the values of the last round start. */
  int roundStart() {
    return roundStart;
  }

  /** Nodes that a network computes. */
  int computed(int network) {
    return plan.nodeStart(network + 1) - plan.nodeStart(network);
  }

  int segment(int item) {
    return segmentOf[item];
  }

  int activation(int item) {
    return plan.activation(nodeOf[item]);
  }

  int firstConnection(int item) {
    return plan.sourceStart(nodeOf[item]);
  }

  int fanIn(int item) {
    return plan.sourceStart(nodeOf[item] + 1) - plan.sourceStart(nodeOf[item]);
  }

  /** Where the values of a segment's computed node start. */
  int place(int segment, int computedNode) {
    return place[segmentStart[segment] + computedNode];
  }
}
