package precocial.search;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import precocial.data.DataSet;
import precocial.data.ImageSet;

/** Images that a few connections tell apart: 6 x 6 pixels of noise, of which two rows are brighter, by class. */
public final class MadeUpImages {
  public static final int SIDE = 6;
  public static final int PIXELS = SIDE * SIDE;
  public static final int CLASSES = 3;

  private MadeUpImages() {}

  /** As many training images as said and a third as many to test on. */
  public static DataSet dataSet(int train, long seed) {
    return DataSet.of("made up", images(train, seed), images(train / 3, seed + 1000));
  }

  public static ImageSet images(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      // The first ones have every class.
      labels[i] = (byte) (i < CLASSES ? i : random.nextInt(CLASSES));
      for (int p = 0; p < PIXELS; p++) {
        boolean bright = p / SIDE / 2 == labels[i];
        pixels[i * PIXELS + p] = (byte) (random.nextInt(90) + (bright ? random.nextInt(166) : 0));
      }
    }
    return ImageSet.of(SIDE, SIDE, CLASSES, pixels, labels);
  }

  /** Writes the four IDX files, named as MNIST's, to a folder that is made. */
  public static Path write(Path folder, DataSet data) throws IOException {
    Files.createDirectories(folder);
    write(folder, "train", data.train());
    write(folder, "t10k", data.test());
    return folder;
  }

  private static void write(Path folder, String prefix, ImageSet images) throws IOException {
    idx(folder.resolve(prefix + "-images-idx3-ubyte"), images.pixels(), images.count(), images.rows(), images.columns());
    idx(folder.resolve(prefix + "-labels-idx1-ubyte"), images.labels(), images.count());
  }

  private static void idx(Path file, byte[] bytes, int... sizes) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeInt(0x0800 + sizes.length);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(bytes);
    }
  }
}
