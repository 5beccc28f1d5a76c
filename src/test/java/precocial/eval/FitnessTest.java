package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FitnessTest {
  @Test
  void meanIsOverAllAndBestIsTheBestWeightsMean() {
    double[] totals = {99, 1, 2, 30, 40, 5, 7, 99}; // of three weights and two starts from the second on
    Fitness fitness = Fitness.of(totals, 1, 3, 2);
    assertThat(fitness.best()).isEqualTo(35);
    assertThat(fitness.mean()).isEqualTo((1.5 + 35 + 6) / 3);
  }

  @Test
  void bestMayBeNegative() {
    assertThat(Fitness.of(new double[] {-5, -3, -8, -9}, 0, 2, 2)).isEqualTo(new Fitness(-6.25, -4));
  }

  @Test
  void oneEpisodeIsItsOwnFitness() {
    assertThat(Fitness.of(new double[] {4.25}, 0, 1, 1)).isEqualTo(new Fitness(4.25, 4.25));
  }

  /** From left to right the ones would be lost beside 2^53; halves first, they are not. */
  @Test
  void sumsAreTakenByHalves() {
    double large = 0x1p53;
    assertThat(Fitness.of(new double[] {large, 0, 1, 1}, 0, 1, 4).mean()).isEqualTo((large + 2) / 4);
    assertThat(Fitness.of(new double[] {large, 0, 1, 1}, 0, 4, 1).mean()).isEqualTo((large + 2) / 4);
  }
}
