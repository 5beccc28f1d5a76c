package precocial.task.biped;

import java.util.Random;

/**
 * Gym's way of making a course, written down a second time from its description: a machine of four states that goes from point to
 * point, and counts down to the next change of state.
 */
final class PublishedCourse {
  enum State {
    GRASS,
    STUMP,
    STAIRS,
    PIT
  }

  static final double STEP = 14 / 30.0;
  static final double MEAN = 400 / 30.0 / 4;

  final double[] heights = new double[200];
  final State[] states = new State[200]; // of each point
  final int[] counts = new int[4]; // obstacles begun, by kind

  PublishedCourse(boolean hardcore, Random random) {
    State state = State.GRASS;
    boolean first = false; // point of its state
    int left = 20;
    double y = MEAN;
    double slope = 0;
    double before = 0;
    int up = 0;
    int stairs = 0;
    for (int i = 0; i < 200; i++) {
      if (first) {
        before = y;
        counts[state.ordinal()]++;
        switch (state) {
          case STUMP -> left = 1 + random.nextInt(2);
          case STAIRS -> {
            up = random.nextInt(2) * 2 - 1;
            stairs = 4 * (3 + random.nextInt(2));
            left = stairs;
          }
          case PIT -> left = 5 + random.nextInt(2);
          default -> { }
        }
      } else if (state == State.GRASS) {
        slope = 0.8 * slope + 0.01 * Math.signum(MEAN - y) + (i > 20 ? (2 * random.nextDouble() - 1) / 30 : 0);
        y += slope;
      } else if (state == State.PIT) {
        y = left > 1 ? before - 4 * STEP : before;
      } else if (state == State.STAIRS) {
        y = before + up * STEP * (stairs - left - up) / 4;
      }
      first = false;
      states[i] = state;
      heights[i] = y;
      if (--left == 0) {
        left = 5 + random.nextInt(5);
        state = state == State.GRASS && hardcore ? State.values()[1 + random.nextInt(3)] : State.GRASS;
        first = true;
      }
    }
  }
}
