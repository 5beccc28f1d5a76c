package precocial.eval;

import java.util.Optional;

/** float32 on all cores; see {@link CpuEvaluator}. */
public final class CpuBackend implements Backend {
  /** Lanes that a thread steps together: enough for long loops, few enough for the second-level cache. */
  static final int BLOCK_LANES = 1152;

  @Override
  public String name() {
    return "cpu";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public String device() {
    return Runtime.getRuntime().availableProcessors() + " cores, " + Loops.description();
  }

  @Override
  public Evaluator evaluator(int threads) {
    return new CpuEvaluator(threads, BLOCK_LANES, Loops.best());
  }
}
