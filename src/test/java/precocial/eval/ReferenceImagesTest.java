package precocial.eval;

class ReferenceImagesTest extends ClassifierContract {
  @Override
  Evaluator create() {
    return new ReferenceEvaluator();
  }
}
