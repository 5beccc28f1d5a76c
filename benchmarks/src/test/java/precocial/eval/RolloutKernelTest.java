package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import precocial.benchmarks.CudaHere;
import precocial.cli.RolloutSample;
import precocial.network.Network;
import precocial.task.ControlTask;
import precocial.task.Tasks;

@Tag("cuda")
class RolloutKernelTest {
  @BeforeAll
  static void needCuda() {
    CudaHere.need();
  }

  @Test
  void stepsAreThoseOfTheCpu() {
    ControlTask task = Tasks.control("swingup");
    RolloutSample sample = new RolloutSample(task, 8, 9);
    List<Network> networks = sample.networks(40).subList(0, 3);
    Weights weights = RolloutSample.weights(40);
    double[][] starts = sample.starts(40);
    try (RolloutKernel kernel = new RolloutKernel(0, networks, weights, starts); Evaluator cpu = new CpuBackend().evaluator(1)) {
      assertThat(kernel.seconds()).isPositive();
      assertThat(kernel.steps()).isEqualTo(cpu.rollouts(task, networks, weights, starts).allSteps());
    }
  }
}
