package precocial.weights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.Topology;
import precocial.task.Tasks;

/**
 * A tuning in memory, one generation after another.
 *
 * <p>The champion is not the luckiest candidate. From time to time the centre of the search and the best candidate are tried on
 * starts, or training images, that no generation draws, and replace the champion only if they do better there. The weights that
 * the tuning starts from are the first champion, so it never ends below them by that measure.
 */
public final class Tuning {
  private final TuningSpec spec;
  private final Topology topology;
  private final Objective objective;
  private final TuningStep step;
  private float[] champion; // (weights)
  private double championReward;
  private int championGeneration;
  private double startReward;
  private int generationsDone;
  private long evaluations;
  private long steps;

  private Tuning(TuningSpec spec, Topology topology, Objective objective, TuningStep step) {
    this.spec = spec;
    this.topology = topology;
    this.objective = objective;
    this.step = step;
  }

  /**
   * Starts from the shared weight of the spec, or where it has none from the weights of the genome.
   *
   * @param images to train on; null for a task with episodes
   * @throws IllegalArgumentException for a genome without connections to tune, with a step function where a gradient is needed,
   *     or with more weights than the method can take; and for images that do not fit
   */
  public static Tuning start(TuningSpec spec, Genome genome, Evaluator evaluator, ImageSet images) {
    Topology topology = topology(spec.config(), genome);
    float[] start = topology.weights();
    if (spec.sharedWeight() != null) {
      Arrays.fill(start, spec.sharedWeight());
    }
    Objective objective = objective(spec, evaluator, images);
    TuningConfig config = spec.config();
    TuningStep step = switch (config.method()) {
      case PEPG -> new PopulationStep(Pepg.start(start, config.pepg(), spec.seed()), topology, objective);
      case CMA_ES -> new PopulationStep(CmaEs.start(start, config.cmaEs(), spec.seed()), topology, objective);
      case ADAM -> GradientStep.start(start, config, spec.seed(), topology, (ImageObjective) objective);
    };
    Tuning tuning = new Tuning(spec, topology, objective, step);
    tuning.champion = start;
    tuning.startReward = objective.confirm(List.of(topology.network(start)))[0];
    tuning.championReward = tuning.startReward;
    return tuning;
  }

  /** Goes on from what {@link #write} wrote; arguments as of {@link #start}. */
  static Tuning read(DataInput in, TuningSpec spec, Genome genome, Evaluator evaluator, ImageSet images) throws IOException {
    Topology topology = topology(spec.config(), genome);
    Objective objective = objective(spec, evaluator, images);
    TuningConfig config = spec.config();
    int generationsDone = in.readInt();
    if (generationsDone < 0 || generationsDone > config.generations()) {
      throw new IllegalArgumentException(generationsDone + " of " + config.generations() + " generations");
    }
    long evaluations = in.readLong();
    long steps = in.readLong();
    double startReward = in.readDouble();
    double championReward = in.readDouble();
    int championGeneration = in.readInt();
    float[] champion = readWeights(in, topology.size());
    TuningStep step = switch (config.method()) {
      case PEPG -> new PopulationStep(Pepg.read(in, config.pepg(), spec.seed()), topology, objective);
      case CMA_ES -> new PopulationStep(CmaEs.read(in, config.cmaEs(), spec.seed()), topology, objective);
      case ADAM -> GradientStep.read(in, config, topology, (ImageObjective) objective);
    };
    if (step.centre().length != topology.size()) {
      throw new IllegalArgumentException(step.centre().length + " weights for " + topology.size() + " connections");
    }
    Tuning tuning = new Tuning(spec, topology, objective, step);
    tuning.generationsDone = generationsDone;
    tuning.evaluations = evaluations;
    tuning.steps = steps;
    tuning.startReward = startReward;
    tuning.championReward = championReward;
    tuning.championGeneration = championGeneration;
    tuning.champion = champion;
    return tuning;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(generationsDone);
    out.writeLong(evaluations);
    out.writeLong(steps);
    out.writeDouble(startReward);
    out.writeDouble(championReward);
    out.writeInt(championGeneration);
    writeWeights(out, champion);
    step.write(out);
  }

  /** Refuses a genome that can't be tuned so, as {@link #start} does. */
  public static void check(TuningConfig config, Genome genome) {
    Topology topology = topology(config, genome);
    if (config.method() == TuningMethod.CMA_ES) {
      CmaEs.start(topology.weights(), config.cmaEs(), 0);
    }
  }

