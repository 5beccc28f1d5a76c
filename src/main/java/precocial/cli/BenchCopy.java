package precocial.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import precocial.cuda.DeviceBuffer;

/** Measures copying within a memory, in bytes read and written a second: what no evaluation that has to move them can exceed. */
public final class BenchCopy {
  static final String NAME = "copy";
  private static final String UNIT = "bytes/s";

  private final BenchTimer timer;

  public BenchCopy(BenchTimer timer) {
    this.timer = timer;
  }

  /** The processor's memory, or its caches where so much fits there; each thread copies a part. */
  public BenchRow host(int mebibytes, int threads) throws Exception {
    int part = Math.max(1, (int) (((long) mebibytes << 20) / Float.BYTES / threads));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Object>> copies = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        float[] from = new float[part];
        float[] to = new float[part];
        copies.add(Executors.callable(() -> System.arraycopy(from, 0, to, 0, part)));
      }
      double bytes = 2.0 * Float.BYTES * part * threads;
      double rate =
          timer.medians(
              () -> {
                long start = System.nanoTime();
                for (Future<Object> copy : pool.invokeAll(copies)) {
                  copy.get();
                }
                return new double[] {bytes * 1e9 / (System.nanoTime() - start)};
              })[0];
      Map<String, Object> parameters = parameters(mebibytes);
      parameters.put("threads", threads);
      return new BenchRow(NAME, "cpu", parameters, rate, UNIT);
    } finally {
      pool.shutdown();
    }
  }

  /** The device's memory, timed there. */
  public BenchRow device(BenchDevice device, int mebibytes) throws Exception {
    long bytes = (long) mebibytes << 20;
    try (DeviceBuffer from = device.buffer(); DeviceBuffer to = device.buffer()) {
      from.reserve(bytes);
      to.reserve(bytes);
      device.stream().fill(from, bytes, (byte) 1);
      double rate = device.rate(timer, 2.0 * bytes, () -> device.stream().copy(to, 0, from, 0, bytes));
      return new BenchRow(NAME, "cuda", parameters(mebibytes), rate, UNIT);
    }
  }

  private static Map<String, Object> parameters(int mebibytes) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("MiB", mebibytes);
    return parameters;
  }
}
