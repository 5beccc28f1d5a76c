package precocial.search;

import java.util.List;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Losses;
import precocial.genome.Genome;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * A search on images without files and champions, one generation at a time, so that it can be measured between two of them. With
 * the config's batches, its generations are those of {@link SearchRun}.
 */
public final class SteppedSearch {
  private final SearchConfig config;
  private final ImageSet images;
  private final long seed;
  private final Classifier classifier;
  private final Search search;
  private List<Genome> before = List.of();
  private double bestMean;
  private double judgeSeconds;
  private double breedSeconds;

  public SteppedSearch(SearchConfig config, ImageSet images, long seed, Classifier classifier) {
    this.config = config;
    this.images = images;
    this.seed = seed;
    this.classifier = classifier;
    search = new Search(config, images.pixelsPerImage(), images.classes(), seed);
  }

  /** The generation to be judged next, from 1. */
  public int generation() {
    return search.generation();
  }

  /** Its genomes. */
  public List<Genome> genomes() {
    return search.ask();
  }

  /** For each of them the place of its parent among those of the generation before; -1 in the first generation. */
  public int[] parents() {
    return search.parents().clone();
  }

  /** Genomes of the generation before; none in the first. */
  public List<Genome> before() {
    return before;
  }

  /** The batch of this generation. @param count as many as there are, or fewer */
  public ImageBatch batch(int count) {
    return count == images.count()
        ? ImageBatch.all(images)
        : ImageBatch.draw(images, count, new KeyedRandom(seed, search.generation(), 0, Purpose.BATCH));
  }

  /** Judges a generation on such a batch and breeds the next. */
  public void step(ImageBatch batch) {
    List<Genome> genomes = search.ask();
    long from = System.nanoTime();
    Losses losses = classifier.judge(genomes, search.parents(), batch, config.sharedWeights());
    long judged = System.nanoTime();
    search.tell(IntStream.range(0, genomes.size()).mapToObj(losses::fitness).toList());
    breedSeconds = (System.nanoTime() - judged) / 1e9;
    judgeSeconds = (judged - from) / 1e9;
    bestMean = IntStream.range(0, genomes.size()).mapToDouble(i -> losses.fitness(i).mean()).max().orElseThrow();
    before = genomes;
  }

  /** Steps with batches of this size until the generation is next. */
  public void stepTo(int generation, int batch) {
    while (search.generation() < generation) {
      step(batch(batch));
    }
  }

  /** Greatest mean reward of a genome in the last step. */
  public double bestMean() {
    return bestMean;
  }

  /** What judging took in the last step. */
  public double judgeSeconds() {
    return judgeSeconds;
  }

  /** What ranking and breeding took in the last step. */
  public double breedSeconds() {
    return breedSeconds;
  }
}
