// A recorded episode of a walker. The page has no Box2D, so it plays what the program did: where the hull was, what had been
// earned and what the network saw, every few steps.

const WALKER_HIPS = [4, 9]; // places of the hips' angles among the observations; each knee's is two further, contact four
const WALKER_LIDAR = 14; // place of the first ray
const CAMERA_SECONDS = 0.6; // to either side, over which the camera's way is smooth
const CAMERA_BELOW = { ground: 1.2, walker: 0.6 }; // m

/** Times in it are steps, fractions included. */
class WalkerReplay {
  /** @param encoded a replay of the page data @param walker the page data about the task */
  constructor(encoded, walker) {
    this.walker = walker;
    this.weight = encoded.weight; // or "individual"
    this.steps = encoded.steps;
    this.total = encoded.total;
    this.end = encoded.end;
    this.stride = encoded.stride;
    const columns = encoded.frames.map((column, c) => decodedColumn(column, c === 2 ? walker.rewardPlaces : walker.places));
    [this.x, this.y, this.earned] = columns;
    this.observations = columns.slice(3); // (observations, frames)
    this.frames = this.x.length;
    const reach = Math.round((CAMERA_SECONDS * walker.shape.stepsPerSecond) / this.stride);
    this.cameraX = smoothed(this.x, reach);
    this.bottom = smoothed(this.x.map((_, frame) => this.bottomAt(frame)), reach);
  }

  /** The last frame that is not after a time. */
  frameAt(time) {
    return time >= this.steps ? this.frames - 1 : Math.max(0, Math.min(this.frames - 1, Math.floor(time / this.stride)));
  }

  /** A value at a time, between frames on a straight line. */
  between(values, time) {
    const from = this.frameAt(time);
    const to = Math.min(this.frames - 1, from + 1);
    const [start, end] = [this.stepOf(from), this.stepOf(to)];
    const share = end > start ? Math.min(1, (time - start) / (end - start)) : 0;
    return values[from] + share * (values[to] - values[from]);
  }

  stepOf(frame) {
    return Math.min(this.steps, frame * this.stride);
  }

  /** The height of a picture's lower edge: so far below the ground, or whatever is lower. */
  bottomAt(frame) {
    const { hull, legs } = this.pose(this.stepOf(frame));
    const lowest = Math.min(hull.y, ...legs.flatMap(({ knee, foot }) => [knee.y, foot.y]));
    return Math.min(groundAt(this.walker, this.x[frame]) - CAMERA_BELOW.ground, lowest - CAMERA_BELOW.walker);
  }

  /** From the start, in metres. */
  distance(time) {
    return this.between(this.x, time) - this.walker.shape.start;
  }

  /** What the network saw at a frame, to a thousandth. */
  seen(frame) {
    return this.observations.map((column) => column[frame]);
  }

  /** Where all parts are at a time. */
  pose(time) {
    const { shape } = this.walker;
    const value = (place) => this.between(this.observations[place], time);
    const now = this.observations.map((column) => column[this.frameAt(time)]);
    const hull = { x: this.between(this.x, time), y: this.between(this.y, time), angle: value(0) };
    const hip = moved(hull, hull.angle, 0, shape.hip);
    const legs = WALKER_HIPS.map((place, leg) => {
      const upper = hull.angle + value(place) + shape.hipOffsets[leg];
      const lower = upper + value(place + 2) + shape.kneeOffset;
      const knee = moved(hip, upper, 0, -shape.legLength);
      return { hip, knee, foot: moved(knee, lower, 0, -shape.legLength), upper, lower, grounded: now[place + 4] > 0.5 };
    });
    const rays = this.observations.slice(WALKER_LIDAR).map((_, i) => value(WALKER_LIDAR + i));
    return { hull, legs, rays };
  }
}

// The first value, then differences, in whole parts of a unit.
function decodedColumn(column, places) {
  let sum = 0;
  return Float64Array.from(column, (difference) => {
    sum += difference;
    return sum / places;
  });
}

// The mean of as many values to either side as there are, up to a reach.
function smoothed(values, reach) {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    sums[i + 1] = sums[i] + value;
  });
  return values.map((_, i) => {
    const side = Math.min(reach, i, values.length - 1 - i);
    return (sums[i + side + 1] - sums[i - side]) / (2 * side + 1);
  });
}

// A place in a body's own frame, in the world.
function moved(origin, angle, x, y) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return { x: origin.x + c * x - s * y, y: origin.y + s * x + c * y };
}

const unpackedReplays = new WeakMap(); // by champion

// The recordings of the champion that is shown.
function replays() {
  const shown = champion();
  if (!unpackedReplays.has(shown)) {
    unpackedReplays.set(shown, shown.replays.map((encoded) => new WalkerReplay(encoded, store.data.walker)));
  }
  return unpackedReplays.get(shown);
}

// The shared weights that there are recordings of, ascending.
function recordedWeights() {
  return champion().replays.map(({ weight }) => weight).filter(Number.isFinite);
}

function recordedWeight(weight) {
  return recordedWeights().reduce((best, w) => (Math.abs(w - weight) < Math.abs(best - weight) ? w : best));
}

// The recording under the weights in use; of the nearest shared weight where individual ones were never recorded.
function chosenReplay() {
  const own = store.individual ? replays().find(({ weight }) => weight === "individual") : null;
  return own || replays().find(({ weight }) => weight === recordedWeight(store.weight));
}
