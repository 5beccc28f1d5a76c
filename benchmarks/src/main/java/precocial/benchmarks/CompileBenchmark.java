package precocial.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import precocial.genome.Genome;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** From genomes to what a backend reads, in microseconds per genome on one thread, by connections of a genome. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgs = {"--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC"})
public class CompileBenchmark {
  /** The laptop preset's population: what a generation compiles and packs at a time. */
  static final int GENOMES = 64;

  @Param({"16", "52", "250", "1000"})
  int connections;

  List<Genome> genomes;
  private List<Network> networks;

  @Setup
  public void setup() {
    genomes = Samples.genomes(connections, GENOMES);
    networks = compile();
  }

  /** Genome to Network. */
  @Benchmark
  @OperationsPerInvocation(GENOMES)
  public List<Network> compile() {
    return genomes.stream().map(NetworkCompiler::compile).toList();
  }

  /** Network to BatchPlan. */
  @Benchmark
  @OperationsPerInvocation(GENOMES)
  public BatchPlan pack() {
    return BatchPlan.of(networks);
  }
}
