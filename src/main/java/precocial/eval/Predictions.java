package precocial.eval;

import java.util.Arrays;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;

/** How well one network predicts the classes of the images of a batch under several weights. */
public final class Predictions {
  private final ImageBatch batch;
  private final double[] losses; // (weights)
  private final int[][] right; // (weights, classes): images of the class that are classified right
  private final int rightByVote;
  private final int rightByProbability;

  Predictions(ImageBatch batch, double[] losses, int[][] right, int rightByVote, int rightByProbability) {
    this.batch = batch;
    this.losses = losses;
    this.right = right;
    this.rightByVote = rightByVote;
    this.rightByProbability = rightByProbability;
  }

  /** @throws IllegalArgumentException unless there is an input for each pixel and an output for each class */
  static void requireShape(ImageSet images, int inputs, int outputs) {
    if (inputs != images.pixelsPerImage() || outputs != images.classes()) {
      throw new IllegalArgumentException(
          "a network of " + inputs + " inputs and " + outputs + " outputs does not fit images of " + images.pixelsPerImage()
              + " pixels and " + images.classes() + " classes");
    }
  }

  public int weights() {
    return losses.length;
  }

  public int images() {
    return batch.count();
  }

  public int classes() {
    return batch.images().classes();
  }

  /** Mean cross-entropy. */
  public double loss(int weight) {
    return losses[weight];
  }

  /** Share of the images that are classified right. */
  public double accuracy(int weight) {
    return Arrays.stream(right[weight]).sum() / (double) batch.count();
  }

  /** The same among the images of a class; NaN where there are none. */
  public double accuracy(int weight, int label) {
    return right[weight][label] / (double) (batch.classStart(label + 1) - batch.classStart(label));
  }

  /** Accuracy where every weight has a vote; among classes of equal votes the one of greater mean probability wins. */
  public double voteAccuracy() {
    return rightByVote / (double) batch.count();
  }

  /** Accuracy of the class whose softmax probability, averaged over the weights, is the greatest. */
  public double meanProbabilityAccuracy() {
    return rightByProbability / (double) batch.count();
  }
}
