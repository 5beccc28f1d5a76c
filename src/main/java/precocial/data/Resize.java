package precocial.data;

/**
 * Bilinear resizing to {@value #SIDE} x {@value #SIDE} pixels without antialiasing: output pixel i samples an axis of n pixels at
 * (i + 0.5) n / {@value #SIDE} - 0.5, clamped to its ends; 1.75 i + 0.375 where n is 28.
 *
 * <p>Positions are multiples of 1/32 and pixels integers, so the results are exact in a double: no order of operations matters.
 */
final class Resize {
  static final int SIDE = 16;

  private final int columns;
  private final Axis vertical;
  private final Axis horizontal;

  /** For images of this size. */
  Resize(int rows, int columns) {
    this.columns = columns;
    vertical = new Axis(rows);
    horizontal = new Axis(columns);
  }

  private static final class Axis {
    private final int[] low = new int[SIDE];
    private final int[] high = new int[SIDE];
    private final double[] fraction = new double[SIDE];

    Axis(int size) {
      for (int i = 0; i < SIDE; i++) {
        double position = Math.min(Math.max((i + 0.5) * size / SIDE - 0.5, 0), size - 1);
        low[i] = (int) position;
        high[i] = Math.min(low[i] + 1, size - 1);
        fraction[i] = position - low[i];
      }
    }
  }

  /** (SIDE, SIDE) of 0 to 255. */
  double[] of(ImageSet images, int image) {
    double[] resized = new double[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      int above = vertical.low[y] * columns;
      int below = vertical.high[y] * columns;
      double fy = vertical.fraction[y];
      for (int x = 0; x < SIDE; x++) {
        int left = horizontal.low[x];
        int right = horizontal.high[x];
        double fx = horizontal.fraction[x];
        double upper = (1 - fx) * images.pixel(image, above + left) + fx * images.pixel(image, above + right);
        double lower = (1 - fx) * images.pixel(image, below + left) + fx * images.pixel(image, below + right);
        resized[y * SIDE + x] = (1 - fy) * upper + fy * lower;
      }
    }
    return resized;
  }
}
