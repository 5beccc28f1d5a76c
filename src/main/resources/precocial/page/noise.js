// The noise on what a policy sees, to the very bit that of the program (numerics/NormalNoise.java): it depends on an episode's
// stream and the step alone.

const WORDS_OF_BLOCK = 4;
const NOISE_PURPOSE = 8; // number of KeyedRandom.Purpose.NOISE

/** High word of the product of two unsigned words, by halves: a float64 would not hold it exactly. */
function highProduct(a, b) {
  const middle = (a >>> 16) * (b & 0xffff) + (((a & 0xffff) * (b & 0xffff)) >>> 16);
  const other = (a & 0xffff) * (b >>> 16) + (middle & 0xffff);
  return (a >>> 16) * (b >>> 16) + (middle >>> 16) + (other >>> 16);
}

/**
 * Encrypts a counter of four words in place by Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as
 * easy as 1, 2, 3").
 *
 * @param counter Int32Array(4)
 */
function philox(counter, keyLow, keyHigh) {
  let [c0, c1, c2, c3] = counter;
  let k0 = keyLow;
  let k1 = keyHigh;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    c0 = highProduct(0xcd9e8d57, c2) ^ c1 ^ k0;
    c1 = Math.imul(0xcd9e8d57, c2);
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  counter[0] = c0;
  counter[1] = c1;
  counter[2] = c2;
  counter[3] = c3;
}

/** Standard normal numbers by (stream, step): pairs by Box and Muller. */
class NormalNoise {
  /** @param count values of a step */
  constructor(count) {
    this.block = new Int32Array(WORDS_OF_BLOCK);
    this.values = new Float32Array(count);
  }

  /** The values of a step; the array is filled anew by the next call. */
  at(stream, step) {
    const count = this.values.length;
    const blocks = Math.ceil(count / WORDS_OF_BLOCK);
    for (let k = 0; k < count; k += 2) {
      const word = k % WORDS_OF_BLOCK;
      if (word === 0) {
        this.block.set([step * blocks + k / WORDS_OF_BLOCK, stream, 0, NOISE_PURPOSE]);
        philox(this.block, 0, 0);
      }
      const uniform = ((this.block[word] >>> 8) + 1) * 2 ** -24; // 0 excluded, 1 included
      const radius = f32(Math.sqrt(f32(-2 * log32(uniform))));
      const halfTurns = (this.block[word + 1] >>> 8) * 2 ** -23;
      this.values[k] = f32(radius * cosPi32(halfTurns));
      if (k + 1 < count) {
        this.values[k + 1] = f32(radius * sinPi32(halfTurns));
      }
    }
    return this.values;
  }
}
