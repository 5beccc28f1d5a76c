// The cart that swings up a pole, to the very bit as the program's task (task/control/SwingUpLanes.java and NoisyLanes.java): the
// order of operations is part of the task's definition.

const SWINGUP_OBSERVATIONS = 5; // x, x', cos theta, sin theta, theta'; theta is 0 where the pole stands upright
const NOISE_STREAM = 4; // place in a start state

/** One episode at a time. */
class SwingUp {
  /**
   * @param model the 13 coefficients of the page data
   * @param maxSteps after which an episode ends in any case
   */
  constructor(model, maxSteps) {
    this.model = Float32Array.from(model);
    this.deviation = this.model[12];
    this.maxSteps = maxSteps;
    this.exact = new Float32Array(SWINGUP_OBSERVATIONS);
    this.noise = this.deviation > 0 ? new NormalNoise(SWINGUP_OBSERVATIONS) : null;
    /** What the policy sees. */
    this.observation = this.noise === null ? this.exact : new Float32Array(SWINGUP_OBSERVATIONS);
    this.reset([0, 0, f32(Math.PI), 0, 0]);
  }

  /** Begins an episode. @param start x, x', theta, theta' and, where there is noise, the number of its stream */
  reset(start) {
    const angle = f32(start[2]);
    this.exact.set([start[0], start[1], cos32(angle), sin32(angle), start[3]]);
    this.angle = angle;
    this.stream = start.length > NOISE_STREAM ? start[NOISE_STREAM] : 0;
    this.sum = 0;
    this.steps = 0;
    this.alive = true;
    this.look();
  }

  /** Position of the cart, metres from the middle of the track. */
  get x() {
    return this.exact[0];
  }

  /** Angle of the pole, radians from upright. */
  get theta() {
    return this.angle;
  }

  /** Sum of the rewards; an episode that met a NaN scores 0. */
  get total() {
    return Number.isNaN(this.sum) ? 0 : this.sum;
  }

  /**
   * One step. An episode that has ended goes on without effect on its total and its number of steps.
   *
   * @param action of the policy, clipped to -1..1
   * @param push a further force on the cart, newtons
   */
  step(action, push = 0) {
    const [dt, most, friction, track, halfTurnsPerMetre, mass4, pole3, length, inertia2, inertia3, pole3Gravity, mass6Gravity] =
      this.model;
    const [x, v, c, s, w] = this.exact;
    const pull = f32(most * Math.max(-1, Math.min(1, action)));
    const force = push === 0 ? pull : f32(pull + f32(push)); // + 0 would change the sign of a zero
    const denominator = f32(mass4 - f32(f32(pole3 * c) * c));
    const driven = f32(force - f32(friction * v));
    const cartSwing = f32(f32(pole3Gravity * c) - f32(f32(inertia2 * w) * w));
    const cart = f32(f32(cartSwing * s) + f32(4 * driven));
    const poleSwing = f32(mass6Gravity - f32(f32(f32(inertia3 * w) * w) * c));
    const pole = f32(f32(poleSwing * s) + f32(f32(6 * driven) * c));
    // Positions move with the old velocities.
    const nextX = f32(x + f32(dt * v));
    this.angle = f32(this.angle + f32(dt * w));
    const cos = cos32(this.angle);
    this.exact[0] = nextX;
    this.exact[1] = v + f32(dt * f32(cart / denominator));
    this.exact[2] = cos;
    this.exact[3] = sin32(this.angle);
    this.exact[4] = w + f32(dt * f32(pole / f32(length * denominator)));
    if (this.alive) {
      const reward = f32(f32(0.5 * f32(cos + 1)) * cosPi32(f32(nextX * halfTurnsPerMetre)));
      this.sum = f32(this.sum + reward);
      this.steps++;
      // NaN has left the track, too.
      this.alive = Math.abs(nextX) <= track && this.steps < this.maxSteps;
    }
    this.look();
  }

  look() {
    if (this.noise !== null) {
      const normal = this.noise.at(this.stream, this.steps);
      for (let q = 0; q < SWINGUP_OBSERVATIONS; q++) {
        this.observation[q] = this.exact[q] + f32(this.deviation * normal[q]);
      }
    }
  }
}
