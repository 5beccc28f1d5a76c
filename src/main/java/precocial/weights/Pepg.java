package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * Parameter-exploring policy gradients: follows the expected reward's gradient by the centre and the deviations of a normal
 * distribution of weight vectors (Sehnke et al. 2010, "Parameter-exploring policy gradients", symmetric sampling).
 *
 * <ol>
 *   <li>Draw a deviate e for each pair of candidates, which are centre + e and centre - e.
 *   <li>Replace rewards by centred ranks, so that neither their scale nor their outliers matter.
 *   <li>Move the centre by Adam along the mean over pairs of e (r+ - r-) / 2 (Sehnke's update of mu). A weight's step is in
 *       units of its deviation, as e is: the finer the search, the shorter the steps.
 *   <li>Move each deviation s along the mean of ((r+ + r-) / 2 - baseline) (e^2 - s^2) / s ; the baseline is
 *       the mean rank, 0. By a fifth of itself at most.
 * </ol>
 */
public final class Pepg implements Tuner {
  private static final double GREATEST_CHANGE = 0.2; // of a deviation in a generation

  private final PepgSettings settings;
  private final long seed;
  private final double[] centre; // (weights)
  private final double[] deviation; // (weights)
  private final Adam adam;
  private int generation;

  private Pepg(PepgSettings settings, long seed, double[] centre, double[] deviation, Adam adam, int generation) {
    this.settings = settings;
    this.seed = seed;
    this.centre = centre;
    this.deviation = deviation;
    this.adam = adam;
    this.generation = generation;
  }

  /** @param centre where the search starts */
  public static Pepg start(float[] centre, PepgSettings settings, long seed) {
    double[] deviation = new double[centre.length];
    Arrays.fill(deviation, settings.deviation());
    return new Pepg(settings, seed, State.doubles(centre), deviation, Adam.start(centre.length), 0);
  }

  /** @throws IllegalArgumentException for what {@link #write} doesn't write */
  public static Pepg read(DataInput in, PepgSettings settings, long seed) throws IOException {
    int generation = State.readCount(in);
    double[] centre = State.read(in, 0, Integer.MAX_VALUE);
    double[] deviation = State.read(in, centre.length);
    for (double value : deviation) {
      State.positive(value);
    }
    return new Pepg(settings, seed, centre, deviation, Adam.read(in, centre.length), generation);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(generation);
    State.write(out, centre);
    State.write(out, deviation);
    adam.write(out);
  }

  @Override
  public float[][] ask() {
    float[][] candidates = new float[settings.population()][];
    double[] candidate = new double[centre.length];
    for (int pair = 0; pair < candidates.length / 2; pair++) {
      double[] deviate = deviate(pair);
      for (int sign = 1; sign >= -1; sign -= 2) {
        for (int i = 0; i < candidate.length; i++) {
          candidate[i] = centre[i] + sign * deviate[i];
        }
        candidates[2 * pair + (1 - sign) / 2] = State.floats(candidate);
      }
    }
    return candidates;
  }

  private double[] deviate(int pair) {
    KeyedRandom random = new KeyedRandom(seed, generation, pair, Purpose.TUNING);
    double[] deviate = new double[centre.length];
    for (int i = 0; i < deviate.length; i++) {
      deviate[i] = deviation[i] * random.nextGaussian();
    }
    return deviate;
  }

  @Override
  public void tell(double[] rewards) {
    if (rewards.length != settings.population()) {
      throw new IllegalArgumentException(rewards.length + " rewards for " + settings.population() + " candidates");
    }
    double[] rank = Ranks.centred(rewards);
    double[] slope = new double[centre.length]; // of the centre
    double[] growth = new double[centre.length]; // of the deviations, relative
    int pairs = rank.length / 2;
    for (int pair = 0; pair < pairs; pair++) {
      double difference = (rank[2 * pair] - rank[2 * pair + 1]) / 2;
      double sum = (rank[2 * pair] + rank[2 * pair + 1]) / 2;
      double[] deviate = deviate(pair);
      for (int i = 0; i < slope.length; i++) {
        double e = deviate[i] / deviation[i];
        slope[i] += difference * e / pairs;
        growth[i] += sum * (e * e - 1) / pairs;
      }
    }
    double[] direction = adam.direction(slope);
    for (int i = 0; i < centre.length; i++) {
      centre[i] += settings.learningRate() * deviation[i] * direction[i];
      double change = settings.deviationLearningRate() * growth[i];
      change = Math.max(-GREATEST_CHANGE, Math.min(GREATEST_CHANGE, change));
      deviation[i] = Math.max(settings.leastDeviation(), deviation[i] * (1 + change) * settings.deviationDecay());
    }
    generation++;
  }

  @Override
  public float[] centre() {
    return State.floats(centre);
  }
}
