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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a file so that it is at any moment either the old or the new one, never half of one: into a temporary file beside it,
 * forced to the disk, then renamed. Where that fails the old file is intact and the temporary one is gone.
 */
public final class AtomicFile {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  /** Names of this process's temporary files, no two of which are the same. */
  private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

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
      Path target = target(file);
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        fill(target.toFile(), content, false);
        return;
      }
      String owner = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
      Path beside = target.resolveSibling("." + target.getFileName() + "." + owner + ".tmp");
      if (!Files.isDirectory(beside.getParent())) {
        throw new IOException("there is no directory " + beside.getParent());
      }
      temporary = beside;
      IN_USE.add(temporary.toFile().getName());
      fill(temporary.toFile(), content, true);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    } finally {
      if (temporary != null) {
        // Still there only where something failed.
        temporary.toFile().delete();
        IN_USE.remove(temporary.toFile().getName());
      }
    }
  }

  /** The file that is written: where links lead, if they lead anywhere. */
  private static Path target(Path file) throws IOException {
    return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
  }

  /**
   * Deletes the temporary files of this file whose process is gone, as a kill or power failure leaves them. What cannot be
   * deleted stays: it does no harm but take space. Not for a file that another machine may be writing.
   */
  public static void removeLeftovers(Path file) throws IOException {
    Path target = target(file);
    removeLeftovers(target.getParent(), Pattern.quote(target.getFileName().toString()));
  }

  /** As {@link #removeLeftovers(Path)}, of all files in a folder whose names match. @param names a regular expression */
  public static void removeLeftovers(Path folder, String names) {
    Pattern form = Pattern.compile("\\.(?:" + names + ")\\.(?<process>\\d{1,18})-\\d+\\.tmp");
    File[] files = folder.toFile().listFiles();
    for (File each : files == null ? new File[0] : files) {
      Matcher name = form.matcher(each.getName());
      if (name.matches() && each.isFile() && isGone(Long.parseLong(name.group("process")), each.getName())) {
        each.delete();
      }
    }
  }

  private static boolean isGone(long process, String temporary) {
    // In a container every run may have the same process id.
    if (process == ProcessHandle.current().pid()) {
      return !IN_USE.contains(temporary);
    }
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
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
    String reason = Reasons.of(cause);
    boolean full = reason.contains("No space left") || reason.contains("quota") || reason.contains("not enough space");
    return new IOException(
        FormatException.oneLine("cannot write " + file + ": " + reason + (full ? " (disk full?)" : "")), cause);
  }
}
