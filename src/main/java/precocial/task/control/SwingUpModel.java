package precocial.task.control;

import static precocial.task.control.SwingUp.GRAVITY;
import static precocial.task.control.SwingUp.POLE_MASS;
import static precocial.task.control.SwingUp.TOTAL_MASS;
import static precocial.task.control.SwingUp.TRACK;

/**
 * The coefficients of {@link SwingUp} in float32, each rounded once from float64. The kernels get them as a parameter (struct
 * Model of kernels/swingup.cuh), so that no backend computes one of its own.
 *
 * @param timeStep s
 * @param force N at action 1
 * @param friction b
 * @param track m to either side
 * @param halfTurnsPerMetre what cos(x pi / 4.8) needs of x
 * @param mass4 4 M
 * @param pole3 3 m
 * @param length l
 * @param inertia2 2 m l
 * @param inertia3 3 m l
 * @param pole3Gravity 3 m g
 * @param mass6Gravity 6 M g
 * @param noise deviation of the noise on observations
 */
public record SwingUpModel(
    float timeStep, float force, float friction, float track, float halfTurnsPerMetre, float mass4, float pole3, float length,
    float inertia2, float inertia3, float pole3Gravity, float mass6Gravity, float noise) {

  static SwingUpModel of(SwingUpOptions options) {
    double length = options.pole();
    return new SwingUpModel(
        (float) SwingUp.TIME_STEP,
        (float) SwingUp.FORCE,
        (float) SwingUp.FRICTION,
        (float) TRACK,
        (float) (0.5 / TRACK),
        (float) (4 * TOTAL_MASS),
        (float) (3 * POLE_MASS),
        (float) length,
        (float) (2 * POLE_MASS * length),
        (float) (3 * POLE_MASS * length),
        (float) (3 * POLE_MASS * GRAVITY),
        (float) (6 * TOTAL_MASS * GRAVITY),
        (float) options.noise());
  }

  /** Whether the policy sees the state through noise. */
  public boolean noisy() {
    return noise > 0;
  }

  /** Values of a start state: with noise, the number of the episode's noise stream is a further one. */
  public int startValues() {
    return noisy() ? 5 : 4;
  }

  /** In the order of the kernels' struct. */
  public float[] values() {
    return new float[] {
      timeStep, force, friction, track, halfTurnsPerMetre, mass4, pole3, length, inertia2, inertia3, pole3Gravity, mass6Gravity,
      noise
    };
  }
}
