// What the page's engine says of itself, without the program: known answers, exact arithmetic, ties. PageEngineTest compares it
// with the program, bit for bit.
import assert from "node:assert/strict";
import {test} from "node:test";
import {loadEngine} from "./engine.mjs";

const engine = loadEngine();
const UNROUNDED = {file: "float32.js", from: "? f32(roundedToOdd(sum, lost))", to: "? f32(sum)"};
const USUAL = [0.01, 10, 0.1, 2.4, 0.20833333, 4, 1.5, 0.6, 0.6, 0.9, 14.73, 58.92, 0];

const float = (bits) => engine.floatOfBits(bits);

/** The same numbers in every run, 0 (included) to 1 (excluded). */
const random = (() => {
  const block = new Int32Array(4);
  let next = 0;
  return () => {
    block.set([next++, 0, 0, 0]);
    engine.philox(block, 1, 0);
    return (block[0] >>> 0) * 2 ** -32;
  };
})();
const randomBits = () => (random() * 2 ** 32) | 0;

/** A float64 as a whole number of 2^-1074. */
function whole(x) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 2047n;
  const digits = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0n ? digits : (digits | (1n << 52n)) << (exponent - 1n);
  return x < 0 ? -magnitude : magnitude;
}

/** Whether no other float is nearer to a * b + c, and of two that are as near the result is the even one. */
function isNearest(a, b, c, result) {
  const exact = whole(a) * whole(b) + (whole(c) << 1074n);
  const distance = (x) => {
    const d = (whole(x) << 1074n) - exact;
    return d < 0n ? -d : d;
  };
  const bits = engine.floatBits(result);
  const neighbours = Math.abs(result) === 0 ? [float(1), float(-0x7fffffff)] : [float(bits + 1), float(bits - 1)];
  return neighbours.filter(Number.isFinite).every(
    (x) => distance(x) > distance(result) || distance(x) === distance(result) && (bits & 1) === 0);
}

/** Finite (a, b, c) whose exact a * b + c lies next to the middle of two floats, closer than a float64 can tell. */
function* nearTies(count) {
  for (let i = 0; i < count; i++) {
    // Odd factors of 12 and 13 digits: in half of all cases the product has 25, the last one set.
    const a = 2 ** 11 + 1 + 2 * Math.floor(random() * 2 ** 10);
    const b = 2 ** 12 + 1 + 2 * Math.floor(random() * 2 ** 11);
    const sign = i % 2 === 0 ? 1 : -1;
    yield [a, sign * b, (i % 4 < 2 ? 1 : -1) * 2 ** -(30 + (i % 90))];
    // A product next to half a unit of c's last place.
    const c = Math.fround(1 + random());
    yield [1 + 2 ** -23, sign * 2 ** -24 * (1 - 2 ** -24), i % 4 < 2 ? c : -c];
  }
}

test("a fused multiplication and addition is rounded once", () => {
  const fma = engine.fma32;
  for (let i = 0; i < 20000; i++) {
    const [a, b] = [float(randomBits()), float(randomBits())];
    const cancelling = Math.fround(-a * b);
    const c = i % 2 === 0 && Number.isFinite(cancelling) ? cancelling : float(randomBits());
    const result = fma(a, b, c);
    assert.ok(!Number.isFinite(result) || isNearest(a, b, c, result), `${a} * ${b} + ${c} = ${result}`);
  }
  for (const [a, b, c] of nearTies(5000)) {
    assert.ok(isNearest(a, b, c, fma(a, b, c)), `${a} * ${b} + ${c}`);
  }
});

test("rounding twice would show", () => {
  const {fma32} = loadEngine(UNROUNDED);
  assert.ok([...nearTies(100)].some(([a, b, c]) => !isNearest(a, b, c, fma32(a, b, c))));
});

test("fused multiplication and addition of special values", () => {
  const fma = engine.fma32;
  assert.equal(fma(Infinity, 1, -Infinity), NaN);
  assert.equal(fma(Infinity, 0, 1), NaN);
  assert.equal(fma(NaN, 1, 1), NaN);
  assert.equal(fma(2, -3, Infinity), Infinity);
  assert.equal(fma(3e38, 3e38, -3e38), Infinity);
  assert.equal(fma(2 ** 127, 2, -(2 ** 127)), 2 ** 127); // a product beyond the largest float
  assert.equal(fma(-1, 0, 0), 0);
  assert.equal(fma(-1, 0, -0), -0);
  assert.equal(fma(2 ** -149, 2 ** -149, 0), 0);
  assert.equal(fma(2 ** -149, -(2 ** -149), 0), -0);
  assert.equal(fma(2 ** -149, 0.5, 2 ** -149), 2 ** -148); // a tie among subnormal floats
});

test("functions are near those of float64", () => {
  const pairs = [
    [engine.sinPi32, (x) => Math.sin(Math.PI * x)], [engine.cosPi32, (x) => Math.cos(Math.PI * x)], [engine.sin32, Math.sin],
    [engine.cos32, Math.cos], [engine.tanh32, Math.tanh], [engine.gaussian32, (x) => Math.exp(-x * x / 2)],
    [engine.sigmoid32, (x) => 1 / (1 + Math.exp(-x))], [engine.step32, (x) => (x > 0 ? 1 : 0)]];
  for (let i = -2000; i <= 2000; i++) {
    const x = Math.fround(i / 137);
    pairs.forEach(([ours, exact]) => assert.ok(Math.abs(ours(x) - exact(x)) < 4e-7, `${ours.name}(${x})`));
    assert.ok(Math.abs(engine.exp32(x) / Math.exp(x) - 1) < 1.2e-7);
    assert.ok(i <= 0 || Math.abs(engine.log32(x) - Math.log(x)) <= 1.2e-7 * Math.abs(Math.log(x)));
  }
  assert.deepEqual([engine.exp32(-Infinity), engine.exp32(100), engine.log32(0), engine.log32(-1), engine.log32(1)],
    [0, Infinity, -Infinity, NaN, 0]);
});

