package precocial.eval;

import java.util.List;
import org.junit.jupiter.api.Nested;
import precocial.cuda.standin.CudaTest;

/** The contracts of evaluators on a GPU, or on the driver that stands in for one. */
@CudaTest
class CudaEvaluatorTest {
  private static Evaluator cuda(CudaOptions options) {
    return new CudaEvaluator(List.of(0), options, 1);
  }

  @Nested
  class AtItsBest extends EvaluatorContract {
    @Override
    Evaluator create() {
      return cuda(CudaOptions.BEST);
    }
  }

  @Nested
  class OnReferenceKernels extends EvaluatorContract {
    @Override
    Evaluator create() {
      return cuda(new CudaOptions(false, true));
    }
  }

  @Nested
  class WithImages extends ClassifierContract {
    @Override
    Evaluator create() {
      return cuda(CudaOptions.BEST);
    }
  }

  @Nested
  class InTraining extends TrainingContract {
    @Override
    Evaluator create() {
      return cuda(CudaOptions.BEST);
    }
  }

  @Nested
  class InTrainingOnReferenceKernels extends TrainingContract {
    @Override
    Evaluator create() {
      return cuda(new CudaOptions(false, true));
    }
  }

  @Nested
  class WithImagesWithoutCublas extends ClassifierContract {
    @Override
    Evaluator create() {
      return cuda(new CudaOptions(false, false));
    }
  }

  @Nested
  class WithImagesOnReferenceKernels extends ClassifierContract {
    @Override
    Evaluator create() {
      return cuda(new CudaOptions(false, true));
    }
  }
}
