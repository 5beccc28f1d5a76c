package precocial.task.biped;

import java.util.Arrays;

/**
 * A walk written by hand, without a notion of balance. One leg bears the walker while the other one swings forward; when the
 * walker has moved on over the bearing leg, the other one is put down; when that touches the ground, the leg behind pushes off,
 * and the legs change parts. The idea and most figures are those of the heuristic that Gym has for trying the task.
 */
final class Gait {
  private enum Phase {
    SWING,
    PLACE,
    PUSH
  }

  private static final double FAST = 0.28; // speed along x, as it is observed
  private static final double PUSHED = 0.34; // likewise
  private static final double BENT = 0; // of a knee that bears the walker, as it is observed

  private final double[] hip = new double[2]; // angles to come to; NaN where nothing is asked
  private final double[] knee = new double[2];
  private Phase phase = Phase.SWING;
  private int swinging;
  private double bearing = BENT;

  /** What to do about an observation. */
  double[] act(double[] seen) {
    Arrays.fill(hip, Double.NaN);
    Arrays.fill(knee, Double.NaN);
    plan(seen, 4 + 5 * swinging, 1 - swinging);
    double upright = 0.7 * seen[0] + 1.6 * seen[1];
    double sinking = 20 * seen[3];
    double[] actions = new double[WalkerEpisode.ACTIONS];
    for (int leg = 0; leg < 2; leg++) {
      int at = 4 + 5 * leg;
      actions[2 * leg] = clip(towards(hip[leg], 1, seen[at], seen[at + 1]) + upright);
      actions[2 * leg + 1] = clip(towards(knee[leg], 4, seen[at + 2], seen[at + 3]) - sinking);
    }
    return actions;
  }

  private void plan(double[] seen, int swing, int other) {
    int stand = 4 + 5 * other;
    if (phase == Phase.SWING) {
      hip[swinging] = 1.1;
      knee[swinging] = -0.6;
      bearing = Math.min(BENT, bearing + (seen[2] > FAST ? 0.26 : 0.13));
      knee[other] = bearing;
      phase = seen[stand] < 0.1 ? Phase.PLACE : phase;
    }
    if (phase == Phase.PLACE) {
      hip[swinging] = 0.07;
      knee[swinging] = BENT;
      knee[other] = bearing;
      if (seen[swing + 4] > 0) {
        phase = Phase.PUSH;
        bearing = Math.min(BENT, seen[swing + 2]);
      }
    }
    if (phase == Phase.PUSH) {
      knee[swinging] = bearing;
      knee[other] = 1;
      if (seen[stand + 2] > 0.88 || seen[2] > PUSHED) {
        phase = Phase.SWING;
        swinging = other;
      }
    }
  }

  private static double towards(double aim, double gain, double angle, double speed) {
    return Double.isNaN(aim) ? 0 : gain * (aim - angle) - 0.27 * speed;
  }

  private static double clip(double torque) {
    return Math.max(-1, Math.min(1, 0.6 * torque));
  }
}
