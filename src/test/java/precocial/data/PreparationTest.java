package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {
  private static final int SIDE = 16;

  private static ImageSet images(int rows, int columns, byte[] pixels) {
    return ImageSet.of(rows, columns, 2, pixels, new byte[pixels.length / rows / columns]);
  }

  /** Strokes rather than noise: noise has hardly any skew. */
  private static byte[] strokes(int count, int rows, int columns) {
    Random random = new Random(11);
    byte[] pixels = new byte[count * rows * columns];
    for (int i = 0; i < count; i++) {
      double slant = 3 * random.nextDouble() - 1.5;
      for (int y = rows / 8; y < rows; y++) {
        double middle = columns / 2.0 + slant * (y - rows / 2.0) + random.nextInt(3);
        for (int x = 0; x < columns; x++) {
          double ink = Math.abs(x - middle) < 3 ? 180 + random.nextInt(76) : random.nextInt(12) / 8;
          pixels[(i * rows + y) * columns + x] = (byte) ink;
        }
      }
    }
    return pixels;
  }

  @ParameterizedTest
  @CsvSource({"28, 28", "16, 16", "20, 33", "5, 9", "1, 1", "64, 7"})
  void unroundedValuesAreThoseOfAnIndependentComputation(int rows, int columns) {
    int count = 40;
    byte[] pixels = strokes(count, rows, columns);
    ImageSet images = images(rows, columns, pixels);
    for (int i = 0; i < count; i++) {
      double[][] image = new double[rows][columns];
      for (int p = 0; p < rows * columns; p++) {
        image[p / columns][p % columns] = (pixels[i * rows * columns + p] & 0xFF) / 255.0;
      }
      double[][] resized = PreparationOracle.resize(image);
      assertThat(Preparation.RESIZE.unrounded(images, i)).containsExactly(flat(resized), within(1e-13));
      double[] upright = flat(PreparationOracle.deskew(resized));
      assertThat(Preparation.DESKEW.unrounded(images, i)).containsExactly(upright, within(1e-12));
      assertThat(Preparation.RAW.unrounded(images, i)).containsExactly(flat(image));
    }
  }

  private static double[] flat(double[][] image) {
    return Arrays.stream(image).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void preparedImagesAreTheUnroundedOnesRoundedToNearest() {
    ImageSet images = images(28, 28, strokes(30, 28, 28));
    for (Preparation preparation : Preparation.values()) {
      ImageSet prepared = preparation.apply(images);
      int distinct = 0;
      for (int i = 0; i < images.count(); i++) {
        double[] unrounded = preparation.unrounded(images, i);
        for (int p = 0; p < unrounded.length; p++) {
          assertThat((double) prepared.pixel(i, p)).isCloseTo(255 * unrounded[p], within(0.5 + 1e-9));
          distinct += prepared.pixel(i, p) == 255 * unrounded[p] ? 0 : 1;
        }
      }
      assertThat(distinct == 0).isEqualTo(preparation == Preparation.RAW);
      assertThat(prepared.labels()).isEqualTo(images.labels());
      assertThat(prepared.classes()).isEqualTo(images.classes());
    }
  }

  @Test
  void halvesAreRoundedToEven() {
    // Of a row of 32, output pixel 0 is halfway between pixels 0 and 1.
    byte[] row = new byte[32];
    row[0] = 1;
    row[2] = 3;
    row[5] = (byte) 255;
    row[4] = (byte) 254;
    ImageSet prepared = Preparation.RESIZE.apply(images(1, 32, row));
    assertThat(prepared.pixel(0, 0)).isEqualTo(0);
    assertThat(prepared.pixel(0, 1)).isEqualTo(2);
    assertThat(prepared.pixel(0, 2)).isEqualTo(254);
  }

  @Test
  void twentyEightPixelsAreSampledWhereTheOriginalDoes() {
    byte[] ramp = new byte[28 * 28];
    for (int p = 0; p < ramp.length; p++) {
      ramp[p] = (byte) (p % 28 + 2 * (p / 28));
    }
    double[] resized = Preparation.RESIZE.unrounded(images(28, 28, ramp), 0);
    for (int p = 0; p < resized.length; p++) {
      double expected = 1.75 * (p % SIDE) + 0.375 + 2 * (1.75 * (p / SIDE) + 0.375);
      assertThat(255 * resized[p]).isCloseTo(expected, within(1e-12));
    }
  }

  private static double[] bar(double slant) {
    double[] image = new double[SIDE * SIDE];
    for (int y = 3; y < 13; y++) {
      double left = 7.5 + slant * (y - 7.5) - 1;
      for (int x = 0; x < SIDE; x++) {
        // How much of the pixel a bar of 3 pixels covers.
        double covered = Math.max(0, Math.min(x + 0.5, left + 2.5) - Math.max(x - 0.5, left - 0.5));
        image[y * SIDE + x] = 255 * covered;
      }
    }
    return image;
  }

  @Test
  void anUprightImageStaysAsItIs() {
    double[] upright = bar(0);
    assertThat(Deskew.of(upright)).containsExactly(upright, within(1e-12));
  }

  @Test
  void aSlantedBarBecomesUpright() {
    for (double slant : new double[] {-0.6, -0.25, 0.3, 0.7}) {
      double[] deskewed = Deskew.of(bar(slant));
      double[] centres = new double[10];
      for (int y = 3; y < 13; y++) {
        double sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += deskewed[y * SIDE + x];
          centres[y - 3] += deskewed[y * SIDE + x] * x;
        }
        centres[y - 3] /= sum;
      }
      // The bar stands where it crossed row 8.
      assertThat(centres).as("slant " + slant).containsExactly(filled(7.5 + slant * 0.5), within(0.05));
    }
  }

  private static double[] filled(double value) {
    double[] all = new double[10];
    Arrays.fill(all, value);
    return all;
  }

  @Test
  void hardlyAnyHeightMeansNoShear() {
    double[] flat = new double[SIDE * SIDE];
    assertThat(Deskew.of(flat)).isSameAs(flat);
    flat[5 * SIDE + 2] = 255;
    flat[5 * SIDE + 9] = 255;
    assertThat(Deskew.of(flat)).isSameAs(flat);
    // mu02 is close to 0.004, then 0.02, of intensities up to 1; mu11 is 7 times as large.
    flat[6 * SIDE + 9] = 1;
    assertThat(Deskew.of(flat)).isSameAs(flat);
    flat[6 * SIDE + 9] = 5;
    assertThat(Deskew.of(flat)).isNotSameAs(flat);
  }

  @Test
  void whatIsShearedOutOfTheImageIsLostAndZeroComesIn() {
    double[] steep = new double[SIDE * SIDE];
    steep[0] = 255;
    steep[SIDE * SIDE - 1] = 255;
    double[] upright = Deskew.of(steep);
    // Skew 1: row 0 moves 8 pixels to the right, row 15 7 to the left.
    assertThat(upright[8]).isEqualTo(255);
    assertThat(upright[15 * SIDE + 8]).isEqualTo(255);
    assertThat(Arrays.stream(upright).sum()).isEqualTo(510);
  }

  @Test
  void labelsAreSmallLettersAndUnknownOnesRefused() {
    assertThat(Preparation.labels()).containsExactly("deskew", "resize", "raw").startsWith(Preparation.DEFAULT.label());
    assertThat(Preparation.ofLabel("resize")).isEqualTo(Preparation.RESIZE);
    assertThatThrownBy(() -> Preparation.ofLabel("blur"))
        .hasMessage("there is no preparation 'blur'; known: deskew, resize, raw");
  }
}
