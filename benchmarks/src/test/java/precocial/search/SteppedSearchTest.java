package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.benchmarks.MadeUpImages;
import precocial.data.DataSet;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.genome.Genome;

class SteppedSearchTest {
  private static final DataSet DATA = MadeUpImages.of(5, 200, 10);
  private static final SearchConfig CONFIG = MadeUpImages.config(16, 12, 60);

  @TempDir Path directory;

  @Test
  void generationsAreThoseOfARun() throws IOException {
    List<Double> expected = new ArrayList<>();
    List<Double> best = new ArrayList<>();
    try (Evaluator evaluator = new CpuBackend().evaluator(1);
        SearchRun run = SearchRun.start(directory, MadeUpImages.spec(CONFIG, DATA, 3), DATA, Map.of())) {
      run.run(evaluator, report -> expected.add(report.best()), () -> false);
      SteppedSearch search = new SteppedSearch(CONFIG, DATA.train(), 3, evaluator.classifier(DATA.train(), true));
      while (search.generation() <= 12) {
        search.step(search.batch(60));
        best.add(search.bestMean());
        assertThat(search.judgeSeconds()).isPositive();
        assertThat(search.breedSeconds()).isPositive();
      }
    }
    assertThat(best).hasSize(12).isEqualTo(expected);
  }

  @Test
  void parentsArePlacesInTheGenerationBefore() {
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      SteppedSearch search = new SteppedSearch(CONFIG, DATA.train(), 1, evaluator.classifier(DATA.train(), true));
      assertThat(search.before()).isEmpty();
      assertThat(search.parents()).hasSize(16).containsOnly(-1);
      List<Genome> first = search.genomes();
      search.stepTo(2, 60);
      assertThat(search.generation()).isEqualTo(2);
      assertThat(search.before()).isSameAs(first);
      int[] parents = search.parents();
      for (int elite = 0; elite < CONFIG.elites(); elite++) {
        assertThat(search.genomes().get(elite)).isSameAs(first.get(parents[elite]));
      }
    }
  }
}
