package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.eval.Evaluator;
import precocial.eval.ReferenceBackend;

class ForwardBenchmarkTest {
  @ParameterizedTest
  @CsvSource({"cpu,18,16", "cpu,18,52", "cpu,256,52", "cpu,4096,52", "cpu,18,250", "reference,18,52"})
  void outputsAreThoseOfTheReference(String backend, int lanes, int connections) {
    ForwardBenchmark benchmark = new ForwardBenchmark();
    benchmark.backend = backend;
    benchmark.lanes = lanes;
    benchmark.connections = connections;
    benchmark.setup();
    double[][] outputs = benchmark.forward();
    benchmark.close();

    assertThat(outputs).hasNumberOfRows(lanes);
    assertThat(benchmark.network.connections()).isEqualTo(connections);
    assertThat(benchmark.inputs[0]).isNotEqualTo(benchmark.inputs[1]);
    try (Evaluator reference = new ReferenceBackend().evaluator(1)) {
      double[][] expected = reference.forward(benchmark.network, ForwardBenchmark.WEIGHT, benchmark.inputs);
      for (int lane = 0; lane < lanes; lane++) {
        double size = Math.max(1, Math.abs(expected[lane][0]));
        assertThat(outputs[lane][0]).as("lane %d", lane).isCloseTo(expected[lane][0], within(1e-5 * size));
      }
    }
  }
}
