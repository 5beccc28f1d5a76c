package precocial.search;

import precocial.genome.Genome;

/**
 * The best network of a run.
 *
 * @param fitness mean reward over the shared weights and the confirmation starts
 * @param generation the one it was found in
 */
public record Champion(Genome genome, double fitness, int generation) {}
