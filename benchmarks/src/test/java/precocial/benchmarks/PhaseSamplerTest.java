package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.benchmarks.PhaseSampler.Phase;
import precocial.data.DataSet;
import precocial.eval.Classifier;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.search.SearchRun;

class PhaseSamplerTest {
  @TempDir Path directory;

  @Test
  void searchIsFoundToJudgeAndToConfirm() throws IOException {
    DataSet data = MadeUpImages.of(4, 50, 10);
    List<Phase> found = new ArrayList<>();
    try (Evaluator cpu = new CpuBackend().evaluator(1);
        SearchRun run =
            SearchRun.start(directory, MadeUpImages.spec(MadeUpImages.config(8, 3, 20), data, 1), data, Map.of())) {
      run.run(watched(cpu, found), report -> {}, () -> false);
    }
    assertThat(found).contains(Phase.EVALUATE, Phase.CONFIRM).doesNotContain(Phase.OTHER);
    assertThat(found.get(0)).isEqualTo(Phase.EVALUATE);
    assertThat(found.stream().filter(phase -> phase == Phase.EVALUATE)).hasSize(3);
  }

  /** Its classifiers note what the stack tells when they are called. */
  private static Evaluator watched(Evaluator evaluator, List<Phase> found) {
    return (Evaluator)
        Proxy.newProxyInstance(
            Evaluator.class.getClassLoader(), new Class<?>[] {Evaluator.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(evaluator, arguments);
                return result instanceof Classifier classifier
                    ? (Classifier) (genomes, parents, batch, weights) -> {
                      found.add(PhaseSampler.phase(Thread.currentThread().getStackTrace()));
                      return classifier.judge(genomes, parents, batch, weights);
                    }
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "search.Search, tell, BREED", "search.SearchRun, checkpoint, FILES", "search.SearchRun, confirm, CONFIRM",
    "search.RunLog, append, FILES", "search.RunDirectory, writeChampion, FILES", "search.Population, write, FILES",
    "search.ImageJudge, judge, EVALUATE",
    "network.PopulationCompiler, compile, COMPILE", "eval.GraphProgram, of, COMPILE"
  })
  void phaseIsToldByAMethodOfTheProgram(String type, String method, Phase phase) throws ClassNotFoundException {
    assertThat(Class.forName("precocial." + type).getDeclaredMethods()).anyMatch(m -> m.getName().equals(method));
    assertThat(PhaseSampler.phase(stack(type, method))).isEqualTo(phase);
  }

  @Test
  void compilingIsPartOfJudgingAndConfirmingIsAWhole() {
    StackTraceElement[] judging = stack("network.PopulationCompiler", "compile", "search.ImageJudge", "judge");
    assertThat(PhaseSampler.phase(judging)).isEqualTo(Phase.COMPILE);
    StackTraceElement[] confirming =
        stack("network.PopulationCompiler", "compile", "search.ImageJudge", "confirm", "search.SearchRun", "confirm");
    assertThat(PhaseSampler.phase(confirming)).isEqualTo(Phase.CONFIRM);
    assertThat(PhaseSampler.phase(stack("eval.Workers", "run"))).isEqualTo(Phase.OTHER);
    assertThat(PhaseSampler.phase(new StackTraceElement[0])).isEqualTo(Phase.OTHER);
  }

  @Test
  void looksAreTakenOnce() throws InterruptedException {
    try (PhaseSampler sampler = new PhaseSampler(Thread.currentThread())) {
      int looks = 0;
      while (looks < 3) {
        Thread.sleep(PhaseSampler.MILLIS);
        int[] taken = sampler.take();
        assertThat(Arrays.stream(taken).sum()).isEqualTo(taken[Phase.OTHER.ordinal()]);
        looks += taken[Phase.OTHER.ordinal()];
      }
    }
  }

  /** @param calls the innermost first, each as type and method */
  private static StackTraceElement[] stack(String... calls) {
    StackTraceElement[] stack = new StackTraceElement[calls.length / 2];
    Arrays.setAll(stack, i -> new StackTraceElement("precocial." + calls[2 * i], calls[2 * i + 1], null, -1));
    return stack;
  }
}
