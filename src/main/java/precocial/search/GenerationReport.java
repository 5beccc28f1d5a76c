package precocial.search;

/**
 * What a generation brought; a row of {@code log.csv}.
 *
 * @param best mean reward of the best genome over shared weights and this generation's usual starts
 * @param mean the same, averaged over the population; like the median, without the last starts where those are about the goal
 * @param median the same, of the middle genome
 * @param bestSoFar the greatest best of this and all earlier generations
 * @param connections enabled connections of the best genome
 * @param nodes nodes of the best genome, with bias, inputs and outputs
 * @param evaluations episodes since the start of the run
 * @param steps policy and environment steps since the start of the run
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
    long evaluations,
    long steps,
    double seconds) {}
