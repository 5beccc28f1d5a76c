package precocial.eval;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.PopulationCompiler;
import precocial.task.ControlTask;

/** float32 on all cores. */
final class CpuEvaluator implements Evaluator {
  private final int blockLanes;
  private final Loops loops;
  private final Workers workers;

  /** @param blockLanes lanes that a thread steps together, at most */
  CpuEvaluator(int threads, int blockLanes, Loops loops) {
    this(new Workers(threads), blockLanes, loops);
  }

  /** @param workers closed with this evaluator */
  CpuEvaluator(Workers workers, int blockLanes, Loops loops) {
    this.blockLanes = blockLanes;
    this.loops = loops;
    this.workers = workers;
  }

  @Override
  public Scores rollouts(
      ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
    if (starts.length == 0) {
      return new Scores(networks.size(), weights.count(), 0, task.lostReward());
    }
    int block = Math.min(blockLanes, task.mostLanes());
    LaneBatch batch = new LaneBatch(task, networks, weights, starts, workers.count(), block, ended);
    return batch.run(workers, () -> new LaneProgram(batch.plan, weights, loops));
  }

  @Override
  public double[][] forward(Network network, Weights weights, double[][] inputs) {
    BatchPlan plan = BatchPlan.of(List.of(network));
    LaneProgram program = new LaneProgram(plan, weights, loops);
    int block = Math.min(1024, inputs.length);
    float[][] inputRows = new float[plan.inputs()][block];
    float[][] outputRows = new float[plan.outputs()][block];
    float[] weight = new float[block];
    Arrays.fill(weight, weights.value(0));
    double[][] outputs = new double[inputs.length][plan.outputs()];
    for (int start = 0; start < inputs.length; start += block) {
      int lanes = Math.min(block, inputs.length - start);
      for (int i = 0; i < plan.inputs(); i++) {
        for (int lane = 0; lane < lanes; lane++) {
          inputRows[i][lane] = (float) inputs[start + lane][i];
        }
      }
      program.arrange(inputRows, 1, new int[1], new int[] {0, lanes}, weight);
      program.run(outputRows);
      for (int lane = 0; lane < lanes; lane++) {
        for (int o = 0; o < plan.outputs(); o++) {
          outputs[start + lane][o] = outputRows[o][lane];
        }
      }
    }
    return outputs;
  }

  @Override
  public Predictions predict(ImageBatch batch, Network network, Weights weights) {
    return new ImagePredictor(batch, network, weights, loops).run(workers);
  }

  @Override
  public Losses losses(ImageBatch batch, List<Network> networks, Weights weights) {
    Losses.requireShape(batch, networks);
    Losses losses = new Losses(networks.size(), weights.count());
    if (networks.isEmpty()) {
      return losses;
    }
    List<GraphProgram> programs = workers.map(networks, network -> GraphProgram.of(network, weights));
    ImageTasks tasks = new ImageTasks(batch, programs, weights, loops, workers.count());
    workers.run(Math.min(workers.count(), tasks.count()), tasks::work);
    for (int n = 0; n < networks.size(); n++) {
      tasks.tables()[n].give(0, losses, n, batch.count());
    }
    return losses;
  }

  @Override
  public LossGradient gradient(ImageBatch batch, Network network) {
    return new ImageGradient(batch, network, loops).run(workers);
  }

  @Override
  public Classifier classifier(ImageSet images, boolean sharing) {
    return new CpuClassifier(
        workers, loops, sharing ? new PopulationCompiler(images.pixelsPerImage(), images.classes(), true) : null);
  }

  @Override
  public void close() {
    workers.close();
  }
}
