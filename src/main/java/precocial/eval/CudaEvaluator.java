package precocial.eval;

import java.util.List;
import precocial.cuda.CudaFailure;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.network.Network;
import precocial.network.PopulationCompiler;
import precocial.task.ControlTask;
import precocial.task.control.SwingUp;

/**
 * float32 on GPUs: the operations of {@link CpuEvaluator} in its order, so that every bit of the scores is the same. Devices take
 * parts of a call from a common queue; no part's result depends on another. Episodes of a task that has no kernel run on the
 * processor.
 */
final class CudaEvaluator implements Evaluator {
  private final CudaEngines engines;
  private final Evaluator cpu; // for what has no kernel

  /** @param threads of the processor, for what has no kernel */
  CudaEvaluator(List<Integer> ordinals, CudaOptions options, int threads) {
    cpu = new CpuBackend().evaluator(threads);
    try {
      engines = new CudaEngines(ordinals, options);
    } catch (RuntimeException | Error e) {
      cpu.close();
      throw e;
    }
  }

  @Override
  public Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    if (!(task instanceof SwingUp swingUp)) {
      return cpu.rollouts(task, networks, weights, starts);
    }
    networks.forEach(network -> requireShape(task, network));
    Scores scores = new Scores(networks.size(), weights.count(), starts.length, task.lost());
    if (starts.length > 0 && !networks.isEmpty()) {
      run(new RolloutChunks(swingUp.model(), networks, weights, starts, engines.count(), engines.budget(), scores));
    }
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
