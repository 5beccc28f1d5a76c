package precocial.data;

import java.nio.file.Path;
import java.util.List;
import precocial.io.FormatException;

/** The data sets there are. */
public final class DataSets {
  private DataSets() {}

  /** Names of those that can be fetched. */
  public static List<String> names() {
    return List.of(MnistCache.NAME);
  }

  /**
   * MNIST from the user's cache, fetched on first use.
   *
   * @throws FormatException where a file is damaged, cannot be had or cannot be written
   */
  public static DataSet mnist(Preparation preparation, Notices notices) throws FormatException {
    return MnistCache.ofUser(notices).load(preparation);
  }

  /**
   * A data set of the user: a folder with four IDX files. Its classes are 0 up to the highest label of training.
   *
   * @throws FormatException naming the file that is missing, damaged or does not fit the others
   */
  public static DataSet ofFolder(Path folder, Preparation preparation) throws FormatException {
    return prepare(new IdxFolder(folder).read(), preparation);
  }

  static DataSet prepare(DataSet raw, Preparation preparation) {
    return preparation == Preparation.RAW
        ? raw
        : DataSet.of(raw.name(), preparation.apply(raw.train()), preparation.apply(raw.test()));
  }
}
