package precocial.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import precocial.io.FormatException;
import precocial.io.Reasons;

/** Reads files that may be gzip, which is told by their first two bytes: names mislead. */
final class Gunzip {
  /** Reads all that it needs from a stream. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  private Gunzip() {}

  /** @throws FormatException naming the file where it cannot be read or decompressed, or the reader refuses it */
  static <T> T read(Path file, Reader<T> reader) throws FormatException {
    if (Files.isDirectory(file)) {
      throw new FormatException(file.toString(), "is a directory, a file is needed");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, reader);
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException(file.toString(), "cannot be read: " + Reasons.of(e));
    }
  }

  /** @param source what messages call the stream */
  static <T> T read(String source, InputStream stream, Reader<T> reader) throws IOException {
    BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    if (!gzip) {
      return reader.read(in);
    }
    try {
      return reader.read(new GZIPInputStream(in, 1 << 16));
    } catch (EOFException e) {
      throw new FormatException(source, "the gzip data is cut short");
    } catch (ZipException e) {
      throw new FormatException(source, "the gzip data is damaged: " + Reasons.of(e));
    }
  }
}
