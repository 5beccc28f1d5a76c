package precocial.eval;

import java.util.Arrays;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;

/**
 * What one network predicts for every image of a batch under every weight. The class of the greatest output is predicted, the
 * lowest of equal ones.
 */
public final class Predictions {
  private final ImageBatch batch;
  private final int classes;
  private final byte[][] predicted; // (weights, images): class
  private final double[] losses; // (weights)
  private final float[] probabilities; // (images, classes): softmax, summed over the weights

  Predictions(ImageBatch batch, int weights) {
    this.batch = batch;
    classes = batch.images().classes();
    predicted = new byte[weights][batch.count()];
    losses = new double[weights];
    probabilities = new float[Math.multiplyExact(batch.count(), classes)];
  }

  /** @throws IllegalArgumentException unless there is an input for each pixel and an output for each class */
  static void requireShape(ImageSet images, int inputs, int outputs) {
    if (inputs != images.pixelsPerImage() || outputs != images.classes()) {
      throw new IllegalArgumentException(
          "a network of " + inputs + " inputs and " + outputs + " outputs does not fit images of " + images.pixelsPerImage()
              + " pixels and " + images.classes() + " classes");
    }
  }

  /**
   * Takes the outputs for one image. Weights of an image are taken in order.
   *
   * @param outputs (classes); NaN is never the greatest
   * @param exps (classes): their exponentials, all by the same factor
   */
  void set(int weight, int image, double[] outputs, double[] exps) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (outputs[k] > outputs[best] || Double.isNaN(outputs[best]) && !Double.isNaN(outputs[k])) {
        best = k;
      }
    }
    predicted[weight][image] = (byte) best;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += exps[k];
    }
    for (int k = 0; k < classes; k++) {
      float share = (float) (exps[k] / sum);
      probabilities[image * classes + k] += Float.isFinite(share) ? share : 0;
    }
  }

  void setLoss(int weight, double loss) {
    losses[weight] = loss;
  }

  public int weights() {
    return losses.length;
  }

  public int images() {
    return batch.count();
  }

  public int classes() {
    return classes;
  }

  /** Mean cross-entropy. */
  public double loss(int weight) {
    return losses[weight];
  }

  /** Share of the images that are classified right. */
  public double accuracy(int weight) {
    return right(weight, 0, batch.count()) / (double) batch.count();
  }

  /** The same among the images of a class; NaN where there are none. */
  public double accuracy(int weight, int label) {
    int from = batch.classStart(label);
    int to = batch.classStart(label + 1);
    return right(weight, from, to) / (double) (to - from);
  }

  private int right(int weight, int from, int to) {
    int right = 0;
    for (int i = from; i < to; i++) {
      right += (predicted[weight][i] & 0xff) == batch.label(i) ? 1 : 0;
    }
    return right;
  }

  /** Accuracy where every weight has a vote; among classes of equal votes the one of greater mean probability wins. */
  public double voteAccuracy() {
    int right = 0;
    int[] votes = new int[classes];
    for (int i = 0; i < batch.count(); i++) {
      Arrays.fill(votes, 0);
      for (byte[] of : predicted) {
        votes[of[i] & 0xff]++;
      }
      int best = 0;
      for (int k = 1; k < classes; k++) {
        boolean tie = votes[k] == votes[best];
        if (votes[k] > votes[best] || tie && probabilities[i * classes + k] > probabilities[i * classes + best]) {
          best = k;
        }
      }
      right += best == batch.label(i) ? 1 : 0;
    }
    return right / (double) batch.count();
  }

  /** Accuracy of the class whose softmax probability, averaged over the weights, is the greatest. */
  public double meanProbabilityAccuracy() {
    int right = 0;
    for (int i = 0; i < batch.count(); i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = probabilities[i * classes + k] > probabilities[i * classes + best] ? k : best;
      }
      right += best == batch.label(i) ? 1 : 0;
    }
    return right / (double) batch.count();
  }
}
