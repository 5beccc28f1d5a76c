package precocial.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Small data sets, as bytes of IDX files. */
final class TestImages {
  /** In the order of {@link MnistFile#ALL}. */
  static final List<String> NAMES = MnistFile.ALL.stream().map(MnistFile::name).toList();

  private TestImages() {}

  /** An IDX file of unsigned bytes. */
  static byte[] idx(byte[] data, int... sizes) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length).putInt(0x0800 + sizes.length);
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(data).array();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static byte[] noise(int length, long seed) {
    byte[] noise = new byte[length];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  /** Labels 0, 1, 2 and so on, again and again. */
  static byte[] labels(int count, int classes) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % classes);
    }
    return labels;
  }

  /** The four files of a data set of noise, in the order of NAMES. */
  static List<byte[]> files(int train, int test, int rows, int columns, int classes) {
    return List.of(
        idx(noise(train * rows * columns, 1), train, rows, columns), idx(labels(train, classes), train),
        idx(noise(test * rows * columns, 2), test, rows, columns), idx(labels(test, classes), test));
  }

  static List<MnistFile> published(List<byte[]> files) {
    List<MnistFile> published = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      published.add(new MnistFile(NAMES.get(i), files.get(i).length, Sha256.of(files.get(i))));
    }
    return published;
  }

  /** @return the folder */
  static Path write(Path folder, List<byte[]> files) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder.resolve(NAMES.get(i)), files.get(i));
    }
    return folder;
  }
}
