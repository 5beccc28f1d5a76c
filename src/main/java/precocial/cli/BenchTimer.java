package precocial.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Repeats what is measured: rates are medians, and the first third of the time warms up. */
public final class BenchTimer {
  private static final int LEAST_RUNS = 3;
  private static final int WANTED_RUNS = 15;
  private static final double WARM_UP = 1.5; // all of the time, warm-up included, per second of the measurement
  private static final double PATIENCE = 5;

  private final double seconds;

  /** One run of something. */
  public interface Run {
    /** @return rates, the same ones each time */
    double[] perSecond() throws Exception;
  }

  /** @param seconds how long a measurement takes, at least */
  public BenchTimer(double seconds) {
    this.seconds = seconds;
  }

  /** The median of each rate. Where a run takes long there are at least {@value #LEAST_RUNS} of them. */
  public double[] medians(Run run) throws Exception {
    List<double[]> runs = new ArrayList<>();
    long begin = System.nanoTime();
    double past = 0;
    while (runs.size() < LEAST_RUNS || past < WARM_UP * seconds
        || runs.size() < WANTED_RUNS && past < PATIENCE * WARM_UP * seconds) {
      runs.add(run.perSecond());
      past = (System.nanoTime() - begin) / 1e9;
    }
    List<double[]> warm = runs.subList(runs.size() / 3, runs.size());
    double[] medians = new double[runs.get(0).length];
    for (int i = 0; i < medians.length; i++) {
      int of = i;
      double[] sorted = warm.stream().mapToDouble(rates -> rates[of]).toArray();
      Arrays.sort(sorted);
      medians[i] = sorted[sorted.length / 2];
    }
    return medians;
  }

  /** The median rate of work by its wall-clock time. @param amount that one call does */
  public double rate(double amount, Runnable work) throws Exception {
    return medians(
        () -> {
          long from = System.nanoTime();
          work.run();
          return new double[] {amount * 1e9 / (System.nanoTime() - from)};
        })[0];
  }
}
