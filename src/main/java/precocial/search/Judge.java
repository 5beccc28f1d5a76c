package precocial.search;

import java.util.List;
import precocial.genome.Genome;

/** How a run tells good genomes from bad ones: what differs between kinds of tasks. */
interface Judge {
  /** @param parents for each genome the place of its parent in the generation judged before; -1 where unknown */
  Verdict judge(List<Genome> genomes, int[] parents, int generation);

  /**
   * The genomes of a generation that are worth a trial for champion.
   *
   * @param champion the present one; null before the first
   */
  List<Genome> candidates(List<Genome> genomes, Verdict verdict, int generation, Champion champion);

  /**
   * Mean reward over the shared weights, over trials that are the same for all candidates: starts that the search never ranks by,
   * or a fixed draw of the training images, which its batches are drawn from as well.
   */
  double[] confirm(List<Genome> candidates);

  /** What {@link #confirm} is over, in words. */
  String confirmedOver();

  /** Share of images that the genome classifies right, for the user to see; NaN for other tasks. */
  double accuracy(Genome genome);
}
