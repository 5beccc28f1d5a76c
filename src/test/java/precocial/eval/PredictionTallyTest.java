package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;

class PredictionTallyTest {
  private static final double NAN = Double.NaN;

  private static ImageBatch batch(int classes, int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return ImageBatch.all(ImageSet.of(1, 1, classes, new byte[labels.length], bytes));
  }

  private static void set(PredictionTally tally, int weight, int image, double... outputs) {
    double greatest = Arrays.stream(outputs).filter(o -> !Double.isNaN(o)).max().orElse(NAN);
    tally.set(weight, image, outputs, Arrays.stream(outputs).map(o -> Math.exp(o - greatest)).toArray());
  }

  /** The class that these outputs predict. */
  private static int predicted(double... outputs) {
    for (int label = 0; label < outputs.length; label++) {
      PredictionTally tally = new PredictionTally(batch(outputs.length, label), 1);
      set(tally, 0, 0, outputs);
      Predictions predictions = tally.predictions();
      if (predictions.accuracy(0) == 1) {
        return label;
      }
      assertThat(predictions.accuracy(0)).isZero();
    }
    throw new AssertionError("no class is predicted");
  }

  @Test
  void theGreatestOutputIsPredicted() {
    assertThat(predicted(1, 3, 2)).isEqualTo(1);
    assertThat(predicted(-3, -2, -1)).isEqualTo(2);
    assertThat(predicted(Double.NEGATIVE_INFINITY, -1e30, Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(predicted(1, Double.POSITIVE_INFINITY, 1e30)).isEqualTo(1);
  }

  @Test
  void ofEqualOutputsTheLowestClassIsPredicted() {
    assertThat(predicted(2, 2, 2)).isZero();
    assertThat(predicted(1, 2, 2)).isEqualTo(1);
    assertThat(predicted(-0.0, 0.0)).isZero();
    assertThat(predicted(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY)).isZero();
  }

  @Test
  void nanIsNeverTheGreatest() {
    assertThat(predicted(NAN, 1, 2)).isEqualTo(2);
    assertThat(predicted(1, NAN, 0)).isZero();
    assertThat(predicted(NAN, NAN, -5)).isEqualTo(2);
    assertThat(predicted(NAN, Double.NEGATIVE_INFINITY, NAN)).isEqualTo(1);
    assertThat(predicted(NAN, NAN, NAN)).isZero();
  }

  @Test
  void accuracyOfAClassCountsItsImagesAlone() {
    PredictionTally tally = new PredictionTally(batch(4, 0, 0, 0, 1, 3), 2);
    for (int image = 0; image < 5; image++) {
      set(tally, 0, image, 1, 0, 0, 0);
      set(tally, 1, image, 0, 0, 0, image % 2);
    }
    tally.setLoss(1, 0.25);
    Predictions predictions = tally.predictions();
    assertThat(predictions.accuracy(0)).isEqualTo(0.6);
    assertThat(predictions.accuracy(0, 0)).isEqualTo(1);
    assertThat(predictions.accuracy(0, 1)).isZero();
    assertThat(predictions.accuracy(1, 0)).isEqualTo(2 / 3.0);
    assertThat(predictions.accuracy(1, 3)).isZero();
    assertThat(predictions.accuracy(0, 2)).isNaN(); // no image has this label
    assertThat(predictions.loss(1)).isEqualTo(0.25);
    assertThat(predictions.weights()).isEqualTo(2);
    assertThat(predictions.images()).isEqualTo(5);
    assertThat(predictions.classes()).isEqualTo(4);
  }

  @Test
  void amongEqualVotesTheGreaterMeanProbabilityWins() {
    // One vote each for classes 0 and 2; class 2 is the surer. Class 1 is second under both weights.
    PredictionTally tally = new PredictionTally(batch(3, 2), 2);
    set(tally, 0, 0, 1.0, 0.9, 0.0);
    set(tally, 1, 0, 0.0, 2.9, 3.0);
    Predictions predictions = tally.predictions();
    assertThat(predictions.voteAccuracy()).isEqualTo(1);
    assertThat(predictions.meanProbabilityAccuracy()).isZero(); // that is class 1
    // With equal probabilities the lower class.
    PredictionTally equals = new PredictionTally(batch(3, 0), 2);
    set(equals, 0, 0, 0, 0, 5);
    set(equals, 1, 0, 5, 0, 0);
    Predictions equal = equals.predictions();
    assertThat(equal.voteAccuracy()).isEqualTo(1);
    assertThat(equal.meanProbabilityAccuracy()).isEqualTo(1);
  }

  @Test
  void manyVotesBeatASureOne() {
    PredictionTally tally = new PredictionTally(batch(2, 1), 3);
    set(tally, 0, 0, 9, 0);
    set(tally, 1, 0, 0, 0.1);
    set(tally, 2, 0, 0, 0.1);
    Predictions predictions = tally.predictions();
    assertThat(predictions.voteAccuracy()).isEqualTo(1);
    assertThat(predictions.meanProbabilityAccuracy()).isZero();
  }

  @Test
  void anImageOfNansHasNoProbabilities() {
    PredictionTally tally = new PredictionTally(batch(2, 1), 2);
    set(tally, 0, 0, NAN, NAN);
    set(tally, 1, 0, 0, 0.1);
    Predictions predictions = tally.predictions();
    assertThat(predictions.meanProbabilityAccuracy()).isEqualTo(1);
  }

  /** Outputs are small whole numbers, so that many are equal. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "3, 5", "10, 7", "250, 3"})
  void allSharesAreThoseOfANaiveCount(int classes, int weights) {
    Random random = new Random(classes + weights);
    ImageBatch batch = batch(classes, random.ints(300, 0, classes).toArray());
    PredictionTally tally = new PredictionTally(batch, weights);
    int[] right = new int[weights];
    int votesRight = 0;
    int meansRight = 0;
    for (int i = 0; i < 300; i++) {
      int[] votes = new int[classes];
      double[] mean = new double[classes];
      for (int w = 0; w < weights; w++) {
        double[] outputs = random.doubles(classes, 0, 4).map(Math::floor).toArray();
        outputs[batch.label(i)] += random.nextInt(3);
        set(tally, w, i, outputs);
        double sum = Arrays.stream(outputs).map(Math::exp).sum();
        for (int k = 0; k < classes; k++) {
          mean[k] += Math.exp(outputs[k]) / sum;
        }
        int first = first(outputs);
        votes[first]++;
        right[w] += first == batch.label(i) ? 1 : 0;
      }
      double[] rank = new double[classes];
      for (int k = 0; k < classes; k++) {
        mean[k] = Math.rint(1e6 * mean[k]) / 1e6; // equal up to rounding is equal
        rank[k] = 100 * votes[k] + mean[k];
      }
      votesRight += first(rank) == batch.label(i) ? 1 : 0;
      meansRight += first(mean) == batch.label(i) ? 1 : 0;
    }
    Predictions predictions = tally.predictions();
    for (int w = 0; w < weights; w++) {
      assertThat(predictions.accuracy(w)).isEqualTo(right[w] / 300.0);
    }
    // Sums of equal probabilities in another order may differ in the last bit, which decides a tie.
    assertThat(predictions.voteAccuracy()).isBetween((votesRight - 6) / 300.0, (votesRight + 6) / 300.0);
    assertThat(predictions.meanProbabilityAccuracy()).isBetween((meansRight - 6) / 300.0, (meansRight + 6) / 300.0);
    assertThat(votesRight).isBetween(20, 299);
  }

  private static int first(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
