package precocial.weights;

import java.util.Arrays;

/**
 * What {@link CmaEs} derives from the number of weights and the population, by table 1 of Hansen 2016 ("The CMA evolution
 * strategy: a tutorial", arXiv 1604.00772).
 */
final class CmaEsConstants {
  /** Recombination weights of the better half, descending; their sum is 1 (equations 49 and 53). */
  final double[] weights;

  /** Weights of all candidates in the update of C: the same ones, then negative ones for the worse half (equation 53). */
  final double[] all;

  /** Variance effective selection mass of these (equation 8). */
  final double muEff;

  final double cSigma; // equation 55
  final double dSigma; // equation 55
  final double cC; // equation 56
  final double c1; // equation 57
  final double cMu; // equation 58

  /** Expected length of a standard normal vector, as approximated there. */
  final double chiN;

  CmaEsConstants(int n, int population) {
    double[] raw = new double[population];
    Arrays.setAll(raw, i -> StrictMath.log((population + 1) / 2.0) - StrictMath.log(i + 1));
    int mu = population / 2;
    double sum = Arrays.stream(raw, 0, mu).sum();
    weights = Arrays.stream(raw, 0, mu).map(w -> w / sum).toArray();
    muEff = selectionMass(raw, 0, mu);
    cSigma = (muEff + 2) / (n + muEff + 5);
    dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
    cC = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
    c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
    cMu = Math.min(1 - c1, 2 * (0.25 + muEff + 1 / muEff - 2) / ((n + 2.0) * (n + 2) + muEff));
    chiN = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
    all = Arrays.copyOf(weights, population);
    double most = 1 + c1 / cMu; // of the sum of the negative ones: equations 50 to 52
    most = Math.min(most, 1 + 2 * selectionMass(raw, mu, population) / (muEff + 2));
    most = Math.min(most, (1 - c1 - cMu) / (n * cMu));
    double negative = -Arrays.stream(raw, mu, population).sum();
    for (int i = mu; i < population; i++) {
      all[i] = raw[i] * most / negative;
    }
  }

  private static double selectionMass(double[] weights, int from, int to) {
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
      squares += weights[i] * weights[i];
    }
    return sum * sum / squares;
  }

  /** Generations between two eigen decompositions, which change little within so few (section B.2). */
  int eigenInterval(int n) {
    return Math.max(1, (int) (1 / (10 * n * (c1 + cMu))));
  }
}
