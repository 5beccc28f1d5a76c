package precocial.report;

import precocial.search.Table;

/**
 * Of the seconds of each stretch of generations, the share of each phase.
 *
 * @param generation (stretches + 1): last of the stretch; the first value is that before the first stretch
 * @param percent (phases, stretches + 1): where the first stretch begins as in it
 */
record PhaseShares(double[] generation, double[][] percent) {
  /** Phases in the order that a generation has them, as columns and as words. */
  static final String[][] PHASES = {
    {"breed_seconds", "breeding"},
    {"judge_seconds", "judging"},
    {"confirm_seconds", "confirming champions"},
    {"save_seconds", "saving"}
  };

  private static final int STRETCHES = 60; // A single generation is too short to tell from chance.

  /** @param details with cumulative seconds, and one row or more */
  static PhaseShares of(Table details) {
    double[] generations = details.column("generation");
    int rows = generations.length;
    int stretches = Math.min(STRETCHES, rows);
    double[][] share = new double[PHASES.length][stretches + 1];
    double[] end = new double[stretches + 1];
    end[0] = generations[0] - 1;
    for (int s = 1; s <= stretches; s++) {
      int from = (int) ((s - 1L) * rows / stretches) - 1;
      int to = (int) ((long) s * rows / stretches) - 1;
      double sum = 0;
      for (int p = 0; p < PHASES.length; p++) {
        double[] seconds = details.column(PHASES[p][0]);
        share[p][s] = Math.max(0, seconds[to] - (from < 0 ? 0 : seconds[from]));
        sum += share[p][s];
      }
      for (int p = 0; p < PHASES.length; p++) {
        share[p][s] = sum > 0 ? 100 * share[p][s] / sum : 0;
      }
      end[s] = generations[to];
    }
    for (double[] phase : share) {
      phase[0] = phase[1];
    }
    return new PhaseShares(end, share);
  }
}
