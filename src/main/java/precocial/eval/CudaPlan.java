package precocial.eval;

import precocial.cuda.CudaDevice;
import precocial.cuda.CudaStream;
import precocial.network.BatchPlan;

/** One network on a device, with its individual weights. See kernels/forward.cu. */
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
    sent = new PlanUpload(upload, plan, true);
    upload.send(stream);
  }

  /** Rows of values: bias, inputs, computed nodes. The last are the outputs. */
  static int rows(BatchPlan plan) {
    return 1 + plan.inputs() + plan.nodeStart(1);
  }

  @Override
  public void compute(ImagePass pass) {
    pass.values.reserve(4L * TileValues.LANES * rows(plan) * pass.tiles());
    pass.stream.launch(
        device.kernel("forward", "load_images"), pass.tiles(), Math.min(pass.pixels(), MOST_ROWS), TileValues.LANES, 0,
        pass.values, pass.images(), pass.places(), pass.pixels(), rows(plan));
    pass.stream.launch(
        device.kernel("forward", "forward_layers"), pass.tiles(), 1, TileValues.LANES, 0, pass.values, sent.activation(),
        sent.sourceStart(), sent.source(), sent.weight(), 1f, 1, 1 + plan.inputs(), plan.nodeStart(1));
  }
}
