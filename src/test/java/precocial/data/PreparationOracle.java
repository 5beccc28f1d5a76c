package precocial.data;

/**
 * The preparation once more, from its description in float64 and not from our code: intensities up to 1, the tent of bilinear
 * interpolation as a sum over all source pixels, raw moments instead of central ones.
 */
final class PreparationOracle {
  private PreparationOracle() {}

  /** @return (16, 16) */
  static double[][] resize(double[][] image) {
    double[][] resized = new double[16][16];
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        double row = position(y, image.length);
        double column = position(x, image[0].length);
        for (int r = 0; r < image.length; r++) {
          for (int c = 0; c < image[0].length; c++) {
            resized[y][x] += Math.max(0, 1 - Math.abs(r - row)) * Math.max(0, 1 - Math.abs(c - column)) * image[r][c];
          }
        }
      }
    }
    return resized;
  }

  private static double position(int i, int size) {
    double position = size == 28 ? 1.75 * i + 0.375 : size * (2 * i + 1) / 32.0 - 0.5;
    return position < 0 ? 0 : position > size - 1 ? size - 1 : position;
  }

  static double[][] deskew(double[][] image) {
    double m00 = moment(image, 0, 0);
    double meanX = moment(image, 1, 0) / m00;
    double meanY = moment(image, 0, 1) / m00;
    double mu11 = moment(image, 1, 1) - meanX * moment(image, 0, 1);
    double mu02 = moment(image, 0, 2) - meanY * moment(image, 0, 1);
    if (m00 == 0 || Math.abs(mu02) < 0.01) {
      return image;
    }
    double skew = mu11 / mu02;
    double[][] upright = new double[16][16];
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        // Whole 1/1024 of a pixel, then 1/32, halves upward.
        double offset = Math.rint((skew * y - 8 * skew) * 1024);
        double column = Math.floor((offset + 16) / 32) / 32 + x;
        for (int c = 0; c < 16; c++) {
          upright[y][x] += Math.max(0, 1 - Math.abs(c - column)) * image[y][c];
        }
      }
    }
    return upright;
  }

  private static double moment(double[][] image, int powerX, int powerY) {
    double sum = 0;
    for (int y = 0; y < image.length; y++) {
      for (int x = 0; x < image[y].length; x++) {
        sum += image[y][x] * Math.pow(x, powerX) * Math.pow(y, powerY);
      }
    }
    return sum;
  }
}
