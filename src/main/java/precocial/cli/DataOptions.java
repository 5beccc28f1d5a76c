package precocial.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;
import precocial.data.DataSet;
import precocial.data.DataSets;
import precocial.data.ImageBatch;
import precocial.data.Preparation;
import precocial.io.FormatException;
import precocial.io.GenomeFiles;
import precocial.search.RunImages;

/** Which images to use, for tasks that have images. */
final class DataOptions {
  /** Completion's candidates. */
  static final class PreparationNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Preparation.labels().iterator();
    }
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Images of your own, a folder with four IDX files named as MNIST's (default: MNIST, fetched on first use).")
  private Path folder;

  @Option(
      names = "--prepare",
      paramLabel = "HOW",
      completionCandidates = PreparationNames.class,
      description = "What to do to images: resize to 16 x 16 and deskew, only resize, or use them raw: ${COMPLETION-CANDIDATES} "
          + "(default: the first).")
  private String prepare;

  private RunImages loaded;

  /** Which images were loaded last, for the record; null before any were. */
  RunImages loaded() {
    return loaded;
  }

  /** Whether any was given, which tasks without images refuse. */
  boolean given() {
    return folder != null || prepare != null;
  }

  boolean prepareGiven() {
    return prepare != null;
  }

  private Preparation preparation() {
    return prepare == null ? Preparation.DEFAULT : UsageException.check("--prepare", () -> Preparation.ofLabel(prepare));
  }

  /** The data set asked for, fetched where it is not here yet. */
  DataSet load(Main main) throws FormatException {
    return load(main, folder, preparation());
  }

  /**
   * The images asked for. What no option says is as in the genome's search or tuning, where its file tells.
   *
   * @param genome null where there is no file
   */
  DataSet load(Main main, Path genome) throws FormatException {
    RunImages images = genome == null ? null : recorded(genome);
    return images == null ? load(main) : load(main, images);
  }

  private static RunImages recorded(Path genome) throws FormatException {
    if (genome.toString().endsWith(".out") && Files.exists(genome)) {
      return null; // It holds a network and nothing else.
    }
    try {
      return RunImages.of(GenomeFiles.read(genome, null, null));
    } catch (IllegalArgumentException e) {
      throw new FormatException(genome.toString(), "provenance: " + e.getMessage());
    }
  }

  /** Those of a run. A folder or preparation given now goes before the one on record: the folder may have moved. */
  DataSet load(Main main, RunImages images) throws FormatException {
    if (folder == null && images.folder() != null && !Files.isDirectory(images.folder())) {
      throw new FormatException(
          images.folder().toString(), "the images of the run are not there any more; --data says where they are now");
    }
    return load(main, folder == null ? images.folder() : folder, prepareGiven() ? preparation() : images.preparation());
  }

  /** @param folder of the user's own images; null for MNIST, which is fetched where it is not here yet */
  private DataSet load(Main main, Path folder, Preparation preparation) throws FormatException {
    DataSet data = read(main, folder, preparation);
    loaded = new RunImages(folder == null ? null : folder.toAbsolutePath().normalize(), preparation, data.sha256());
    return data;
  }

  private static DataSet read(Main main, Path folder, Preparation preparation) throws FormatException {
    if (folder != null) {
      DataSet data = DataSets.ofFolder(folder, preparation);
      ImageBatch all = ImageBatch.all(data.train());
      IntStream classes = IntStream.range(0, data.train().classes());
      long empty = classes.filter(k -> all.classStart(k) == all.classStart(k + 1)).count();
      if (empty > 1) { // One is usual where labels begin at 1; more may come from a wrong label.
        main.err().println(
            "precocial: " + folder + ": classes go up to the highest training label, " + (data.train().classes() - 1) + "; "
                + empty + " of them have no training image");
      }
      return data;
    }
    DataProgress progress = DataProgress.of(main);
    try {
      return DataSets.mnist(preparation, progress);
    } finally {
      progress.end();
    }
  }
}
