package precocial.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import precocial.io.FormatException;

/**
 * An IDX file of unsigned bytes, the format of MNIST: two zero bytes, 8 for unsigned bytes, the number of dimensions; the size of
 * each dimension, 32 bits, high byte first; the bytes, the last dimension innermost. Gzip or not.
 */
record Idx(String source, int[] sizes, byte[] data) {
  private static final int UNSIGNED_BYTES = 0x0800;

  /** @throws FormatException naming the file, where it is not an IDX file of that many dimensions */
  static Idx read(Path file, int dimensions) throws FormatException {
    return Gunzip.read(file, in -> parse(file.toString(), in, dimensions));
  }

  /** @param source what messages call the bytes */
  static Idx parse(String source, byte[] file, int dimensions) throws FormatException {
    try {
      return parse(source, new ByteArrayInputStream(file), dimensions);
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @param source what messages call the stream */
  static Idx parse(String source, InputStream in, int dimensions) throws IOException {
    int wanted = UNSIGNED_BYTES + dimensions;
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(4 + 4 * dimensions));
    if (header.remaining() >= 4 && header.getInt() != wanted) {
      throw new FormatException(
          source,
          String.format("begins with 0x%08X, not 0x%08X: an IDX file of unsigned bytes in %d dimension%s is needed",
              header.getInt(0), wanted, dimensions, dimensions == 1 ? "" : "s"));
    }
    if (header.limit() < 4 + 4 * dimensions) {
      throw new FormatException(source, "has " + header.limit() + " bytes, the header alone should have " + (4 + 4 * dimensions));
    }
    int[] sizes = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      sizes[d] = header.getInt();
    }
    String product = Arrays.stream(sizes).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" x "));
    int bytes = product(source, sizes, product);
    // Grows with what is read, so that a header that lies claims no memory.
    byte[] data = in.readNBytes(bytes);
    if (data.length < bytes) {
      throw new FormatException(
          source, "is cut short: " + data.length + " bytes follow the header, which says " + product + (dimensions == 1 ? ""
              : " = " + bytes));
    }
    if (in.read() >= 0) {
      throw new FormatException(source, "is too long: more follows the " + product + " bytes that the header says");
    }
    return new Idx(source, sizes, data);
  }

  private static int product(String source, int[] sizes, String text) throws FormatException {
    long bytes = 1;
    for (int size : sizes) {
      if (size == 0) {
        throw new FormatException(source, "the header says " + text + ": there is nothing in it");
      }
      // Stays below 2^63: it is below 2^31 each time.
      bytes *= Integer.toUnsignedLong(size);
      if (bytes > Integer.MAX_VALUE - 8) {
        throw new FormatException(source, "the header says " + text + ", more than the 2 GiB that can be read");
      }
    }
    return (int) bytes;
  }
}
