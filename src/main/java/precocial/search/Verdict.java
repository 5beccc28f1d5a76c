package precocial.search;

import java.util.List;
import precocial.eval.Fitness;

/**
 * What a generation was judged to be.
 *
 * @param fitness of each genome, to rank by
 * @param means mean reward of each genome over the shared weights, comparable to that of other searches
 * @param best place of the genome whose mean is the greatest
 * @param bestMean its mean reward, to be reported
 * @param evaluations episodes of the population; with images, batches
 * @param steps policy and environment steps of those episodes; with images, how often a network saw one
 */
record Verdict(List<Fitness> fitness, double[] means, int best, double bestMean, long evaluations, long steps) {}
