package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Searches small enough for a test, by the command line, into folders of one folder. */
record SearchTrial(Path folder, List<String> command) {
  static SearchTrial swingUp(Path folder) {
    return new SearchTrial(folder, List.of("search", "swingup", "--population=12", "--generations=4"));
  }

  /** @param images a folder of them */
  static SearchTrial images(Path folder, Path images) {
    return new SearchTrial(
        folder,
        List.of("search", "mnist", "--population=16", "--generations=5", "--set=batch=60", "--set=select_tournSize=4",
            "--prepare=raw", "--data=" + images));
  }

  static String[] join(List<String> command, String... options) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  CommandRun run(String directory, String... options) {
    List<String> all = new ArrayList<>(command);
    all.add("--out=" + folder.resolve(directory));
    return CommandRun.of(join(all, options));
  }

  CommandRun resume(String directory, String... options) {
    return CommandRun.of(join(List.of("search", "--resume", folder.resolve(directory).toString()), options));
  }

  /** Has the config say that the run was begun on another backend. */
  void record(String directory, String backend) throws IOException {
    Path config = folder.resolve(directory).resolve("config.json");
    Files.writeString(config, Files.readString(config).replaceFirst("(\"backend\": )\"\\w+\"", "$1\"" + backend + "\""));
    assertThat(recorded(directory)).isEqualTo(backend);
  }

  String recorded(String directory) throws IOException {
    String config = Files.readString(folder.resolve(directory).resolve("config.json"));
    return config.replaceFirst("(?s).*\"backend\": \"(\\w+)\".*", "$1");
  }

  /** Log and details without their seconds, the last population, and all champions. */
  TreeMap<String, String> result(String directory) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    Path root = folder.resolve(directory);
    files.put("log.csv", Files.readString(root.resolve("log.csv")).replaceAll("(?m),[^,\n]*$", ""));
    files.put("details.csv", Files.readString(root.resolve("details.csv")).replaceAll("(?m)(,[^,\n]*){4}$", ""));
    files.put("population.csv", Files.readString(root.resolve("population.csv")));
    try (Stream<Path> champions = Files.list(root.resolve("champions"))) {
      for (Path file : champions.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    files.put("champion.json", Files.readString(root.resolve("champion.json")));
    assertThat(files).hasSizeGreaterThan(4);
    return files;
  }
}
