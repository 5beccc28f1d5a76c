package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.data.TestImages.gzip;
import static precocial.data.TestImages.idx;
import static precocial.data.TestImages.labels;
import static precocial.data.TestImages.noise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.FormatException;

class IdxFolderTest {
  @TempDir Path folder;

  private Path put(int file, byte[] content) throws IOException {
    return Files.write(folder.resolve(TestImages.NAMES.get(file)), content);
  }

  private void refused(String source, String message) {
    assertThatThrownBy(() -> DataSets.ofFolder(folder, Preparation.RAW))
        .isInstanceOf(FormatException.class)
        .hasMessage((source.isEmpty() ? folder : folder.resolve(source)) + ": " + message);
  }

  @Test
  void aDataSetHasTheImagesAndLabelsOfItsFiles() throws IOException {
    TestImages.write(folder, TestImages.files(7, 5, 3, 4, 3));
    DataSet data = DataSets.ofFolder(folder, Preparation.RAW);
    assertThat(data.name()).isEqualTo(folder.toString());
    ImageSet train = data.train();
    assertThat(List.of(train.count(), train.rows(), train.columns(), train.pixelsPerImage(), train.classes()))
        .containsExactly(7, 3, 4, 12, 3);
    assertThat(List.of(data.test().count(), data.test().classes())).containsExactly(5, 3);
    byte[] pixels = noise(7 * 12, 1);
    assertThat(train.pixels()).isEqualTo(pixels);
    assertThat(train.pixel(2, 5)).isEqualTo(Byte.toUnsignedInt(pixels[2 * 12 + 5]));
    assertThat(train.label(5)).isEqualTo(2);
    assertThat(data.test().pixels()).isEqualTo(noise(5 * 12, 2));
  }

  @Test
  void namesOfOtherDataSetsAreKnown() throws IOException {
    List<byte[]> files = TestImages.files(4, 4, 2, 2, 27);
    List<String> emnist = List.of(
        "emnist-letters-train-images-idx3-ubyte.gz", "emnist-letters-train-labels-idx1-ubyte.gz",
        "emnist-letters-test-images-idx3-ubyte.gz", "emnist-letters-test-labels-idx1-ubyte.gz");
    List<String> dots = List.of(
        "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "T10K-images.idx3-ubyte", "t10k-labels.idx1-ubyte");
    for (List<String> names : List.of(emnist, dots)) {
      Path own = Files.createDirectory(folder.resolve(names == dots ? "latest" : "emnist"));
      Files.writeString(own.resolve("emnist-letters-mapping.txt"), "1 65 97");
      Files.createDirectory(own.resolve("train-images-idx3-ubyte"));
      for (int i = 0; i < 4; i++) {
        Files.write(own.resolve(names.get(i)), names == dots ? files.get(i) : gzip(files.get(i)));
      }
      assertThat(DataSets.ofFolder(own, Preparation.RAW).test().pixels()).isEqualTo(noise(16, 2));
    }
  }

  @Test
  void aFileThatIsMissingOrThereTwiceIsNamed() throws IOException {
    refused("", "has no file of training images, as train-images-idx3-ubyte or train-images-idx3-ubyte.gz");
    TestImages.write(folder, TestImages.files(4, 4, 2, 2, 2));
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    refused("", "has no file of test labels, as t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz");
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), new byte[1]);
    refused("", "has several files of training labels, where one is needed: train-labels-idx1-ubyte, train-labels-idx1-ubyte.gz");
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> DataSets.ofFolder(none, Preparation.RAW))
        .isInstanceOf(FormatException.class)
        .hasMessage(none + ": cannot be read: no such file or directory");
    Files.createFile(none);
    assertThatThrownBy(() -> DataSets.ofFolder(none, Preparation.RAW))
        .hasMessage(none + ": cannot be read: it is not a directory");
  }

  @Test
  void filesThatDoNotFitEachOtherAreRefused() throws IOException {
    TestImages.write(folder, TestImages.files(7, 5, 3, 4, 3));
    put(1, idx(labels(6, 3), 6));
    refused(
        "train-labels-idx1-ubyte",
        "has 6 labels, but " + folder.resolve("train-images-idx3-ubyte") + " has 7 images");
    put(1, idx(labels(7, 2), 7));
    refused("t10k-labels-idx1-ubyte", "label 2 of image 2 is beyond the classes of the training labels, 0 to 1");
    put(1, idx(new byte[7], 7));
    refused("train-labels-idx1-ubyte", "every label is 0; at least two classes are needed");
    put(2, idx(noise(5 * 16, 2), 5, 4, 4));
    refused(
        "t10k-images-idx3-ubyte",
        "has images of 4 x 4 pixels, but the training images of " + folder.resolve("train-images-idx3-ubyte") + " have 3 x 4");
    put(0, idx(new byte[257 * 256], 1, 257, 256));
    refused("train-images-idx3-ubyte", "has images of 257 x 256 pixels; at most 65536 pixels are possible");
    put(0, idx(new byte[7], 7));
    refused(
        "train-images-idx3-ubyte",
        "begins with 0x00000801, not 0x00000803: an IDX file of unsigned bytes in 3 dimensions is needed");
  }

  @Test
  void theHashTellsContentsApart() throws IOException {
    List<byte[]> files = TestImages.files(7, 5, 3, 4, 3);
    String hash = DataSets.ofFolder(TestImages.write(folder, files), Preparation.RAW).sha256();
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(DataSets.ofFolder(TestImages.write(folder.resolve("copy"), files), Preparation.RAW).sha256()).isEqualTo(hash);
    for (int i = 0; i < 4; i++) {
      byte[] other = files.get(i).clone();
      other[other.length - 1] ^= 1;
      put(i, other);
      assertThat(DataSets.ofFolder(folder, Preparation.RAW).sha256()).isNotEqualTo(hash);
      put(i, files.get(i));
    }
    assertThat(DataSets.ofFolder(folder, Preparation.RESIZE).sha256()).isNotEqualTo(hash);
  }
}
