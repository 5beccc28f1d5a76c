// Images: preparation (data/Resize.java, Deskew.java and Preparation.java), what a network says of one, and the vote of several
// weights (eval/TileValues.java and PredictionTally.java), to the very bit as the program.

const IMAGE_SIDE = 16; // rows and columns of a prepared image
const WHITE = 255;
const LEAST_MU02 = 0.01 * 255; // an image with less spread stays as it is

/** The nearest integer, ties to even, of a float64 of magnitude below 2^51. */
function roundToEven(x) {
  const shift = 1.5 * 2 ** 52;
  return x + shift - shift;
}

/** For each output pixel along an axis: two pixels of the image and the second one's share. */
function samplesOfAxis(size) {
  return Array.from({length: IMAGE_SIDE}, (_, i) => {
    const position = Math.min(Math.max((i + 0.5) * size / IMAGE_SIDE - 0.5, 0), size - 1);
    const low = Math.floor(position);
    return {low, high: Math.min(low + 1, size - 1), fraction: position - low};
  });
}

/** Bilinear, without antialiasing: (IMAGE_SIDE, IMAGE_SIDE) of 0 to 255, not rounded. */
function resizedImage(shades, rows, columns) {
  const image = new Float64Array(IMAGE_SIDE * IMAGE_SIDE);
  const horizontal = samplesOfAxis(columns);
  samplesOfAxis(rows).forEach((row, y) => {
    horizontal.forEach((column, x) => {
      const between = (r) =>
        (1 - column.fraction) * shades[r * columns + column.low] + column.fraction * shades[r * columns + column.high];
      image[y * IMAGE_SIDE + x] = (1 - row.fraction) * between(row.low) + row.fraction * between(row.high);
    });
  });
  return image;
}

/** Makes slanted writing upright by a shear, as Gaier and Ha (2019) prepared MNIST. */
function deskewedImage(image) {
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  image.forEach((shade, p) => {
    sum += shade;
    sumX += shade * (p % IMAGE_SIDE);
    sumY += shade * Math.floor(p / IMAGE_SIDE);
  });
  if (sum === 0) {
    return image;
  }
  const meanX = sumX / sum;
  const meanY = sumY / sum;
  let mu11 = 0;
  let mu02 = 0;
  image.forEach((shade, p) => {
    const dy = Math.floor(p / IMAGE_SIDE) - meanY;
    mu11 += shade * ((p % IMAGE_SIDE) - meanX) * dy;
    mu02 += shade * dy * dy;
  });
  return mu02 < LEAST_MU02 ? image : shearedImage(image, mu11 / mu02);
}

function shearedImage(image, skew) {
  const at = (y, column) => (column < 0 || column >= IMAGE_SIDE ? 0 : image[y * IMAGE_SIDE + column]);
  return image.map((_, p) => {
    const y = Math.floor(p / IMAGE_SIDE);
    // The original's fixed point: 1/1024 of a pixel, then 1/32.
    const start = roundToEven((skew * y - IMAGE_SIDE / 2 * skew) * 1024) + 16;
    const position = (start + 1024 * (p % IMAGE_SIDE)) >> 5;
    const fraction = (position & 31) / 32;
    return (1 - fraction) * at(y, position >> 5) + fraction * at(y, (position >> 5) + 1);
  });
}

/** An image of 0 to 255 as networks see it. @param preparation "deskew", "resize" or "raw" */
function prepareImage(shades, rows, columns, preparation) {
  if (preparation === "raw") {
    return Uint8Array.from(shades);
  }
  const image = resizedImage(shades, rows, columns);
  return Uint8Array.from(preparation === "deskew" ? deskewedImage(image) : image, roundToEven);
}

/** The values of all nodes under a shared weight. A sum over pixels and bias is a whole number, which is divided once. */
function evaluatePixels(network, pixels, values, weight) {
  for (let node = 1 + network.inputs; node < network.nodes; node++) {
    const first = network.sourceStart[node];
    let k = first;
    let whole = 0;
    for (; k < network.sourceStart[node + 1] && network.source[k] <= network.inputs; k++) {
      whole += network.source[k] === 0 ? WHITE : pixels[network.source[k] - 1];
    }
    const sum = k === first ? network.sum(node, values) : network.addSources(f32(whole / WHITE), k, node, values);
    values[node] = activate(network.activations[node], f32(sum * weight));
  }
}

/**
 * What a network says of a prepared image.
 *
 * @param weights a number that all connections share, or a weight for each connection
 * @return values of all nodes; outputs; their softmax; the class of the greatest output, the lowest of equal ones
 */
function classify(network, pixels, weights) {
  const values = network.newValues();
  for (let p = 0; p < network.inputs; p++) {
    values[1 + p] = pixels[p] / WHITE;
  }
  if (typeof weights === "number") {
    evaluatePixels(network, pixels, values, f32(weights));
  } else {
    network.evaluate(values, weights);
  }
  const outputs = values.slice(network.nodes - network.outputs);
  const greatest = outputs.reduce((a, b) => Math.max(a, b), -Infinity);
  const exps = Array.from(outputs, (output) => exp32(f32(output - greatest)));
  const sum = exps.reduce((a, b) => a + b, 0);
  const shares = Float32Array.from(exps, (e) => e / sum);
  const label = firstBest(outputs.length, (k, of) => outputs[k] > outputs[of] || isNaN(outputs[of]) && !isNaN(outputs[k]));
  return {values, outputs, probabilities: shares.map((share) => (Number.isFinite(share) ? share : 0)), label};
}

/** The first class that no later one beats. */
function firstBest(classes, beats) {
  let of = 0;
  for (let k = 1; k < classes; k++) {
    of = beats(k, of) ? k : of;
  }
  return of;
}

/**
 * The vote over what {@link classify} says under several weights: by a vote each (among equal votes the greater probability), and
 * by the mean of the probabilities.
 */
function vote(results) {
  const classes = results[0].probabilities.length;
  const votes = new Array(classes).fill(0);
  const sums = new Float32Array(classes);
  for (const {label, probabilities} of results) {
    votes[label]++;
    probabilities.forEach((share, k) => {
      sums[k] += share;
    });
  }
  return {
    byVote: firstBest(classes, (k, of) => votes[k] > votes[of] || votes[k] === votes[of] && sums[k] > sums[of]),
    byProbability: firstBest(classes, (k, of) => sums[k] > sums[of]),
    votes,
    probabilities: Array.from(sums, (sum) => sum / results.length),
  };
}
