package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.FixedTopology;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Leniency;
import precocial.task.Starts;
import precocial.task.Tasks;

class EpisodeWatchTest {
  private static final Weights WEIGHTS = Weights.shared(1f, -0.5f);
  private static final int STARTS = 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private EpisodeWatch watch;

  @AfterEach
  void close() {
    watch.close();
  }

  private Scores run(String task, String backend, double secondsBetween, int count) {
    watch = new EpisodeWatch(Backend.named(backend).evaluator(2));
    watch.show(new PrintStream(bytes, true, StandardCharsets.UTF_8), secondsBetween);
    return rollouts(watch, task, count);
  }

  private static Scores rollouts(Evaluator evaluator, String task, int count) {
    ControlTask control = Tasks.control(task);
    Network network = NetworkCompiler.compile(FixedTopology.of(control.inputs(), control.outputs(), 2));
    return evaluator.rollouts(control, List.of(network), WEIGHTS, Starts.draw(control, count, 1, 0, Purpose.EVALUATION));
  }

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void saysHowFarItIsAndChangesNothing() {
    Scores shown = run("biped", "cpu", 0, STARTS);
    assertThat(lines()).isNotEmpty().allMatch(line -> line.matches("precocial: \\d+ of 40 episodes, .* left"));
    assertThat(lines()).doesNotHaveDuplicates().noneMatch(line -> line.contains(" 40 of 40 "));
    bytes.reset();
    watch.close();
    run("biped", "cpu", 1000, STARTS);
    assertThat(lines()).isEmpty();
    try (Evaluator bare = Backend.named("cpu").evaluator(2)) {
      Scores expected = rollouts(bare, "biped", STARTS);
      for (int w = 0; w < WEIGHTS.count(); w++) {
        for (int s = 0; s < STARTS; s++) {
          assertThat(shown.total(0, w, s)).isEqualTo(expected.total(0, w, s));
          assertThat(shown.steps(0, w, s)).isEqualTo(expected.steps(0, w, s));
        }
      }
    }
  }

  @Test
  void episodesOfTheReferenceAreCountedToo() {
    run("biped", "reference", 0, 2);
    assertThat(lines().stream().map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("precocial: 1 of 4 episodes", "precocial: 2 of 4 episodes", "precocial: 3 of 4 episodes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "reference"})
  void ofAFastTaskThereIsNothingToSay(String backend) {
    run("swingup", backend, 0, STARTS);
    assertThat(lines()).isEmpty();
    assertThat(watch.lostNotice("the search", Tasks.named("swingup"))).isNull();
  }

  @Test
  void nothingIsSaidOnceHidden() {
    watch = new EpisodeWatch(Backend.named("cpu").evaluator(1));
    watch.show(new PrintStream(bytes, true, StandardCharsets.UTF_8), 0);
    watch.hide();
    ControlTask biped = Tasks.control("biped");
    Network network = NetworkCompiler.compile(FixedTopology.of(biped.inputs(), biped.outputs(), 1));
    watch.rollouts(biped, List.of(network), WEIGHTS, Starts.draw(biped, 2, 1, 0, Purpose.EVALUATION));
    assertThat(lines()).isEmpty();
  }

  @Test
  void whoAsksByItIsToldToo() {
    watch = new EpisodeWatch(Backend.named("cpu").evaluator(2));
    watch.show(new PrintStream(bytes, true, StandardCharsets.UTF_8), 1000);
    ControlTask biped = Tasks.control("biped");
    Network network = NetworkCompiler.compile(FixedTopology.of(biped.inputs(), biped.outputs(), 1));
    AtomicInteger told = new AtomicInteger();
    double[][] starts = Starts.draw(biped, 2, 1, 0, Purpose.EVALUATION);
    watch.rollouts(biped, List.of(network), WEIGHTS, starts, told::addAndGet);
    assertThat(told).hasValue(4);
  }

  @Test
  void lostEpisodesAreCountedOverAllCalls(@TempDir Path folder) throws IOException {
    watch = new EpisodeWatch(Backend.named("cpu").evaluator(1));
    ControlTask biped = Tasks.control("biped");
    Path file = Files.writeString(folder.resolve("w.out"), BipedCommandsTest.overflowing());
    Network network = NetworkCompiler.compile(GenomeFiles.read(file, biped.inputs(), biped.outputs()).genome());
    double[][] starts = Starts.draw(biped, 3, 1, 0, Purpose.EVALUATION);
    assertThat(watch.lostNotice("the search", biped)).isNull();
    watch.rollouts(biped, List.of(network), Weights.shared(1e30f), starts);
    watch.rollouts(biped, List.of(network), Weights.shared(1e30f), starts);
    assertThat(watch.lostNotice("the search", biped)).isEqualTo(
        "6 episodes of the search ended by an action that is not a number, as where a network overflows; each counts as -100");
    assertThat(watch.lostNotice("the search", biped.with(new Leniency(0, 0.25)))).endsWith("; each counts as -25");
    assertThat(watch.lostNotice("the search", biped.with(new Leniency(0, 0.125)))).endsWith("; each counts as -12.50");
  }
}
