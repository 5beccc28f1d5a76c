package precocial.eval;

import java.util.List;
import precocial.data.ImageBatch;
import precocial.genome.Genome;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;

/** Judges a population as one graph; or, to measure what that saves, each genome by itself. */
final class CpuClassifier implements Classifier {
  private final Workers workers;
  private final Loops loops;
  private final PopulationCompiler compiler; // null: each genome by itself

  CpuClassifier(Workers workers, Loops loops, PopulationCompiler compiler) {
    this.workers = workers;
    this.loops = loops;
    this.compiler = compiler;
  }

  @Override
  public Losses judge(List<Genome> genomes, int[] parents, ImageBatch batch, Weights weights) {
    Losses.check(genomes, batch, weights);
    Losses losses = new Losses(genomes.size(), weights.count());
    if (compiler != null) {
      PopulationGraph graph = compiler.compile(genomes, parents);
      LossTable table = run(List.of(GraphProgram.of(graph)), batch, weights)[0];
      for (int i = 0; i < genomes.size(); i++) {
        table.give(graph.headOf()[i], losses, i, batch.count());
      }
      return losses;
    }
    LossTable[] tables = run(workers.map(genomes, CpuClassifier::alone), batch, weights);
    for (int i = 0; i < tables.length; i++) {
      tables[i].give(0, losses, i, batch.count());
    }
    return losses;
  }

  private static GraphProgram alone(Genome genome) {
    return GraphProgram.of(graph(genome));
  }

  /** A genome by itself. */
  static PopulationGraph graph(Genome genome) {
    Network network = NetworkCompiler.compile(genome);
    return PopulationGraph.of(BatchPlan.of(List.of(network)), 0);
  }

  private LossTable[] run(List<GraphProgram> programs, ImageBatch batch, Weights weights) {
    ImageTasks tasks = new ImageTasks(batch, programs, weights, loops, workers.count());
    workers.run(Math.min(workers.count(), tasks.count()), tasks::work);
    return tasks.tables();
  }
}