  /**
   * The method that did best for a task, or pepg where a genome can't be tuned by it.
   *
   * @param family name of the task, without its options
   */
  public static TuningMethod usualMethod(String family, Genome genome) {
    TuningMethod usual = TuningSetting.usualMethod(family);
    Topology topology = Topology.of(genome);
    boolean gradientStops = usual.needsGradient() && topology.hasStep();
    boolean tooMany = usual == TuningMethod.CMA_ES && topology.size() > CmaEs.MOST_WEIGHTS;
    return gradientStops || tooMany ? TuningMethod.PEPG : usual;
  }

  /** The most images that a batch can have, where there are so many to train on: some are held out for validation. */
  public static int mostBatch(int images) {
    return ImageObjective.trainingCount(images);
  }

  private static Topology topology(TuningConfig config, Genome genome) {
    Topology topology = Topology.of(genome);
    if (topology.size() == 0) {
      throw new IllegalArgumentException("the genome has no connection to tune: nothing leads to an output");
    }
    if (config.method().needsGradient() && topology.hasStep()) {
      throw new IllegalArgumentException(
          "the genome has a step function, which no gradient passes; possible: "
              + String.join(", ", TuningMethod.labels(false)));
    }
    return topology;
  }

  private static Objective objective(TuningSpec spec, Evaluator evaluator, ImageSet images) {
    return images == null
        ? new EpisodeObjective(evaluator, Tasks.control(spec.task()), spec.seed(), spec.config())
        : new ImageObjective(evaluator, images, spec.seed(), spec.config().trials());
  }

  /**
   * Does one generation.
   *
   * @throws ArithmeticException where weights overflow, as a step far too wide makes them
   */
  public TuningReport generation() {
    int generation = generationsDone + 1;
    TuningStep.Outcome outcome = step.generation(generation);
    generationsDone = generation;
    evaluations += outcome.evaluations();
    steps += outcome.steps();
    if (generation % spec.config().confirmEvery() == 0 || finished()) {
      confirm(outcome.best());
    }
    return new TuningReport(
        generation, outcome.bestReward(), outcome.meanReward(), outcome.centreReward(), championReward, evaluations, steps);
  }

  /** Makes the centre or the best candidate champion if it does better than the present one. */
  private void confirm(float[] best) {
    List<float[]> candidates = new ArrayList<>(List.of(step.centre()));
    if (best != null) {
      candidates.add(best);
    }
    List<Network> networks = candidates.stream().map(topology::network).toList();
    double[] rewards = objective.confirm(networks);
    for (int i = 0; i < rewards.length; i++) {
      if (rewards[i] > championReward) {
        championReward = rewards[i];
        champion = candidates.get(i).clone();
        championGeneration = generationsDone;
      }
    }
  }

  /** Whether all generations are done. */
  public boolean finished() {
    return generationsDone >= spec.config().generations();
  }

  public int generationsDone() {
    return generationsDone;
  }

  /** The genome with the best weights so far. */
  public Genome champion() {
    return topology.genome(champion);
  }

  /** What determines the tuning. */
  public TuningSpec spec() {
    return spec;
  }

  /** Weights that are tuned. */
  public int weights() {
    return topology.size();
  }

  /** Mean reward of the champion over what champions are confirmed on; with images, its accuracy. */
  public double championReward() {
    return championReward;
  }

  /** The same of the weights that the tuning started from. */
  public double startReward() {
    return startReward;
  }

  /** The generation that the champion was found in; 0 for the weights that the tuning started from. */
  public int championGeneration() {
    return championGeneration;
  }

  /** What {@link #championReward} is, in one word. */
  public String confirmed() {
    return objective.confirmed();
  }

  /** What {@link #championReward} is over, in words. */
  public String confirmedOver() {
    return objective.confirmedOver();
  }

  /** As of {@link TuningReport}, so far. */
  public long evaluations() {
    return evaluations;
  }

  static float[] finite(float[] weights) {
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new ArithmeticException("the tuned weights overflow; a smaller sigma_init or learn_rate may help");
      }
    }
    return weights;
  }

  static void writeWeights(DataOutput out, float[] weights) throws IOException {
    for (float weight : weights) {
      out.writeFloat(weight);
    }
  }

  /** @throws IllegalArgumentException for one that is not finite */
  static float[] readWeights(DataInput in, int size) throws IOException {
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = in.readFloat();
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException("weight " + weights[i]);
      }
    }
    return weights;
  }
}
