package precocial.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why file operations failed, in words. Java's own message is often the path alone. */
public final class Reasons {
  private Reasons() {}

  /** The reason, without the path; as in "permission denied". */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (e instanceof NotDirectoryException) {
      return "it is not a directory";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "the directory is not empty";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (reason == null) {
      return e.getClass().getSimpleName();
    }
    // Its message is "PATH (reason)".
    return e instanceof FileNotFoundException ? reason.replaceAll("(?s).* \\((.*)\\)", "$1") : reason;
  }

  /**
   * One line to show: "PATH: reason" for an exception of {@code java.nio.file}, the message of any other, which says both where
   * it is ours.
   */
  public static String line(IOException e) {
    String line = e instanceof FileSystemException f && f.getFile() != null ? f.getFile() + ": " + of(e) : e.getMessage();
    return FormatException.oneLine(line == null ? of(e) : line);
  }
}
