package precocial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import precocial.genome.Genome;

/**
 * What each package may use, held against what {@code jdeps} finds in the compiled classes. Sub-packages count as their parent.
 */
class ArchitectureTest {
  /** A package, the packages of ours it may use, and the foreign ones by prefix. */
  private record Row(String name, Set<String> uses, Set<String> foreign) {}

  // Bottom first: a row may only name rows above it, which rules out cycles.
  private static final List<Row> ROWS = List.of(
      new Row("numerics", Set.of(), Set.of()),
      new Row("genome", Set.of(), Set.of()),
      new Row("task", Set.of("numerics"), Set.of("com.badlogic.gdx")),
      new Row("network", Set.of("numerics", "genome"), Set.of()),
      new Row("io", Set.of("numerics", "genome", "network"), Set.of("tools.jackson", "com.fasterxml.jackson.annotation")),
      new Row("data", Set.of("io"), Set.of()),
      new Row("cuda", Set.of(), Set.of("jcuda")),
      new Row("eval", Set.of("numerics", "genome", "task", "network", "data", "cuda"), Set.of()),
      new Row("search", Set.of("numerics", "genome", "task", "network", "io", "data", "eval"), Set.of()),
      new Row(
          "weights", Set.of("numerics", "genome", "task", "network", "io", "data", "eval", "search"),
          Set.of("org.apache.commons.math3.linear")),
      new Row("draw", Set.of("genome", "task", "network", "io"), Set.of()),
      new Row(
          "report",
          Set.of("numerics", "genome", "task", "network", "io", "data", "eval", "search", "weights", "draw"),
          Set.of("org.knowm.xchart", "de.erichseifert.vectorgraphics2d")),
      new Row(
          "cli",
          Set.of("numerics", "genome", "task", "network", "io", "data", "cuda", "eval", "search", "weights", "draw", "report"),
          Set.of("picocli")));

  /** One line of {@code jdeps -verbose:package}: from, to, and where "to" was found: a module, our folder or "not found". */
  private static final Pattern DEPENDENCY = Pattern.compile("\\s+(\\S+)\\s+->\\s+(\\S+)\\s+(\\S.*?)\\s*");

  @Test
  void eachPackageUsesOnlyWhatItMay() throws Exception {
    String found = jdeps();
    assertThat(strays(found)).isEmpty();
    // Passing must mean that there was something to look at, foreign packages included.
    assertThat(found).containsPattern("precocial\\.network\\s+-> precocial\\.genome\\s");
    assertThat(found).containsPattern("precocial\\.cli\\s+-> picocli\\s");
    assertThat(found).containsPattern("precocial\\.cuda\\s+-> jcuda\\.driver\\s");
  }

  @Test
  void rowsNameOnlyRowsAboveThem() {
    Set<String> above = new HashSet<>();
    for (Row row : ROWS) {
      assertThat(above).as(row.name()).containsAll(row.uses());
      above.add(row.name());
    }
  }

  @Test
  void aStrayDependencyIsCaught() {
    Map<String, String> lines = Map.of(
        "   precocial.genome        -> precocial.eval          classes", "precocial.genome -> precocial.eval",
        "   precocial.task.control  -> precocial.search        classes", "precocial.task.control -> precocial.search",
        "   precocial.search        -> picocli                 not found", "precocial.search -> picocli",
        "   precocial.eval          -> tools.jackson.databind  jackson-databind.jar", "precocial.eval -> tools.jackson.databind",
        "   precocial.eval          -> jcuda.driver            not found", "precocial.eval -> jcuda.driver",
        "   precocial.cuda          -> precocial.eval          classes", "precocial.cuda -> precocial.eval",
        "   precocial.eval          -> sun.misc                JDK internal API (jdk.unsupported)", "precocial.eval -> sun.misc",
        "   precocial.helpers       -> java.util               java.base", "precocial.helpers -> java.util");
    lines.forEach((line, stray) -> assertThat(strays(line)).containsExactly(stray));
    assertThat(strays("   precocial.eval -> java.util.concurrent java.base")).isEmpty();
  }

  private static List<String> strays(String jdeps) {
    return jdeps.lines().map(DEPENDENCY::matcher).filter(Matcher::matches)
        .filter(m -> !allowed(m.group(1), m.group(2), m.group(3)))
        .map(m -> m.group(1) + " -> " + m.group(2)).toList();
  }

  private static boolean allowed(String from, String to, String place) {
    String name = topLevel(from);
    Row row = ROWS.stream().filter(r -> r.name().equals(name)).findFirst().orElse(null);
    if (row == null) {
      return false;
    }
    if (to.startsWith("precocial.")) {
      return topLevel(to).equals(name) || row.uses().contains(topLevel(to));
    }
    return place.matches("(java|jdk)\\.\\S+") || row.foreign().stream().anyMatch(p -> to.equals(p) || to.startsWith(p + "."));
  }

  private static String topLevel(String javaPackage) {
    return javaPackage.replaceFirst("^precocial\\.", "").replaceFirst("\\..*", "");
  }

  private static String jdeps() throws URISyntaxException {
    Path classes = Path.of(Genome.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    // Without a class path libraries are "not found", which spares telling their multi-release jars apart.
    int code = ToolProvider.findFirst("jdeps").orElseThrow().run(printer, printer, "-verbose:package", classes.toString());
    printer.flush();
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }
}
