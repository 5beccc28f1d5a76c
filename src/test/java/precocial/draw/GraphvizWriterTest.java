package precocial.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import precocial.genome.Genome;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ImageTask;
import precocial.task.Task;
import precocial.task.Tasks;

class GraphvizWriterTest {
  private static final Task SWINGUP = Tasks.named("swingup");
  private static final String HOSTILE = "a\"]; x [label=\"b\\\" \\N & <b>\n}\u0000; \\";

  /** What the language has, in our use of it: names, quoted strings, arrows and marks, with space between. */
  private static final Pattern TOKEN = Pattern.compile("\\s*(?:([A-Za-z0-9_.]+)|(\"(?:[^\"\\\\]|\\\\.)*\")|(->|[\\[\\]{}=;,]))");

  private static Network model(String name) throws IOException {
    return NetworkCompiler.compile(GenomeFiles.read(Path.of(name), null, null).genome());
  }

  private static List<String> tokens(String dot) {
    Matcher matcher = TOKEN.matcher(dot.strip());
    List<String> tokens = matcher.results().map(token -> token.group().strip()).toList();
    assertThat(matcher.reset().results().mapToInt(token -> token.group().length()).sum()).isEqualTo(dot.strip().length());
    return tokens;
  }

  @Test
  void hasTheConnectedNodesByLayersAndAllConnections() throws IOException {
    Network network = model("swingup");
    String dot = GraphvizWriter.text(network, SWINGUP, false, "swingup");
    assertThat(dot.lines().filter(line -> line.contains(" -> "))).hasSize(61);
    // 30 hidden nodes, an output, four inputs and the bias.
    assertThat(dot.lines().filter(line -> line.matches("    n\\d+ \\[label=.*];"))).hasSize(36);
    assertThat(dot.lines().filter(line -> line.contains("rank=same"))).hasSize(network.layers().size() - 1);
    assertThat(dot).contains("[label=\"sin θ\"", "[label=\"force\\nlinear\"", "[label=\"tanh\"]", "rank=source", "rank=sink");
    assertThat(tokens(dot)).startsWith("digraph", "\"swingup\"", "{").endsWith("}");
  }

  @Test
  void weightsAreColouredBySignAndOfManyOnlyTooltips() throws IOException {
    String dot = GraphvizWriter.text(model("mnist"), ImageTask.MNIST, true, "mnist");
    assertThat(dot.lines().filter(line -> line.matches("  n\\d+ -> n\\d+ \\[tooltip=\"-?[0-9.e-]+\", color=\"#......\"];")))
        .hasSize(2_044);
    assertThat(dot).contains(Ink.POSITIVE, Ink.NEGATIVE);
    assertThat(dot).isEqualTo(GraphvizWriter.text(model("mnist"), ImageTask.MNIST, true, "mnist"));
    tokens(dot);
    assertThat(GraphvizWriter.text(model("swingup"), SWINGUP, true, "swingup")).contains("[label=\"-1.05\"");
  }

  @Test
  void hostileNamesStayInTheirQuotes() throws IOException {
    List<String> plain = tokens(GraphvizWriter.text(model("swingup"), SWINGUP, false, "plain"));
    List<String> hostile = tokens(GraphvizWriter.text(model("swingup"), SWINGUP, false, HOSTILE));
    assertThat(hostile).hasSameSizeAs(plain);
    assertThat(hostile.stream().filter(token -> !plain.contains(token)).distinct())
        .containsExactly("\"a\\\"]; x [label=\\\"b\\\\\\\" \\\\N &amp; <b>\\n}\uFFFD; \\\\\"");
  }

  @Test
  void aNetworkWithoutConnectionsIsAGraphWithoutNodes() {
    Network network = NetworkCompiler.compile(Genome.minimal(5, 1, 0, new Random(1)));
    assertThat(tokens(GraphvizWriter.text(network, SWINGUP, false, "none"))).doesNotContain("n0", "n6", "->");
  }

  /** Where Graphviz is installed; in CI it has to be. */
  @Test
  void graphvizReadsIt() throws Exception {
    assumeTrue("true".equals(System.getenv("CI")) || answer("dot -V", "").equals("0 "), "no Graphviz on the PATH");
    for (String name : List.of("plain", HOSTILE)) {
      String dot = GraphvizWriter.text(model("swingup"), SWINGUP, true, name);
      assertThat(answer("dot -Tplain | grep -c '^edge'", dot)).isEqualTo("0 61\n");
      assertThat(answer("dot -Tplain | grep -c '^node'", dot)).isEqualTo("0 36\n");
    }
  }

  private static String answer(String command, String input) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading.
    }
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + answer;
  }
}
