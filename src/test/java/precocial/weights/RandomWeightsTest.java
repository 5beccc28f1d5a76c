package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWeightsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 3162})
  void eachPartOfTheRangeGivesOneSharedWeight(int count) {
    float[] weights = RandomWeights.shared(count, 5);
    for (int i = 0; i < count; i++) {
      assertThat((double) weights[i]).isBetween(-2 + 4.0 * i / count - 1e-6, -2 + 4.0 * (i + 1) / count + 1e-6);
    }
    assertThat(weights).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void sharedWeightsAreDrawnWithinTheirParts() {
    double sum = 0;
    double squares = 0;
    float[] weights = RandomWeights.shared(1000, 2);
    for (int i = 0; i < 1000; i++) {
      double place = (weights[i] + 2) / 4 * 1000 - i; // From 0 to 1, uniform.
      sum += place;
      squares += place * place;
    }
    assertThat(sum / 1000).isCloseTo(0.5, within(0.05));
    assertThat(squares / 1000).isCloseTo(1 / 3.0, within(0.05));
  }

  @Test
  void vectorsAreUniformInTheOpenRangeAndWithoutZero() {
    float[][] vectors = RandomWeights.vectors(100, 200, 7);
    double sum = 0;
    double squares = 0;
    float greatest = 0;
    for (float[] vector : vectors) {
      for (float weight : vector) {
        assertThat(Math.abs(weight)).isGreaterThan(0).isLessThan(2);
        sum += weight;
        squares += weight * weight;
        greatest = Math.max(greatest, Math.abs(weight));
      }
    }
    assertThat(sum / 20_000).isCloseTo(0, within(0.03)); // Four standard errors.
    assertThat(squares / 20_000).isCloseTo(4 / 3.0, within(0.04));
    assertThat(greatest).isGreaterThan(1.99f);
    assertThat(vectors[0]).isNotEqualTo(vectors[1]);
  }

  @Test
  void drawsDependOnTheSeedAndThePlaceAlone() {
    assertThat(RandomWeights.vectors(3, 5, 1)).isDeepEqualTo(RandomWeights.vectors(3, 5, 1));
    assertThat(RandomWeights.vectors(9, 5, 1)[2]).isEqualTo(RandomWeights.vectors(3, 5, 1)[2]);
    assertThat(RandomWeights.vectors(3, 5, 2)[2]).isNotEqualTo(RandomWeights.vectors(3, 5, 1)[2]);
    assertThat(RandomWeights.shared(9, 2)).isNotEqualTo(RandomWeights.shared(9, 1));
    assertThat(RandomWeights.shared(1, 1)[0]).isNotEqualTo(RandomWeights.vectors(1, 1, 1)[0][0]);
  }
}
