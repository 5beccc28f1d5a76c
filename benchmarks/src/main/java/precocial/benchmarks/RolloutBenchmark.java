package precocial.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import precocial.cli.RolloutSample;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;

/**
 * Swing-up episodes of networks with 29 nodes and 52 connections. The counter {@code steps} is the result: policy and environment
 * steps a second. Steps of episodes that have ended do not count. The other row, batches a second, has no meaning by itself.
 *
 * <p>Lanes are episodes of one network, see {@link RolloutSample}; a batch has 1,152 or 1,024 of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = {"--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC"})
public class RolloutBenchmark {
  static final int CONNECTIONS = 52;

  @Param({"cpu", "reference"})
  String backend;

  @Param({"18", "256"})
  int lanes;

  @Param("1")
  int threads;

  List<Network> networks;
  Weights weights;
  double[][] starts;
  private Evaluator evaluator;

  /** Policy and environment steps, which JMH divides by the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counter {
    public long steps;
  }

  @Setup
  public void setup() {
    RolloutSample sample = new RolloutSample(Samples.TASK, Samples.nodes(CONNECTIONS), CONNECTIONS);
    networks = sample.networks(lanes);
    weights = RolloutSample.weights(lanes);
    starts = sample.starts(lanes);
    evaluator = Backend.named(backend).evaluator(threads);
  }

  @TearDown
  public void close() {
    evaluator.close();
  }

  @Benchmark
  public Scores rollout(Counter counter) {
    Scores scores = evaluator.rollouts(Samples.TASK, networks, weights, starts);
    counter.steps += scores.allSteps();
    return scores;
  }
}
