package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void figuresAreThoseByHand() {
    // Means 2 and 7; deviations over the starts 1 and 2; all of 1, 3, 5, 9 about 4.5.
    Spread spread = Spread.of(new double[][] {{1, 3}, {5, 9}});
    assertThat(spread.mean()).isEqualTo(4.5);
    assertThat(spread.overWeights()).isEqualTo(2.5);
    assertThat(spread.overStarts()).isCloseTo(Math.sqrt((1 + 4) / 2.0), within(1e-15));
    assertThat(spread.total()).isCloseTo(Math.sqrt((12.25 + 2.25 + 0.25 + 20.25) / 4), within(1e-15));
  }

  @Test
  void oneWeightHasTheDeviationOverItsStarts() {
    Spread spread = Spread.of(new double[][] {{2, 4, 9}});
    assertThat(spread.overWeights()).isZero();
    assertThat(spread.total()).isEqualTo(spread.overStarts()).isCloseTo(Math.sqrt((9 + 1 + 16) / 3.0), within(1e-15));
  }

  @Test
  void squaresOfTheTwoPartsAddUpToThatOfTheWhole() {
    Random random = new Random(1);
    double[][] rewards = new double[7][11];
    for (int w = 0; w < 7; w++) {
      for (int s = 0; s < 11; s++) {
        rewards[w][s] = 10 * w * random.nextDouble() + random.nextGaussian();
      }
    }
    Spread spread = Spread.of(rewards);
    double parts = Math.pow(spread.overWeights(), 2) + Math.pow(spread.overStarts(), 2);
    assertThat(Math.pow(spread.total(), 2)).isCloseTo(parts, within(1e-9));
  }
}
