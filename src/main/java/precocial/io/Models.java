package precocial.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The genomes that come with the program, by name: the best that our own searches have found for each task. */
public final class Models {
  private static final String FOLDER = "/precocial/models/";
  private static final List<String> ALL = List.of("biped", "mnist", "swingup");

  private Models() {}

  /** Names of the models there are, in order. */
  public static List<String> names() {
    return ALL.stream().filter(name -> Models.class.getResource(resource(name)) != null).toList();
  }

  /** Whether a path can be nothing but a name, and is that of a model. */
  public static boolean has(Path path) {
    return names().contains(path.toString());
  }

  /** @throws FormatException for a name that is not among {@link #names} */
  public static GenomeFile read(String name) throws FormatException {
    if (!names().contains(name)) {
      throw new FormatException(name, "not a model; " + known());
    }
    try (InputStream in = Models.class.getResourceAsStream(resource(name))) {
      return GenomeJson.parse("model " + name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException("model " + name, "cannot be read: " + Reasons.of(e));
    }
  }

  /** As in "models: mnist, swingup". */
  static String known() {
    return names().isEmpty() ? "this build has no models" : "models: " + String.join(", ", names());
  }

  private static String resource(String name) {
    return FOLDER + name + ".json";
  }
}
