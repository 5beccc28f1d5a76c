package precocial.benchmarks;

import java.util.List;
import precocial.data.ImageBatch;
import precocial.genome.Genome;
import precocial.search.SteppedSearch;

/**
 * What a generation of some size costs.
 *
 * @param evaluations how often a network is shown an image under a weight
 * @param connections of a genome, on average
 * @param judgeMillis median of several successive generations; likewise {@code breedMillis}
 * @param heldBytes of the heap after a full collection between generations
 * @param peakBytes of the heap within a generation that began with such a collection: its pools' peaks added, garbage included
 */
record ScalingRow(
    int population,
    int generation,
    int images,
    long evaluations,
    double connections,
    double judgeMillis,
    double breedMillis,
    long heldBytes,
    long peakBytes) {

  /** Measures the search's next generations, the first of them, from which the memory is, uncounted. */
  static ScalingRow of(SteppedSearch search, int images, int weights, int repetitions) {
    List<Genome> genomes = search.genomes();
    int generation = search.generation();
    ImageBatch batch = search.batch(images);
    long held = Heap.collect();
    search.step(batch);
    long peak = Heap.peak();
    double[] judge = new double[repetitions];
    double[] breed = new double[repetitions];
    for (int r = 0; r < repetitions; r++) {
      ImageBatch next = search.batch(images);
      search.step(next);
      judge[r] = search.judgeSeconds() * 1e3;
      breed[r] = search.breedSeconds() * 1e3;
    }
    return new ScalingRow(
        genomes.size(), generation, images, (long) genomes.size() * weights * images,
        genomes.stream().mapToInt(Genome::connectionCount).average().orElseThrow(), Quantiles.median(judge),
        Quantiles.median(breed), held, peak);
  }

  double millis() {
    return judgeMillis + breedMillis;
  }

  /** Time per image, weight and genome. */
  double nanosPerEvaluation() {
    return millis() * 1e6 / evaluations;
  }
}
