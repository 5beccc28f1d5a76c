package precocial.eval;

import precocial.cuda.CudaDevice;
import precocial.cuda.CudaStream;
import precocial.network.BatchPlan;

/** Networks on a device, each with its individual weights. See kernels/forward.cu. */
final class CudaPlan implements NodeValues {
  private static final int MOST_ROWS = 65_535; // of a grid

  private final CudaDevice device;
  private final BatchPlan plan;
  private final Upload upload;
  private final PlanUpload sent;

  CudaPlan(CudaDevice device, Upload upload, BatchPlan plan, CudaStream stream) {
    this.device = device;
    this.plan = plan;
    this.upload = upload;
    upload.begin();
    sent = new PlanUpload(upload, plan, true, sourceRows(plan));
    upload.send(stream);
  }

  /** Rows of values: bias and inputs, then the computed nodes of all networks. The last of a network are its outputs. */
  static int rows(BatchPlan plan) {
    return 1 + plan.inputs() + plan.nodeStart(plan.networks());
  }

  /** Rows of the outputs, (networks, outputs). */
  static int[] outputRows(BatchPlan plan) {
    int[] rows = new int[plan.networks() * plan.outputs()];
    for (int i = 0; i < rows.length; i++) {
      int end = 1 + plan.inputs() + plan.nodeStart(i / plan.outputs() + 1);
      rows[i] = end - plan.outputs() + i % plan.outputs();
    }
    return rows;
  }

  /** The row of each connection's source. */
  private static int[] sourceRows(BatchPlan plan) {
    int leaves = 1 + plan.inputs();
    int[] rows = plan.flat().source().clone();
    for (int network = 0; network < plan.networks(); network++) {
      int first = plan.nodeStart(network);
      for (int k = plan.sourceStart(first); k < plan.sourceStart(plan.nodeStart(network + 1)); k++) {
        rows[k] += rows[k] < leaves ? 0 : first;
      }
    }
    return rows;
  }

  @Override
  public void compute(ImagePass pass) {
    pass.values.reserve(4L * TileValues.LANES * rows(plan) * pass.tiles());
    pass.stream.launch(
        device.kernel("forward", "load_images"), pass.tiles(), Math.min(pass.pixels(), MOST_ROWS), TileValues.LANES, 0,
        pass.values, pass.images(), pass.places(), pass.pixels(), rows(plan));
    pass.stream.launch(
        device.kernel("forward", "forward_layers"), pass.tiles(), plan.networks(), TileValues.LANES, 0, pass.values,
        sent.nodeStart(), sent.activation(), sent.sourceStart(), sent.source(), sent.weight(), 1f, 1, 1 + plan.inputs(),
        rows(plan));
  }
}
