package precocial.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import precocial.eval.CudaBackend;

/** For tests of tag cuda, which run with the stand-in driver in the loader's path, see pom.xml. */
public final class CudaHere {
  private CudaHere() {}

  /** Skips the test where there is no driver; in CI it fails. */
  public static void need() {
    Optional<String> missing = new CudaBackend().unavailable();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(missing).isEmpty();
    }
    assumeTrue(missing.isEmpty(), missing::get);
  }
}
