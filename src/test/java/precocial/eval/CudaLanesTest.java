package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.cuda.CudaFailure;
import precocial.cuda.standin.CudaTest;
import precocial.cuda.standin.StandIn;
import precocial.cuda.standin.StandInOnly;
import precocial.genome.Activation;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.task.ControlTask;

/** Worlds stepped by the processor, networks evaluated on a GPU: every bit is that of {@code cpu}. */
@CudaTest
class CudaLanesTest {
  private static final ControlTask BRIEF = Walkers.brief();
  private static final Weights SHARED = Weights.shared(-1.5f, 0.4f);
  private static final double[][] STARTS = EvaluatorContract.starts(BRIEF, 2, 1);

  private static List<Network> population() {
    List<Network> networks = new ArrayList<>(Walkers.evolved(7, 60));
    networks.add(3, Walkers.overflowing());
    return networks;
  }

  /** As the processor gives it. */
  private static final class Expected {
    static final List<Double> SHARED = scores(Weights.shared(-1.5f, 0.4f));
    static final List<Double> INDIVIDUAL = scores(Weights.INDIVIDUAL);

    private static List<Double> scores(Weights weights) {
      try (Evaluator cpu = new CpuBackend().evaluator(2)) {
        return Walkers.rollouts(cpu, BRIEF, population(), weights, STARTS);
      }
    }
  }

  private static void assertScores(Evaluator cuda) {
    assertThat(Walkers.rollouts(cuda, BRIEF, population(), SHARED, STARTS)).isEqualTo(Expected.SHARED);
    assertThat(Walkers.rollouts(cuda, BRIEF, population(), Weights.INDIVIDUAL, STARTS)).isEqualTo(Expected.INDIVIDUAL);
  }

  @Test
  void theComparedEpisodesDiffer() {
    assertThat(Expected.SHARED.stream().distinct().count()).isGreaterThan(20);
    assertThat(Expected.INDIVIDUAL.stream().distinct().count()).isGreaterThan(12).isLessThan(Expected.INDIVIDUAL.size());
    assertThat(Expected.INDIVIDUAL.get(Expected.INDIVIDUAL.size() - 1)).isEqualTo(2); // lost
  }

  static Stream<CudaOptions> options() {
    return Stream.of(CudaOptions.BEST, new CudaOptions(false, true));
  }

