package precocial.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TarTest {
  private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

  static {
    FILES.put("a/", new byte[0]);
    FILES.put("a/one", TestImages.noise(700, 1));
    FILES.put("a/none", new byte[0]);
    FILES.put("a/block", TestImages.noise(1024, 2));
    FILES.put("x".repeat(100), TestImages.noise(3, 3));
  }

  private static Map<String, byte[]> read(byte[] archive, int most) throws IOException {
    Map<String, byte[]> read = new LinkedHashMap<>();
    Tar.read(new ByteArrayInputStream(archive), (name, content) -> read.put(name, content.readNBytes(most)));
    return read;
  }

  @Test
  void filesAreReadInOrderAndFoldersAreNot() throws IOException {
    Map<String, byte[]> read = read(TestTar.of(FILES), 5000);
    assertThat(read.keySet()).containsExactly("a/one", "a/none", "a/block", "x".repeat(100));
    read.forEach((name, content) -> assertThat(content).as(name).isEqualTo(FILES.get(name)));
  }

  @Test
  void whatIsNotReadIsSkipped() throws IOException {
    assertThat(read(TestTar.of(FILES), 2)).hasSize(4).containsKey("a/block");
  }

  @Test
  void aCutArchiveIsRefused() {
    byte[] archive = TestTar.of(FILES);
    for (int length : new int[] {0, 100, 600, 1100, 1700, archive.length - 1030}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(archive, length), 5000)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anotherKindOfFileIsRefused() {
    byte[] other = new byte[2048];
    Arrays.fill(other, (byte) 'x');
    assertThatThrownBy(() -> read(other, 5)).isInstanceOf(IOException.class).hasMessage("not a tar archive");
  }
}
