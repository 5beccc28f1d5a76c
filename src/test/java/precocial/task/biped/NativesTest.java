package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.utils.Disposable;
import com.badlogic.gdx.utils.SharedLibraryLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is said where Box2D's native code can't be had, each in a JVM of its own; other tasks go on without it. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NativesTest {
  private static final String WORKS = "swingup: available\nswingup: 1 step";
  private static final String MISSING = "no native code of Box2D for Linux on amd64 (";

  private static final int ATTEMPTS = 2;

  @TempDir Path temporary;

  /** A task without a walker, after the ones with. */
  private static String probe(Path tmpdir, String classPath) throws IOException, InterruptedException {
    return said(tmpdir, classPath, NativesProbe.class, "biped", "biped-hardcore", "swingup");
  }

  private static String said(Path tmpdir, String classPath, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + tmpdir.resolve("crash"), "-Djava.io.tmpdir=" + tmpdir,
        "--enable-native-access=ALL-UNNAMED", "-cp", classPath, program.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static String without(String reason) {
    return Stream.of("biped", "biped-hardcore")
        .map(task -> task + ": " + reason + "\ntask " + task + " can't run here: " + reason + "\n")
        .reduce("", String::concat) + WORKS;
  }

  private static String refused(Path tmpdir) {
    return "Box2D's native code can't be loaded from " + tmpdir + " (";
  }

  private static String path(String... parts) {
    return String.join(":", parts);
  }

  private static String origin(Class<?> one) {
    return Path.of(URI.create(one.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
  }

  /** The jar that has a resource. */
  private static String jar(String resource) {
    String url = Natives.class.getResource("/" + resource).toString();
    return Path.of(URI.create(url.substring("jar:".length(), url.indexOf('!')))).toString();
  }

  private static String classes() {
    return path(
        origin(Natives.class), origin(NativesTest.class), origin(World.class), origin(Disposable.class),
        origin(SharedLibraryLoader.class));
  }

  private static String natives() {
    return path(jar("libgdx64.so"), jar("libgdx-box2d64.so"));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(temporary.resolve(name));
  }

  @Test
  void withEverythingThereItWorksAndLeavesNoFiles() throws Exception {
    Path tmpdir = folder("tmp");
    assertThat(probe(tmpdir, path(classes(), natives())))
        .isEqualTo("biped: available\nbiped: 1 step\nbiped-hardcore: available\nbiped-hardcore: 1 step\n" + WORKS);
    assertThat(tmpdir).isEmptyDirectory();
    assertThat(Natives.unavailable()).isEmpty();
  }

  @Test
  void librariesThatAreNotInTheProgramAreNamed() throws Exception {
    Path tmpdir = folder("tmp");
    assertThat(probe(tmpdir, classes())).isEqualTo(without(MISSING + "libgdx64.so is not in the program)"));
    assertThat(probe(tmpdir, path(classes(), jar("libgdx64.so"))))
        .isEqualTo(without(MISSING + "libgdx-box2d64.so is not in the program)"));
    assertThat(Natives.load("walk")).contains(MISSING + "libwalk64.so is not in the program)");
    assertThat(tmpdir).isEmptyDirectory();
  }

  @Test
  void aLibraryThatIsNoneIsRefusedInOneLine() throws Exception {
    Path broken = folder("broken");
    Files.writeString(broken.resolve("libgdx-box2d64.so"), "no library at all, but long enough to have the header of one ......");
    String said = probe(folder("tmp"), path(broken.toString(), classes(), natives()));
    assertThat(said).contains("biped: " + refused(temporary.resolve("tmp"))).endsWith(WORKS);
    assertThat(said.lines().filter(line -> line.contains("libgdx-box2d64.so: invalid ELF header)"))).hasSize(4);
  }

  @Test
  void classesThatAreMissingAreAReasonToo() throws Exception {
    Path tmpdir = folder("tmp");
    String said = probe(tmpdir, path(origin(Natives.class), origin(NativesTest.class)));
    assertThat(said).isEqualTo(
        without(
            refused(tmpdir) + "java.lang.NoClassDefFoundError: com/badlogic/gdx/utils/SharedLibraryLoader); "
                + "PRECOCIAL_JAVA_OPTS=-Djava.io.tmpdir=DIR names another folder"));
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
    Path nowhere = temporary.resolve("nowhere");
    // From JDK 18 on the JVM has a line of its own about such a folder.
    String said = probe(nowhere, path(classes(), natives())).replaceFirst("^WARNING: java.io.tmpdir .*\n", "");
    assertThat(said)
        .startsWith("biped: Box2D's native code can't be unpacked to " + nowhere + " (java.nio.file.NoSuchFileException: ")
        .endsWith(WORKS);
    assertThat(said.lines()).hasSize(6);
  }

  /** What native code sets up with its first world is set up before threads may race for it: a race shows only now and then. */
  @Test
  void firstWorldsMayBeOnSeveralThreadsAtOnce() throws Exception {
    String expected =
        IntStream.range(0, FirstWorldsProbe.THREADS).mapToObj(FirstWorldsProbe::total).map(String::valueOf)
            .collect(Collectors.joining("\n"));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      assertThat(said(folder("tmp"), path(classes(), natives()), FirstWorldsProbe.class))
          .isEqualTo("available, first contact: true\n" + expected);
    }
  }

  /** Another user may have put a library into libGDX's usual place; it is not even looked at. */
  @Test
  void filesOfTheTemporaryFolderAreLeftAlone() throws Exception {
    Path tmpdir = folder("tmp");
    Path planted = Files.createDirectories(tmpdir.resolve("libgdx" + System.getProperty("user.name")));
    Files.writeString(planted.resolve("libgdx-box2d64.so"), "planted");
    assertThat(probe(tmpdir, path(classes(), natives()))).contains("biped: 1 step");
    assertThat(planted.resolve("libgdx-box2d64.so")).hasContent("planted");
    assertThat(tmpdir.toFile().list()).containsExactly(planted.getFileName().toString());
  }
}
