package precocial.search;

/**
 * What a generation brought; a row of {@code log.csv}. Rewards are those of the ranking, with its leniency where it has some.
 *
 * @param best mean reward of the best genome over the shared weights and as many usual starts as there are repetitions
 * @param mean mean reward of a genome over the shared weights and the usual starts of the ranking, averaged over the population
 * @param median the same, of the middle genome
 * @param bestSoFar the greatest best of this and all earlier generations
 * @param connections enabled connections of the best genome
 * @param nodes nodes of the best genome, with bias, inputs and outputs
 * @param accuracy share of the confirmation images that the champion so far classifies right; NaN for tasks without images
 * @param evaluations episodes of populations since the start of the run; trials of single genomes (confirmations, the best where
 *     some starts are about the goal) are not counted; with images, (genome, weight) pairs, each judged on a batch
 * @param steps policy and environment steps of those episodes; with images, how often a network saw one
 * @param seconds since the start of the run, pauses between kill and resume not counted
 */
public record GenerationReport(
    int generation,
    double best,
    double mean,
    double median,
    double bestSoFar,
    int connections,
    int nodes,
    double accuracy,
    long evaluations,
    long steps,
    double seconds) {}
