package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Fitness;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.io.FormatException;
import precocial.network.NetworkCompiler;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;
import precocial.task.Tasks;

class PopulationTest {
  @TempDir Path temporary;

  private Path file() {
    return temporary.resolve("run").resolve(RunDirectory.POPULATION);
  }

  private List<GenerationReport> run(Map<String, ?> changes, int stopAfter) throws IOException {
    RunSpec spec = SearchRunTest.spec(11, changes);
    return SearchRunTest.run(SearchRun.start(temporary.resolve("run"), spec, null, Map.of()), 1, stopAfter);
  }

  @Test
  void theFirstIsTheOneThatWasJudged() throws IOException {
    run(Map.of(), 1);
    Population population = Population.read(file());
    assertThat(population.generation()).isEqualTo(1);
    assertThat(population.size()).isEqualTo(24);
    List<Genome> genomes = new Search(SearchRunTest.spec(11, Map.of()).config(), 5, 1, 11).ask();
    var task = Tasks.control("swingup");
    double[][] starts = Starts.draw(task, 3, 11, 1, Purpose.START);
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      for (int i = 0; i < genomes.size(); i++) {
        Genome genome = genomes.get(i);
        var network = List.of(NetworkCompiler.compile(genome));
        Fitness fitness = evaluator.rollouts(task, network, Weights.STANDARD, starts).fitness(0);
        assertThat(population.mean()[i]).isEqualTo(fitness.mean());
        assertThat(population.best()[i]).isEqualTo(fitness.best());
        assertThat(population.connections()[i]).isEqualTo(genome.connections().stream().filter(c -> c.enabled()).count());
        assertThat(population.nodes()[i]).isEqualTo(genome.nodes().size());
      }
    }
  }

  /** With starts about the goal, too, which the log's columns leave out. */
  @ParameterizedTest
  @CsvSource({"0,12", "0,7", "1,9"})
  void theLastAgreesWithTheLog(int goalStarts, int generation) throws IOException {
    GenerationReport report = run(Map.of("alg_nGoalStarts", goalStarts), generation).get(generation - 1);
    Population population = Population.read(file());
    assertThat(population.generation()).isEqualTo(generation);
    double[] ascending = population.mean().clone();
    Arrays.sort(ascending);
    assertThat(Quantiles.median(ascending)).isEqualTo(report.median());
    assertThat(Arrays.stream(ascending).average().orElseThrow()).isCloseTo(report.mean(), within(1e-9));
    int best = IntStream.range(0, 24).filter(i -> population.mean()[i] == ascending[23]).findFirst().orElseThrow();
    assertThat(population.connections()[best]).isEqualTo(report.connections());
    assertThat(population.nodes()[best]).isEqualTo(report.nodes());
    if (goalStarts == 0) {
      assertThat(ascending[23]).isEqualTo(report.best());
    }
  }

  @Test
  void theFrontIsWhatNoOtherDominates() throws IOException {
    run(Map.of(), 12);
    Population p = Population.read(file());
    int[] front = IntStream.range(0, p.size())
        .filter(
            i -> IntStream.range(0, p.size())
                .noneMatch(
                    j -> p.mean()[j] >= p.mean()[i] && p.connections()[j] <= p.connections()[i]
                        && (p.mean()[j] > p.mean()[i] || p.connections()[j] < p.connections()[i])))
        .toArray();
    assertThat(p.connections()).doesNotContain(0); // which counts as one
    assertThat(p.front()).containsExactly(front).hasSizeBetween(1, p.size() - 1);
  }

  @Test
  void thereIsNoneBeforeAGenerationWasJudged() throws IOException {
    RunSpec spec = SearchRunTest.spec(11, Map.of());
    Files.createDirectories(temporary.resolve("run"));
    Files.writeString(file(), "of a run that was here");
    SearchRun.start(temporary.resolve("run"), spec, null, Map.of()).close();
    assertThat(file()).doesNotExist();
    SearchRunTest.run(SearchRun.resume(temporary.resolve("run"), null), 1, 1);
    assertThat(Population.read(file()).generation()).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Has /dev/full.
  void fullDiskIsSaidInOneLineNamingTheFile() throws IOException {
    run(Map.of(), 1);
    Files.delete(file());
    Files.createSymbolicLink(file(), Path.of("/dev/full"));
    SearchRun run = SearchRun.resume(temporary.resolve("run"), null);
    assertThatThrownBy(() -> SearchRunTest.run(run, 1, 1)).hasMessageContainingAll("cannot write", "population.csv", "disk full");
    Files.delete(file());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                        | has a header, but no genome",
        "2,1,1,4,7,1\\n2,1,1,4,7,2               | line 3 must have 0 or 1 in column front, not 2",
        "2,1,1,4,7,1\\n3,1,1,4,7,0               | line 3 is of generation 3, and line 2 of 2",
        "0,1,1,4,7,1                             | line 2 must have an integer of at least 1 in column generation",
        "2,1,1,-4,7,1                            | line 2 must have an integer of at least 0 in column connections",
        "2,1,1,4,7.5,1                           | line 2 must have an integer of at least 1 in column nodes",
        "2,x,1,4,7,1                             | line 2 is no row of numbers, in cell 2"
      })
  void aBadRowIsNamedByFileAndLine(String rows, String message) throws IOException {
    run(Map.of(), 1);
    String header = Files.readAllLines(file()).get(0);
    assertThat(header).isEqualTo("generation,mean_fitness,best_fitness,connections,nodes,front");
    Files.writeString(file(), header + "\n" + (rows == null ? "" : rows.replace("\\n", "\n") + "\n"));
    assertThatThrownBy(() -> Population.read(file()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(file() + ": " + message);
    Files.writeString(file(), header.replace("nodes", "hidden") + "\n2,1,1,4,7,1\n");
    assertThatThrownBy(() -> Population.read(file())).isInstanceOf(FormatException.class).hasMessageContaining("line 1 is not");
  }
}
