package precocial.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import precocial.data.DataSet;
import precocial.data.DataSets;
import precocial.data.Preparation;
import precocial.search.RunImages;

/** The images of a benchmark: MNIST as the paper prepares it, or images of the user. */
final class ImageData {
  static final String TASK = "mnist";
  static final Preparation PREPARATION = Preparation.DESKEW;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Images of your own, a folder with four IDX files (default: MNIST, fetched on first use).")
  private Path folder;

  DataSet load() throws IOException {
    return load(PREPARATION);
  }

  DataSet load(Preparation preparation) throws IOException {
    return folder == null
        ? DataSets.mnist(preparation, System.err::println)
        : DataSets.ofFolder(folder, preparation);
  }

  /** For the record of a run. */
  RunImages record(DataSet data) {
    return new RunImages(folder == null ? null : folder.toAbsolutePath().normalize(), PREPARATION, data.sha256());
  }
}
