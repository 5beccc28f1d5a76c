package precocial.weights;

import java.io.DataOutput;
import java.io.IOException;

/** A method of tuning at work on an objective. */
sealed interface TuningStep permits PopulationStep, GradientStep {
  /**
   * What a generation brought.
   *
   * @param best weights of the best candidate; null where there are no candidates
   * @param bestReward as of {@link TuningReport}; likewise the next two
   */
  record Outcome(float[] best, double bestReward, double meanReward, double centreReward, long evaluations, long steps) {}

  /** Does a generation, counted from 1. */
  Outcome generation(int generation);

  /** The present answer, (weights). */
  float[] centre();

  /** Writes the state between two generations. */
  void write(DataOutput out) throws IOException;
}
