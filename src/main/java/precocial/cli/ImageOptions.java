package precocial.cli;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.data.Preparation;
import precocial.io.FormatException;
import precocial.search.RunImages;
import precocial.task.Task;

/** Which images an evaluation takes. */
final class ImageOptions {
  private static final int MOST_PREDICTIONS = 200_000_000;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Images to classify: test (the default), which no search looks at, or train.")
  private String split;

  @Option(names = "--images", paramLabel = "N", description = "The first N images of the split, in file order (default: all).")
  private Integer images;

  @Mixin private DataOptions data;

  void check() {
    UsageException.unless(images == null || images >= 1, "--images must be at least 1, not " + images);
    UsageException.unless(
        split == null || split.equals(ImageEvaluation.TRAIN) || split.equals(ImageEvaluation.TEST),
        "--split must be train or test, not " + split);
  }

  /** Refuses what was given, for a task with episodes. */
  void refuse(Task task) {
    NetworkArgument.refuse(
        task, "has no images", "--split", split, "--images", images, "--data, --prepare", data.given() ? data : null);
  }

  /** The images asked for. @param genome whose file tells what no option says; null where there is none */
  DataSet load(Main main, Path genome) throws FormatException {
    return data.load(main, genome);
  }

  /** Those that were loaded, for the record. */
  RunImages loaded() {
    return data.loaded();
  }

  /** Whether it is the whole of MNIST's test split, prepared as in the paper, for which there are published figures. */
  boolean mnistTest() {
    return data.loaded().folder() == null && data.loaded().preparation() == Preparation.DESKEW && images == null
        && split().equals(ImageEvaluation.TEST);
  }

  String split() {
    return split == null ? ImageEvaluation.TEST : split;
  }

  /** Those to classify. @param weights under how many weights */
  ImageSet chosen(DataSet set, int weights) {
    ImageSet all = split().equals(ImageEvaluation.TEST) ? set.test() : set.train();
    UsageException.unless(
        images == null || images <= all.count(),
        "--images must be at most " + all.count() + ", as many as there are " + ImageEvaluation.words(split())
            + " images, not " + images);
    ImageSet some = images == null ? all : all.first(images);
    UsageException.unless(
        (long) some.count() * weights <= MOST_PREDICTIONS,
        "--images: " + some.count() + " images under each of " + weights + " weights are more than " + MOST_PREDICTIONS);
    return some;
  }
}
