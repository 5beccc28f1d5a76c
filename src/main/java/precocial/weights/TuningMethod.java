package precocial.weights;

import java.util.Arrays;
import java.util.List;

/** How weights are tuned. */
public enum TuningMethod {
  /** A Gaussian of independent weights, followed by estimated gradients ({@link Pepg}). */
  PEPG("pepg"),
  /** A Gaussian with its full covariance ({@link CmaEs}). */
  CMA_ES("cma-es"),
  /** The gradient of the loss over batches of images ({@link Adam}). */
  ADAM("adam");

  private final String label;

  TuningMethod(String label) {
    this.label = label;
  }

  /** The name on the command line and in files. */
  public String label() {
    return label;
  }

  /** Whether it goes by a gradient, which images alone have. */
  public boolean needsGradient() {
    return this == ADAM;
  }

  /** The methods for tasks with images, or for those without. */
  public static List<String> labels(boolean images) {
    return Arrays.stream(values()).filter(m -> images || !m.needsGradient()).map(TuningMethod::label).toList();
  }

  /** @throws IllegalArgumentException for an unknown one, or one that a task cannot have, listing those that it can */
  public static TuningMethod ofLabel(String label, boolean images) {
    for (TuningMethod method : values()) {
      if (method.label.equals(label)) {
        if (method.needsGradient() && !images) {
          throw new IllegalArgumentException(
              label + " goes by gradients, which episodes have none of; possible: " + String.join(", ", labels(false)));
        }
        return method;
      }
    }
    throw new IllegalArgumentException("unknown method '" + label + "'; known: " + String.join(", ", labels(images)));
  }
}
