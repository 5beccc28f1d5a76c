package precocial.eval;

import java.util.List;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.network.BatchPlan;
import precocial.network.Network;
import precocial.network.PopulationGraph;

/** Judges many networks on GPUs as one batch, or as halves of it where a device lacks the memory. */
final class CudaLosses {
  private final CudaEngines engines;
  private final ImageBatch batch;
  private final Weights weights;

  CudaLosses(CudaEngines engines, ImageBatch batch, Weights weights) {
    this.engines = engines;
    this.batch = batch;
    this.weights = weights;
  }

  Losses judge(List<Network> networks) {
    Losses losses = new Losses(networks.size(), weights.count());
    if (!networks.isEmpty()) {
      judge(networks, losses, 0);
    }
    return losses;
  }

  /** @param first network of the losses that the first one is */
  private void judge(List<Network> networks, Losses losses, int first) {
    if (!job(BatchPlan.of(networks)).judge(engines, losses, first)) {
      int half = networks.size() / 2;
      judge(networks.subList(0, half), losses, first);
      judge(networks.subList(half, networks.size()), losses, first + half);
    }
  }

  private ImageJob job(BatchPlan plan) {
    if (weights.individual()) {
      return ImageJob.judge(batch, plan);
    }
    List<PopulationGraph> graphs =
        IntStream.range(0, plan.networks()).mapToObj(network -> PopulationGraph.of(plan, network)).toList();
    return ImageJob.judge(batch, weights, new LevelOrder(graphs));
  }
}
