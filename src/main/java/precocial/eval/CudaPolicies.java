package precocial.eval;

import java.util.ArrayList;
import java.util.List;
import precocial.cuda.CudaDevice;
import precocial.cuda.CudaKernel;
import precocial.cuda.CudaStream;
import precocial.network.BatchPlan;

/** What the lanes of several threads have in common on one device: the networks and the kernels. See kernels/policy.cu. */
final class CudaPolicies {
  private static final String MODULE = "policy";
  private static final String KERNEL = "policy_step";

  private final DeviceParts parts;
  private final CudaOptions options;
  private final CudaStream stream;
  private final Upload upload;
  private final List<CudaPolicy> policies = new ArrayList<>();
  private BatchPlan plan;
  private boolean individual;
  private PlanUpload sent;
  private long layerStart;
  private long layerEnd;
  private CudaKernel fast;
  private CudaKernel reference;
  private int fastRows; // the most with which a network runs on the fast kernel

  CudaPolicies(DeviceParts parts, CudaOptions options) {
    this.parts = parts;
    this.options = options;
    stream = parts.stream();
    upload = new Upload(parts);
  }

  /**
   * Gets everything onto the device, so that a step has nothing to allocate.
   *
   * @param threads with lanes on this device
   * @param lanes that each has, at most
   */
  void prepare(BatchPlan networks, boolean withIndividual, int threads, int lanes) {
    plan = networks;
    individual = withIndividual;
    upload.begin();
    sent = new PlanUpload(upload, plan, individual);
    layerStart = upload.put(plan.flat().layerStart());
    layerEnd = upload.put(plan.flat().layerEnd());
    upload.send(stream);
    chooseKernels();
    while (policies.size() < threads) {
      policies.add(new CudaPolicy(parts, this));
    }
    for (CudaPolicy policy : policies.subList(0, threads)) {
      policy.prepare(lanes);
    }
    stream.synchronize();
  }

  private void chooseKernels() {
    CudaDevice device = parts.device();
    reference = device.kernel(MODULE, KERNEL + "_reference");
    fast = device.kernel(MODULE, KERNEL + (individual ? "_individual" : ""));
    fastRows = 0;
    for (int n = 0; n < plan.networks() && !options.reference(); n++) {
      if (CudaPolicy.sharedBytes(rows(n)) <= device.info().sharedPerBlock()) {
        fastRows = Math.max(fastRows, rows(n));
      }
    }
    fast.allowShared((int) CudaPolicy.sharedBytes(fastRows));
  }

  CudaPolicy policy(int thread) {
    return policies.get(thread);
  }

  /** Waits for steps under way; there are none after it. */
  void end() {
    policies.forEach(CudaPolicy::end);
  }

  BatchPlan plan() {
    return plan;
  }

  /** Rows of a network's values: bias, inputs, nodes. */
  int rows(int network) {
    return 1 + plan.inputs() + plan.nodeStart(network + 1) - plan.nodeStart(network);
  }

  /** Rows of the network that has the most. */
  int mostRows() {
    int most = 0;
    for (int n = 0; n < plan.networks(); n++) {
      most = Math.max(most, rows(n));
    }
    return most;
  }

  /** The kernel for networks of up to so many rows. */
  CudaKernel kernel(int rows) {
    return isFast(rows) ? fast : reference;
  }

  boolean isFast(int rows) {
    return rows <= fastRows;
  }

  /** What both kernels are told of the networks. */
  Object[] arguments() {
    return new Object[] {
      sent.nodeStart(), upload.at(layerStart), upload.at(layerEnd), sent.activation(), sent.sourceStart(), sent.source(),
      sent.weight()
    };
  }

  boolean individual() {
    return individual;
  }
}
