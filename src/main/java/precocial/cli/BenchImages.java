package precocial.cli;

import java.nio.file.Files;
import java.util.SplittableRandom;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.data.MnistCache;
import precocial.data.Preparation;
import precocial.io.FormatException;

/** What benchmarks show networks: MNIST where it is here already, else made-up images of its shape; nothing is fetched. */
public final class BenchImages {
  private static final String MADE_UP = "made-up images";
  private static final int SIDE = 16;
  private static final int CLASSES = 10;
  private static final int TRAIN = 60_000;
  private static final int TEST = 10_000;

  private BenchImages() {}

  /** @throws FormatException where a file of MNIST is here and damaged */
  public static DataSet here() throws FormatException {
    MnistCache cache = MnistCache.ofUser(line -> {});
    boolean there = cache.files().keySet().stream().allMatch(Files::isReadable);
    return there ? cache.load(Preparation.DEFAULT) : madeUp();
  }

  /** A class has a bright band of its own, with noise over it. */
  static DataSet madeUp() {
    return DataSet.of(MADE_UP, images(TRAIN, 1), images(TEST, 2));
  }

  private static ImageSet images(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
      for (int p = 0; p < SIDE * SIDE; p++) {
        boolean bright = p / SIDE * CLASSES / SIDE == labels[i];
        int at = i * SIDE * SIDE + p;
        pixels[at] = (byte) ((pixels[at] & 0x7F) + (bright ? 128 : 0));
      }
    }
    return ImageSet.of(SIDE, SIDE, CLASSES, pixels, labels);
  }
}
