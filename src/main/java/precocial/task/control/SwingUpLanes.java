package precocial.task.control;

import java.util.Arrays;
import precocial.numerics.FloatMath;
import precocial.task.Environment;

/**
 * {@link SwingUp} in float32, a row of floats for each quantity. Each loop writes one row and stays small, which is what the JIT
 * compiler vectorises; the order of operations is part of the task's definition.
 */
final class SwingUpLanes implements Environment {
  private static final float DT = (float) SwingUp.TIME_STEP;
  private static final float FORCE = (float) SwingUp.FORCE;
  private static final float FRICTION = (float) SwingUp.FRICTION;
  private static final float TRACK = (float) SwingUp.TRACK;
  private static final float HALF_TURNS_PER_METRE = (float) (0.5 / SwingUp.TRACK);
  private static final float MASS4 = (float) (4 * SwingUp.TOTAL_MASS);
  private static final float POLE3 = (float) (3 * SwingUp.POLE_MASS);
  private static final float LENGTH = (float) SwingUp.POLE_LENGTH;
  private static final float INERTIA2 = (float) (2 * SwingUp.POLE_MASS * SwingUp.POLE_LENGTH);
  private static final float INERTIA3 = (float) (3 * SwingUp.POLE_MASS * SwingUp.POLE_LENGTH);
  private static final float POLE3_GRAVITY = (float) (3 * SwingUp.POLE_MASS * SwingUp.GRAVITY);
  private static final float MASS6_GRAVITY = (float) (6 * SwingUp.TOTAL_MASS * SwingUp.GRAVITY);

  private static final int X = 0;
  private static final int X_DOT = 1;
  private static final int COS = 2;
  private static final int SIN = 3;
  private static final int THETA_DOT = 4;
  private static final int THETA = 5;
  private static final int ALIVE = 6; // 1 while the episode goes on, else 0
  private static final int TOTAL = 7;
  private static final int STEPS = 8;

  private final float[][] state = new float[9][0]; // (quantities, lanes); the first five are the observation
  private float[] force = {};
  private float[] denominator = {};
  private float[] acceleration = {};
  private int lanes;

  @Override
  public void add(double[][] starts) {
    int from = lanes;
    lanes += starts.length;
    if (lanes > force.length) {
      for (int q = 0; q < state.length; q++) {
        state[q] = Arrays.copyOf(state[q], lanes);
      }
      force = new float[lanes];
      denominator = new float[lanes];
      acceleration = new float[lanes];
    }
    for (int i = from; i < lanes; i++) {
      double[] start = starts[i - from];
      state[X][i] = (float) start[0];
      state[X_DOT][i] = (float) start[1];
      state[THETA][i] = (float) start[2];
      state[THETA_DOT][i] = (float) start[3];
      state[SIN][i] = FloatMath.sin(state[THETA][i]);
      state[COS][i] = FloatMath.cos(state[THETA][i]);
      state[ALIVE][i] = 1f;
      state[TOTAL][i] = 0f;
      state[STEPS][i] = 0f;
    }
  }

  @Override
  public float[][] observations() {
    return Arrays.copyOf(state, SwingUp.OBSERVATIONS);
  }

  @Override
  public void step(float[][] actions) {
    int n = lanes;
    float[] x = state[X];
    float[] xDot = state[X_DOT];
    float[] cos = state[COS];
    float[] sin = state[SIN];
    float[] thetaDot = state[THETA_DOT];
    force(force, actions[0], n);
    denominator(denominator, cos, n);
    move(x, xDot, n);
    move(state[THETA], thetaDot, n);
    // Each acceleration needs both old velocities, so both are computed before either velocity changes.
    cartAcceleration(acceleration, thetaDot, sin, cos, force, xDot, n);
    poleAcceleration(force, thetaDot, sin, cos, xDot, n);
    accelerate(xDot, acceleration, denominator, n);
    acceleratePole(thetaDot, force, denominator, n);
    sine(sin, state[THETA], n);
    cosine(cos, state[THETA], n);
    reward(acceleration, cos, x, n);
    account(state[TOTAL], state[STEPS], state[ALIVE], acceleration, x, n);
  }

  private static void force(float[] force, float[] action, int n) {
    for (int i = 0; i < n; i++) {
      force[i] = FORCE * Math.max(-1f, Math.min(1f, action[i]));
    }
  }

  private static void denominator(float[] out, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = MASS4 - POLE3 * c[i] * c[i];
    }
  }

  private static void move(float[] position, float[] velocity, int n) {
    for (int i = 0; i < n; i++) {
      position[i] = position[i] + DT * velocity[i];
    }
  }

  /** Numerator of x''. */
  private static void cartAcceleration(float[] out, float[] w, float[] s, float[] c, float[] f, float[] v, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (POLE3_GRAVITY * c[i] - INERTIA2 * w[i] * w[i]) * s[i] + 4f * (f[i] - FRICTION * v[i]);
    }
  }

  /** Numerator of theta'', in place of the force. */
  private static void poleAcceleration(float[] force, float[] w, float[] s, float[] c, float[] v, int n) {
    for (int i = 0; i < n; i++) {
      force[i] = (MASS6_GRAVITY - INERTIA3 * w[i] * w[i] * c[i]) * s[i] + 6f * (force[i] - FRICTION * v[i]) * c[i];
    }
  }

  private static void accelerate(float[] velocity, float[] numerator, float[] denominator, int n) {
    for (int i = 0; i < n; i++) {
      velocity[i] = velocity[i] + DT * (numerator[i] / denominator[i]);
    }
  }

  private static void acceleratePole(float[] velocity, float[] numerator, float[] denominator, int n) {
    for (int i = 0; i < n; i++) {
      velocity[i] = velocity[i] + DT * (numerator[i] / (LENGTH * denominator[i]));
    }
  }

  private static void sine(float[] out, float[] angle, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.sin(angle[i]);
    }
  }

  private static void cosine(float[] out, float[] angle, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = FloatMath.cos(angle[i]);
    }
  }

  private static void reward(float[] out, float[] c, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 0.5f * (c[i] + 1f) * FloatMath.cosPi(x[i] * HALF_TURNS_PER_METRE);
    }
  }

  /** Branches, where the other loops have none: in a lane that has ended there may be NaN, which no product with 0 takes away. */
  private static void account(float[] total, float[] steps, float[] alive, float[] reward, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      if (alive[i] == 1f) {
        total[i] = total[i] + reward[i];
        steps[i] = steps[i] + 1f;
        alive[i] = Math.abs(x[i]) <= TRACK && steps[i] < SwingUp.MAX_STEPS ? 1f : 0f;
      }
    }
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public boolean running(int lane) {
    return state[ALIVE][lane] == 1f;
  }

  @Override
  public float total(int lane) {
    return state[TOTAL][lane];
  }

  @Override
  public int steps(int lane) {
    return (int) state[STEPS][lane];
  }

  @Override
  public void keep(int[] kept) {
    for (float[] row : state) {
      for (int i = 0; i < kept.length; i++) {
        row[i] = row[kept[i]];
      }
    }
    lanes = kept.length;
  }
}
