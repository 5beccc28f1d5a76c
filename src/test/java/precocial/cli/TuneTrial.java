package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import precocial.data.DataSet;
import precocial.genome.Genome;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.search.MadeUpImages;

/** Tunings small enough for a test, by the command line, into folders of one folder. */
record TuneTrial(Path folder, List<String> command) {
  static final DataSet IMAGES = MadeUpImages.dataSet(120, 1);

  static TuneTrial swingUp(Path folder) throws IOException {
    Path genome = Files.writeString(folder.resolve("network.out"), Matrix.TEXT);
    return new TuneTrial(
        folder,
        List.of("tune", genome.toString(), "--task=swingup", "--method=pepg", "--from=-1.5", "--population=8", "--generations=5",
            "--set=alg_nReps=2", "--set=confirm_every=2"));
  }

  static TuneTrial images(Path folder, String method) throws IOException {
    Path images = MadeUpImages.write(folder.resolve("images"), IMAGES);
    Genome genome = Genome.minimal(MadeUpImages.PIXELS, MadeUpImages.CLASSES, 0.5, new Random(1));
    Path file = folder.resolve("network.json");
    GenomeFiles.write(file, new GenomeFile(genome, "mnist", Map.of("seed", 77)));
    return new TuneTrial(
        folder,
        List.of("tune", file.toString(), "--from=0.01", "--generations=5", "--set=batch=20", "--method=" + method,
            method.equals("adam") ? "--set=steps=4" : "--population=8", "--prepare=raw", "--data=" + images));
  }

  CommandRun run(String out, String... options) {
    return tune(SearchTrial.join(List.of(options), "--out=" + folder.resolve(out)));
  }

  /** With options that replace those of the trial. */
  CommandRun tune(String... options) {
    List<String> all = new ArrayList<>(command);
    for (String option : options) {
      String name = option.replaceFirst("=.*", "=");
      all.removeIf(other -> !name.equals("--set=") && other.startsWith(name));
    }
    return CommandRun.of(SearchTrial.join(all, options));
  }

  CommandRun resume(String directory, String... options) {
    return CommandRun.of(SearchTrial.join(List.of("tune", "--resume", folder.resolve(directory).toString()), options));
  }

  /** The log without its seconds, and the champion. */
  TreeMap<String, String> result(String directory) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    Path root = folder.resolve(directory);
    files.put("log.csv", Files.readString(root.resolve("log.csv")).replaceAll("(?m),[^,\n]*$", ""));
    files.put("champion.json", Files.readString(root.resolve("champion.json")));
    assertThat(files.get("log.csv")).startsWith("generation,best_reward,mean_reward,centre_reward,champion_reward,evaluations\n");
    return files;
  }
}
