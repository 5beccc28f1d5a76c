package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import precocial.io.Json;

/** Node.js, which runs the page's scripts without a browser. */
final class Node {
  private static final Path SCRIPTS = Path.of("src", "test", "browser").toAbsolutePath();
  private static final int LEAST_VERSION = 18;

  private Node() {}

  /** Skips the test where there is none; in CI that is a failure. */
  static void assumeThere() {
    String found;
    try {
      found = run("--version");
    } catch (IOException e) {
      found = "v0";
    }
    boolean there = Integer.parseInt(found.replaceAll("^v(\\d+).*", "$1")) >= LEAST_VERSION;
    assumeTrue(there || "true".equals(System.getenv("CI")), "no node of version " + LEAST_VERSION + " or later on the PATH");
  }

  /** A script of src/test/browser. */
  static String script(String name) {
    return SCRIPTS.resolve(name).toString();
  }

  /** Runs node to its end, which must be a good one. @return what it wrote to both outputs */
  static String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  /** What the page's engine says (see answer.mjs). @param folder for the files that go to and fro */
  static Object ask(Path folder, String question, Map<String, ?> about) throws IOException {
    Path asked = folder.resolve("question.json");
    Path answer = folder.resolve("answer.json");
    Map<String, Object> all = new LinkedHashMap<>(about);
    all.put("question", question);
    Json.write(asked, all);
    run(script("answer.mjs"), asked.toString(), answer.toString());
    return Json.read(answer).get("answer");
  }

  /** The whole numbers of lists within lists, in order. */
  static int[] ints(Object nested) {
    return stream(nested).toArray();
  }

  private static IntStream stream(Object nested) {
    return nested instanceof List<?> list ? list.stream().flatMapToInt(Node::stream) : IntStream.of((int) nested);
  }
}
