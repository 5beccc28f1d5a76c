package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"evaluate", "forward", "convert", "devices"})
  void eachCommandHasHelpVersionAndVerbose(String command) {
    CommandRun help = CommandRun.of(command, "--help").done();
    assertThat(help.out())
        .startsWith("Usage: precocial " + command)
        .contains("--verbose", "Exit code: 0 done, 1 failed, 2 wrong");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(CommandRun.of(command, "--version").done().out()).isEqualTo(CommandRun.of("--version").out());
  }

  @Test
  void rootHelpListsTheCommandsButNotTheHiddenOne() {
    String help = CommandRun.of("--help").done().out();
    assertThat(help)
        .contains("  evaluate  ", "  forward   ", "  convert   ", "  devices   ")
        .doesNotContain("generate-completion");
    assertThat(CommandRun.of("generate-completion").done().out()).contains("# precocial Bash Completion", "--weight-bias");
    assertThat(CommandRun.of("--version").done().out()).matches("precocial (\\d+\\.\\d+\\.\\d+.*|development)\n");
  }

  @Test
  void wrongUsageIsOneLineThatHelps() {
    String commands = "evaluate, tune, forward, convert, report, plot, devices";
    CommandRun.of().refused("a command is needed: ", commands, "see precocial --help");
    CommandRun.of("evalute", "x.json").refused("unknown command 'evalute'; did you mean evaluate");
    CommandRun.of("qqq").refused("unknown command 'qqq'; known: ", commands);
    CommandRun.of("evaluate", "x.json", "--epsiodes", "3").refused("unknown option '--epsiodes'; did you mean --episodes");
    CommandRun.of("devices", "--zzz").refused("unknown option '--zzz'; known: --format, --help, --verbose, --version");
    CommandRun.of("devices", "here").refused("unexpected argument 'here'; see precocial devices --help");
    CommandRun.of("devices", "--format").refused("missing required parameter for option '--format'");
    CommandRun.of("devices", "--format", "xml").refused("invalid value for option '--format'", "[text, json]", "'xml'");
    CommandRun.of("convert", "a.json").refused("missing required parameter: 'OUT'");
    CommandRun.of("evaluate", "x.json", "--weight-bias=1").refused("missing required argument(s): --tuned=FILE");
  }

  @Test
  void stackTraceIsForVerboseAlone() {
    CommandRun.of("evaluate", "none.json").refused("none.json");
    assertThat(CommandRun.of("evaluate", "none.json", "--verbose").err())
        .startsWith("precocial: none.json: no such file or directory\nprecocial.io.FormatException: ")
        .contains("\tat precocial.cli.EvaluateCommand");
    assertThat(CommandRun.of("--verbose", "evaluate", "none.json").err()).contains("\tat precocial.");
    assertThat(CommandRun.of("devices", "--verbose", "--format", "xml").err()).contains("\tat picocli.");
    CommandRun.of("devices", "--verbose").done();
  }

  @Test
  void aReaderThatLeavesIsNoFailure() {
    assertThat(devices(new IOException("Broken pipe"))).isEqualTo("0 ");
  }

  @Test
  void aFullDiskIsAFailure() {
    assertThat(devices(new IOException("No space left on device")))
        .isEqualTo("1 precocial: cannot write to standard output: No space left on device\n");
  }

  private static String devices(IOException failure) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw failure;
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"devices"}, InputStream.nullInputStream(), out, err);
    return code + " " + err;
  }

  @Test
  void whatNobodyForesawIsOneLineToo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("two\nlines");
          }
        };
    int code = Main.run(new String[] {"devices"}, InputStream.nullInputStream(), out, err);
    assertThat(code + " " + err)
        .isEqualTo("1 precocial: unexpected: java.lang.IllegalStateException: two lines (--verbose shows where)\n");
  }
}
