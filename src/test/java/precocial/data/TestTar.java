package precocial.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes tar archives. */
final class TestTar {
  private TestTar() {}

  /** @param files by name; a name that ends in a slash is a folder */
  static byte[] of(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach(
        (name, content) -> {
          byte[] header = new byte[512];
          put(header, 0, name);
          put(header, 124, String.format("%011o", content.length));
          put(header, 156, name.endsWith("/") ? "5" : "0");
          out.writeBytes(header);
          out.writeBytes(content);
          out.writeBytes(new byte[(512 - content.length % 512) % 512]);
        });
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
