package precocial.search;

import java.util.Arrays;

/** Fronts by definition: those whom nobody left dominates form the next front and leave. */
final class NaiveParetoSort {
  private NaiveParetoSort() {}

  static int[] fronts(double[] first, double[] second) {
    int[] front = new int[first.length];
    Arrays.fill(front, -1);
    int placed = 0;
    for (int f = 0; placed < front.length; f++) {
      int[] before = front.clone();
      for (int i = 0; i < front.length; i++) {
        boolean dominated = false;
        for (int k = 0; k < front.length; k++) {
          dominated |= before[k] < 0 && dominates(first[k], second[k], first[i], second[i]);
        }
        if (before[i] < 0 && !dominated) {
          front[i] = f;
          placed++;
        }
      }
    }
    return front;
  }

  private static boolean dominates(double first, double second, double otherFirst, double otherSecond) {
    if (first < otherFirst || second < otherSecond) {
      return false;
    }
    return first != otherFirst || second != otherSecond;
  }
}
