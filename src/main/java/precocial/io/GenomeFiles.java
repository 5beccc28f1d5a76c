package precocial.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Genome files of any format, told by the extension, and the models, told by their names. */
public final class GenomeFiles {
  /** The genome that a run directory stands for. */
  public static final String CHAMPION = "champion.json";

  /** The extension of {@link TunedWeights}, which are no genome. */
  private static final String TUNED = "wann.json";

  /** Extensions of what is written for other programs, and never read. */
  private static final Set<String> EXPORTS = Set.of("onnx", "svg", "dot", "html");

  private GenomeFiles() {}

  /**
   * @param path a {@code .json} or {@code .out} file, or a run directory, which stands for its champion; where nothing of this
   *     name exists, the name of a model
   * @param inputs how many the network has; null where not known; needed for {@code .out} alone
   * @param outputs likewise
   * @throws FormatException in one line, for whatever is wrong with the file or its name
   */
  public static GenomeFile read(Path path, Integer inputs, Integer outputs) throws FormatException {
    if (Files.isDirectory(path)) {
      Path champion = path.resolve(CHAMPION);
      if (Files.notExists(champion)) {
        throw new FormatException(
            path.toString(), "is a directory without " + CHAMPION + ", so not that of a run" + hidden(path));
      }
      return GenomeJson.read(champion);
    }
    // Not !exists: a file that permissions hide, or a loop of links, fails below with its own reason.
    if (Files.notExists(path)) {
      if (Models.has(path)) {
        return Models.read(path.toString());
      }
      boolean name = path.getNameCount() == 1 && !path.isAbsolute() && extension(path).isEmpty();
      throw new FormatException(
          path.toString(), "no such file or directory" + (name ? ", nor a model; " + Models.known() : ""));
    }
    switch (extension(path)) {
      case "json" -> {
        return GenomeJson.read(path);
      }
      case TUNED -> throw new FormatException(
          path.toString(), "holds tuned weights, not a network: give the network's file, and this to --tuned");
      case "out" -> {
        if (inputs == null || outputs == null) {
          throw new FormatException(
              path.toString(),
              "a .out file does not say how many inputs and outputs it has: give --task, or --inputs and --outputs");
        }
        return new GenomeFile(ReferenceFile.read(path, inputs, outputs), null, Map.of());
      }
      default -> throw unknown(path);
    }
  }

  /**
   * Replaces the file. A {@code .out} file holds neither the task nor the provenance nor disabled connections.
   *
   * @throws FormatException for an extension that {@link #read} refuses, or a genome that the format cannot express
   * @throws IOException where the file cannot be written
   */
  public static void write(Path path, GenomeFile content) throws IOException {
    switch (extension(path)) {
      case "json" -> GenomeJson.write(path, content);
      case "out" -> ReferenceFile.write(path, content.genome());
      case TUNED -> throw new FormatException(
          path.toString(), "a ." + TUNED + " file holds tuned weights, not a network: choose another name");
      default -> throw unknown(path);
    }
  }

  private static FormatException unknown(Path path) {
    String extension = extension(path);
    String problem =
        extension.isEmpty()
            ? "has no extension"
            : EXPORTS.contains(extension)
                ? "a ." + extension + " file is for other programs: precocial convert writes it, and nothing here reads it"
                : "the extension " + FormatException.quote("." + extension) + " is unknown";
    return new FormatException(path.toString(), problem + "; genome files are .json or .out" + hidden(path));
  }

  /** A path goes before a model of its name, which may not be what was meant. */
  private static String hidden(Path path) {
    return Models.has(path) ? "; it hides the model of that name" : "";
  }

  /** In lower case, without its dot; "wann.json" is one. */
  public static String extension(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.endsWith("." + TUNED) ? name.length() - TUNED.length() - 1 : name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
