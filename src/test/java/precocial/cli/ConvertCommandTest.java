package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;

class ConvertCommandTest {
  @TempDir Path folder;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(folder.resolve("network.out"), Matrix.TEXT).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void thereAndBackGivesTheSameMatrix() throws IOException {
    assertThat(CommandRun.of("convert", genome, path("g.json"), "--inputs=5", "--outputs=1").done().out()).isEmpty();
    CommandRun.of("convert", path("g.json"), path("back.out")).done();
    assertThat(folder.resolve("back.out")).hasContent(Matrix.TEXT);
  }

  @Test
  void anImportSaysWhereItComesFrom() throws IOException {
    CommandRun.of("convert", genome, path("g.json"), "--task=swingup").done();
    GenomeFile file = GenomeFiles.read(folder.resolve("g.json"), null, null);
    assertThat(file.task()).isEqualTo("swingup");
    assertThat(file.provenance()).isEqualTo(Map.of("imported_from", "network.out", "imported_format", ".out"));
    CommandRun.of("convert", path("g.json"), path("again.json")).done();
    assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(folder.resolve("g.json"));
  }

  @Test
  void aRunDirectoryStandsForItsChampion() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    CommandRun.of("convert", genome, run.resolve("champion.json").toString(), "--task=swingup").done();
    CommandRun.of("convert", run.toString(), path("champion.out")).done();
    assertThat(folder.resolve("champion.out")).hasContent(Matrix.TEXT);
  }

  @Test
  void tunedWeightsBecomeThoseOfTheGenome() throws IOException {
    Files.writeString(folder.resolve("t.wann.json"), "[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]");
    String[] args = {"convert", genome, path("g.json"), "--task=swingup", "--tuned", path("t.wann.json"), "--weight-bias=-0.5"};
    CommandRun.of(args).done();
    GenomeFile file = GenomeFiles.read(folder.resolve("g.json"), null, null);
    assertThat(file.genome().connections()).extracting(c -> c.weight()).startsWith(0.5f, 1.5f).endsWith(10.5f, 11.5f);
    assertThat(file.provenance()).containsEntry("tuned_by", "t.wann.json").containsEntry("weight_bias", -0.5);
  }

  @Test
  void nothingIsOverwrittenWithoutForce() throws IOException {
    Files.writeString(folder.resolve("g.json"), "old");
    String[] args = {"convert", genome, path("g.json"), "--task=swingup"};
    CommandRun.of(args).refused("g.json: exists already; --force replaces it");
    assertThat(folder.resolve("g.json")).hasContent("old");
    CommandRun.of("convert", genome, path("g.json"), "--task=swingup", "--force").done();
    assertThat(Files.readString(folder.resolve("g.json"))).startsWith("{");
  }

  @Test
  void whatCannotBeConvertedIsRefused() throws IOException {
    CommandRun.of("convert", genome, path("g.json")).refused("network.out", "give --task, or --inputs and --outputs");
    CommandRun.of("convert", genome, path("g.xml"), "--task=swingup")
        .refused("g.xml", "'.xml' is unknown", ".json, .out, .onnx, .svg");
    CommandRun.of("convert", path("none.json"), path("g.out")).refused("none.json: no such file or directory");
    CommandRun.of("convert", genome, path("g.json"), "--task=walk").refused("--task", "known: swingup");
    CommandRun.of("convert", genome, path("g.json"), "--inputs=5").refused("--inputs and --outputs go together");
    CommandRun.of("convert", genome, path("no/g.json"), "--task=swingup")
        .failed(1, "cannot write", "g.json", "there is no directory");
    assertThat(folder.resolve("g.json")).doesNotExist();
    CommandRun.of("convert", genome, path("g.json"), "--task=swingup").done();
    CommandRun.of("convert", path("g.json"), path("h.json"), "--inputs=3", "--outputs=1")
        .refused("g.json", "has 5 inputs and 1 outputs; --inputs and --outputs say 3 and 1");
  }

  @Test
  void refusesADirectoryAndTheNameOfTunedWeights() {
    String[] directory = {"convert", genome, folder.toString(), "--task=swingup", "--force"};
    CommandRun.of(directory).refused(folder + ": is a directory; OUT is a file to write");
    CommandRun.of("convert", genome, path("g.wann.json"), "--task=swingup").refused("g.wann.json", "choose another name");
  }
}
