package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NondominatedSortBenchmarkTest {
  @ParameterizedTest
  @ValueSource(ints = {64, 960})
  void ranksAreThoseOfTheNaiveSort(int population) {
    NondominatedSortBenchmark benchmark = new NondominatedSortBenchmark();
    benchmark.population = population;
    benchmark.setup();
    // Something to sort: ties in one objective, none in both.
    assertThat(Arrays.stream(benchmark.simplicity).distinct().count()).isBetween(20L, 60L);
    assertThat(benchmark.rank()).isEqualTo(naive(benchmark.mean, benchmark.simplicity));
  }

  /** By the definitions: peel off front after front, compare everyone to everyone. */
  private static int[] naive(double[] first, double[] second) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, first.length).boxed().toList());
    List<Integer> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Integer> front = left.stream().filter(i -> left.stream().noneMatch(j -> dominates(j, i, first, second))).toList();
      double[] crowding = new double[first.length];
      addGaps(crowding, front, first);
      addGaps(crowding, front, second);
      order.addAll(
          front.stream()
              .sorted(Comparator.comparingDouble((Integer i) -> -crowding[i]).thenComparingDouble(i -> -first[i]))
              .toList());
      left.removeAll(front);
    }
    return order.stream().mapToInt(i -> i).toArray();
  }

  private static boolean dominates(int a, int b, double[] first, double[] second) {
    return first[a] >= first[b] && second[a] >= second[b] && (first[a] > first[b] || second[a] > second[b]);
  }

  private static void addGaps(double[] crowding, List<Integer> front, double[] objective) {
    List<Integer> sorted = front.stream().sorted(Comparator.comparingDouble(i -> -objective[i])).toList();
    int last = sorted.size() - 1;
    double range = objective[sorted.get(0)] - objective[sorted.get(last)];
    for (int k = 0; k <= last; k++) {
      crowding[sorted.get(k)] +=
          k == 0 || k == last
              ? Double.POSITIVE_INFINITY
              : range == 0 ? 0 : (objective[sorted.get(k - 1)] - objective[sorted.get(k + 1)]) / range;
    }
  }
}
