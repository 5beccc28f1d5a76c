package precocial.cuda;

import java.nio.ByteBuffer;

/**
 * Asks cuBLAS for a small product. That it starts does not say that it can do this: some cards and versions have no product in
 * bfloat16.
 */
final class CublasProbe {
  private static final int M = 16;
  private static final int N = 5;
  private static final int K = 64;
  private static final int B_AT = Short.BYTES * M * K;
  private static final int C_AT = B_AT + Short.BYTES * N * K;
  private static final int BYTES = C_AT + Float.BYTES * M * N;

  private CublasProbe() {}

  /**
   * What is wrong with the results.
   *
   * @return null where they are right
   * @throws CudaFailure where a call fails
   */
  static String problem(CudaDevice device, Cublas cublas) {
    try (CudaStream stream = device.stream(); DeviceBuffer memory = device.buffer(); PinnedBuffer pinned = device.pinned()) {
      memory.reserve(BYTES);
      ByteBuffer bytes = pinned.reserve(BYTES);
      fill(bytes);
      stream.upload(memory, 0, pinned, 0, BYTES);
      cublas.multiply(stream, M, N, K, memory.at(0), memory.at(B_AT), memory.at(C_AT));
      stream.download(pinned, C_AT, memory, C_AT, BYTES - C_AT);
      stream.synchronize();
      String wrong = wrong(bytes);
      return wrong == null ? null : cublas.version() + " multiplies wrongly: " + wrong;
    }
  }

  /** C begins as NaN, which a product that is never written leaves there. */
  private static void fill(ByteBuffer bytes) {
    for (int l = 0; l < K; l++) {
      for (int i = 0; i < M; i++) {
        putBfloat16(bytes, Short.BYTES * (l + K * i), a(l, i));
      }
      for (int j = 0; j < N; j++) {
        putBfloat16(bytes, B_AT + Short.BYTES * (l + K * j), b(l, j));
      }
    }
    for (int at = C_AT; at < BYTES; at += Float.BYTES) {
      bytes.putFloat(at, Float.NaN);
    }
  }

  /** As in "3.0 instead of 4", or null. */
  private static String wrong(ByteBuffer bytes) {
    for (int j = 0; j < N; j++) {
      for (int i = 0; i < M; i++) {
        int sum = 0;
        for (int l = 0; l < K; l++) {
          sum += a(l, i) * b(l, j);
        }
        float found = bytes.getFloat(C_AT + Float.BYTES * (i + M * j));
        if (found != sum) {
          return found + " instead of " + sum;
        }
      }
    }
    return null;
  }

  private static int a(int l, int i) {
    return (7 * l + 11 * i) % 256;
  }

  private static int b(int l, int j) {
    return (l + j) % 3;
  }

  /** The upper half of a float: exact up to 256. */
  private static void putBfloat16(ByteBuffer bytes, int at, int value) {
    bytes.putShort(at, (short) (Float.floatToIntBits(value) >>> 16));
  }
}
