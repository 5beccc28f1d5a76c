package precocial.benchmarks;

import java.util.concurrent.TimeUnit;
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
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/**
 * {@link Evaluator#forward} of one network, in microseconds per call on one thread. A call takes as many samples as there are
 * lanes, and includes preparing the network and converting inputs and outputs; a rollout prepares once for many steps, see {@link
 * RolloutBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = {"--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC"})
public class ForwardBenchmark {
  /** Small, so that rounding does not grow from layer to layer and outputs can be held to the reference. */
  static final Weights WEIGHT = Weights.shared(0.5f);

  @Param({"cpu", "reference"})
  String backend;

  @Param({"18", "256", "4096"})
  int lanes;

  @Param({"16", "52", "250"})
  int connections;

  Network network;
  double[][] inputs;
  private Evaluator evaluator;

  @Setup
  public void setup() {
    network = NetworkCompiler.compile(Samples.genomes(connections, 1).get(0));
    inputs = Samples.inputs(lanes);
    evaluator = Backend.named(backend).evaluator(1);
  }

  @TearDown
  public void close() {
    evaluator.close();
  }

  @Benchmark
  public double[][] forward() {
    return evaluator.forward(network, WEIGHT, inputs);
  }
}
