package precocial.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import precocial.genome.Activation;
import precocial.io.OnnxModel.Mode;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.ScalarActivation;

class OnnxWriterTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("network.onnx");
  }

  /** Output 1 is w(x + w y), or 2 x - 3 * 5 y. */
  private static Network twoLayers() {
    return new GenomeSketch(2, 1).hidden(4, Activation.LINEAR).on(2, 4, 5f).on(4, 3, -3f).on(1, 3, 2f).network();
  }

  private float[][] outputs(double[][] inputs, Float weight) throws Exception {
    try (OnnxRun run = new OnnxRun(file)) {
      return run.outputs(inputs, weight);
    }
  }

  @Test
  void theWeightCounts() throws Exception {
    double[][] inputs = {{1, 10}, {-2, 0.5}};
    OnnxComparison.write(file, twoLayers(), Mode.SHARED, 0.5f);
    assertThat(outputs(inputs, null)).isEqualTo(new float[][] {{3f}, {-0.875f}});
    OnnxComparison.write(file, twoLayers(), Mode.SHARED, -2f);
    assertThat(outputs(inputs, null)).isEqualTo(new float[][] {{38f}, {6f}});
    OnnxComparison.write(file, twoLayers(), Mode.INDIVIDUAL, 0.5f);
    assertThat(outputs(inputs, null)).isEqualTo(new float[][] {{-148f}, {-11.5f}});
    OnnxComparison.write(file, twoLayers(), Mode.INPUT, 7f);
    assertThat(outputs(inputs, 0.5f)).isEqualTo(new float[][] {{3f}, {-0.875f}});
    assertThat(outputs(inputs, -2f)).isEqualTo(new float[][] {{38f}, {6f}});
    assertThat(outputs(inputs, 0f)[0]).containsExactly(0f);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void inputsAndOutputsHaveNamesAndAnOpenBatch(Mode mode) throws Exception {
    OnnxComparison.write(file, NetworkCompiler.compile(Models.read("mnist").genome()), mode, 1f);
    try (OnnxRun run = new OnnxRun(file)) {
      assertThat(run.input("inputs").getShape()).containsExactly(-1, 256);
      assertThat(run.input("inputs").getDimensionNames()).containsExactly("batch", "");
      assertThat(run.input("inputs").type).isEqualTo(OnnxJavaType.FLOAT);
      assertThat(run.output("outputs").getShape()).containsExactly(-1, 10);
      assertThat(run.output("outputs").getDimensionNames()).containsExactly("batch", "");
      assertThat(run.output("outputs").type).isEqualTo(OnnxJavaType.FLOAT);
      if (mode == Mode.INPUT) {
        assertThat(run.inputs()).containsExactly("inputs", "weight");
        assertThat(run.input("weight").getShape()).isEmpty();
        assertThat(run.input("weight").type).isEqualTo(OnnxJavaType.FLOAT);
      } else {
        assertThat(run.inputs()).containsExactly("inputs");
      }
      assertThat(run.outputs(new double[0][], mode == Mode.INPUT ? 1f : null)).isEmpty();
    }
  }

  @Test
  void anOutputThatNothingReachesHasTheActivationOfZero() throws Exception {
    for (Activation activation : Activation.values()) {
      Network alone = new GenomeSketch(2, 2).output(3, activation).output(4, activation).network();
      float expected = ScalarActivation.of(activation, 0f);
      for (Mode mode : Mode.values()) {
        OnnxComparison.write(file, alone, mode, 2f);
        float[][] outputs = outputs(new double[][] {{1, 2}, {3, Double.NaN}, {5, 6}}, mode == Mode.INPUT ? 2f : null);
        assertThat(outputs).hasDimensions(3, 2);
        for (float[] row : outputs) {
          assertThat(row[0]).as(activation.label()).isCloseTo(expected, within(1e-6f)).isEqualTo(row[1]);
        }
      }
    }
  }

  @Test
  void anInputThatNoNodeReadsMayBeAnything() throws Exception {
    OnnxComparison.write(file, new GenomeSketch(3, 1).on(0, 4).on(1, 4).on(3, 4).network(), Mode.SHARED, 2f);
    double[][] inputs = {{1, Double.NaN, 2}, {0.5, Double.POSITIVE_INFINITY, 0}};
    assertThat(outputs(inputs, null)).isEqualTo(new float[][] {{8f}, {3f}});
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void theSameModelGivesTheSameBytes(Mode mode) throws Exception {
    Network network = NetworkCompiler.compile(Models.read("swingup").genome());
    OnnxComparison.write(file, network, mode, 0.5f);
    Path again = folder.resolve("again.onnx");
    OnnxComparison.write(again, NetworkCompiler.compile(Models.read("swingup").genome()), mode, 0.5f);
    assertThat(again).hasSameBinaryContentAs(file);
    OnnxComparison.write(again, network, mode, 0.75f);
    assertThat(Files.mismatch(file, again) >= 0).isEqualTo(mode == Mode.SHARED);
  }

  @Test
  void metadataIsCarriedAsText() throws Exception {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("provenance", "{\"name\": \"</script><b>\\u0000\u00e9\n' ; rm\"}");
    metadata.put("empty", "");
    OnnxWriter.write(file, new OnnxModel(twoLayers(), Mode.INPUT, 0, "1.2.3", "a <i>network</i>", metadata));
    try (OnnxRun run = new OnnxRun(file)) {
      OnnxModelMetadata found = run.metadata();
      assertThat(found.getProducerName()).isEqualTo("precocial");
      assertThat(found.getDescription()).isEqualTo("a <i>network</i>");
      assertThat(found.getGraphName()).isEqualTo("network");
      assertThat(found.getCustomMetadata()).isEqualTo(metadata);
    }
    assertThat(new String(Files.readAllBytes(file))).contains("1.2.3");
  }

  @Test
  void aWeightThatIsNoNumberIsRefused() {
    for (float weight : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> OnnxComparison.write(file, twoLayers(), Mode.SHARED, weight))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("finite");
    }
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothing() {
    Path nowhere = folder.resolve("no/network.onnx");
    assertThatThrownBy(() -> OnnxComparison.write(nowhere, twoLayers(), Mode.INPUT, 0))
        .isInstanceOf(IOException.class).hasMessageContaining("network.onnx");
    assertThat(folder).isEmptyDirectory();
  }

  /** A byte for each element of a layer's matrix, and no column for what the layer doesn't read. */
  @Test
  void theModelOfMnistIsSmall() throws Exception {
    Network network = NetworkCompiler.compile(Models.read("mnist").genome());
    OnnxComparison.write(file, network, Mode.INPUT, 0);
    assertThat(Files.size(file)).isBetween(50_000L, 100_000L);
    OnnxComparison.write(file, network, Mode.INDIVIDUAL, 0);
    assertThat(Files.size(file)).isBetween(200_000L, 300_000L);
  }
}
