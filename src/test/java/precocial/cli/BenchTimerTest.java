package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTimerTest {
  @Test
  void isTheMedianWithoutTheFirstThird() throws Exception {
    List<double[]> given = new ArrayList<>();
    double[] medians =
        new BenchTimer(1e-9)
            .medians(
                () -> {
                  given.add(new double[] {given.size() < 2 ? 1000 : given.size() % 3, -given.size()});
                  Thread.sleep(1);
                  return given.get(given.size() - 1);
                });
    assertThat(given).hasSize(3);
    assertThat(medians).containsExactly(1000, -1);
  }

  @Test
  void goesOnForTheTimeAsked() throws Exception {
    int[] runs = {0};
    new BenchTimer(0.05).medians(() -> new double[] {runs[0]++});
    assertThat(runs[0]).isGreaterThan(15);
  }

  @Test
  void rateIsOfTheClockOnTheWall() throws Exception {
    double rate =
        new BenchTimer(0.01)
            .rate(
                10,
                () -> {
                  long end = System.nanoTime() + 2_000_000;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                });
    assertThat(rate).isCloseTo(5000, within(2500.0));
  }
}
