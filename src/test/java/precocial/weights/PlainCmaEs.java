package precocial.weights;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * One generation of CMA-ES as the tutorial's figure 6 has it, in matrices and with an inverse root of C, from the candidates and
 * the order of their rewards alone. Decomposes in every generation; constants by table 1, written out once more.
 */
final class PlainCmaEs {
  final int n;
  final int mu;
  final int population;
  final double[] w; // (mu)
  final double muEff;
  RealVector mean;
  RealVector stepPath;
  RealVector path;
  RealMatrix covariance;
  double sigma;
  private int generation;

  PlainCmaEs(float[] centre, int population, double sigma) {
    n = centre.length;
    this.population = population;
    mu = population / 2;
    w = new double[mu];
    double sum = 0;
    for (int i = 1; i <= mu; i++) {
      sum += Math.log((population + 1.0) / 2) - Math.log(i);
    }
    double squares = 0;
    for (int i = 1; i <= mu; i++) {
      w[i - 1] = (Math.log((population + 1.0) / 2) - Math.log(i)) / sum;
      squares += w[i - 1] * w[i - 1];
    }
    muEff = 1 / squares;
    mean = MatrixUtils.createRealVector(State.doubles(centre));
    stepPath = mean.mapMultiply(0);
    path = mean.mapMultiply(0);
    covariance = MatrixUtils.createRealIdentityMatrix(n);
    this.sigma = sigma;
  }

  /** @param steps of the candidates in units of sigma, the best first */
  void update(double[][] steps) {
    RealVector y = mean.mapMultiply(0);
    for (int i = 0; i < mu; i++) {
      y = y.add(MatrixUtils.createRealVector(steps[i]).mapMultiply(w[i]));
    }
    RealMatrix inverseRoot = inverseRoot();
    mean = mean.add(y.mapMultiply(sigma));
    generation++;
    double cs = (muEff + 2) / (n + muEff + 5);
    double ds = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cs;
    double cc = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
    double c1 = 2 / (Math.pow(n + 1.3, 2) + muEff);
    double cmu = Math.min(1 - c1, 2 * (0.25 + muEff + 1 / muEff - 2) / (Math.pow(n + 2, 2) + muEff));
    double chiN = Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21 * n * n));
    stepPath = stepPath.mapMultiply(1 - cs).add(inverseRoot.operate(y).mapMultiply(Math.sqrt(cs * (2 - cs) * muEff)));
    double normed = stepPath.getNorm() / Math.sqrt(1 - Math.pow(1 - cs, 2 * generation));
    double h = normed < (1.4 + 2.0 / (n + 1)) * chiN ? 1 : 0;
    path = path.mapMultiply(1 - cc).add(y.mapMultiply(h * Math.sqrt(cc * (2 - cc) * muEff)));
    double[] all = allWeights(c1, cmu);
    double sum = Arrays.stream(all).sum();
    RealMatrix next = covariance.scalarMultiply(1 + c1 * (1 - h) * cc * (2 - cc) - c1 - cmu * sum);
    next = next.add(path.outerProduct(path).scalarMultiply(c1));
    for (int i = 0; i < population; i++) {
      RealVector step = MatrixUtils.createRealVector(steps[i]);
      double weight = all[i] < 0 ? all[i] * n / Math.pow(inverseRoot.operate(step).getNorm(), 2) : all[i];
      next = next.add(step.outerProduct(step).scalarMultiply(cmu * weight));
    }
    covariance = next;
    sigma *= Math.exp(cs / ds * (stepPath.getNorm() / chiN - 1));
  }

  /** Equations 49 to 53; an even population has no weight of 0. */
  private double[] allWeights(double c1, double cmu) {
    double[] all = Arrays.copyOf(w, population);
    double negative = 0;
    double squares = 0;
    for (int i = mu; i < population; i++) {
      all[i] = Math.log((population + 1.0) / 2) - Math.log(i + 1);
      negative -= all[i];
      squares += all[i] * all[i];
    }
    double muEffNegative = negative * negative / squares;
    double alpha =
        Math.min(1 + c1 / cmu, Math.min(1 + 2 * muEffNegative / (muEff + 2), (1 - c1 - cmu) / (n * cmu)));
    for (int i = mu; i < population; i++) {
      all[i] *= alpha / negative;
    }
    return all;
  }

  private RealMatrix inverseRoot() {
    EigenDecomposition eigen = new EigenDecomposition(covariance);
    double[] roots = eigen.getRealEigenvalues();
    for (int i = 0; i < n; i++) {
      roots[i] = 1 / Math.sqrt(roots[i]);
    }
    return eigen.getV().multiply(MatrixUtils.createRealDiagonalMatrix(roots)).multiply(eigen.getVT());
  }
}
