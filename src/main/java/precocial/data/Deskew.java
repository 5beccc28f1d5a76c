package precocial.data;

/**
 * Makes slanted writing upright by a shear, as Gaier and Ha (2019) prepared MNIST:
 *
 * <ol>
 *   <li>skew = mu11 / mu02, central moments of the pixel coordinates weighted by intensity; next to no mu02: unchanged;
 *   <li>output (x, y) is taken from row y at column x + skew (y - 8), to 1/32 of a pixel, between two pixels linearly; outside
 *       the image is 0.
 * </ol>
 *
 * Only the skew is rounded by the arithmetic; interpolation is exact in a double.
 */
final class Deskew {
  private static final int SIDE = Resize.SIDE;
  /** Below it the image stays as it is: 0.01 of intensities up to 1. */
  private static final double LEAST_MU02 = 0.01 * 255;

  private Deskew() {}

  /** @param image (SIDE, SIDE) of 0 to 255; so is the result */
  static double[] of(double[] image) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int p = 0; p < image.length; p++) {
      sum += image[p];
      sumX += image[p] * (p % SIDE);
      sumY += image[p] * (p / SIDE);
    }
    if (sum == 0) {
      return image;
    }
    double meanX = sumX / sum;
    double meanY = sumY / sum;
    double mu11 = 0;
    double mu02 = 0;
    for (int p = 0; p < image.length; p++) {
      double dy = p / SIDE - meanY;
      mu11 += image[p] * (p % SIDE - meanX) * dy;
      mu02 += image[p] * dy * dy;
    }
    return mu02 < LEAST_MU02 ? image : shear(image, mu11 / mu02);
  }

  private static double[] shear(double[] image, double skew) {
    double[] upright = new double[image.length];
    for (int y = 0; y < SIDE; y++) {
      // The original's fixed point: 1/1024 of a pixel, then 1/32.
      int start = (int) Math.rint((skew * y - SIDE / 2 * skew) * 1024) + 16;
      for (int x = 0; x < SIDE; x++) {
        int position = (start + 1024 * x) >> 5;
        int column = position >> 5;
        double fraction = (position & 31) / 32.0;
        upright[y * SIDE + x] = (1 - fraction) * at(image, y, column) + fraction * at(image, y, column + 1);
      }
    }
    return upright;
  }

  private static double at(double[] image, int y, int column) {
    return column < 0 || column >= SIDE ? 0 : image[y * SIDE + column];
  }
}
