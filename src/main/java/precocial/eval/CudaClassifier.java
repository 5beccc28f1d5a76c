package precocial.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.data.ImageBatch;
import precocial.genome.Genome;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;

/** Judges a population as one graph on GPUs; or, to measure what that saves, with nothing shared. */
final class CudaClassifier implements Classifier {
  private final CudaEngines engines;
  private final PopulationCompiler compiler; // null: nothing is shared

  CudaClassifier(CudaEngines engines, PopulationCompiler compiler) {
    this.engines = engines;
    this.compiler = compiler;
  }

  @Override
  public Losses judge(List<Genome> genomes, int[] parents, ImageBatch batch, Weights weights) {
    Losses.check(genomes, batch, weights);
    Losses losses = new Losses(genomes.size(), weights.count());
    if (!genomes.isEmpty()) {
      judge(genomes, compiler == null ? alone(genomes) : List.of(compiler.compile(genomes, parents)), batch, weights, losses, 0);
    }
    return losses;
  }

  /** @param first network of the losses that the first genome is */
  private void judge(
      List<Genome> genomes, List<PopulationGraph> graphs, ImageBatch batch, Weights weights, Losses losses, int first) {
    if (!ImageJob.judge(batch, weights, new LevelOrder(graphs)).judge(engines, losses, first)) {
      int half = genomes.size() / 2;
      judge(genomes.subList(0, half), graphsOf(genomes.subList(0, half)), batch, weights, losses, first);
      judge(
          genomes.subList(half, genomes.size()), graphsOf(genomes.subList(half, genomes.size())), batch, weights, losses,
          first + half);
    }
  }

  /** Some of a population that is too large for the devices; what they share is compiled anew. */
  private List<PopulationGraph> graphsOf(List<Genome> some) {
    if (compiler == null) {
      return alone(some);
    }
    int[] unknown = new int[some.size()];
    Arrays.fill(unknown, -1);
    Genome any = some.get(0);
    return List.of(new PopulationCompiler(any.inputs(), any.outputs(), true).compile(some, unknown));
  }

  private static List<PopulationGraph> alone(List<Genome> genomes) {
    List<PopulationGraph> graphs = new ArrayList<>();
    for (Genome genome : genomes) {
      graphs.add(CpuClassifier.graph(genome));
    }
    return graphs;
  }
}
