package precocial.eval;

import java.util.Random;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.network.NaiveImages;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

/** Made-up images, and what networks say of them in the slow, obvious way. */
final class SmallImages {
  private SmallImages() {}

  /** Random pixels, a third of them 0, and random labels; the last class has no image. */
  static ImageSet random(int pixels, int classes, int count, long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[count * pixels];
    byte[] labels = new byte[count];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(0, random.nextInt(384) - 128);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(classes - 1);
    }
    return ImageSet.of(1, pixels, classes, bytes, labels);
  }

  /** Outputs under a shared weight: (images, classes). */
  static float[][] outputs(Genome genome, ImageBatch batch, float weight) {
    Network network = NetworkCompiler.compile(genome);
    float[][] outputs = new float[batch.count()][];
    for (int i = 0; i < outputs.length; i++) {
      int[] leaves = new int[1 + batch.images().pixelsPerImage()];
      leaves[0] = 255;
      for (int p = 1; p < leaves.length; p++) {
        leaves[p] = batch.images().pixel(batch.place(i), p - 1);
      }
      outputs[i] = NaiveImages.outputs(network, weight, leaves);
    }
    return outputs;
  }

  /** Mean of minus the logarithm of the softmax of the label's output. */
  static double loss(float[][] outputs, ImageBatch batch) {
    double total = 0;
    for (int i = 0; i < outputs.length; i++) {
      double label = outputs[i][batch.label(i)];
      double greatest = greatest(outputs[i]);
      double sum = 0;
      for (float output : outputs[i]) {
        sum += Math.exp(output - greatest);
      }
      total += greatest - label + Math.log(sum);
    }
    return total / outputs.length;
  }

  private static double greatest(float[] outputs) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float output : outputs) {
      greatest = Math.max(greatest, output);
    }
    return greatest;
  }

  /** The greatest magnitude of an output, at least 1. */
  static double size(float[][] outputs) {
    double size = 1;
    for (float[] of : outputs) {
      for (float output : of) {
        size = Math.max(size, Math.abs(output));
      }
    }
    return size;
  }
}
