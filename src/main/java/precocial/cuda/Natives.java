package precocial.cuda;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jcuda.JCudaVersion;

/**
 * Loads JCuda's native libraries from {@code java.library.path} and from nowhere else.
 *
 * <p>Left to itself JCuda would, where that fails, load a file of the library's name from the folder for temporary files, even
 * one that another user of the machine has put there. So its classes are only touched once their library is loaded: loading it
 * again then does nothing.
 */
final class Natives {
  private static final Pattern MISSING = Pattern.compile("(\\S+): cannot open shared object file");

  private Natives() {}

  /**
   * Loads the library, or does nothing where it is loaded.
   *
   * @param library such as "JCudaDriver"
   * @return why it can't be loaded, or empty
   */
  static Optional<String> load(String library) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    if (!system.startsWith("linux") || !architecture.matches("amd64|x86_64")) {
      return Optional.of("the CUDA backend is built for Linux on x86-64 only, this is " + system + " on " + architecture);
    }
    try {
      System.loadLibrary(library + "-" + JCudaVersion.get() + "-linux-x86_64");
      return Optional.empty();
    } catch (UnsatisfiedLinkError e) {
      return Optional.of(reason(String.valueOf(e.getMessage()), library));
    }
  }

  /** What the message of an UnsatisfiedLinkError says, in a line: the library that is missing where it names one. */
  static String reason(String message, String library) {
    Matcher missing = MISSING.matcher(message);
    if (missing.find()) {
      String name = missing.group(1);
      return name + " not found" + (name.startsWith("libcuda.so") ? " (no NVIDIA driver)" : "");
    }
    if (message.startsWith("no ") && message.contains("java.library.path")) {
      return "JCuda's native library " + library + " is not on java.library.path, which is "
          + System.getProperty("java.library.path") + " (a build leaves it in target/natives)";
    }
    return message.lines().findFirst().orElse(library + " could not be loaded").strip();
  }
}
