package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.io.GenomeFile;
import precocial.io.GenomeFiles;
import precocial.io.Json;
import precocial.io.OnnxRun;
import precocial.network.GenomeSketch;

class OnnxFileTest {
  private static final double[] INPUTS = {0.5, -1, 0.25, 2, -0.75};

  @TempDir Path folder;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(folder.resolve("network.out"), Matrix.TEXT).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private OnnxRun open() throws Exception {
    return new OnnxRun(folder.resolve("n.onnx"));
  }

  private CommandRun convert(String... options) {
    String[] args = new String[options.length + 5];
    System.arraycopy(new String[] {"convert", genome, path("n.onnx"), "--task=swingup", "--force"}, 0, args, 0, 5);
    System.arraycopy(options, 0, args, 5, options.length);
    return CommandRun.of(args);
  }

  private double output(Float weight) throws Exception {
    try (OnnxRun run = open()) {
      return run.outputs(new double[][] {INPUTS}, weight)[0][0];
    }
  }

  private Map<String, String> metadata() throws Exception {
    try (OnnxRun run = open()) {
      return run.metadata().getCustomMetadata();
    }
  }

  /** Of weights that are all 1. */
  private void writePlainGenome() throws IOException {
    GenomeFile plain = new GenomeFile(new GenomeSketch(5, 1).on(1, 6).genome(), "swingup", Map.of());
    GenomeFiles.write(folder.resolve("plain.json"), plain);
  }

  @Test
  void theWeightIsTheOneAskedFor() throws Exception {
    assertThat(convert("--weight=-1.5").done().out()).isEmpty();
    assertThat(output(null)).isCloseTo(Matrix.output(INPUTS, -1.5), within(1e-5));
    assertThat(metadata()).containsEntry("weight", "-1.5");
    convert("--weight=individual").done();
    assertThat(output(null)).isCloseTo(Matrix.output(INPUTS, Double.NaN), within(1e-5));
    assertThat(metadata()).containsEntry("weight", "individual");
    convert("--weight=input").done();
    for (float weight : new float[] {-1.5f, 0.3f}) {
      assertThat(output(weight)).isCloseTo(Matrix.output(INPUTS, weight), within(1e-5));
    }
    assertThat(metadata()).containsEntry("weight", "input");
  }

  @Test
  void whatWasNotAskedForIsSaid() throws Exception {
    CommandRun stored = convert();
    assertThat(stored.err()).hasLineCount(1).contains("n.onnx has the individual weights that", "--weight=input");
    assertThat(stored.code()).isZero();
    assertThat(metadata()).containsEntry("weight", "individual");
    writePlainGenome();
    CommandRun none = CommandRun.of("convert", path("plain.json"), path("n.onnx"), "--force");
    assertThat(none.err()).hasLineCount(1).contains("n.onnx takes the shared weight as an input", "--weight=W");
    assertThat(none.code()).isZero();
    assertThat(output(3f)).isEqualTo(1.5);
  }

  @Test
  void individualWeightsThatAreNotStoredAreSaidToBeOnes() throws Exception {
    writePlainGenome();
    CommandRun run = CommandRun.of("convert", path("plain.json"), path("n.onnx"), "--weight=individual");
    assertThat(run.err()).hasLineCount(1).contains("plain.json stores no individual weights; every connection has 1");
    assertThat(output(null)).isEqualTo(0.5);
  }

  @Test
  void tunedWeightsAreTaken() throws Exception {
    Files.writeString(folder.resolve("t.wann.json"), "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]");
    String[] tuned = {"--tuned", path("t.wann.json"), "--weight-bias=-1.5"};
    convert(tuned).done();
    assertThat(output(null)).isCloseTo(Matrix.output(INPUTS, -1.5), within(1e-5));
    assertThat(metadata()).containsEntry("weight", "individual");
    assertThat(metadata().get("provenance")).contains("\"tuned_by\": \"t.wann.json\"");
    convert("--weight=2", "--tuned", path("t.wann.json")).refused("--weight: --tuned goes with --weight=individual alone");
  }

