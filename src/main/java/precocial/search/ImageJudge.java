package precocial.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.Fitness;
import precocial.eval.Losses;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.Trials.Batch;

/**
 * Judges by mean cross-entropy over a batch of training images, drawn anew for each generation. Test images are never looked at.
 *
 * <p>The best over one batch is lucky, and nearly every generation has one that looks better than the champion. So some of the
 * best are tried for champion from time to time only: in generations 1, 2, 4, 8 and so on, every {@value #EVERY} generations, and
 * in the last one.
 */
final class ImageJudge implements Judge {
  static final int CONFIRMATIONS = 10_000;
  static final int EVERY = 16;
  static final int CANDIDATES = 8;

  private final Evaluator evaluator;
  private final ImageSet images;
  private final long seed;
  private final int generations;
  private final int batchSize;
  private final Weights weights;
  private final Classifier classifier;
  private final Classifier confirmer;
  private final ImageBatch confirmation;
  private final ImageBatch all; // null where a batch is drawn

  ImageJudge(Evaluator evaluator, ImageSet images, RunSpec spec) {
    this.evaluator = evaluator;
    this.images = images;
    seed = spec.seed();
    generations = spec.config().generations();
    Batch batch = (Batch) spec.config().trials();
    batchSize = batch.images();
    weights = spec.config().sharedWeights();
    classifier = evaluator.classifier(images, batch.sharing());
    confirmer = evaluator.classifier(images, batch.sharing());
    KeyedRandom random = new KeyedRandom(seed, 0, 0, Purpose.CONFIRMATION);
    confirmation = ImageBatch.draw(images, Math.min(CONFIRMATIONS, images.count()), random);
    all = batchSize == 0 ? ImageBatch.all(images) : null;
  }

  @Override
  public Verdict judge(List<Genome> genomes, int[] parents, int generation) {
    ImageBatch batch =
        all != null ? all : ImageBatch.draw(images, batchSize, new KeyedRandom(seed, generation, 0, Purpose.BATCH));
    Losses losses = classifier.judge(genomes, parents, batch, weights);
    List<Fitness> fitness = new ArrayList<>();
    double[] means = new double[genomes.size()];
    for (int i = 0; i < means.length; i++) {
      fitness.add(losses.fitness(i));
      means[i] = fitness.get(i).mean();
    }
    int best = Verdict.best(means);
    long evaluations = (long) genomes.size() * weights.count();
    return new Verdict(fitness, means, best, means[best], evaluations, evaluations * batch.count());
  }

  @Override
  public List<Genome> candidates(List<Genome> genomes, Verdict verdict, int generation, Champion champion) {
    if (generation % EVERY != 0 && generation != generations && !isEarlyTrial(generation)) {
      return List.of();
    }
    return IntStream.range(0, genomes.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -verdict.means()[i]))
        .limit(CANDIDATES)
        .map(genomes::get)
        .toList();
  }

  /** Powers of two: close together at first, when nearly every generation has better genomes. */
  private static boolean isEarlyTrial(int generation) {
    return Integer.bitCount(generation) == 1;
  }

  @Override
  public double[] confirm(List<Genome> candidates) {
    int[] parents = new int[candidates.size()];
    Arrays.fill(parents, -1);
    Losses losses = confirmer.judge(candidates, parents, confirmation, weights);
    return IntStream.range(0, parents.length).mapToDouble(i -> losses.fitness(i).mean()).toArray();
  }

  @Override
  public String confirmedOver() {
    return confirmation.count() + " training images";
  }

  /** Of the vote of all weights, over the images that candidates are tried on. */
  @Override
  public double accuracy(Genome genome) {
    return evaluator.predict(confirmation, NetworkCompiler.compile(genome), weights).voteAccuracy();
  }
}
