// The episode of swing-up that runs on the page: the program's physics, a hand that may push the cart, and what it earned.

const MOST_STEPS_A_FRAME = 8; // a slow machine then runs slower than real time, rather than ever further behind
const MOST_PUSH = 20; // N, twice what the network has
const PUSH_STIFFNESS = 60; // N/m, between the pointer and the cart
const PUSH_DAMPING = 6; // N s/m, so that a held cart comes to rest
const TRAIL_STEPS = 120;

class Simulation {
  constructor(swingup) {
    this.swingup = swingup;
    this.world = new SwingUp(swingup.model, swingup.maxSteps);
    this.timeStep = swingup.model[0];
    this.mostForce = swingup.model[1];
    this.length = swingup.model[7];
    this.hard = false;
    this.begun = { usual: 0, hard: 0 }; // episodes of each kind, which take their starts in turn
    this.hand = null; // {x} where it pulls the cart to, in metres, or {force} in N
  }

  setNetwork(network) {
    this.network = network;
    this.values = network.newValues();
  }

  restart(weights) {
    const kind = this.hard ? "hard" : "usual";
    const starts = this.swingup.starts[kind];
    this.world.reset(starts[this.begun[kind] % starts.length]);
    this.begun[kind]++;
    this.rewards = [];
    this.touched = null; // what makes its total no result of the network alone: {what, step}
    this.due = 0; // s not yet simulated
    this.push = 0; // N
    this.before = { x: this.world.x, theta: this.world.theta };
    this.trail = [this.tip(this.world.x, this.world.theta)];
    this.think(weights);
  }

  // Passes time in whole steps; says whether the episode ended.
  advance(seconds, weights) {
    this.due = Math.min(this.due + seconds, MOST_STEPS_A_FRAME * this.timeStep);
    while (this.due >= this.timeStep && this.world.alive) {
      this.due -= this.timeStep;
      this.step(weights);
    }
    return !this.world.alive;
  }

  step(weights) {
    const world = this.world;
    this.think(weights);
    this.push = this.handForce();
    if (this.hand) {
      this.touch("pushed");
    }
    const earned = world.total;
    this.before = { x: world.x, theta: world.theta };
    world.step(this.action, this.push);
    this.rewards.push(world.total - earned);
    this.trail.push(this.tip(world.x, world.theta));
    if (this.trail.length > TRAIL_STEPS) {
      this.trail.shift();
    }
  }

  // The network sees the state and acts. Also done when time stands still, so that the diagram shows the weights of now.
  think(weights) {
    this.values.set(this.world.observation, 1);
    this.network.evaluate(this.values, weights);
    this.action = this.values[this.network.nodes - 1];
  }

  touch(what) {
    if (!this.touched && this.world.alive) {
      this.touched = { what, step: this.world.steps };
    }
  }

  handForce() {
    if (!this.hand) {
      return 0;
    }
    const wanted =
      this.hand.x === undefined
        ? this.hand.force
        : PUSH_STIFFNESS * (this.hand.x - this.world.x) - (PUSH_DAMPING * (this.world.x - this.before.x)) / this.timeStep;
    return Math.max(-MOST_PUSH, Math.min(MOST_PUSH, wanted));
  }

  // The network's force on the cart, in N.
  force() {
    return this.mostForce * Math.max(-1, Math.min(1, this.action)) || 0;
  }

  // A positive angle is to the left.
  tip(x, theta) {
    return { x: x - this.length * Math.sin(theta), y: this.length * Math.cos(theta) };
  }

  // Between the last two steps, since frames come at times of their own.
  pose() {
    const share = this.world.alive ? Math.min(1, this.due / this.timeStep) : 1;
    return {
      x: this.before.x + share * (this.world.x - this.before.x),
      theta: this.before.theta + share * (this.world.theta - this.before.theta),
    };
  }
}