  @Test
  void theMetadataSaysWhereItComesFrom() throws Exception {
    convert("--weight=2").done();
    Map<String, String> metadata = metadata();
    assertThat(metadata).containsOnlyKeys(
        "genome", "task", "weight", "inputs", "input_names", "outputs", "output_names", "provenance");
    assertThat(metadata).containsEntry("genome", "network.out").containsEntry("task", "swingup");
    assertThat(metadata).containsEntry("input_names", "[\"x\", \"x_dot\", \"cos_theta\", \"sin_theta\", \"theta_dot\"]");
    assertThat(metadata).containsEntry("output_names", "[\"force\"]").containsEntry("outputs", "before clipping");
    assertThat(Json.parse("provenance", metadata.get("provenance"))).containsEntry("imported_from", "network.out");
    try (OnnxRun run = open()) {
      assertThat(run.metadata().getProducerName()).isEqualTo("precocial");
      assertThat(run.metadata().getDescription()).startsWith("Network network.out for task swingup, written by precocial ");
    }
    CommandRun.of("convert", genome, path("n.onnx"), "--inputs=5", "--outputs=1", "--weight=2", "--force").done();
    assertThat(metadata()).doesNotContainKey("task").containsEntry("output_names", "[\"output_0\"]");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("</script>\u0000\"", List.of("\u202e\ud83d\ude00\n<img src=x onerror=alert(1)>", Map.of("a", 1)));
    GenomeFile file = new GenomeFile(new GenomeSketch(5, 1).on(1, 6).genome(), "not a task\n", provenance);
    GenomeFiles.write(folder.resolve("hostile.json"), file);
    CommandRun.of("convert", path("hostile.json"), path("n.onnx"), "--weight=1").done();
    assertThat(Files.readString(folder.resolve("n.onnx"), StandardCharsets.ISO_8859_1)).doesNotContain(path(""));
    assertThat(metadata()).containsEntry("task", "not a task\n").containsEntry("outputs", "before clipping or softmax");
    assertThat(metadata().get("provenance")).contains("<img src=x onerror=alert(1)>", "\\u0000");
  }

  @Test
  void theMetadataOfAnImageModelSaysHowImagesArePrepared() throws Exception {
    CommandRun.of("convert", "mnist", path("n.onnx"), "--weight=input").done();
    assertThat(metadata().get("inputs")).contains("pixels from 0 to 1", "divided by 255", "row by row", "preparation deskew");
    assertThat(metadata()).containsEntry("genome", "mnist").containsEntry(
        "output_names", "[\"0\", \"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\"]");
    assertThat(metadata().get("input_names")).startsWith("[\"pixel_0\", ").endsWith(", \"pixel_255\"]");
    GenomeFile raw = new GenomeFile(new GenomeSketch(784, 3).on(1, 785).genome(), "mnist", Map.of());
    GenomeFiles.write(folder.resolve("raw.json"), raw);
    CommandRun.of("convert", path("raw.json"), path("n.onnx"), "--weight=1", "--force").done();
    assertThat(metadata().get("inputs")).contains("preparation that is not recorded");
    assertThat(metadata()).containsEntry("output_names", "[\"0\", \"1\", \"2\"]");
  }

  @Test
  void wrongWeightsAreRefused() {
    convert("--weight=NaN").refused("--weight: 'NaN' is not a finite number");
    convert("--weight=-Infinity").refused("--weight: '-Infinity' is not a finite number");
    convert("--weight=1e39").refused("--weight: '1e39' is outside the range of a float");
    convert("--weight=heavy").refused("--weight: 'heavy' is not a number");
    convert("--weight=").refused("--weight: a number is missing");
    assertThat(folder.resolve("n.onnx")).doesNotExist();
    CommandRun.of("convert", genome, path("n.json"), "--task=swingup", "--weight=1")
        .refused("--weight goes with a .onnx file to write, which", "n.json is not");
    CommandRun.of("convert", genome, path("n.out"), "--task=swingup", "--weight=individual").refused("--weight goes with");
  }

  @Test
  void anOnnxFileIsNeverRead() {
    convert("--weight=1").done();
    CommandRun.of("convert", path("n.onnx"), path("n.json"))
        .refused("n.onnx: a .onnx file is for other programs: precocial convert writes it", "genome files are .json or .out");
    CommandRun.of("evaluate", path("n.onnx"), "--task=swingup").refused("n.onnx", "nothing here reads it");
  }

  @Test
  void nothingIsOverwrittenWithoutForce() {
    convert("--weight=1").done();
    CommandRun.of("convert", genome, path("n.onnx"), "--task=swingup").refused("n.onnx: exists already; --force replaces it");
  }
}
