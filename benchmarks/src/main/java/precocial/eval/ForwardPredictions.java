package precocial.eval;

import precocial.data.ImageBatch;

/** Predictions from outputs that were computed on inputs of any kind. */
public final class ForwardPredictions {
  private ForwardPredictions() {}

  /** @param outputs (weights, images of the batch, classes), finite */
  public static Predictions of(ImageBatch batch, double[][][] outputs) {
    PredictionTally tally = new PredictionTally(batch, outputs.length);
    for (int w = 0; w < outputs.length; w++) {
      double loss = 0;
      for (int i = 0; i < batch.count(); i++) {
        double[] of = outputs[w][i];
        double greatest = of[greatest(of)];
        double[] exps = new double[of.length];
        double sum = 0;
        for (int k = 0; k < of.length; k++) {
          exps[k] = StrictMath.exp(of[k] - greatest);
          sum += exps[k];
        }
        loss += StrictMath.log(sum) + greatest - of[batch.label(i)];
        tally.set(w, i, of, exps);
      }
      tally.setLoss(w, loss / batch.count());
    }
    return tally.predictions();
  }

  /** Place of the greatest, the first of equal ones. */
  public static int greatest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
