package precocial.io;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes a file so that it is at any moment either the old or the new one, never half of one: into a temporary file beside it,
 * forced to the disk, then renamed. Where that fails the old file is intact and the temporary one is gone.
 */
public final class AtomicFile {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private AtomicFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes text as UTF-8; as {@link #write(Path, Content)}. */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces the file, or creates it. A link is followed; a device or pipe is written to as it is.
   *
   * @throws IOException with one line that names the file and the reason
   */
  public static void write(Path file, Content content) throws IOException {
    Path temporary = null;
    try {
      Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        fill(target.toFile(), content, false);
        return;
      }
      Path beside = target.resolveSibling(
          "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet() + ".tmp");
      if (!Files.isDirectory(beside.getParent())) {
        throw new IOException("there is no directory " + beside.getParent());
      }
      temporary = beside;
      fill(temporary.toFile(), content, true);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      temporary = null;
    } catch (IOException e) {
      throw cannotWrite(file, e);
    } finally {
      if (temporary != null) {
        temporary.toFile().delete();
      }
    }
  }

  // Not a FileChannel: an interrupt, as of a stopping search, would close it and lose the checkpoint.
  private static void fill(File file, Content content, boolean force) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file)) {
      OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
      content.writeTo(buffer);
      buffer.flush();
      if (force) {
        out.getFD().sync();
      }
    }
  }

  /** The exception to throw where writing a file by other means failed: "cannot write FILE: reason". */
  public static IOException cannotWrite(Path file, IOException cause) {
    String reason = TextFile.reason(cause);
    boolean full = reason.contains("No space left") || reason.contains("quota") || reason.contains("not enough space");
    return new IOException(
        FormatException.oneLine("cannot write " + file + ": " + reason + (full ? " (disk full?)" : "")), cause);
  }
}
