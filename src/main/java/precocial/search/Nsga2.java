package precocial.search;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Ranking by non-domination and crowding (Deb, Pratap, Agarwal and Meyarivan 2002), for two objectives that are maximised.
 *
 * <ol>
 *   <li>Sort into fronts: no member of a front is dominated by another of the same or a later one.
 *   <li>Within a front, prefer members whose neighbours are far: the sum over objectives of the gap between the next better and
 *       the next worse, divided by the front's range; the ends of a front are infinitely far.
 *   <li>Ties are broken by the first objective, then by the place in the population.
 * </ol>
 *
 * <p>With two objectives the fronts need no pairwise comparisons: in descending order, a point belongs to the first front whose
 * last member does not dominate it, found by bisection.
 */
final class Nsga2 {
  private Nsga2() {}

  /**
   * @param first first objective of each individual
   * @param second second objective
   * @return individuals from best to worst
   */
  static int[] rank(double[] first, double[] second) {
    int n = first.length;
    int[] front = fronts(first, second);
    double[] crowding = crowding(front, first, second);
    return sorted(n, (a, b) -> {
      if (front[a] != front[b]) {
        return Integer.compare(front[a], front[b]);
      }
      int byCrowding = Double.compare(crowding[b], crowding[a]);
      return byCrowding != 0 ? byCrowding : Double.compare(first[b], first[a]);
    });
  }

  /** Front of each individual, 0 for those that nobody dominates. */
  static int[] fronts(double[] first, double[] second) {
    int n = first.length;
    int[] descending = descending(first, second);
    int[] front = new int[n];
    int[] last = new int[n]; // (fronts): the member added last, which has the front's greatest second objective
    int fronts = 0;
    for (int i : descending) {
      int low = 0;
      int high = fronts;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (dominates(last[middle], i, first, second)) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      front[i] = low;
      last[low] = i;
      fronts = Math.max(fronts, low + 1);
    }
    return front;
  }

  private static boolean dominates(int a, int b, double[] first, double[] second) {
    return first[a] >= first[b] && second[a] >= second[b] && (first[a] > first[b] || second[a] > second[b]);
  }

  static double[] crowding(int[] front, double[] first, double[] second) {
    int n = front.length;
    double[] distance = new double[n];
    int fronts = Arrays.stream(front).max().orElse(-1) + 1;
    int[] start = new int[fronts + 1];
    for (int f : front) {
      start[f + 1]++;
    }
    for (int f = 0; f < fronts; f++) {
      start[f + 1] += start[f];
    }
    for (double[] objective : new double[][] {first, second}) {
      int[] descending = descending(objective, objective);
      int[] member = new int[n]; // (individuals): fronts one after another, each in descending order
      int[] fill = start.clone();
      for (int i : descending) {
        member[fill[front[i]]++] = i;
      }
      for (int f = 0; f < fronts; f++) {
        addGaps(distance, objective, member, start[f], start[f + 1]);
      }
    }
    return distance;
  }

  private static void addGaps(double[] distance, double[] objective, int[] member, int from, int to) {
    double range = objective[member[from]] - objective[member[to - 1]];
    distance[member[from]] = Double.POSITIVE_INFINITY;
    distance[member[to - 1]] = Double.POSITIVE_INFINITY;
    for (int k = from + 1; k < to - 1 && range > 0; k++) {
      distance[member[k]] += (objective[member[k - 1]] - objective[member[k + 1]]) / range;
    }
  }

  /** Individuals by descending first, then second objective; equal ones in the order of the population. */
  private static int[] descending(double[] first, double[] second) {
    return sorted(first.length, (a, b) -> {
      // Adding 0 makes the two zeros one, as they are for the comparisons of dominance.
      int byFirst = Double.compare(first[b] + 0.0, first[a] + 0.0);
      return byFirst != 0 ? byFirst : Double.compare(second[b] + 0.0, second[a] + 0.0);
    });
  }

  /**
   * The numbers below n in this order, equal ones ascending: a merge sort, since the library sorts only objects by a comparator.
   */
  private static int[] sorted(int n, IntBinaryOperator compare) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    int[] merged = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int start = 0; start < n; start += 2 * width) {
        int left = start;
        int middle = Math.min(n, start + width);
        int right = middle;
        int end = Math.min(n, start + 2 * width);
        for (int k = start; k < end; k++) {
          boolean fromLeft = right == end || left < middle && compare.applyAsInt(order[left], order[right]) <= 0;
          merged[k] = order[fromLeft ? left++ : right++];
        }
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
    return order;
  }
}
