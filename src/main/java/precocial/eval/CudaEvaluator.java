package precocial.eval;

import java.util.List;
import java.util.function.IntConsumer;
import precocial.cuda.CudaFailure;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.network.Network;
import precocial.network.PopulationCompiler;
import precocial.task.ControlTask;
import precocial.task.control.SwingUp;

/**
 * float32 on GPUs: the operations of {@link CpuEvaluator} in its order, so that every bit of the scores is the same. Devices take
 * parts of a call from a common queue; no part's result depends on another. Swing-up runs there altogether; the worlds of other
 * tasks are stepped by threads of the processor, for which a GPU evaluates the networks.
 */
final class CudaEvaluator implements Evaluator {
  private final CudaEngines engines;
  private final Evaluator cpu; // for gradients
  private final CudaLanes lanes;

  /** @param threads of the processor */
  CudaEvaluator(List<Integer> ordinals, CudaOptions options, int threads) {
    this(ordinals, options, threads, CpuBackend.BLOCK_LANES);
  }

  /** @param blockLanes lanes that a thread of the processor steps together, at most */
  CudaEvaluator(List<Integer> ordinals, CudaOptions options, int threads, int blockLanes) {
    Workers workers = new Workers(threads);
    try {
      cpu = new CpuEvaluator(workers, blockLanes, Loops.best());
      engines = new CudaEngines(ordinals, options); // Last, for they hold devices until they are closed.
    } catch (RuntimeException | Error e) {
      workers.close();
      throw e;
    }
    lanes = new CudaLanes(engines, workers, blockLanes);
  }

  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    networks.forEach(network -> requireShape(task, network));
    if (starts.length == 0 || networks.isEmpty()) {
      return new Scores(networks.size(), weights.count(), starts.length, task.lostReward());
    }
    if (!(task instanceof SwingUp swingUp)) {
      return lanes.run(task, networks, weights, starts, ended);
    }
    Scores scores = new Scores(networks.size(), weights.count(), starts.length, task.lostReward());
    run(new RolloutChunks(swingUp.model(), networks, weights, starts, engines.count(), engines.budget(), scores));
    ended.accept(networks.size() * weights.count() * starts.length);
    return scores;
  }

  /** Where a device lacks the memory for a chunk, smaller ones are tried. */
  private void run(RolloutChunks chunks) {
    while (true) {
      try {
        engines.run(engine -> engine.rollouts().run(chunks));
        return;
      } catch (CudaFailure e) {
        if (!e.outOfMemory() || !chunks.shrink()) {
          throw e;
        }
      }
    }
  }

  private static void requireShape(ControlTask task, Network network) {
    if (network.inputs() != task.inputs() || network.outputs() != task.outputs()) {
      throw new IllegalArgumentException(
          "a network of " + network.inputs() + " inputs and " + network.outputs() + " outputs does not fit task "
              + task.name());
    }
  }

  @Override
  public double[][] forward(Network network, Weights weights, double[][] inputs) {
    double[][][] outputs = new double[1][][];
    engines.runOnFirst(engine -> outputs[0] = engine.forward().run(network, weights, inputs));
    return outputs[0];
  }

  @Override
  public Predictions predict(ImageBatch batch, Network network, Weights weights) {
    Predictions.requireShape(batch.images(), network.inputs(), network.outputs());
    ImageJob job = ImageJob.predict(batch, weights, network);
    job.run(engines);
    return job.predictions();
  }

  @Override
  public Losses losses(ImageBatch batch, List<Network> networks, Weights weights) {
    Losses.requireShape(batch, networks);
    return new CudaLosses(engines, batch, weights).judge(networks);
  }

  @Override
  public LossGradient gradient(ImageBatch batch, Network network) {
    return cpu.gradient(batch, network);
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    return new CudaClassifier(
        engines, sharing ? new PopulationCompiler(images.pixelsPerImage(), images.classes(), true) : null);
  }

  @Override
  public void close() {
    engines.close();
    cpu.close();
  }
}
