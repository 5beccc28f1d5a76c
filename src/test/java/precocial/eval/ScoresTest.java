package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoresTest {
  /** Two networks, three weights, two starts; lanes are (weight, start). */
  private final Scores scores = new Scores(2, 3, 2, 0);

  @Test
  void holdsEachEpisode() {
    for (int n = 0; n < 2; n++) {
      for (int lane = 0; lane < 6; lane++) {
        scores.set(n, lane, 10 * n + lane, 100 * n + lane);
      }
    }
    assertThat(scores.total(0, 0, 1)).isEqualTo(1);
    assertThat(scores.total(0, 2, 0)).isEqualTo(4);
    assertThat(scores.total(1, 1, 1)).isEqualTo(13);
    assertThat(scores.steps(1, 2, 1)).isEqualTo(105);
    assertThat(scores.steps(0, 1, 0)).isEqualTo(2);
    assertThat(scores.allSteps()).isEqualTo(15 + 615);
    assertThat(scores.fitness(0)).isEqualTo(new Fitness(2.5, 4.5));
    assertThat(scores.fitness(1)).isEqualTo(new Fitness(12.5, 14.5));
  }

  @Test
  void meanOfTheFirstStartsIsOverAllWeights() {
    Scores three = new Scores(2, 2, 3, 0);
    for (int lane = 0; lane < 6; lane++) {
      three.set(0, lane, 1000, 1);
      three.set(1, lane, new double[] {1, 3, 50, 7, 11, 60}[lane], 1);
    }
    assertThat(three.mean(1, 1)).isEqualTo((1 + 7) / 2.0);
    assertThat(three.mean(1, 2)).isEqualTo((2 + 9) / 2.0);
    assertThat(three.mean(1, 3)).isEqualTo(three.fitness(1).mean());
  }

  @Test
  void nanScoresWhatALostEpisodeCounts() {
    scores.set(1, 3, Double.NaN, 7);
    assertThat(scores.total(1, 1, 1)).isZero();
    assertThat(scores.steps(1, 1, 1)).isEqualTo(7);
    Scores others = new Scores(1, 1, 2, -100);
    others.set(0, 1, Double.NaN, 3);
    assertThat(others.total(0, 0, 1)).isEqualTo(-100);
  }

  @Test
  void anEpisodeThatIsRunAgainIsLostOnce() {
    assertThat(scores.lostEpisodes()).isZero();
    for (int run = 0; run < 2; run++) {
      scores.set(1, 3, Double.NaN, 7);
      scores.set(0, 0, Double.NaN, 7);
      scores.set(0, 1, 3, 7);
    }
    assertThat(scores.lostEpisodes()).isEqualTo(2);
    scores.set(1, 3, 4, 7);
    assertThat(scores.lostEpisodes()).isEqualTo(1);
  }
}