  @ParameterizedTest
  @MethodSource("options")
  void scoresOfWalkers(CudaOptions options) {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), options, 2)) {
      assertScores(cuda);
    }
  }

  /** Threads, and lanes of a block. */
  @ParameterizedTest
  @CsvSource({"1, 1000", "3, 7", "4, 1"})
  void neitherThreadsNorBlocksChangeABit(int threads, int block) {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, threads, block)) {
      assertScores(cuda);
    }
  }

  /** Threads on two or three devices, also fewer than those. */
  @ParameterizedTest
  @CsvSource({"2, 1", "2, 3", "3, 4"})
  @StandInOnly
  void norDoDevices(int devices, int threads) {
    StandIn.devices(devices);
    List<Integer> ordinals = devices == 2 ? List.of(1, 0) : List.of(2, 0, 1);
    try (Evaluator cuda = new CudaEvaluator(ordinals, CudaOptions.BEST, threads, 6)) {
      assertScores(cuda);
    }
  }

  /** Several tiles a network, of which the last is not full, and blocks that hold parts of two networks. */
  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 70, 200})
  void anyNumberOfLanes(int starts) {
    EchoTask task = new EchoTask(7, 3, starts % 3);
    List<Network> networks = EvaluatorContract.evolved(7, 3, 5, starts);
    double[][] vectors = EvaluatorContract.starts(task, starts, 3);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 2, 96); Evaluator cpu = new CpuBackend().evaluator(1)) {
      for (Weights weights : List.of(Weights.shared(0.9f, -0.6f), Weights.INDIVIDUAL)) {
        assertThat(Walkers.rollouts(cuda, task, networks, weights, vectors))
            .isEqualTo(Walkers.rollouts(cpu, task, networks, weights, vectors));
      }
    }
  }

  /** One whose values do not fit the shared memory of any block, and later small ones alone. */
  @Test
  void aPolicyTooLargeForSharedMemory() {
    GenomeSketch large = new GenomeSketch(5, 1);
    for (int id = 7; id < 2_200; id++) {
      large.hidden(id, Activation.values()[id % Activation.values().length]).on(id % 6, id).on(id, 6);
    }
    List<Network> networks = new ArrayList<>(EvaluatorContract.evolved(5, 1, 3, 4));
    networks.add(1, large.network());
    EchoTask task = new EchoTask(5, 1, 0);
    double[][] vectors = EvaluatorContract.starts(task, 5, 3);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 2, 6); Evaluator cpu = new CpuBackend().evaluator(1)) {
      for (Weights weights : List.of(SHARED, Weights.INDIVIDUAL)) {
        assertThat(Walkers.rollouts(cuda, task, networks, weights, vectors))
            .isEqualTo(Walkers.rollouts(cpu, task, networks, weights, vectors));
      }
    }
  }

  /** With threads that step on: the others end, the worlds are given up, and the same evaluator goes on to the same bits. */
  @ParameterizedTest
  @CsvSource({
    "cuMemAlloc, 4, 2", "cuMemHostAlloc, 2, 2", "cuStreamCreate, 2, 2", "cuModuleGetFunction, 2, 500", "cuCtxSetCurrent, 2, 201",
    "cuMemcpyHtoDAsync, 17, 1", "cuLaunchKernel, 1, 1", "cuMemcpyDtoHAsync, 25, 1", "cuStreamSynchronize, 40, 700"
  })
  @StandInOnly
  void anEvaluatorGoesOnAfterAFailure(String call, int nth, int code) {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 3, 8)) {
      StandIn.fail(call, nth, code);
      assertThatThrownBy(() -> Walkers.rollouts(cuda, BRIEF, population(), SHARED, STARTS))
          .isInstanceOf(CudaFailure.class).hasMessageContainingAll(call, "(" + code + ")");
      assertScores(cuda);
    }
    for (String what : List.of("allocations", "pinned", "streams", "modules", "contexts")) {
      assertThat(StandIn.count(what)).as(what).isZero();
    }
  }

  @Test
  @StandInOnly
  void aDeviceWithoutTheMemorySaysSo() {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 2)) {
      StandIn.memory(3_000);
      assertThatThrownBy(() -> Walkers.rollouts(cuda, BRIEF, population(), SHARED, STARTS))
          .isInstanceOf(CudaFailure.class)
          .hasMessageContainingAll("cuMemAlloc", "CUDA_ERROR_OUT_OF_MEMORY", "asked for", "free");
    }
  }

  /** Nothing is allocated by a step, nor by a call like one before. */
  @Test
  @StandInOnly
  void aStepIsTwoCopiesAndAKernel() {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 1)) {
      assertScores(cuda);
      int copies = StandIn.count("cuMemcpyHtoDAsync");
      int launches = StandIn.count("cuLaunchKernel");
      int read = StandIn.count("cuMemcpyDtoHAsync");
      int reserved = StandIn.count("cuMemAlloc") + StandIn.count("cuMemHostAlloc");
      Scores scores = cuda.rollouts(BRIEF, population(), SHARED, STARTS);
      int steps = StandIn.count("cuLaunchKernel") - launches;
      assertThat(steps).isGreaterThanOrEqualTo(20).isLessThan((int) scores.allSteps() / 8);
      assertThat(StandIn.count("cuMemcpyHtoDAsync") - copies).isEqualTo(1 + steps);
      assertThat(StandIn.count("cuMemcpyDtoHAsync") - read).isEqualTo(steps);
      assertThat(StandIn.count("cuMemAlloc") + StandIn.count("cuMemHostAlloc")).isEqualTo(reserved);
    }
  }

  /** A thread that is left behind while the buffers are given up. */
  @Test
  @Timeout(60)
  void anInterruptEndsTheThreadsAndNotTheEvaluator() throws InterruptedException {
    StubbornTask task = new StubbornTask(3, 1, true);
    List<Network> networks = EvaluatorContract.evolved(3, 1, 8, 1);
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 3, 4)) {
      Thread asking = Thread.currentThread();
      Thread interrupting =
          new Thread(
              () -> {
                while (task.steps.get() < 100) {
                  Thread.onSpinWait();
                }
                asking.interrupt();
              });
      interrupting.start();
      assertThatThrownBy(() -> cuda.rollouts(task, networks, SHARED, EvaluatorContract.starts(task, 2, 1)))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      interrupting.join();
      assertScores(cuda);
      while (task.open.get() > 0) {
        Thread.sleep(1);
      }
    }
  }

  @Test
  void aNetworkOfAnotherShapeIsRefused() {
    try (Evaluator cuda = new CudaEvaluator(List.of(0), CudaOptions.BEST, 1)) {
      assertThatThrownBy(() -> cuda.rollouts(BRIEF, EvaluatorContract.evolved(5, 1, 1, 1), SHARED, STARTS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a network of 5 inputs and 1 outputs does not fit task biped");
    }
  }
}
