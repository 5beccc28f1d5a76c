package precocial.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done to images before networks see them. */
public enum Preparation {
  /** 16 x 16 pixels, made upright: the paper's. */
  DESKEW,
  /** 16 x 16 pixels. */
  RESIZE,
  /** Images as they are in the files. */
  RAW;

  /** What is done unless another is asked for. */
  public static final Preparation DEFAULT = DESKEW;

  /** As typed and printed, in small letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them, {@link #DEFAULT} first. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Preparation::label).toList();
  }

  /** @throws IllegalArgumentException naming those there are */
  public static Preparation ofLabel(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "there is no preparation '" + label + "'; known: " + String.join(", ", labels())));
  }

  /** Prepared images, rounded to 8 bits, ties to even. */
  public ImageSet apply(ImageSet images) {
    if (this == RAW) {
      return images;
    }
    Resize resize = new Resize(images.rows(), images.columns());
    int size = Resize.SIDE * Resize.SIDE;
    byte[] pixels = new byte[Math.multiplyExact(images.count(), size)];
    for (int i = 0; i < images.count(); i++) {
      double[] prepared = shades(resize, images, i);
      for (int p = 0; p < size; p++) {
        pixels[i * size + p] = (byte) Math.rint(prepared[p]);
      }
    }
    return ImageSet.of(Resize.SIDE, Resize.SIDE, images.classes(), pixels, images.labels());
  }

  /**
   * One image before it is rounded to 8 bits, (rows, columns) of 0 to 1.
   *
   * @param images as they are in the files
   */
  public double[] unrounded(ImageSet images, int image) {
    double[] shades =
        this == RAW
            ? raw(images, image)
            : shades(new Resize(images.rows(), images.columns()), images, image);
    return Arrays.stream(shades).map(shade -> shade / 255).toArray();
  }

  private static double[] raw(ImageSet images, int image) {
    double[] shades = new double[images.pixelsPerImage()];
    Arrays.setAll(shades, p -> images.pixel(image, p));
    return shades;
  }

  /** 0 to 255, not rounded. */
  private double[] shades(Resize resize, ImageSet images, int image) {
    double[] resized = resize.of(images, image);
    return this == DESKEW ? Deskew.of(resized) : resized;
  }
}
