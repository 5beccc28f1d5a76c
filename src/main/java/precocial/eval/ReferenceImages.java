package precocial.eval;

import java.util.List;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.FixedTree;

/** Images in float64: one network, one weight and one image at a time. */
final class ReferenceImages {
  private final ImageBatch batch;
  private final Weights weights;

  ReferenceImages(ImageBatch batch, Weights weights) {
    this.batch = batch;
    this.weights = weights;
  }

  Losses judge(List<Genome> genomes) {
    Losses.check(genomes, batch, weights);
    return losses(genomes.stream().map(NetworkCompiler::compile).toList());
  }

  Losses losses(List<Network> networks) {
    Losses.requireShape(batch, networks);
    Losses losses = new Losses(networks.size(), weights.count());
    for (int n = 0; n < networks.size(); n++) {
      for (int w = 0; w < weights.count(); w++) {
        double[] sum = {loss(networks.get(n), w, null)};
        losses.set(n, w, sum, 0, 1, batch.count());
      }
    }
    return losses;
  }

  Predictions predict(Network network) {
    Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    PredictionTally tally = new PredictionTally(batch, weights.count());
    for (int w = 0; w < weights.count(); w++) {
      double[] sum = {loss(network, w, tally)};
      tally.setLoss(w, Losses.mean(sum, 0, 1, batch.count()));
    }
    return tally.predictions();
  }

  /** Cross-entropy summed over the batch. @param tally told of every image; may be null */
  private double loss(Network network, int w, PredictionTally tally) {
    double[] losses = new double[batch.count()];
    for (int i = 0; i < losses.length; i++) {
      double[] outputs = ReferenceEvaluator.outputs(network, weights, w, inputs(batch, i));
      double greatest = Double.NEGATIVE_INFINITY;
      for (double output : outputs) {
        greatest = Math.max(greatest, output);
      }
      double[] exps = new double[outputs.length];
      double sum = 0;
      for (int k = 0; k < exps.length; k++) {
        exps[k] = StrictMath.exp(outputs[k] - greatest);
        sum += exps[k];
      }
      losses[i] = StrictMath.log(sum) + (greatest - outputs[batch.label(i)]);
      if (tally != null) {
        tally.set(w, i, outputs, exps);
      }
    }
    return FixedTree.sum(losses, 0, losses.length);
  }

  /** Bias not included. */
  static double[] inputs(ImageBatch batch, int image) {
    ImageSet images = batch.images();
    double[] inputs = new double[images.pixelsPerImage()];
    for (int p = 0; p < inputs.length; p++) {
      inputs[p] = images.pixel(batch.place(image), p) / 255.0;
    }
    return inputs;
  }
}
