package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.genome.FixedTopology;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;

class PictureFilesTest {
  @TempDir Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void modelsBecomePictures() throws IOException {
    CommandRun.of("convert", "swingup", path("s.svg")).done();
    CommandRun.of("convert", "swingup", path("s.DOT")).done();
    assertThat(text("s.svg")).startsWith("<svg ").contains(">swingup</text>", "individual weights", ">sin θ<");
    assertThat(text("s.DOT")).startsWith("digraph \"swingup\" {\n").contains("\"sin θ\"");
  }

  @Test
  void aGenomeWithoutWeightsOrTaskIsDrawnWithoutThem() throws IOException {
    String genome = Files.writeString(folder.resolve("my & network.out"), Matrix.TEXT).toString();
    CommandRun.of("convert", genome, path("g.svg"), "--inputs=5", "--outputs=1").done();
    assertThat(text("g.svg")).contains(">my &amp; network</text>", ">input 2</text>", ">output 1</text>");
    CommandRun.of("convert", genome, path("g.dot"), "--task=swingup").done();
    assertThat(text("g.dot")).contains("digraph \"my &amp; network (swingup)\"", "force");
  }

  @Test
  void nothingIsOverwrittenOrReadBack() throws IOException {
    Files.writeString(folder.resolve("s.svg"), "old");
    CommandRun.of("convert", "swingup", path("s.svg")).refused("s.svg: exists already; --force replaces it");
    assertThat(text("s.svg")).isEqualTo("old");
    CommandRun.of("convert", path("s.svg"), path("s.json")).refused("s.svg: a .svg file is for other programs");
    CommandRun.of("convert", "swingup", path("no/s.svg")).failed(1, "cannot write", "there is no directory");
  }

  @Test
  void whatCannotBeSeenIsRefused() throws IOException {
    GenomeFile large = new GenomeFile(FixedTopology.of(400, 1, 300), null, Map.of());
    GenomeFiles.write(folder.resolve("large.json"), large);
    CommandRun.of("convert", path("large.json"), path("large.svg")).refused("large.json: cannot be drawn: 120601 connections");
    assertThat(folder.resolve("large.svg")).doesNotExist();
  }
}
