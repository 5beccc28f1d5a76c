package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void resultsAreInTheOrderOfTheItems(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.count()).isEqualTo(threads);
      List<Integer> items = IntStream.range(0, 1000).boxed().toList();
      assertThat(workers.map(items, i -> "no. " + i)).isEqualTo(items.stream().map(i -> "no. " + i).toList());
      assertThat(workers.map(List.of(7), i -> 2 * i)).containsExactly(14);
      assertThat(workers.map(List.<Integer>of(), i -> 2 * i)).isEmpty();
    }
  }

  @Test
  void theOneThatAsksIsAmongTheThreads() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    try (Workers workers = new Workers(3)) {
      workers.run(
          3,
          () -> {
            threads.add(Thread.currentThread());
            all.countDown();
            await(all);
          });
    }
    assertThat(threads).hasSize(3).contains(Thread.currentThread());
  }

  /** Place 0 is the one that asks. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFailureArrivesWhenAllOthersAreDone(boolean ofTheOneThatAsks) {
    Thread asking = Thread.currentThread();
    AtomicInteger others = new AtomicInteger();
    AtomicInteger failing = new AtomicInteger();
    CountDownLatch failed = new CountDownLatch(1);
    RuntimeException failure = new IllegalArgumentException("on purpose");
    try (Workers workers = new Workers(4)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      4,
                      () -> {
                        boolean fails = Thread.currentThread() == asking ? ofTheOneThatAsks : !ofTheOneThatAsks;
                        if (fails && failing.getAndIncrement() == 0) {
                          failed.countDown();
                          throw failure;
                        }
                        await(failed);
                        for (int i = 0; i < 20_000; i++) {
                          Thread.yield();
                        }
                        others.incrementAndGet();
                      }))
          .isSameAs(failure);
      assertThat(others).hasValue(3);
      assertThat(workers.map(List.of(1, 2, 3), i -> i + 1)).containsExactly(2, 3, 4);
    }
  }

  @Test
  void anErrorArrivesAsItIs() {
    AssertionError error = new AssertionError("on purpose");
    CountDownLatch both = new CountDownLatch(2);
    Thread asking = Thread.currentThread();
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      2,
                      () -> {
                        both.countDown();
                        await(both);
                        if (Thread.currentThread() != asking) {
                          throw error;
                        }
                      }))
          .isSameAs(error);
    }
  }

  @Test
  void aFailureInAMapArrives() {
    try (Workers workers = new Workers(3)) {
      assertThatThrownBy(() -> workers.map(IntStream.range(0, 100).boxed().toList(), i -> 1 / (i - 50)))
          .isInstanceOf(ArithmeticException.class);
    }
  }
}
