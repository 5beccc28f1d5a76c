package precocial.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import precocial.io.FormatException;
import precocial.io.Reasons;

/**
 * The four IDX files of a data set, in the folder that has them; each is known by its name, as in train-images-idx3-ubyte,
 * t10k-labels.idx1-ubyte or emnist-letters-test-images-idx3-ubyte.gz.
 */
final class IdxFolder {
  private static final Pattern NAME = Pattern.compile(".*(?:(train)|t10k|test).*(images.*idx3|labels.*idx1)-ubyte(?:\\.gz)?");

  private final Path folder;
  private final List<String> names = new ArrayList<>();

  IdxFolder(Path folder) throws FormatException {
    this.folder = folder;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          names.add(file.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new FormatException(folder.toString(), "cannot be read: " + Reasons.of(e));
    }
    Collections.sort(names);
  }

  /** @throws FormatException where the folder has no such file, or several */
  Path file(boolean train, boolean images) throws FormatException {
    List<String> found = names.stream().filter(name -> isFor(name, train, images)).toList();
    if (found.size() == 1) {
      return folder.resolve(found.get(0));
    }
    String form = (train ? "train" : "t10k") + (images ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
    String what = (train ? "training " : "test ") + (images ? "images" : "labels");
    throw new FormatException(
        folder.toString(),
        found.isEmpty()
            ? "has no file of " + what + ", as " + form + " or " + form + ".gz"
            : "has several files of " + what + ", where one is needed: " + String.join(", ", found.subList(0, 2))
                + (found.size() > 2 ? ", ..." : ""));
  }

  private static boolean isFor(String name, boolean train, boolean images) {
    Matcher form = NAME.matcher(name.toLowerCase(Locale.ROOT));
    return form.matches() && (form.group(1) != null) == train && form.group(2).startsWith("images") == images;
  }

  /** The images as they are in the files. */
  DataSet read() throws FormatException {
    return dataSet(
        folder.toString(), Idx.read(file(true, true), 3), Idx.read(file(true, false), 1), Idx.read(file(false, true), 3),
        Idx.read(file(false, false), 1));
  }

  /** @throws FormatException naming the file that does not fit the others */
  static DataSet dataSet(String name, Idx trainImages, Idx trainLabels, Idx testImages, Idx testLabels) throws FormatException {
    int rows = trainImages.sizes()[1];
    int columns = trainImages.sizes()[2];
    if (rows * (long) columns > ImageSet.MOST_PIXELS) {
      throw new FormatException(
          trainImages.source(),
          "has images of " + rows + " x " + columns + " pixels; at most " + ImageSet.MOST_PIXELS + " pixels are possible");
    }
    if (testImages.sizes()[1] != rows || testImages.sizes()[2] != columns) {
      throw new FormatException(
          testImages.source(),
          "has images of " + testImages.sizes()[1] + " x " + testImages.sizes()[2] + " pixels, but the training images of "
              + trainImages.source() + " have " + rows + " x " + columns);
    }
    int classes = ImageSet.classes(trainLabels.data());
    if (classes < 2) {
      throw new FormatException(trainLabels.source(), "every label is 0; at least two classes are needed");
    }
    return DataSet.of(name, images(trainImages, trainLabels, classes), images(testImages, testLabels, classes));
  }

  private static ImageSet images(Idx images, Idx labels, int classes) throws FormatException {
    int count = images.sizes()[0];
    if (labels.sizes()[0] != count) {
      throw new FormatException(
          labels.source(), "has " + labels.sizes()[0] + " labels, but " + images.source() + " has " + count + " images");
    }
    for (int i = 0; i < count; i++) {
      int label = labels.data()[i] & 0xFF;
      if (label >= classes) {
        throw new FormatException(
            labels.source(),
            "label " + label + " of image " + i + " is beyond the classes of the training labels, 0 to " + (classes - 1));
      }
    }
    return ImageSet.of(images.sizes()[1], images.sizes()[2], classes, images.data(), labels.data());
  }
}
