package precocial.eval;

import precocial.data.ImageBatch;

/**
 * Collects what one network predicts for every image of a batch under every weight. The class of the greatest output is
 * predicted, the lowest of equal ones. Threads may set different images.
 */
final class PredictionTally {
  private final ImageBatch batch;
  private final int classes;
  private final byte[][] predicted; // (weights, images): class
  private final double[] losses; // (weights)
  private final float[] probabilities; // (images, classes): softmax, summed over the weights

  PredictionTally(ImageBatch batch, int weights) {
    this.batch = batch;
    classes = batch.images().classes();
    predicted = new byte[weights][batch.count()];
    losses = new double[weights];
    probabilities = new float[Math.multiplyExact(batch.count(), classes)];
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

  /** What has been set so far, counted. */
  Predictions predictions() {
    int[][] right = new int[predicted.length][classes];
    int votes = 0;
    int probable = 0;
    for (int i = 0; i < batch.count(); i++) {
      int label = batch.label(i);
      for (int w = 0; w < predicted.length; w++) {
        right[w][label] += predicted(w, i) == label ? 1 : 0;
      }
      votes += voted(i) == label ? 1 : 0;
      probable += mostProbable(i) == label ? 1 : 0;
    }
    return new Predictions(batch, losses.clone(), right, votes, probable);
  }

  private int predicted(int weight, int image) {
    return predicted[weight][image] & 0xff;
  }

  private int voted(int image) {
    int[] votes = new int[classes];
    for (int w = 0; w < predicted.length; w++) {
      votes[predicted(w, image)]++;
    }
    int best = 0;
    for (int k = 1; k < classes; k++) {
      boolean tie = votes[k] == votes[best];
      best = votes[k] > votes[best] || tie && probability(image, k) > probability(image, best) ? k : best;
    }
    return best;
  }

  private int mostProbable(int image) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = probability(image, k) > probability(image, best) ? k : best;
    }
    return best;
  }

  private float probability(int image, int k) {
    return probabilities[image * classes + k];
  }
}
