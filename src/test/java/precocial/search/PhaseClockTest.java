package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import precocial.search.PhaseClock.Phase;

class PhaseClockTest {
  private final PhaseClock clock = new PhaseClock();

  @Test
  void timeGoesToThePhaseItIsIn() throws InterruptedException {
    clock.enter(Phase.BREED);
    Thread.sleep(20);
    assertThat(clock.seconds(Phase.BREED)).isGreaterThanOrEqualTo(0.02);
    clock.enter(Phase.SAVE);
    double bred = clock.seconds(Phase.BREED);
    Thread.sleep(30);
    clock.leave();
    double saved = clock.seconds(Phase.SAVE);
    assertThat(saved).isGreaterThanOrEqualTo(0.03);
    Thread.sleep(10);
    assertThat(clock.seconds(Phase.BREED)).isEqualTo(bred);
    assertThat(clock.seconds(Phase.SAVE)).isEqualTo(saved);
    assertThat(clock.seconds(Phase.JUDGE)).isZero();
    clock.enter(Phase.SAVE);
    Thread.sleep(5);
    assertThat(clock.seconds(Phase.SAVE)).isGreaterThanOrEqualTo(saved + 0.005);
  }

  @Test
  void timeFromBeforeAPauseIsAdded() {
    clock.add(Phase.CONFIRM, 12.5);
    assertThat(clock.seconds(Phase.CONFIRM)).isEqualTo(12.5);
    clock.enter(Phase.CONFIRM);
    assertThat(clock.seconds(Phase.CONFIRM)).isGreaterThan(12.5);
    assertThat(clock.seconds(Phase.BREED)).isZero();
  }
}
