package precocial.cuda;

import static jcuda.driver.JCudaDriver.cuEventCreate;
import static jcuda.driver.JCudaDriver.cuEventDestroy;
import static jcuda.driver.JCudaDriver.cuEventElapsedTime;
import static jcuda.driver.JCudaDriver.cuEventSynchronize;

import jcuda.driver.CUevent;

/** A point in the work of a stream. */
public final class CudaEvent implements AutoCloseable {
  private final Resources resources;
  private final CUevent event = new CUevent();
  private final Resources.Resource open = () -> Check.that(cuEventDestroy(event()), "cuEventDestroy");

  CudaEvent(Resources resources) {
    this.resources = resources;
    Check.that(cuEventCreate(event, 0), "cuEventCreate");
    resources.add(open);
  }

  CUevent event() {
    return event;
  }

  /** Waits until the device is here. */
  public void synchronize() {
    Check.that(cuEventSynchronize(event), "cuEventSynchronize");
  }

  /** The time the device took from one event to the other; both must have been waited for. */
  public double millisecondsSince(CudaEvent earlier) {
    float[] milliseconds = {0};
    Check.that(cuEventElapsedTime(milliseconds, earlier.event, event), "cuEventElapsedTime");
    return milliseconds[0];
  }

  @Override
  public void close() {
    resources.free(open);
  }
}
