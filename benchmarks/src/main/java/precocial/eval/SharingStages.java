package precocial.eval;

import java.util.Arrays;
import java.util.List;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.genome.Genome;
import precocial.network.BatchPlan;
import precocial.network.NetworkCompiler;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;

/** Judges one generation with the ideas of {@link CpuClassifier} switched on in turn. The losses are the same to the bit. */
public final class SharingStages implements AutoCloseable {
  /** What is switched on; each has all that those before it have. */
  public enum Stage {
    ALONE("each genome alone, weight by weight"),
    SUMS_SHARED("+ first-layer sums once for all weights"),
    ONE_GRAPH("+ the population as one graph"),
    SUMS_DERIVED("+ sums that start from other sums"),
    KEPT("+ what the parents' generation compiled is kept");

    private final String label;

    Stage(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * What came out, and how long it took.
   *
   * @param losses (genomes, weights)
   */
  public record Judged(double[][] losses, double compileSeconds, double evaluateSeconds) {
    public double seconds() {
      return compileSeconds + evaluateSeconds;
    }
  }

  private final Workers workers;
  private final Loops loops = Loops.best();
  private final PopulationCompiler plain;
  private final PopulationCompiler compiler; // follows the search: where sums arose from is told by earlier generations
  private final Weights weights;

  public SharingStages(int threads, ImageSet images, Weights weights) {
    this.weights = weights;
    workers = new Workers(threads);
    plain = new PopulationCompiler(images.pixelsPerImage(), images.classes(), false);
    compiler = new PopulationCompiler(images.pixelsPerImage(), images.classes(), true);
  }

  /** What the search has to be judged by, so that the last stages know its earlier generations. */
  public Classifier classifier() {
    return new CpuClassifier(workers, loops, compiler);
  }

  /**
   * Judges a generation that is not yet judged by {@link #classifier}; it can be afterwards, whatever was done here.
   *
   * @param before genomes of the generation before; none in the first
   * @param parents places of the genomes' parents there
   */
  public Judged judge(Stage stage, List<Genome> before, List<Genome> genomes, int[] parents, ImageBatch batch) {
    takeUp(stage, genomes, parents);
    long from = System.nanoTime();
    List<GraphProgram> programs =
        stage.compareTo(Stage.ONE_GRAPH) < 0
            ? workers.map(genomes, genome -> GraphProgram.of(alone(genome)))
            : List.of(GraphProgram.of(graph(stage, genomes, parents)));
    long compiled = System.nanoTime();
    double[][] losses = evaluate(stage, programs, genomes.size(), batch);
    long evaluated = System.nanoTime();
    goBack(stage, before);
    return new Judged(losses, (compiled - from) / 1e9, (evaluated - compiled) / 1e9);
  }

  /** Where all is compiled anew, sums that are new in this generation have to be known by their origin beforehand. */
  private void takeUp(Stage stage, List<Genome> genomes, int[] parents) {
    if (stage == Stage.SUMS_DERIVED) {
      compiler.compile(genomes, parents);
    }
  }

  /** To where the generation before left the compiler. */
  private void goBack(Stage stage, List<Genome> before) {
    if (stage.compareTo(Stage.SUMS_DERIVED) >= 0) {
      compiler.compile(before, unknown(before));
    }
  }

  private PopulationGraph graph(Stage stage, List<Genome> genomes, int[] parents) {
    return switch (stage) {
      case ONE_GRAPH -> plain.compile(genomes, unknown(genomes));
      case SUMS_DERIVED -> compiler.compile(genomes, unknown(genomes));
      default -> compiler.compile(genomes, parents);
    };
  }

  private static int[] unknown(List<Genome> genomes) {
    int[] parents = new int[genomes.size()];
    Arrays.fill(parents, -1);
    return parents;
  }

  private static PopulationGraph alone(Genome genome) {
    return PopulationGraph.of(BatchPlan.of(List.of(NetworkCompiler.compile(genome))), 0);
  }

  private double[][] evaluate(Stage stage, List<GraphProgram> programs, int genomes, ImageBatch batch) {
    double[][] losses = new double[genomes][weights.count()];
    if (stage == Stage.ALONE) {
      for (int w = 0; w < weights.count(); w++) {
        Losses one = run(programs, genomes, batch, Weights.shared(weights.value(w)));
        for (int i = 0; i < genomes; i++) {
          losses[i][w] = one.loss(i, 0);
        }
      }
    } else {
      Losses all = run(programs, genomes, batch, weights);
      for (int i = 0; i < genomes; i++) {
        for (int w = 0; w < weights.count(); w++) {
          losses[i][w] = all.loss(i, w);
        }
      }
    }
    return losses;
  }

  private Losses run(List<GraphProgram> programs, int genomes, ImageBatch batch, Weights values) {
    ImageTasks tasks = new ImageTasks(batch, programs, values, loops, workers.count());
    workers.run(Math.min(workers.count(), tasks.count()), tasks::work);
    LossTable[] tables = tasks.tables();
    Losses losses = new Losses(genomes, values.count());
    boolean shared = programs.size() == 1;
    for (int i = 0; i < genomes; i++) {
      int head = shared ? programs.get(0).graph.headOf()[i] : 0;
      tables[shared ? 0 : i].give(head, losses, i, batch.count());
    }
    return losses;
  }

  /** What a stage has to compute. */
  public GraphWork work(Stage stage, List<Genome> before, List<Genome> genomes, int[] parents) {
    if (stage.compareTo(Stage.ONE_GRAPH) < 0) {
      return genomes.stream().map(genome -> GraphWork.of(alone(genome))).reduce(GraphWork.NONE, GraphWork::plus);
    }
    takeUp(stage, genomes, parents);
    GraphWork work = GraphWork.of(graph(stage, genomes, parents));
    goBack(stage, before);
    return work;
  }

  @Override
  public void close() {
    workers.close();
  }
}
