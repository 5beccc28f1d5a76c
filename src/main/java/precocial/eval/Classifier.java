package precocial.eval;

import java.util.List;
import precocial.data.ImageBatch;
import precocial.genome.Genome;

/**
 * Judges populations, one generation after another, by how well they classify images. What a generation shares with the one
 * before may be kept in between; no result depends on it. For one thread at a time, and one for each series of generations.
 */
public interface Classifier {
  /**
   * Mean cross-entropy of every (genome, weight) pair. The same genomes, images and weights give the same losses: for float32
   * backends the same bits, whatever the threads, the other genomes of the call, and whether equal subnetworks are shared.
   *
   * @param parents for each genome the place of its parent, or its own, in the generation before; -1 where unknown. A wrong one
   *     costs time only
   * @param weights shared ones
   * @return losses in the order of the genomes
   * @throws IllegalArgumentException for genomes of other inputs than pixels, or other outputs than classes, and for individual
   *     weights
   */
  Losses judge(List<Genome> genomes, int[] parents, ImageBatch batch, Weights weights);
}
