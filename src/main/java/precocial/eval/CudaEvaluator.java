package precocial.eval;

import java.util.List;
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
    engines = new CudaEngines(ordinals, options);
    cpu = new CpuBackend().evaluator(threads);
  }

  @Override
  public Scores rollouts(ControlTask task, List<Network> networks, Weights weights, double[][] starts) {
    if (!(task instanceof SwingUp)) {
      return cpu.rollouts(task, networks, weights, starts);
    }
    Scores scores = new Scores(networks.size(), weights.count(), starts.length);
    if (starts.length > 0) {
      RolloutChunks chunks = new RolloutChunks(networks, weights, starts, engines.count(), scores);
      engines.run(engine -> engine.rollouts().run(chunks));
    }
    return scores;
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
