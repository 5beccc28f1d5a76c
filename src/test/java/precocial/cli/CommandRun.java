package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import precocial.io.FormatException;
import precocial.io.Json;

/** What a command left: exit code, standard output, standard error. */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... args) {
    return withInput("", args);
  }

  static CommandRun withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(args, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err);
    return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Done, without a word on standard error. */
  CommandRun done() {
    assertThat(err).isEmpty();
    assertThat(code).isZero();
    return this;
  }

  /** Wrong usage or bad input: exit code 2 and one line that holds each of these. */
  void refused(String... named) {
    failed(2, named);
  }

  void failed(int expected, String... named) {
    assertThat(err).startsWith("precocial: ").endsWith("\n").contains(named);
    assertThat(err.lines()).hasSize(1);
    assertThat(code).isEqualTo(expected);
  }

  Map<String, Object> json() throws FormatException {
    return Json.parse("standard output", out);
  }
}
