package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import precocial.data.DataSet;
import precocial.data.ImageSet;

class BenchImagesTest {
  @Test
  void madeUpImagesHaveTheShapeOfMnist() throws Exception {
    DataSet data = BenchImages.madeUp();
    assertThat(data.name()).isEqualTo("made-up images");
    assertThat(data.train().count()).isEqualTo(60_000);
    assertThat(data.test().count()).isEqualTo(10_000);
    assertThat(data.train().pixelsPerImage()).isEqualTo(256);
    assertThat(data.train().classes()).isEqualTo(10);
    assertThat(BenchImages.madeUp().sha256()).isEqualTo(data.sha256());
    assertThat(BenchImages.here().train().count()).isEqualTo(60_000);
  }

  @Test
  void aClassIsKnownByItsBand() {
    ImageSet train = BenchImages.madeUp().train();
    for (int image = 0; image < 50; image++) {
      for (int row = 0; row < 16; row++) {
        assertThat(train.pixel(image, 16 * row) >= 128).isEqualTo(row * 10 / 16 == train.label(image));
      }
    }
  }
}
