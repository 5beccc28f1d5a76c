package precocial.benchmarks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import precocial.eval.Backend;

/** What stands above a table: the command that repeats it, the day, and the machine. */
final class Heading {
  private static final Set<String> FOLDERS = Set.of("--out", "--data");

  private Heading() {}

  static String of(CommandSpec command, Backend backend, int threads) {
    return "`" + repeat(command.name(), command.commandLine().getParseResult().originalArgs()) + "`, "
        + LocalDate.now(ZoneOffset.UTC) + ", " + threads + (threads == 1 ? " thread" : " threads") + "; "
        + Machine.description(backend) + "\n\n";
  }

  /** The command without the user's folders. */
  static String repeat(String name, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of("benchmarks/run", name));
    for (String argument : arguments) {
      String option = argument.replaceFirst("=.*", "");
      if (FOLDERS.contains(words.get(words.size() - 1))) {
        words.add("DIR");
      } else if (!option.equals(argument) && FOLDERS.contains(option)) {
        words.add(option + "=DIR");
      } else {
        words.add(argument.startsWith("-") ? argument : String.valueOf(Path.of(argument).getFileName()));
      }
    }
    return String.join(" ", words);
  }
}
