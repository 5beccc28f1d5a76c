package precocial.weights;

import precocial.genome.Activation;
import precocial.network.GenomeSketch;
import precocial.search.MadeUpImages;

/** Networks written by hand, small enough that slow loops may go over all that they do. */
final class SmallNetworks {
  private SmallNetworks() {}

  /** Of swing-up's shape: three connections that count, with these weights, and two that do not. */
  static GenomeSketch swingUp(float a, float b, float c) {
    return new GenomeSketch(5, 1).hidden(7, Activation.SINE).hidden(8, Activation.TANH)
        .on(4, 7, a).on(5, 7, b).on(7, 6, c).off(1, 6).on(2, 8, 1f);
  }

  /** Each output is the sum of some of the pixels that its class has bright, too few to be always right. */
  static GenomeSketch rows() {
    GenomeSketch sketch = new GenomeSketch(MadeUpImages.PIXELS, MadeUpImages.CLASSES);
    for (int p = 0; p < MadeUpImages.PIXELS; p += 5) {
      sketch.on(1 + p, 1 + MadeUpImages.PIXELS + p / MadeUpImages.SIDE / 2, 0.5f + p % 3);
    }
    return sketch;
  }

  /** The first output is the first pixel; the last is minus that. */
  static GenomeSketch firstAgainstLast() {
    int output = 1 + MadeUpImages.PIXELS;
    return new GenomeSketch(MadeUpImages.PIXELS, MadeUpImages.CLASSES).hidden(output + 3, Activation.INVERSE).on(1, output)
        .on(1, output + 3).on(output + 3, output + 2);
  }
}
