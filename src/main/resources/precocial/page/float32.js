// float32 arithmetic to the very bit, as the program computes. Numbers here are float64, so each result of +, -, *, / and square
// root is rounded by f32; that it was rounded to float64 before changes nothing, for float64 has more than twice the digits.

const f32 = Math.fround;

const narrowView = new Float32Array(1);
const narrowBits = new Int32Array(narrowView.buffer);
const wideView = new Float64Array(1);
const wideWords = new Uint32Array(wideView.buffer);
const LOW_WORD = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH_WORD = 1 - LOW_WORD;

/** The bits of a float32, as a signed integer. */
function floatBits(x) {
  narrowView[0] = x;
  return narrowBits[0];
}

/** The float32 that has these bits. */
function floatOfBits(bits) {
  narrowBits[0] = bits;
  return narrowView[0];
}

/**
 * a * b + c of float32, rounded once. The product is exact in float64; Knuth's TwoSum finds what rounding the sum to it lost.
 * Rounded to odd instead, the sum shows that something was lost, and rounding it again gives the float32 next to the exact value
 * (Boldo and Melquiond 2008, "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd").
 */
function fma32(a, b, c) {
  const product = a * b;
  const sum = product + c;
  const added = sum - product;
  const lost = product - (sum - added) + (c - added);
  // NaN, where the sum is not finite, is neither.
  return lost > 0 || lost < 0 ? f32(roundedToOdd(sum, lost)) : f32(sum);
}

/** Of the two float64 about sum + lost the one whose last bit is set. */
function roundedToOdd(sum, lost) {
  wideView[0] = sum;
  const low = wideWords[LOW_WORD];
  if ((low & 1) === 0) {
    const outward = lost > 0 === sum > 0;
    wideWords[LOW_WORD] = outward ? low + 1 : low - 1;
    if (!outward && low === 0) {
      wideWords[HIGH_WORD] -= 1;
    }
  }
  return wideView[0];
}
