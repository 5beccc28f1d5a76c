package precocial.cuda.standin;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Loads the driver, skips what cannot run on it, and gives each test a stand-in as it was at the beginning. */
final class CudaTestExtension implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {
  private static final boolean REQUIRED = "true".equals(System.getenv("CI"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> missing = TestDriver.missing();
    if (missing.isPresent() && !REQUIRED) {
      return ConditionEvaluationResult.disabled(missing.get());
    }
    if (missing.isEmpty() && !TestDriver.isStandIn() && isForStandIn(context)) {
      return ConditionEvaluationResult.disabled("controls the stand-in driver");
    }
    return ConditionEvaluationResult.enabled("on " + (TestDriver.isStandIn() ? "the stand-in driver" : "a GPU"));
  }

  private static boolean isForStandIn(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getElement(), StandInOnly.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    TestDriver.missing().ifPresent(reason -> {
      throw new IllegalStateException("CI has to run the tests of the cuda backend: " + reason);
    });
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (TestDriver.isStandIn()) {
      StandIn.reset();
    }
  }
}
