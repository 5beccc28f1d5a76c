package precocial.task;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Classification of images: inputs are pixels, outputs the classes. The images themselves are handed over separately.
 *
 * @param inputs pixels of an image
 * @param outputs classes
 */
public record ImageTask(String name, int inputs, int outputs) implements Task {
  /** MNIST's digits, 16 x 16 pixels. Other images go by the same name with another shape. */
  public static final ImageTask MNIST = new ImageTask("mnist", 256, 10);

  @Override
  public List<String> inputNames() {
    return IntStream.range(0, inputs).mapToObj(i -> "pixel_" + i).toList();
  }

  /** The labels of the classes. */
  @Override
  public List<String> outputNames() {
    return IntStream.range(0, outputs).mapToObj(String::valueOf).toList();
  }

  /** The same task with images of another shape. */
  public ImageTask withShape(int pixels, int classes) {
    return new ImageTask(name, pixels, classes);
  }
}
