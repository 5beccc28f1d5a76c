package precocial.eval;

import java.util.Optional;

/** float64, one thread; see {@link ReferenceEvaluator}. */
public final class ReferenceBackend implements Backend {
  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public String device() {
    return "float64 on one core, to check the others";
  }

  @Override
  public Evaluator evaluator(int threads) {
    return new ReferenceEvaluator();
  }
}
