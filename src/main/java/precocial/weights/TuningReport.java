package precocial.weights;

/**
 * What a generation of a tuning brought; a row of {@code log.csv} but for the seconds. A reward is a mean reward over the starts
 * of the generation, or minus the mean cross-entropy over its images; those of different generations are over different ones.
 *
 * @param best reward of the best candidate; of gradient descent, that of the best step over its own batch
 * @param mean over the candidates, or over the steps
 * @param centre reward of the weights that the candidates scatter about; of gradient descent, those after the last step
 * @param champion mean reward of the champion so far over what champions are confirmed on; with images, its accuracy there
 * @param evaluations episodes since the start of the run, those of the centres included and those of confirmations not; with
 *     images, how often weights were judged on a batch
 * @param steps policy and environment steps of those episodes; with images, how often a network saw one
 */
public record TuningReport(
    int generation, double best, double mean, double centre, double champion, long evaluations, long steps) {}