test("an activation has a name and a function", () => {
  const at = engine.activationNames.map((name, id) => (id === 0 ? null : engine.activate(id, -0.5)));
  assert.equal(at[engine.activationNames.indexOf("linear")], -0.5);
  assert.equal(at[engine.activationNames.indexOf("inverse")], 0.5);
  assert.equal(at[engine.activationNames.indexOf("absolute")], 0.5);
  assert.equal(at[engine.activationNames.indexOf("relu")], 0);
  assert.equal(at[engine.activationNames.indexOf("sine")], -1);
  assert.throws(() => engine.activate(11, 0), /activation 11/);
});

test("the generator gives its published answers", () => {
  const encrypted = (counter, low, high) => {
    const words = Int32Array.from(counter);
    engine.philox(words, low, high);
    return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join(" ");
  };
  assert.equal(encrypted([0, 0, 0, 0], 0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8");
  assert.equal(encrypted([-1, -1, -1, -1], -1, -1), "408f276d 41c83b0e a20bc7c6 6d5451fd");
  assert.equal(encrypted([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], 0xa4093822, 0x299f31d0),
    "d16cfe09 94fdcceb 5001e420 24126ea1");
});

test("a network sums its sources in order", () => {
  // tanh of the inputs' sum, then minus that and the bias: one weight for all, or a weight each.
  const network = new engine.Network(
    {inputs: 2, outputs: 1, activations: [5, 7], sources: [[1, 2], [0, 3]], weights: [1, 2, 3, 4]});
  const values = network.newValues();
  values.set([0.25, 0.5], 1);
  network.evaluate(values, 2);
  assert.equal(values[3], engine.tanh32(1.5));
  assert.equal(values[4], -Math.fround(2 * Math.fround(1 + values[3])));
  network.evaluate(values, network.weights);
  assert.equal(values[3], engine.tanh32(1.25));
  assert.equal(values[4], -engine.fma32(values[3], 4, 3));
  assert.deepEqual([network.nodes, network.connections], [5, 4]);
});

test("a node without sources has the sum 0", () => {
  const network = new engine.Network({inputs: 1, outputs: 1, activations: [10], sources: [[]], weights: []});
  const values = network.newValues();
  network.evaluate(values, -2);
  assert.equal(values[2], 1);
});

test("an episode ends off the track or after its last step", () => {
  const swingUp = new engine.SwingUp(USUAL, 20);
  swingUp.reset([2.39, 5, Math.PI, 0]);
  swingUp.step(1);
  assert.deepEqual([swingUp.alive, swingUp.steps], [false, 1]);
  const total = swingUp.total;
  swingUp.step(1);
  assert.deepEqual([swingUp.total, swingUp.steps], [total, 1]);
  swingUp.reset([0, 0, 0, 0]);
  while (swingUp.alive) {
    swingUp.step(0);
  }
  assert.equal(swingUp.steps, 20);
  assert.ok(swingUp.total > 19 && swingUp.total <= 20);
});

test("an episode that meets NaN scores 0", () => {
  const swingUp = new engine.SwingUp(USUAL, 1000);
  swingUp.step(NaN);
  swingUp.step(NaN);
  assert.equal(swingUp.alive, false);
  assert.equal(swingUp.total, 0);
});

test("a push is a force beside that of the policy", () => {
  const [pushed, driven] = [new engine.SwingUp(USUAL, 1000), new engine.SwingUp(USUAL, 1000)];
  pushed.step(0, 5);
  driven.step(0.5);
  assert.deepEqual(pushed.observation, driven.observation);
  pushed.step(-0, 0);
  driven.step(-0);
  assert.deepEqual(pushed.observation, driven.observation);
  pushed.step(1, 30);
  driven.step(1);
  assert.ok(pushed.observation[1] > driven.observation[1]);
});

test("halves are rounded to even", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 254.5].map(engine.roundToEven), [0, 2, 2, 0, -2, 2, 254]);
});

test("of equal outputs the lowest class is predicted, and NaN is none", () => {
  const outputsOf = (...sources) => new engine.Network(
    {inputs: 1, outputs: sources.length, activations: sources.map(() => 1), sources, weights: null});
  assert.equal(engine.classify(outputsOf([0], [0], [0]), [7], 1).label, 0);
  assert.equal(engine.classify(outputsOf([1], [0], [0]), [7], 1).label, 1);
  const none = engine.classify(outputsOf([0], [1]), [7], NaN);
  assert.equal(none.label, 0);
  assert.deepEqual(Array.from(none.probabilities), [0, 0]);
});

test("among equal votes the greater probability wins, then the lower class", () => {
  const result = (label, ...probabilities) => ({label, probabilities: Float32Array.from(probabilities)});
  const split = engine.vote([result(0, 0.5, 0.5, 0), result(2, 0, 0.375, 0.625)]);
  assert.deepEqual([split.byVote, split.byProbability, split.votes], [2, 1, [1, 0, 1]]);
  assert.deepEqual(split.probabilities, [0.25, 0.4375, 0.3125]);
  const equal = engine.vote([result(1, 0.25, 0.75), result(0, 0.75, 0.25)]);
  assert.deepEqual([equal.byVote, equal.byProbability], [0, 0]);
  const many = engine.vote([result(0, 1, 0), result(1, 0.5, 0.5), result(1, 0.5, 0.5)]);
  assert.deepEqual([many.byVote, many.byProbability], [1, 0]);
});
