// Answers a question of PageEngineTest by the page's engine: node answer.mjs QUESTION ANSWER, two JSON files. Floats go as bits.
import {readFileSync, writeFileSync} from "node:fs";
import {loadEngine} from "./engine.mjs";

const [question, answer] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(question, "utf8"));
const engine = loadEngine(asked.error);

const floats = (bits) => Float32Array.from(bits, engine.floatOfBits);
const bitsOf = (x) => (Number.isNaN(x) ? 0x7fc00000 : engine.floatBits(x));
const weightsOf = (network, weight) => (weight === "individual" ? network.weights : weight);

/** Runs an episode. @return bits of its total, and its steps */
function episode(swingUp, network, start, weights) {
  const values = network.newValues();
  swingUp.reset(start);
  while (swingUp.alive) {
    values.set(swingUp.observation, 1);
    network.evaluate(values, weights);
    swingUp.step(values[network.nodes - 1]);
  }
  return [bitsOf(swingUp.total), swingUp.steps];
}

const answers = {
  fma: ({a, b, c}) => a.map((_, i) => bitsOf(engine.fma32(...floats([a[i], b[i], c[i]])))),

  functions({names, bits}) {
    const byName = (name) => engine[name] || ((x) => engine.activate(engine.activationNames.indexOf(name), x));
    return names.map((name) => Array.from(floats(bits), byName(name)).map(bitsOf));
  },

  /** Outputs of each network under each weight for each input. */
  outputs: ({networks, weights, inputs}) => networks.flatMap((encoded) => {
    const network = new engine.Network(encoded);
    const values = network.newValues();
    return weights.flatMap((weight) => inputs.flatMap((input) => {
      values.set(floats(input), 1);
      network.evaluate(values, weightsOf(network, weight));
      return Array.from(values.subarray(network.nodes - network.outputs), bitsOf);
    }));
  }),

  noise({count, streams, steps}) {
    const noise = new engine.NormalNoise(count);
    return streams.flatMap((stream, i) => Array.from(noise.at(stream, steps[i]), bitsOf));
  },

  /** What a policy sees, before the first step and after each. */
  observations({model, starts, actions}) {
    const swingUp = new engine.SwingUp(model, 1000);
    return starts.flatMap((start) => {
      swingUp.reset(start);
      const seen = [Array.from(swingUp.observation, bitsOf)];
      for (const action of floats(actions)) {
        swingUp.step(action);
        seen.push(swingUp.alive ? Array.from(swingUp.observation, bitsOf) : []);
      }
      return seen;
    });
  },

  episodes({model, maxSteps, networks, weights, starts}) {
    const swingUp = new engine.SwingUp(model, maxSteps);
    return networks.map((encoded) => new engine.Network(encoded)).flatMap((network) =>
      weights.flatMap((weight) => starts.map((start) => episode(swingUp, network, start, weightsOf(network, weight)))));
  },

  /** In micrometres, at each time, the hull, knees and feet of a recorded walker; likewise shares of rays and contacts. */
  poses({replay, walker, times}) {
    const recorded = new engine.WalkerReplay(replay, walker);
    const micro = (x) => Math.round(1e6 * x);
    return times.flatMap((time) => {
      const {hull, legs, rays} = recorded.pose(time);
      const ends = legs.flatMap(({knee, foot}) => [knee.x, knee.y, foot.x, foot.y]);
      return [hull.x, hull.y, ...ends, ...rays, ...legs.map(({grounded}) => Number(grounded))].map(micro);
    });
  },

  prepared: ({images, rows, columns, preparation}) =>
    images.map((image) => Array.from(engine.prepareImage(Uint8Array.from(image), rows, columns, preparation))),

  /** For each network and image the vote, and what the network says under each weight. */
  predictions: ({networks, weights, images}) => networks.map((encoded) => {
    const network = new engine.Network(encoded);
    return images.map((image) => {
      const results = weights.map((weight) => engine.classify(network, image, weightsOf(network, weight)));
      const {byVote, byProbability} = engine.vote(results);
      return {
        byVote, byProbability,
        labels: results.map(({label}) => label),
        outputs: results.map(({outputs}) => Array.from(outputs, bitsOf)),
        probabilities: results.map(({probabilities}) => Array.from(probabilities, bitsOf)),
      };
    });
  }),
};

writeFileSync(answer, JSON.stringify({answer: answers[asked.question](asked)}));
