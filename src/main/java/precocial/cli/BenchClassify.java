package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.PopulationCompiler;
import precocial.network.PopulationGraph;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * Measures how fast successive generations are judged on a batch of images, compiling included, by the clock on the wall. An
 * evaluation is one genome under one weight on one image. Edges are effective, each genome's own connections, or actual, what is
 * added up for the graph that the population shares.
 */
public final class BenchClassify {
  public static final String NAME = "classify";
  private static final long SEED = 1;

  private final BenchPopulation population;
  private final BenchTimer timer;
  private final Weights weights;
  private final ImageBatch batch;
  private final double evaluations;
  private final double effective;
  private final double actual;
  private final PopulationGraph graph; // of the last generation

  /** @param images of a batch */
  public BenchClassify(BenchPopulation population, int images, BenchTimer timer) {
    this.population = population;
    this.timer = timer;
    weights = population.config().sharedWeights();
    ImageSet set = population.data().train();
    batch = images == set.count()
        ? ImageBatch.all(set)
        : ImageBatch.draw(set, images, new KeyedRandom(SEED, 0, 0, Purpose.BENCHMARK));
    PopulationCompiler compiler = new PopulationCompiler(set.pixelsPerImage(), set.classes(), true);
    List<BenchGeneration> judged = population.judged();
    if (judged.size() < population.generations().size()) {
      BenchGeneration first = population.generations().get(0);
      compiler.compile(first.genomes(), first.parents());
    }
    double ownEdges = 0;
    double sharedEdges = 0;
    long genomes = 0;
    PopulationGraph last = null;
    for (BenchGeneration generation : judged) {
      ownEdges += generation.connections();
      last = compiler.compile(generation.genomes(), generation.parents());
      sharedEdges += BenchGeneration.additions(last, weights.count());
      genomes += generation.genomes().size();
    }
    evaluations = (double) genomes * weights.count() * images;
    effective = ownEdges * weights.count() * images;
    actual = sharedEdges * images;
    graph = last;
  }

  public ImageBatch batch() {
    return batch;
  }

  public Weights weights() {
    return weights;
  }

  /** The last generation as backends see it. */
  public PopulationGraph graph() {
    return graph;
  }

  public double evaluationsPerGeneration() {
    return evaluations / population.judged().size();
  }

  /** @param threads null where the backend has none */
  public List<BenchRow> measure(Evaluator evaluator, String backend, Integer threads) throws Exception {
    ImageSet set = population.data().train();
    double[] rates =
        timer.medians(
            () -> {
              // A new one each time: it would know all of the generations already.
              Classifier classifier = evaluator.classifier(set, true);
              if (population.generations().size() > 1) {
                BenchGeneration first = population.generations().get(0);
                classifier.judge(first.genomes(), first.parents(), batch, weights);
              }
              long from = System.nanoTime();
              for (BenchGeneration generation : population.judged()) {
                classifier.judge(generation.genomes(), generation.parents(), batch, weights);
              }
              double seconds = (System.nanoTime() - from) / 1e9;
              return new double[] {
                evaluations / seconds, effective / seconds, actual / seconds, population.judged().size() / seconds
              };
            });
    List<BenchRow> rows = new ArrayList<>();
    String[] units = {"evaluations/s", "effective edges/s", "actual edges/s", "generations judged/s"};
    for (int i = 0; i < units.length; i++) {
      rows.add(new BenchRow(NAME, backend, parameters(threads), rates[i], units[i]));
    }
    return rows;
  }

  /** What a row tells of it. @param threads null for none */
  public Map<String, Object> parameters(Integer threads) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("data", population.data().name());
    parameters.put("population", population.config().population());
    parameters.put("generation", population.last());
    parameters.put("weights", weights.count());
    parameters.put("images", batch.count());
    if (threads != null) {
      parameters.put("threads", threads);
    }
    return parameters;
  }
}
