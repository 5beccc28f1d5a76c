package precocial.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The state of a run in a checkpoint: binary, in gzip, whose length and checksum reveal a cut or damaged file. */
public final class GzipState {
  private static final int BUFFER = 1 << 16;

  private GzipState() {}

  /** Writes a state. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** Reads what {@link Content} wrote. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * @throws IllegalArgumentException for what no state holds
     * @throws FormatException for a state that does not belong here
     */
    T readFrom(DataInputStream in) throws IOException;
  }

  /** Replaces the file, as {@link AtomicFile} does. */
  public static void write(Path file, Content content) throws IOException {
    AtomicFile.write(
        file,
        stream -> {
          GZIPOutputStream zip = new GZIPOutputStream(stream, BUFFER);
          DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, BUFFER));
          content.writeTo(out);
          out.flush();
          zip.finish();
        });
  }

  /** @throws FormatException for a file that is missing, cut short, damaged, or longer than the state */
  public static <T> T read(Path file, Reader<T> reader) throws FormatException {
    if (!Files.isRegularFile(file)) {
      throw new FormatException(file.toString(), "no checkpoint is there; only a run that wrote one can be resumed");
    }
    try {
      check(file);
      return readChecked(file, reader);
    } catch (FormatException e) {
      throw e;
    } catch (EOFException e) {
      throw new FormatException(file.toString(), "the checkpoint is cut short");
    } catch (IOException | IllegalArgumentException e) {
      throw new FormatException(file.toString(), "not a whole checkpoint: " + e.getMessage());
    }
  }

  /** Reads it to the checksum at its end, so that no damaged number is taken for the size of something. */
  private static void check(Path file) throws IOException {
    try (InputStream zip = open(file)) {
      byte[] part = new byte[BUFFER];
      while (zip.read(part) >= 0) {
        // The stream checks by itself.
      }
    }
  }

  private static <T> T readChecked(Path file, Reader<T> reader) throws IOException {
    try (InputStream zip = open(file)) {
      DataInputStream in = new DataInputStream(new BufferedInputStream(zip, BUFFER));
      T state = reader.readFrom(in);
      if (in.read() >= 0) {
        throw new ZipException("there is more than a checkpoint holds");
      }
      return state;
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    try {
      return new GZIPInputStream(stream, BUFFER);
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }
}
