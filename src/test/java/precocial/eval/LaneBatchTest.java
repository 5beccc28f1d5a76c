package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.network.Network;

/** Threads that fail. */
@Timeout(60)
class LaneBatchTest {
  private static final List<Network> NETWORKS = EvaluatorContract.evolved(3, 1, 8, 1);

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /** One that does nothing, except that it fails in one step of all threads, or is the third and can't be made. */
  private LanePolicy policy(int failing) {
    if (made.incrementAndGet() == 3 && failing == 0) {
      throw new IllegalArgumentException("planted");
    }
    return new LanePolicy() {
      @Override
      public void arrange(float[][] inputRows, int segments, int[] network, int[] laneStart, float[] laneWeight) {}

      @Override
      public void run(float[][] actions) {
        if (steps.incrementAndGet() == failing) {
          throw new IllegalArgumentException("planted");
        }
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  /** Which would else go on for ever. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void theOthersEndWhereAThreadFails(int failing) {
    StubbornTask task = new StubbornTask(3, 1, false);
    Workers workers = new Workers(3);
    LaneBatch batch = new LaneBatch(task, NETWORKS, Weights.STANDARD, EvaluatorContract.starts(task, 2, 1), 3, 4, n -> {});
    assertThat(batch.threads()).isEqualTo(3);
    assertThatThrownBy(() -> batch.run(workers, () -> policy(failing)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("planted");
    assertThat(task.open).hasValue(0);
    assertThat(made).hasValue(3);
    assertThat(closed).hasValue(failing == 0 ? 2 : 3);
    workers.close();
  }

  @Test
  void theOthersEndAfterAnInterrupt() throws InterruptedException {
    StubbornTask task = new StubbornTask(3, 1, true);
    Evaluator cpu = new CpuEvaluator(3, 4, new PlainLoops());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> cpu.rollouts(task, NETWORKS, Weights.STANDARD, EvaluatorContract.starts(task, 2, 1)))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    while (task.open.get() > 0) {
      Thread.sleep(1);
    }
    cpu.close();
  }
}
