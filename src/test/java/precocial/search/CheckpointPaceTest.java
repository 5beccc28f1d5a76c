package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointPaceTest {
  @Test
  void isDueEveryFiveSeconds() {
    CheckpointPace pace = new CheckpointPace(100);
    assertThat(pace.due(104.9)).isFalse();
    assertThat(pace.due(105)).isTrue();
    pace.written(106, 0.01);
    assertThat(pace.due(110.9)).isFalse();
    assertThat(pace.due(111)).isTrue();
  }

  @Test
  void oneThatTakesLongIsWrittenMoreSeldom() {
    CheckpointPace pace = new CheckpointPace(0);
    pace.written(10, 1); // a fiftieth of the time
    assertThat(pace.due(59.9)).isFalse();
    assertThat(pace.due(60)).isTrue();
  }
}
