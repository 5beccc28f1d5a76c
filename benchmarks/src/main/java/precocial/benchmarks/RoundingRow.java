package precocial.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;
import precocial.data.DataSet;
import precocial.data.ImageBatch;
import precocial.data.Preparation;
import precocial.eval.Evaluator;
import precocial.eval.ForwardPredictions;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.network.Network;

/**
 * One network on test images as they are and on the same images before they were rounded to 8 bits.
 *
 * @param judged what the image path of the backend says of the rounded ones
 * @param rounded the same by forward passes over numbers
 * @param unrounded by forward passes over what was not rounded
 * @param changed (weights): images whose class is another one without rounding
 */
record RoundingRow(String name, Predictions judged, Predictions rounded, Predictions unrounded, int[] changed) {

  /**
   * @param data prepared images
   * @param raw the same as they are in the files
   */
  static RoundingRow of(
      String name, Network network, Evaluator evaluator, Weights weights, DataSet data, DataSet raw, Preparation preparation) {
    ImageBatch batch = ImageBatch.all(data.test());
    double[][] rounded = new double[batch.count()][];
    double[][] unrounded = new double[batch.count()][];
    for (int i = 0; i < batch.count(); i++) {
      int image = batch.place(i);
      rounded[i] =
          IntStream.range(0, data.test().pixelsPerImage()).mapToDouble(p -> data.test().pixel(image, p) / 255.0).toArray();
      unrounded[i] = preparation.unrounded(raw.test(), image);
    }
    double[][][] before = outputs(network, evaluator, weights, unrounded);
    double[][][] after = outputs(network, evaluator, weights, rounded);
    int[] changed = new int[weights.count()];
    for (int w = 0; w < changed.length; w++) {
      for (int i = 0; i < batch.count(); i++) {
        changed[w] += ForwardPredictions.greatest(before[w][i]) != ForwardPredictions.greatest(after[w][i]) ? 1 : 0;
      }
    }
    return new RoundingRow(
        name, evaluator.predict(batch, network, weights), ForwardPredictions.of(batch, after),
        ForwardPredictions.of(batch, before), changed);
  }

  private static double[][][] outputs(Network network, Evaluator evaluator, Weights weights, double[][] inputs) {
    return IntStream.range(0, weights.count())
        .mapToObj(w -> evaluator.forward(network, Weights.shared(weights.value(w)), inputs))
        .toArray(double[][][]::new);
  }

  /** The greatest difference, over the weights, between the accuracies of the two ways to judge rounded images. */
  double disagreement() {
    return IntStream.range(0, changed.length)
        .mapToDouble(w -> Math.abs(judged.accuracy(w) - rounded.accuracy(w)))
        .max()
        .orElseThrow();
  }

  int allChanged() {
    return Arrays.stream(changed).sum();
  }
}
