package precocial.eval;

import precocial.cuda.DeviceAddress;
import precocial.network.BatchPlan;

/** A batch plan among the arrays of an upload; see kernels/network.cuh. */
final class PlanUpload {
  private final Upload upload;
  private final long nodeStart;
  private final long activation;
  private final long sourceStart;
  private final long source;
  private final long weight;

  PlanUpload(Upload upload, BatchPlan plan, boolean individual) {
    this(upload, plan, individual, plan.flat().source());
  }

  /** @param sources (connections): what stands for the plan's sources */
  PlanUpload(Upload upload, BatchPlan plan, boolean individual, int[] sources) {
    this.upload = upload;
    BatchPlan.Flat flat = plan.flat();
    nodeStart = upload.put(flat.nodeStart());
    activation = upload.put(flat.activation(), 0, flat.activation().length);
    sourceStart = upload.put(flat.sourceStart());
    source = upload.put(sources);
    weight = upload.put(individual ? flat.weight() : new float[0]);
  }

  DeviceAddress nodeStart() {
    return upload.at(nodeStart);
  }

  DeviceAddress activation() {
    return upload.at(activation);
  }

  DeviceAddress sourceStart() {
    return upload.at(sourceStart);
  }

  DeviceAddress source() {
    return upload.at(source);
  }

  DeviceAddress weight() {
    return upload.at(weight);
  }
}
