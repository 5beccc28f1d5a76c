package precocial.task.control;

import java.util.Arrays;
import precocial.numerics.FloatMath;
import precocial.task.Environment;

/**
 * {@link SwingUp} in float32, a row of floats for each quantity. Each loop writes one row and stays small, which is what the JIT
 * compiler vectorises; the order of operations is part of the task's definition.
 */
final class SwingUpLanes implements Environment {
  private static final int X = 0;
  private static final int X_DOT = 1;
  private static final int COS = 2;
  private static final int SIN = 3;
  private static final int THETA_DOT = 4;
  private static final int THETA = 5;
  private static final int ALIVE = 6; // 1 while the episode goes on, else 0
  private static final int TOTAL = 7;
  private static final int STEPS = 8;

  private final SwingUpModel model;
  private final float[][] state = new float[9][0]; // (quantities, lanes); the first five are the observation
  private float[] force = {};
  private float[] denominator = {};
  private float[] acceleration = {};
  private int lanes;

  SwingUpLanes(SwingUpModel model) {
    this.model = model;
  }

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
    float dt = model.timeStep();
    force(force, actions[0], model.force(), n);
    denominator(denominator, cos, model, n);
    move(x, xDot, dt, n);
    move(state[THETA], thetaDot, dt, n);
    // Each acceleration needs both old velocities, so both are computed before either velocity changes.
    cartAcceleration(acceleration, thetaDot, sin, cos, force, xDot, model, n);
    poleAcceleration(force, thetaDot, sin, cos, xDot, model, n);
    accelerate(xDot, acceleration, denominator, dt, n);
    acceleratePole(thetaDot, force, denominator, dt, model.length(), n);
    sine(sin, state[THETA], n);
    cosine(cos, state[THETA], n);
    reward(acceleration, cos, x, model.halfTurnsPerMetre(), n);
    account(state[TOTAL], state[STEPS], state[ALIVE], acceleration, x, model.track(), n);
  }

  private static void force(float[] force, float[] action, float most, int n) {
    for (int i = 0; i < n; i++) {
      force[i] = most * Math.max(-1f, Math.min(1f, action[i]));
    }
  }

  private static void denominator(float[] out, float[] c, SwingUpModel model, int n) {
    float mass4 = model.mass4();
    float pole3 = model.pole3();
    for (int i = 0; i < n; i++) {
      out[i] = mass4 - pole3 * c[i] * c[i];
    }
  }

  private static void move(float[] position, float[] velocity, float dt, int n) {
    for (int i = 0; i < n; i++) {
      position[i] = position[i] + dt * velocity[i];
    }
  }

  /** Numerator of x''. */
  private static void cartAcceleration(
      float[] out, float[] w, float[] s, float[] c, float[] f, float[] v, SwingUpModel model, int n) {
    float pole3Gravity = model.pole3Gravity();
    float inertia2 = model.inertia2();
    float friction = model.friction();
    for (int i = 0; i < n; i++) {
      out[i] = (pole3Gravity * c[i] - inertia2 * w[i] * w[i]) * s[i] + 4f * (f[i] - friction * v[i]);
    }
  }

  /** Numerator of theta'', in place of the force. */
  private static void poleAcceleration(float[] force, float[] w, float[] s, float[] c, float[] v, SwingUpModel model, int n) {
    float mass6Gravity = model.mass6Gravity();
    float inertia3 = model.inertia3();
    float friction = model.friction();
    for (int i = 0; i < n; i++) {
      force[i] = (mass6Gravity - inertia3 * w[i] * w[i] * c[i]) * s[i] + 6f * (force[i] - friction * v[i]) * c[i];
    }
  }

  private static void accelerate(float[] velocity, float[] numerator, float[] denominator, float dt, int n) {
    for (int i = 0; i < n; i++) {
      velocity[i] = velocity[i] + dt * (numerator[i] / denominator[i]);
    }
  }

  private static void acceleratePole(float[] velocity, float[] numerator, float[] denominator, float dt, float length, int n) {
    for (int i = 0; i < n; i++) {
      velocity[i] = velocity[i] + dt * (numerator[i] / (length * denominator[i]));
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

  private static void reward(float[] out, float[] c, float[] x, float halfTurns, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 0.5f * (c[i] + 1f) * FloatMath.cosPi(x[i] * halfTurns);
    }
  }

  /** Branches, where the other loops have none: in a lane that has ended there may be NaN, which no product with 0 takes away. */
  private static void account(float[] total, float[] steps, float[] alive, float[] reward, float[] x, float track, int n) {
    for (int i = 0; i < n; i++) {
      if (alive[i] == 1f) {
        total[i] = total[i] + reward[i];
        steps[i] = steps[i] + 1f;
        alive[i] = Math.abs(x[i]) <= track && steps[i] < SwingUp.MAX_STEPS ? 1f : 0f;
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
