package precocial.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * Curves of one preset, one for each seed. Their argument is generations of the original's laptop search, {@value #EPISODES}
 * episodes each, so that presets of different populations compare at equal work.
 */
record SeedCurves(String preset, List<Long> seeds, List<RunCurve> curves) {
  /** 64 genomes x 6 weights x 3 starts. */
  static final int EPISODES = 64 * 18;

  /** Best fitness so far of each seed, in the order of the seeds. */
  double[] at(int generation) {
    return curves.stream().mapToDouble(curve -> curve.at((long) generation * EPISODES)).toArray();
  }

  /** NaN where a seed has no value yet. */
  double median(int generation) {
    double[] sorted = sorted(generation);
    int middle = sorted.length / 2;
    // NaN is sorted to the end.
    boolean whole = !Double.isNaN(sorted[sorted.length - 1]);
    double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return whole ? median : Double.NaN;
  }

  double least(int generation) {
    return sorted(generation)[0];
  }

  double greatest(int generation) {
    return sorted(generation)[curves.size() - 1];
  }

  private double[] sorted(int generation) {
    double[] values = at(generation);
    Arrays.sort(values);
    return values;
  }
}
