package precocial.data;

import java.util.Arrays;

/** Labelled images of one size, 8 bits a pixel, 0 for no ink. */
public final class ImageSet {
  /**
   * The most pixels that an image may have: a network's sum over all of them and the bias is then an integer below 2^24, which
   * float32 holds exactly.
   */
  public static final int MOST_PIXELS = 1 << 16;

  private final int rows;
  private final int columns;
  private final int classes;
  private final byte[] pixels; // (images, rows, columns), unsigned
  private final byte[] labels; // (images), unsigned

  private ImageSet(int rows, int columns, int classes, byte[] pixels, byte[] labels) {
    this.rows = rows;
    this.columns = columns;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
  }

  /**
   * The arrays are kept, not copied.
   *
   * @param classes at most 256
   * @param pixels (images, rows, columns), unsigned bytes
   * @param labels (images), unsigned bytes below classes
   * @throws IllegalArgumentException for images without pixels or with more than {@value #MOST_PIXELS}, arrays that do not fit
   *     each other or have no image, more than 256 classes, or a label beyond them
   */
  public static ImageSet of(int rows, int columns, int classes, byte[] pixels, byte[] labels) {
    if (rows < 1 || columns < 1 || (long) rows * columns > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "images of " + rows + " x " + columns + " pixels; 1 to " + MOST_PIXELS + " pixels are possible");
    }
    if (labels.length < 1 || pixels.length != (long) labels.length * rows * columns) {
      throw new IllegalArgumentException(
          pixels.length + " pixels and " + labels.length + " labels of images of " + rows + " x " + columns + " pixels");
    }
    if (classes > 256) {
      throw new IllegalArgumentException(classes + " classes; a label of 8 bits tells 256");
    }
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        throw new IllegalArgumentException(
            "label " + (labels[i] & 0xFF) + " of image " + i + " is beyond " + classes + " classes");
      }
    }
    return new ImageSet(rows, columns, classes, pixels, labels);
  }

  /** Classes of a training set: one more than its highest label. */
  static int classes(byte[] labels) {
    int classes = 0;
    for (byte label : labels) {
      classes = Math.max(classes, (label & 0xFF) + 1);
    }
    return classes;
  }

  /** How many images there are, at least one. */
  public int count() {
    return labels.length;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int pixelsPerImage() {
    return rows * columns;
  }

  /** Labels are below this. */
  public int classes() {
    return classes;
  }

  /**
   * From 0 to 255.
   *
   * @param p the pixel, counted row by row from the top left
   */
  public int pixel(int image, int p) {
    return pixels[image * rows * columns + p] & 0xFF;
  }

  public int label(int image) {
    return labels[image] & 0xFF;
  }

  /** (images, rows, columns), unsigned; not to be written to. */
  public byte[] pixels() {
    return pixels;
  }

  /** (images), unsigned; not to be written to. */
  public byte[] labels() {
    return labels;
  }

  /** The images of these places, in their order. */
  public ImageSet pick(int[] places) {
    int size = rows * columns;
    byte[] some = new byte[places.length * size];
    byte[] theirs = new byte[places.length];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(pixels, places[i] * size, some, i * size, size);
      theirs[i] = labels[places[i]];
    }
    return of(rows, columns, classes, some, theirs);
  }

  /** The first images, in file order; n from 1 to {@link #count()}. */
  public ImageSet first(int n) {
    if (n < 1 || n > count()) {
      throw new IllegalArgumentException("the first " + n + " of " + count() + " images");
    }
    return n == count()
        ? this
        : new ImageSet(rows, columns, classes, Arrays.copyOf(pixels, n * rows * columns), Arrays.copyOf(labels, n));
  }
}
