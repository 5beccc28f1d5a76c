package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** MNIST itself, from the user's cache. Where it is not there these tests are skipped, but fail in CI. */
class RealMnistTest {
  private static MnistCache cache;
  private static DataSet raw;
  private static DataSet deskewed;

  @BeforeAll
  static void load() throws IOException {
    // Without a source: a test is no reason to download.
    cache = new MnistCache(MnistCache.ofUser(line -> {}).folder(), MnistFile.ALL, List.of(), line -> {});
    boolean there = cache.files().keySet().stream().allMatch(Files::exists);
    assumeTrue(there || "true".equals(System.getenv("CI")), "no MNIST in " + cache.folder() + ": run precocial data mnist");
    raw = cache.load(Preparation.RAW);
    deskewed = cache.load(Preparation.DESKEW);
  }

  @Test
  void itHasTheImagesThatItIsKnownFor() {
    assertThat(List.of(raw.train().count(), raw.test().count(), raw.train().rows(), raw.train().columns(), raw.test().classes()))
        .containsExactly(60_000, 10_000, 28, 28, 10);
    // As published with many a program.
    assertThat(mean(raw.train()) / 255).isCloseTo(0.1307, within(0.00005));
    int[] ofEach = new int[10];
    for (byte label : raw.train().labels()) {
      ofEach[label]++;
    }
    assertThat(ofEach).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(raw.train().first(10).labels()).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(raw.test().first(10).labels()).containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
  }

  private static double mean(ImageSet images) {
    long sum = 0;
    for (byte pixel : images.pixels()) {
      sum += pixel & 0xFF;
    }
    return (double) sum / images.pixels().length;
  }

  @Test
  void preparedImagesNeverChange() throws IOException {
    assertThat(raw.sha256()).isEqualTo("2c5f2f9840741fb2fba3494844a010c0036508612aa12e9c5f8f44978cee3963");
    assertThat(deskewed.sha256()).isEqualTo("212e04dfea4d30b5c069845cbb846d9320da66bda1403c23068ccf2a8c719049");
    // The file in the cache may be of another time than the code.
    ImageSet test = Preparation.DESKEW.apply(raw.test());
    assertThat(test.pixels()).isEqualTo(deskewed.test().pixels());
    assertThat(deskewed.train().labels()).isEqualTo(raw.train().labels());
    assertThat(deskewed.train().pixelsPerImage()).isEqualTo(256);
    assertThat(mean(deskewed.train()) / 255).isCloseTo(mean(raw.train()) / 255, within(0.01));
  }

  @Test
  void unroundedValuesAreThoseOfAnIndependentComputation() {
    ImageSet images = raw.test().first(2000);
    for (int i = 0; i < images.count(); i++) {
      double[][] image = new double[28][28];
      for (int p = 0; p < 784; p++) {
        image[p / 28][p % 28] = images.pixel(i, p) / 255.0;
      }
      double[][] expected = PreparationOracle.deskew(PreparationOracle.resize(image));
      double[] unrounded = Preparation.DESKEW.unrounded(images, i);
      double worst = 0;
      for (int p = 0; p < 256; p++) {
        worst = Math.max(worst, Math.abs(unrounded[p] - expected[p / 16][p % 16]));
      }
      assertThat(worst).as("image " + i).isLessThan(1e-12);
    }
  }
}
