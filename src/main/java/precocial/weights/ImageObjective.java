package precocial.weights;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.eval.LossGradient;
import precocial.eval.Losses;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * Minus the mean cross-entropy over a batch of training images, drawn anew for each generation. Some training images are held
 * out for validation: every sixth, or fewer where these would be more than {@value #MOST_HELD_OUT}, and not the last ones, since
 * files may be sorted by label. Test images are never looked at.
 */
final class ImageObjective implements Objective {
  static final int MOST_HELD_OUT = 10_000;
  private static final int LEAST_STRIDE = 6;

  private final Evaluator evaluator;
  private final long seed;
  private final ImageSet training;
  private final ImageBatch validation;
  private final int batchSize;

  /** @throws IllegalArgumentException for fewer images than two, or batches of more images than are left to train on */
  ImageObjective(Evaluator evaluator, ImageSet images, long seed, int batchSize) {
    if (images.count() < 2) {
      throw new IllegalArgumentException("a tuning needs two training images or more");
    }
    this.evaluator = evaluator;
    this.seed = seed;
    this.batchSize = batchSize;
    int stride = stride(images.count());
    training = images.pick(places(images, place -> place % stride != stride - 1));
    validation = ImageBatch.all(images.pick(places(images, place -> place % stride == stride - 1)));
    if (batchSize > training.count()) {
      throw new IllegalArgumentException(
          "setting batch is " + batchSize + " but must be at most " + training.count()
              + ", the training images without those held out for validation");
    }
  }

  private static int stride(int images) {
    return Math.min(images, Math.max(LEAST_STRIDE, (images + MOST_HELD_OUT - 1) / MOST_HELD_OUT));
  }

  private static int[] places(ImageSet images, IntPredicate wanted) {
    return IntStream.range(0, images.count()).filter(wanted).toArray();
  }

  /** Images left to train on, of so many; no batch can have more. */
  static int trainingCount(int images) {
    return images - images / stride(images);
  }

  @Override
  public Verdict judge(List<Network> networks, int generation) {
    Losses losses = evaluator.losses(batch(generation, 0), networks, Weights.INDIVIDUAL);
    double[] rewards = IntStream.range(0, networks.size()).mapToDouble(i -> -losses.loss(i, 0)).toArray();
    return new Verdict(rewards, networks.size(), (long) networks.size() * batchSize);
  }

  /** @param step of the generation, from 1 on */
  LossGradient gradient(Network network, int generation, int step) {
    return evaluator.gradient(batch(generation, step), network);
  }

  private ImageBatch batch(int generation, int number) {
    return ImageBatch.draw(training, batchSize, new KeyedRandom(seed, generation, number, Purpose.TUNING_TRIAL));
  }

  @Override
  public double[] confirm(List<Network> networks) {
    return networks.stream().mapToDouble(n -> evaluator.predict(validation, n, Weights.INDIVIDUAL).accuracy(0)).toArray();
  }

  @Override
  public String confirmed() {
    return "accuracy";
  }

  @Override
  public String confirmedOver() {
    return validation.count() + " training images not used in the tuning";
  }
}
