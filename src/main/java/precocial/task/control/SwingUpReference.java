package precocial.task.control;

import static precocial.task.control.SwingUp.FORCE;
import static precocial.task.control.SwingUp.FRICTION;
import static precocial.task.control.SwingUp.GRAVITY;
import static precocial.task.control.SwingUp.POLE_MASS;
import static precocial.task.control.SwingUp.TIME_STEP;
import static precocial.task.control.SwingUp.TOTAL_MASS;
import static precocial.task.control.SwingUp.TRACK;

import precocial.task.ReferenceEnvironment;

/** {@link SwingUp} in float64, as its equations read; strict sine and cosine, so that every JVM gives the same bits. */
final class SwingUpReference implements ReferenceEnvironment {
  private final double poleLength;
  private double x;
  private double xDot;
  private double theta;
  private double thetaDot;

  /** @param poleLength of the whole pole, m */
  SwingUpReference(double poleLength) {
    this.poleLength = poleLength;
  }

  @Override
  public double[] reset(double[] start) {
    x = start[0];
    xDot = start[1];
    theta = start[2];
    thetaDot = start[3];
    return observation();
  }

  @Override
  public double[] step(double[] action) {
    double force = FORCE * Math.max(-1, Math.min(1, action[0]));
    double s = StrictMath.sin(theta);
    double c = StrictMath.cos(theta);
    double ml = POLE_MASS * poleLength;
    double xAcceleration =
        (-2 * ml * thetaDot * thetaDot * s + 3 * POLE_MASS * GRAVITY * s * c + 4 * force - 4 * FRICTION * xDot)
            / (4 * TOTAL_MASS - 3 * POLE_MASS * c * c);
    double thetaAcceleration =
        (-3 * ml * thetaDot * thetaDot * s * c + 6 * TOTAL_MASS * GRAVITY * s + 6 * (force - FRICTION * xDot) * c)
            / (4 * poleLength * TOTAL_MASS - 3 * ml * c * c);
    x += TIME_STEP * xDot;
    theta += TIME_STEP * thetaDot;
    xDot += TIME_STEP * xAcceleration;
    thetaDot += TIME_STEP * thetaAcceleration;
    return observation();
  }

  @Override
  public double reward() {
    return (StrictMath.cos(theta) + 1) / 2 * StrictMath.cos(x / TRACK * Math.PI / 2);
  }

  @Override
  public boolean terminated() {
    return !(Math.abs(x) <= TRACK); // NaN has left the track, too
  }

  private double[] observation() {
    return new double[] {x, xDot, StrictMath.cos(theta), StrictMath.sin(theta), thetaDot};
  }
}
