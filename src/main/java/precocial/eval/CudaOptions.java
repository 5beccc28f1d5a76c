package precocial.eval;

/**
 * Which of several ways a device takes. No result depends on it.
 *
 * @param cublas whether cuBLAS is used where it loads
 * @param reference whether the simple kernel is used wherever there is a faster one, to check that one
 */
record CudaOptions(boolean cublas, boolean reference) {
  static final CudaOptions BEST = new CudaOptions(true, false);
}
