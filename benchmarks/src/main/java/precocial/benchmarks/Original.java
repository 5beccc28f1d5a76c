package precocial.benchmarks;

/** The single log of a laptop swing-up search that Gaier and Ha published with their code: best fitness so far by generation. */
final class Original {
  private static final int[] GENERATIONS = {50, 100, 200, 400, 1024};
  private static final double[] BEST = {413, 465, 548, 583, 655};

  private Original() {}

  /** Points up to a generation, as (generations, best). */
  static double[][] upTo(int last) {
    int count = 0;
    while (count < GENERATIONS.length && GENERATIONS[count] <= last) {
      count++;
    }
    double[][] points = new double[2][count];
    for (int i = 0; i < count; i++) {
      points[0][i] = GENERATIONS[i];
      points[1][i] = BEST[i];
    }
    return points;
  }

  /** NaN where no figure is published. */
  static double at(int generation) {
    for (int i = 0; i < GENERATIONS.length; i++) {
      if (GENERATIONS[i] == generation) {
        return BEST[i];
      }
    }
    return Double.NaN;
  }
}
