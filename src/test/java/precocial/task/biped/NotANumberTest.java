package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.task.Environment;

/** Box2D's assertions would end the whole program on a number that is none; it must never get one. */
class NotANumberTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void oneActionThatIsNoneEndsTheEpisode(int action) {
    try (WalkerEpisode walker = Walks.begun(1, 0)) {
      double[] actions = new double[4];
      Walks.go(walker, action, seen -> actions);
      double[] seen = walker.observation().clone();
      actions[action] = Double.NaN;
      walker.step(actions);
      assertThat(walker.ended()).isTrue();
      assertThat(walker.total()).isNaN();
      assertThat(walker.reward()).isNaN();
      assertThat(walker.steps()).isEqualTo(action + 1);
      assertThat(walker.observation()).isEqualTo(seen);
      walker.reset(Terrain.of(1, false), 0);
      walker.step(Walks.STILL);
      assertThat(walker.total()).isFinite();
      assertThat(walker.ended()).isFalse();
    }
  }

  @Test
  void itEndsItsLaneAlone() {
    try (Environment lanes = new Biped(false).environment()) {
      lanes.add(new double[][] {{1, 0}, {2, 0}, {3, 0}});
      float[][] actions = new float[4][3];
      actions[2][1] = Float.NaN;
      for (int step = 0; step < 5; step++) {
        lanes.step(actions);
      }
      assertThat(List.of(lanes.running(0), lanes.running(1), lanes.running(2))).containsExactly(true, false, true);
      assertThat(List.of(lanes.steps(0), lanes.steps(1), lanes.steps(2))).containsExactly(5, 1, 5);
      assertThat(lanes.total(1)).isNaN();
      assertThat(lanes.total(0)).isFinite();
      for (float[] row : lanes.observations()) {
        assertThat(row[1]).isFinite();
      }
    }
  }

  /** Numbers at the edge of what there is: infinite torque is full torque, the least is none. */
  @Test
  void extremeActionsAreNumbers() {
    double[] extreme = {Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MIN_VALUE, -0.0};
    try (WalkerEpisode walker = Walks.begun(1, 0)) {
      Walks.go(walker, 100, seen -> extreme);
      assertThat(walker.total()).isFinite();
      assertThat(walker.observation()).doesNotContain(Double.NaN);
    }
  }
}
