package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * CMA-ES: a normal distribution of weight vectors whose full covariance adapts to the candidates that did best (Hansen 2016, "The
 * CMA evolution strategy: a tutorial", arXiv 1604.00772, figure 6; the numbers of equations are its).
 *
 * <ol>
 *   <li>Candidates are m + sigma B D z with z standard normal, where C = B D^2 B^T (38 to 40).
 *   <li>The centre m becomes the weighted mean of the better half (41, 42).
 *   <li>The step size sigma grows when successive steps point the same way, by the path p_sigma, and shrinks otherwise (43, 44).
 *   <li>C takes in the path p_c (rank one) and the candidates' steps (rank mu): the better half with positive weights, the worse
 *       with negative ones (45 to 47).
 * </ol>
 *
 * <p>Only the order of the rewards counts.
 */
public final class CmaEs implements Tuner {
  /** Where C takes 8 MB and its decomposition seconds. */
  static final int MOST_WEIGHTS = 1000;

  private static final double GREATEST_CONDITION = 1e14; // of C
  private static final double GREATEST_GROWTH = 1e4; // of the step size

  private final CmaEsSettings settings;
  private final long seed;
  private final int n;
  private final CmaEsConstants constants;
  private final double[] mean; // (n)
  private final double[] stepPath; // (n): p_sigma
  private final double[] path; // (n): p_c
  private final double[][] covariance; // (n, n): C
  private double[][] basis; // (n, n): B, eigenvectors as columns
  private double[] scale; // (n): D, roots of the eigenvalues
  private double sigma;
  private int generation;

  private CmaEs(CmaEsSettings settings, long seed, double[] mean) {
    this.settings = settings;
    this.seed = seed;
    this.mean = mean;
    n = mean.length;
    if (n < 1 || n > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          "cma-es tunes 1 to " + MOST_WEIGHTS + " weights, not " + n + ": take pepg, or adam where there is a gradient");
    }
    constants = new CmaEsConstants(n, settings.population());
    stepPath = new double[n];
    path = new double[n];
    covariance = new double[n][n];
    basis = new double[n][n];
    scale = new double[n];
    for (int i = 0; i < n; i++) {
      covariance[i][i] = 1;
      basis[i][i] = 1;
      scale[i] = 1;
    }
    sigma = settings.deviation();
  }

  /**
   * @param centre where the search starts
   * @throws IllegalArgumentException for none or more weights than a full covariance is for
   */
  public static CmaEs start(float[] centre, CmaEsSettings settings, long seed) {
    return new CmaEs(settings, seed, State.doubles(centre));
  }

  /** @throws IllegalArgumentException for what {@link #write} doesn't write */
  public static CmaEs read(DataInput in, CmaEsSettings settings, long seed) throws IOException {
    int generation = State.readCount(in);
    CmaEs tuner = new CmaEs(settings, seed, State.read(in, 1, MOST_WEIGHTS));
    tuner.generation = generation;
    tuner.sigma = State.positive(in.readDouble());
    State.readInto(in, tuner.stepPath);
    State.readInto(in, tuner.path);
    State.readInto(in, tuner.scale);
    for (double value : tuner.scale) {
      State.positive(value);
    }
    for (int i = 0; i < tuner.n; i++) {
      State.readInto(in, tuner.basis[i]);
      for (int j = 0; j <= i; j++) {
        tuner.covariance[i][j] = State.finite(in.readDouble());
        tuner.covariance[j][i] = tuner.covariance[i][j];
      }
      State.positive(tuner.covariance[i][i]);
    }
    return tuner;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(generation);
    State.write(out, mean);
    out.writeDouble(sigma);
    State.write(out, stepPath);
    State.write(out, path);
    State.write(out, scale);
    for (int i = 0; i < n; i++) {
      State.write(out, basis[i]);
      for (int j = 0; j <= i; j++) {
        out.writeDouble(covariance[i][j]);
      }
    }
  }

  @Override
  public float[][] ask() {
    float[][] candidates = new float[settings.population()][];
    for (int k = 0; k < candidates.length; k++) {
      double[] y = step(k);
      for (int i = 0; i < n; i++) {
        y[i] = mean[i] + sigma * y[i];
      }
      candidates[k] = State.floats(y);
    }
    return candidates;
  }

  /** Step of candidate k from the centre, in units of sigma: y = B D z. */
  double[] step(int k) {
    KeyedRandom random = new KeyedRandom(seed, generation, k, Purpose.TUNING);
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      z[i] = scale[i] * random.nextGaussian();
    }
    return Matrices.times(basis, z);
  }

  @Override
  public void tell(double[] rewards) {
    if (rewards.length != settings.population()) {
      throw new IllegalArgumentException(rewards.length + " rewards for " + settings.population() + " candidates");
    }
    int[] order = Ranks.descending(rewards);
    double[][] steps = new double[order.length][];
    double[] step = new double[n]; // of the centre
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(order[i]);
      for (int j = 0; j < n && i < constants.weights.length; j++) {
        step[j] += constants.weights[i] * steps[i][j];
      }
    }
    for (int j = 0; j < n; j++) {
      mean[j] += sigma * step[j];
    }
    generation++;
    boolean stalled = adaptPaths(step);
    adaptCovariance(steps, stalled);
    double growth = constants.cSigma / constants.dSigma * (Matrices.length(stepPath) / constants.chiN - 1);
    sigma = Math.min(sigma * StrictMath.exp(Math.min(1, growth)), GREATEST_GROWTH * settings.deviation());
    sigma = Math.max(sigma, Double.MIN_NORMAL);
    if (generation % constants.eigenInterval(n) == 0) {
      decompose();
    }
  }

  /** @return whether p_c is not to grow, the steps being so large that sigma must first follow: h_sigma is 0 */
  private boolean adaptPaths(double[] step) {
    double[] whitened = whitened(step);
    double c = constants.cSigma;
    for (int j = 0; j < n; j++) {
      stepPath[j] = (1 - c) * stepPath[j] + Math.sqrt(c * (2 - c) * constants.muEff) * whitened[j];
    }
    double expected = Math.sqrt(1 - StrictMath.pow(1 - c, 2.0 * generation)) * constants.chiN;
    boolean stalled = Matrices.length(stepPath) >= (1.4 + 2.0 / (n + 1)) * expected;
    double cC = constants.cC;
    for (int j = 0; j < n; j++) {
      path[j] = (1 - cC) * path[j] + (stalled ? 0 : Math.sqrt(cC * (2 - cC) * constants.muEff) * step[j]);
    }
    return stalled;
  }

  /** C^(-1/2) y. */
  private double[] whitened(double[] y) {
    double[] turned = Matrices.transposedTimes(basis, y);
    for (int j = 0; j < n; j++) {
      turned[j] /= scale[j];
    }
    return Matrices.times(basis, turned);
  }

  private void adaptCovariance(double[][] steps, boolean stalled) {
    double lost = stalled ? constants.cC * (2 - constants.cC) : 0; // what p_c did not get
    double keep = 1 - constants.c1 + constants.c1 * lost;
    double[] rate = new double[steps.length];
    for (int k = 0; k < steps.length; k++) {
      keep -= constants.cMu * constants.all[k];
      rate[k] = constants.cMu * constants.all[k];
      if (rate[k] < 0) {
        // By its length, or C could lose more by a long step than it has.
        double length = Matrices.length(whitened(steps[k]));
        rate[k] *= n / (length * length);
      }
    }
    for (int i = 0; i < n; i++) {
      double[] row = covariance[i];
      for (int j = 0; j <= i; j++) {
        row[j] = keep * row[j] + constants.c1 * path[i] * path[j];
      }
      for (int k = 0; k < steps.length; k++) {
        double factor = rate[k] * steps[k][i];
        for (int j = 0; j <= i; j++) {
          row[j] += factor * steps[k][j];
        }
      }
      for (int j = 0; j < i; j++) {
        covariance[j][i] = row[j];
      }
    }
  }

  private void decompose() {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
    double[] values = eigen.getRealEigenvalues(); // descending
    double lacking = Math.max(0, values[0] / GREATEST_CONDITION - values[n - 1]);
    basis = eigen.getV().getData();
    for (int i = 0; i < n; i++) {
      covariance[i][i] += lacking;
      scale[i] = Math.sqrt(values[i] + lacking);
    }
  }

  @Override
  public float[] centre() {
    return State.floats(mean);
  }
}
