package precocial.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into {@code version.properties}. */
final class Version implements IVersionProvider {
  private static final String UNKNOWN = "development";

  /** "development" where no build did, as in an IDE. */
  static String current() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("/precocial/version.properties")) {
      if (in == null) {
        return UNKNOWN;
      }
      properties.load(in);
    } catch (IOException e) {
      return UNKNOWN;
    }
    String version = properties.getProperty("version", UNKNOWN);
    return version.startsWith("${") ? UNKNOWN : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"precocial " + current()};
  }
}
