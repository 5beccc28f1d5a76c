package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageSetTest {
  private static final ImageSet IMAGES = ImageSet.of(1, 2, 3, new byte[] {0, -1, 2, 3, 4, 5}, new byte[] {2, 1, 0});

  @Test
  void bytesAreUnsigned() {
    assertThat(IMAGES.pixel(0, 1)).isEqualTo(255);
    assertThat(ImageSet.of(1, 1, 256, new byte[1], new byte[] {-1}).label(0)).isEqualTo(255);
  }

  @Test
  void theFirstImagesKeepSizeAndClasses() {
    ImageSet two = IMAGES.first(2);
    assertThat(two.count()).isEqualTo(2);
    assertThat(two.pixels()).containsExactly(0, -1, 2, 3);
    assertThat(two.labels()).containsExactly(2, 1);
    assertThat(two.classes()).isEqualTo(3);
    assertThat(IMAGES.first(3)).isSameAs(IMAGES);
    assertThatThrownBy(() -> IMAGES.first(0)).hasMessage("the first 0 of 3 images");
    assertThatThrownBy(() -> IMAGES.first(4)).hasMessage("the first 4 of 3 images");
  }

  @Test
  void pickedImagesKeepTheOrderAskedFor() {
    ImageSet two = IMAGES.pick(new int[] {2, 0});
    assertThat(two.pixels()).containsExactly(4, 5, 0, -1);
    assertThat(two.labels()).containsExactly(0, 2);
    assertThat(two.classes()).isEqualTo(3);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ImageSet.of(1, 2, 2, new byte[2], new byte[] {2}))
        .hasMessage("label 2 of image 0 is beyond 2 classes");
    assertThatThrownBy(() -> ImageSet.of(1, 2, 2, new byte[3], new byte[1]))
        .hasMessage("3 pixels and 1 labels of images of 1 x 2 pixels");
    assertThatThrownBy(() -> ImageSet.of(0, 2, 2, new byte[0], new byte[1]))
        .hasMessage("images of 0 x 2 pixels; 1 to 65536 pixels are possible");
    assertThatThrownBy(() -> ImageSet.of(1, 1, 257, new byte[1], new byte[1]))
        .hasMessage("257 classes; a label of 8 bits tells 256");
    ImageSet other = ImageSet.of(2, 1, 3, new byte[2], new byte[1]);
    assertThatThrownBy(() -> DataSet.of("two", IMAGES, other)).hasMessage("training and test images differ in size or classes");
  }
}
