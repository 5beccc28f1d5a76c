package precocial.cuda.standin;

import static jcuda.driver.JCudaDriver.cuDeviceGetByPCIBusId;

import java.nio.file.Path;
import jcuda.driver.CUdevice;

/**
 * Controls of the stand-in driver, for tests: it takes them as text through a function of the driver API that has no other use
 * here. Each test begins with what {@code PRECOCIAL_STANDIN} in the environment says, else with one device of 1 GiB and nothing
 * unusual.
 */
public final class StandIn {
  private StandIn() {}

  /** Back to the beginning: settings, counts, planned failures, errors that kernels have left. What is open stays open. */
  public static void reset() {
    obey("reset");
  }

  /** How many devices there are. */
  public static void devices(int count) {
    obey("devices " + count);
  }

  /** Memory of a device. */
  public static void memory(long bytes) {
    obey("memory " + bytes);
  }

  /** Lets the nth next call of a function, of the driver or of cuBLAS, answer a code and do nothing. */
  public static void fail(String function, int nth, int code) {
    obey("fail " + function + " " + nth + " " + code);
  }

  /**
   * Calls of a function since the beginning; of "fatbin" and "ptx", images of the kind that were accepted. Of "allocations",
   * "pinned", "streams", "events", "modules" and "contexts": how many are open.
   */
  public static int count(String function) {
    return obey("count " + function);
  }

  /** Order of a block's threads: 0 in order, else random by the seed. */
  public static void shuffle(long seed) {
    obey("shuffle " + seed);
  }

  /** Whether a stream's work waits until a call waits for it. */
  public static void deferred(boolean deferred) {
    obey("deferred " + (deferred ? 1 : 0));
  }

  /** With deferred work: waiting for a stream advances others too, at random by the seed; 0 not. */
  public static void interleave(long seed) {
    obey("interleave " + seed);
  }

  /** Version of CUDA that the driver says it is for, as 12060: what newer PTX and fatbins need is refused. */
  public static void driverVersion(int version) {
    obey("version " + version);
  }

  /** Lets loading of a fatbin fail with the code; 0 lets it succeed. */
  public static void refuseFatbin(int code) {
    obey("fatbin " + code);
  }

  /** Writes the first launches of each kernel to the folder, for the race check. */
  public static void record(Path folder) {
    obey("record " + folder.toAbsolutePath());
  }

  private static int obey(String command) {
    if (!TestDriver.isStandIn()) {
      throw new IllegalStateException("'" + command + "' on a driver that is no stand-in: annotate the test @StandInOnly");
    }
    Answer answer = new Answer();
    int code = cuDeviceGetByPCIBusId(answer, "standin " + command);
    if (code != 0) {
      throw new IllegalArgumentException("the stand-in refuses '" + command + "': " + code);
    }
    return answer.number();
  }

  /** The number of a "device". */
  private static final class Answer extends CUdevice {
    int number() {
      return (int) getNativePointer();
    }
  }
}
