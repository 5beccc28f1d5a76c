package precocial.weights;

import java.io.DataOutput;
import java.io.IOException;

/**
 * A search over weight vectors that is asked for candidates and told their rewards, generation after generation. The same seed
 * and rewards give the same candidates; what is written can be read back to the very same state.
 */
sealed interface Tuner permits Pepg, CmaEs {
  /** Candidates of the present generation, (population, weights): the same ones until {@link #tell}. */
  float[][] ask();

  /** Ends the generation. @param rewards (population): the greater the better; none is NaN */
  void tell(double[] rewards);

  /** The centre of the search distribution, its present answer. */
  float[] centre();

  /** Writes the state between two generations. */
  void write(DataOutput out) throws IOException;
}
