package precocial.search;

import java.util.Arrays;
import java.util.Comparator;

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
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(i -> front[i])
            .thenComparing(i -> crowding[i], Comparator.reverseOrder())
            .thenComparing(i -> first[i], Comparator.reverseOrder()));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /** Front of each individual, 0 for those that nobody dominates. */
  static int[] fronts(double[] first, double[] second) {
    int n = first.length;
    Integer[] descending = descending(first, second);
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
      Integer[] descending = descending(objective, objective);
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
  private static Integer[] descending(double[] first, double[] second) {
    Integer[] order = new Integer[first.length];
    Arrays.setAll(order, i -> i);
    // Adding 0 makes the two zeros one, as they are for the comparisons of dominance.
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> first[i] + 0.0).thenComparingDouble(i -> second[i] + 0.0).reversed());
    return order;
  }
}
