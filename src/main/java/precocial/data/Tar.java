package precocial.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the files of a tar archive, POSIX ustar: a header of 512 bytes with the name at 0, the size in octal at 124 and the type
 * at 156, then the content, filled up to 512 bytes. Names longer than 100 bytes are cut off.
 */
final class Tar {
  private static final int BLOCK = 512;

  /** Told of each file. */
  @FunctionalInterface
  interface Visitor {
    /** @param content ends with the file; need not be read */
    void file(String name, InputStream content) throws IOException;
  }

  private Tar() {}

  /** @throws IOException where it is not a whole tar archive */
  static void read(InputStream in, Visitor visitor) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      long size = size(header);
      Entry content = new Entry(in, size);
      if (header[156] == '0' || header[156] == 0) {
        visitor.file(text(header, 0, 100), content);
      }
      content.skipToEnd();
      in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
      header = in.readNBytes(BLOCK);
    }
    if (header.length < BLOCK) {
      throw new EOFException("the archive is cut short");
    }
  }

  private static long size(byte[] header) throws IOException {
    String octal = text(header, 124, 12).strip();
    if (!octal.matches("[0-7]{1,11}")) {
      throw new IOException("not a tar archive");
    }
    return Long.parseLong(octal, 8);
  }

  private static String text(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.UTF_8);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }

  private static final class Entry extends InputStream {
    private final InputStream in;
    private long left;

    Entry(InputStream in, long size) {
      this.in = in;
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(buffer, from, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the archive is cut short");
      }
      left -= n;
      return n;
    }

    void skipToEnd() throws IOException {
      in.skipNBytes(left);
    }
  }
}
