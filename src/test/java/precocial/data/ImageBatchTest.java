package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBatchTest {
  /** Images of 1 pixel, which is their place; labels go round, but 2 of the 5 classes have no image. */
  private static ImageSet images(int count) {
    byte[] pixels = new byte[count];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = (byte) i;
      labels[i] = (byte) new int[] {3, 0, 1}[i % 3];
    }
    return ImageSet.of(1, 1, 5, pixels, labels);
  }

  @Test
  void allImagesStandInTheOrderOfLabelThenPlace() {
    ImageBatch batch = ImageBatch.all(images(7));
    assertThat(batch.count()).isEqualTo(7);
    assertThat(IntStream.range(0, 7).map(batch::place)).containsExactly(1, 4, 2, 5, 0, 3, 6);
    assertThat(IntStream.range(0, 7).map(batch::label)).containsExactly(0, 0, 1, 1, 3, 3, 3);
    assertThat(IntStream.rangeClosed(0, 5).map(batch::classStart)).containsExactly(0, 2, 4, 4, 7, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50, 199, 200})
  void drawnImagesAreDifferentOnesInOrder(int count) {
    ImageSet images = images(200);
    ImageBatch batch = ImageBatch.draw(images, count, new Random(count));
    assertThat(batch.images()).isSameAs(images);
    assertThat(batch.count()).isEqualTo(count);
    assertThat(IntStream.range(0, count).map(batch::place).distinct().count()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      assertThat(batch.place(i)).isBetween(0, 199);
      assertThat(batch.label(i)).isEqualTo(images.label(batch.place(i)));
      assertThat(i).isBetween(batch.classStart(batch.label(i)), batch.classStart(batch.label(i) + 1) - 1);
      if (i > 0 && batch.label(i) == batch.label(i - 1)) {
        assertThat(batch.place(i)).isGreaterThan(batch.place(i - 1));
      } else if (i > 0) {
        assertThat(batch.label(i)).isGreaterThan(batch.label(i - 1));
      }
    }
    assertThat(batch.classStart(5)).isEqualTo(count);
  }

  /** Each of 50 images is drawn about 2,000 of 10,000 times; the deviation is 40. */
  @Test
  void everyImageIsDrawnAboutAsOften() {
    ImageSet images = images(50);
    Random random = new Random(4);
    int[] drawn = new int[50];
    for (int i = 0; i < 10_000; i++) {
      ImageBatch batch = ImageBatch.draw(images, 10, random);
      for (int k = 0; k < 10; k++) {
        drawn[batch.place(k)]++;
      }
    }
    for (int count : drawn) {
      assertThat(count).isBetween(1840, 2160);
    }
    assertThat(drawn[0]).isNotEqualTo(drawn[1]);
  }

  @Test
  void theDrawDependsOnTheGeneratorAlone() {
    ImageSet images = images(100);
    int[] first = places(ImageBatch.draw(images, 20, new Random(1)));
    assertThat(places(ImageBatch.draw(images, 20, new Random(1)))).containsExactly(first);
    assertThat(places(ImageBatch.draw(images, 20, new Random(2)))).isNotEqualTo(first);
    assertThat(places(ImageBatch.draw(images, 100, new Random(2)))).containsExactly(places(ImageBatch.all(images)));
  }

  private static int[] places(ImageBatch batch) {
    return IntStream.range(0, batch.count()).map(batch::place).toArray();
  }

  @Test
  void moreImagesThanThereAreAndNoneCannotBeDrawn() {
    for (int count : new int[] {11, 0, -1}) {
      assertThatThrownBy(() -> ImageBatch.draw(images(10), count, new Random(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a draw of " + count + " images; 1 to 10 are possible");
    }
  }
}
