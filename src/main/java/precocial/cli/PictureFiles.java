package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import precocial.draw.GraphvizWriter;
import precocial.draw.SvgWriter;
import precocial.io.AtomicFile;
import precocial.io.FormatException;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.Task;
import precocial.task.Tasks;

/** Pictures of a network: what {@code convert} writes but cannot read. */
final class PictureFiles {
  private static final String SVG = "svg";
  private static final String DOT = "dot";

  private PictureFiles() {}

  /** Whether a file by this name is a picture. */
  static boolean named(Path file) {
    return List.of(SVG, DOT).contains(GenomeFiles.extension(file));
  }

  /**
   * Draws a genome, with its weights where it stores any.
   *
   * @param in what the genome was read from; without its folder and extension that is the title
   */
  static void write(Path out, Path in, GenomeFile content) throws IOException {
    Network network = NetworkCompiler.compile(content.genome());
    Task task = known(content.task());
    boolean individual = GenomeOptions.storesWeights(content);
    String title = title(in, task);
    try {
      AtomicFile.write(
          out,
          GenomeFiles.extension(out).equals(SVG)
              ? SvgWriter.text(network, task, individual, title)
              : GraphvizWriter.text(network, task, individual, title));
    } catch (IllegalArgumentException e) {
      throw new FormatException(in.toString(), "cannot be drawn: " + e.getMessage());
    }
  }

  /** A task of a file that this program does not know names no inputs; the picture does without. */
  private static Task known(String name) {
    try {
      return name == null ? null : Tasks.named(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String title(Path in, Task task) {
    String name = String.valueOf(in.toAbsolutePath().normalize().getFileName()).replaceFirst("(?<=.)\\.[a-z]+$", "");
    return task == null || name.equals(task.name()) ? name : name + " (" + task.name() + ")";
  }
}
