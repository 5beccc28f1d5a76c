package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import precocial.benchmarks.CudaHere;
import precocial.benchmarks.MadeUpImages;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;
import precocial.search.SteppedSearch;

@Tag("cuda")
class GenerationKernelsTest {
  @BeforeAll
  static void needCuda() {
    CudaHere.need();
  }

  @Test
  void stagesAreThoseOfWhatIsJudged() {
    ImageSet images = MadeUpImages.of(5, 300, 10).train();
    ImageBatch batch = ImageBatch.all(images);
    try (Evaluator cpu = new CpuBackend().evaluator(1); GenerationKernels kernels = new GenerationKernels(0, batch)) {
      SteppedSearch search = new SteppedSearch(MadeUpImages.config(8, 100, 50), images, 1, cpu.classifier(images, true));
      search.stepTo(6, 50);
      List<Genome> genomes = search.genomes();
      int[] unknown = new int[genomes.size()];
      Arrays.fill(unknown, -1);
      PopulationGraph graph = new PopulationCompiler(images.pixelsPerImage(), images.classes(), true).compile(genomes, unknown);
      GenerationKernels.Stages stages = kernels.run(graph, batch, Weights.STANDARD);
      assertThat(stages.upload()).isPositive();
      assertThat(stages.values()).isPositive();
      assertThat(stages.losses()).isPositive();
      assertThat(stages.seconds()).isEqualTo(stages.upload() + stages.values() + stages.losses());
      // 300 images are three tiles; a node's value is written and read from somewhere at least once.
      assertThat(stages.valueBytes()).isGreaterThanOrEqualTo(4.0 * 384 * 6 * 2 * graph.nodes());
      assertThat(stages.lossBytes()).isGreaterThanOrEqualTo(4.0 * 384 * 6 * graph.heads() * 3);
      Losses expected = cpu.classifier(images, true).judge(genomes, unknown, batch, Weights.STANDARD);
      double[] sums = kernels.lossSums(graph.heads() * 6);
      for (int i = 0; i < genomes.size(); i++) {
        for (int w = 0; w < 6; w++) {
          assertThat(Losses.mean(sums, graph.headOf()[i] * 6 + w, 1, batch.count())).isEqualTo(expected.loss(i, w));
        }
      }
    }
  }
}
