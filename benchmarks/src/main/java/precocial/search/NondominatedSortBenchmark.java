package precocial.search;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * Ranking of a population by {@link Nsga2}, in microseconds on one thread: fronts, crowding and the final order. The objectives
 * are those of a search: a mean reward, in which larger networks do a little better, and the reciprocal of the connections, which
 * many share.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = "-XX:+UseParallelGC")
public class NondominatedSortBenchmark {
  @Param({"64", "960", "15360"})
  int population;

  double[] mean;
  double[] simplicity;

  @Setup
  public void setup() {
    RandomGenerator random = new KeyedRandom(1, 0, 0, Purpose.BENCHMARK);
    mean = new double[population];
    simplicity = new double[population];
    for (int i = 0; i < population; i++) {
      int connections = 5 + random.nextInt(60);
      mean[i] = 300 * random.nextDouble() + connections;
      simplicity[i] = 1.0 / connections;
    }
  }

  @Benchmark
  public int[] rank() {
    return Nsga2.rank(mean, simplicity);
  }
}
