package precocial.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import precocial.cuda.CudaFailure;
import precocial.io.FormatException;
import precocial.io.Reasons;

/**
 * The command {@code precocial}. Exit code 0: done; 1: failed; 2: wrong usage or bad input. Results go to standard output, all
 * else to standard error; what goes wrong takes one line there, with a stack trace for {@code --verbose} alone.
 */
@Command(
    name = "precocial",
    description = "Searches weight agnostic neural networks, and evaluates and converts them.",
    subcommands = {
      SearchCommand.class,
      EvaluateCommand.class,
      TuneCommand.class,
      ForwardCommand.class,
      ConvertCommand.class,
      ReportCommand.class,
      PlotCommand.class,
      DevicesCommand.class,
      BenchCommand.class,
      DataCommand.class,
      ModelsCommand.class,
      GenerateCompletion.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    usageHelpWidth = 100,
    scope = ScopeType.INHERIT,
    footer = {"", "Exit code: 0 done, 1 failed, 2 wrong usage or bad input."})
public final class Main {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG = 2;
  private static final int MOST_SUGGESTIONS = 3;

  private final InputStream in;
  private final StandardOutput out;
  private final PrintStream err;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error arose.")
  private boolean verbose;

  private Main(InputStream in, OutputStream out, OutputStream err) {
    this.in = in;
    this.out = new StandardOutput(out);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
  }

  public static void main(String[] args) {
    // Not System.out, which would swallow why writing failed.
    System.exit(run(args, System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)));
  }

  /** Runs one command. @return its exit code */
  static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
    Main main = new Main(in, out, err);
    int code = DONE;
    try {
      code = main.execute(args);
      main.out.deliver();
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      return code == DONE ? main.fail(e) : code;
    }
    return code;
  }

  private int execute(String[] args) {
    CommandLine line = new CommandLine(this);
    line.getSubcommands().get("generate-completion").getCommandSpec().usageMessage().hidden(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, false, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(
        (e, given) -> {
          // Parsing may have ended before it.
          verbose = List.of(given).contains("--verbose");
          return fail(WRONG, message(e), e);
        });
    line.setExecutionExceptionHandler((e, command, parsed) -> fail(e));
    int code = line.execute(args);
    line.getOut().flush();
    return code;
  }

  /** Tells on standard error what the user should know; null for nothing. */
  void notice(String text) {
    if (text != null) {
      err.println("precocial: " + text);
    }
  }

  /** Tells in a line what went wrong. @return the exit code that goes with it */
  int fail(Throwable e) {
    if (e instanceof FormatException || e instanceof UsageException) {
      return fail(WRONG, e.getMessage(), e);
    }
    if (e instanceof FailureException) {
      return fail(FAILED, e.getMessage(), e);
    }
    if (e instanceof CudaFailure) {
      return fail(FAILED, "cuda failed: " + e.getMessage(), e);
    }
    if (e instanceof IOException failure) {
      return fail(FAILED, Reasons.line(failure), e);
    }
    if (e instanceof OutOfMemoryError) {
      return fail(FAILED, "out of memory: ask for less at a time, or give the JVM more by -Xmx", e);
    }
    return fail(FAILED, "unexpected: " + e + (verbose ? "" : " (--verbose shows where)"), e);
  }

  private int fail(int code, String message, Throwable e) {
    err.println("precocial: " + message.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]+\\s*", " "));
    if (verbose) {
      e.printStackTrace(err);
    }
    return code;
  }

  private static String message(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String help = "; see " + spec.qualifiedName() + " --help";
    List<String> commands =
        e.getCommandLine().getSubcommands().entrySet().stream()
            .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      // Picocli's own message lacks the names.
      boolean none = !commands.isEmpty() && e.getMessage().startsWith("Missing required subcommand");
      String message = none ? "a command is needed: " + String.join(", ", commands) : e.getMessage().replaceFirst("^Error: ", "");
      return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1) + help;
    }
    boolean option = unmatched.isUnknownOption();
    String what = (option ? "unknown option '" : commands.isEmpty() ? "unexpected argument '" : "unknown command '")
        + unmatched.getUnmatched().get(0) + "'";
    List<String> near = unmatched.getSuggestions();
    if (!near.isEmpty() && (option || !commands.isEmpty())) {
      return what + "; did you mean " + String.join(" or ", near.subList(0, Math.min(near.size(), MOST_SUGGESTIONS))) + "?";
    }
    List<String> known = option ? spec.options().stream().map(OptionSpec::longestName).sorted().toList() : commands;
    return what + (known.isEmpty() ? "" : "; known: " + String.join(", ", known)) + help;
  }

  InputStream in() {
    return in;
  }

  /** Where results go, and nothing else. */
  StandardOutput out() {
    return out;
  }

  /** Where progress and notices go. */
  PrintStream err() {
    return err;
  }
}
