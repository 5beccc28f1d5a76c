package precocial.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole text file, refusing what cannot be one. */
public final class TextFile {
  /** The largest file that is read, bytes: ten times the largest genome that searches have made. */
  static final int LIMIT = 64 << 20;

  private TextFile() {}

  /** @throws FormatException for a file that is missing, unreadable, a directory, empty, over {@link #LIMIT} or not UTF-8 */
  public static String read(Path file) throws FormatException {
    String source = file.toString();
    if (Files.isDirectory(file)) {
      throw new FormatException(source, "is a directory, a file is needed");
    }
    try (InputStream in = Files.newInputStream(file)) {
      // The size is not asked for: that of a pipe or device is not known beforehand.
      return decode(source, in.readNBytes(LIMIT + 1));
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException(source, "cannot be read: " + Reasons.of(e));
    }
  }

  static String decode(String source, byte[] bytes) throws FormatException {
    if (bytes.length > LIMIT) {
      throw new FormatException(source, "is larger than " + (LIMIT >> 20) + " MiB, the most that is read");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new FormatException(source, "byte " + (in.position() + 1) + " is not UTF-8 text");
    }
    String text = out.flip().toString();
    // Some editors begin a file with a byte order mark.
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (text.isBlank()) {
      throw new FormatException(source, "is empty");
    }
    return text;
  }
}
