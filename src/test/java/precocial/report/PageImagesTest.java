package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.data.Preparation;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.io.Models;
import precocial.network.NaiveImages;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.FloatMath;

/** What the page makes of images, and networks of them, is what the program does, to the bit. */
class PageImagesTest {
  private static final int PIXELS = 256;
  private static final int CLASSES = 10;

  /** Three, so that equal votes are common. */
  private static final List<Float> VOTERS = List.of(-2f, 0.5f, 1f);
  private static final Weights SHARED = Weights.shared(-2f, 0.5f, 1f);

  @TempDir Path folder;

  private Evaluator cpu;

  @BeforeEach
  void node() {
    Node.assumeThere();
    cpu = Backend.named("cpu").evaluator(1);
  }

  @AfterEach
  void close() {
    if (cpu != null) {
      cpu.close();
    }
  }

  /** Black, one pixel, strokes at all angles, noise. */
  private static ImageSet images(int rows, int columns, int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * rows * columns];
    for (int i = 1; i < count; i++) {
      double slant = 4 * random.nextDouble() - 2;
      for (int p = 0; p < rows * columns; p++) {
        double off = p % columns - columns / 2.0 - slant * (p / columns - rows / 2.0);
        int stroke = (int) (255 * Math.exp(-off * off / 4));
        pixels[i * rows * columns + p] = (byte) (i % 2 == 0 ? stroke : i % 3 == 0 ? 255 : random.nextInt(256));
      }
    }
    if (count > 1) {
      Arrays.fill(pixels, rows * columns, 2 * rows * columns, (byte) 0);
      pixels[rows * columns + rows * columns / 2] = 3;
    }
    return ImageSet.of(rows, columns, CLASSES, pixels, new byte[count]);
  }

  private static List<int[]> pixels(ImageSet images) {
    return IntStream.range(0, images.count())
        .mapToObj(i -> IntStream.range(0, images.pixelsPerImage()).map(p -> images.pixel(i, p)).toArray()).toList();
  }

  @ParameterizedTest
  @CsvSource({"28, 28, DESKEW", "28, 28, RESIZE", "28, 28, RAW", "16, 16, DESKEW", "7, 31, DESKEW", "1, 1, DESKEW"})
  void imagesArePreparedAsByTheProgram(int rows, int columns, Preparation preparation) throws IOException {
    ImageSet images = images(rows, columns, 150, 1);
    int[] answer = Node.ints(Node.ask(folder, "prepared", Map.of(
        "images", pixels(images), "rows", rows, "columns", columns, "preparation", preparation.label())));
    assertThat(answer).isEqualTo(pixels(preparation.apply(images)).stream().flatMapToInt(Arrays::stream).toArray());
    assertThat(Arrays.stream(answer).distinct().count()).isGreaterThan(rows == 1 ? 2 : 100);
  }

  @Test
  void predictionsAndVotesAreThoseOfTheProgram() throws Exception {
    ImageSet images = Preparation.DESKEW.apply(images(28, 28, 100, 2));
    List<Network> networks = networks(3);
    List<List<Map<String, Object>>> all = ask(networks, VOTERS, images);
    List<List<Map<String, Object>>> alone = ask(networks, List.of(EngineCases.INDIVIDUAL), images);
    for (int n = 0; n < networks.size(); n++) {
      Network network = networks.get(n);
      List<Map<String, Object>> answers = all.get(n);
      for (int w = 0; w < VOTERS.size(); w++) {
        int weight = w;
        List<Integer> labels = answers.stream().map(of -> ints(of, "labels")[weight]).toList();
        assertThat(share(images, labels, network, SHARED, p -> p.accuracy(weight))).isEqualTo(1);
      }
      assertThat(share(images, votes(answers, "byVote"), network, SHARED, Predictions::voteAccuracy)).isEqualTo(1);
      List<Integer> probable = new ArrayList<>(votes(answers, "byProbability"));
      assertThat(share(images, probable, network, SHARED, Predictions::meanProbabilityAccuracy)).isEqualTo(1);
      List<Integer> own = alone.get(n).stream().map(of -> ints(of, "labels")[0]).toList();
      assertThat(share(images, own, network, Weights.INDIVIDUAL, p -> p.accuracy(0))).isEqualTo(1);
    }
    // With another label an image is wrong: the program does look at it.
    List<Integer> wrong = new ArrayList<>(votes(all.get(1), "byVote"));
    wrong.set(7, (wrong.get(7) + 1) % CLASSES);
    assertThat(share(images, wrong, networks.get(1), SHARED, Predictions::voteAccuracy)).isLessThan(1);
  }

  @Test
  void outputsAndProbabilitiesHaveTheBitsOfTheProgram() throws Exception {
    ImageSet images = Preparation.RESIZE.apply(images(28, 28, 30, 4));
    List<Network> networks = networks(5);
    List<Object> weights = EngineCases.weightsAndIndividual(Weights.STANDARD);
    List<List<Map<String, Object>>> answers = ask(networks, weights, images);
    for (int n = 0; n < networks.size(); n++) {
      for (int i = 0; i < images.count(); i++) {
        int[] bits = ints(answers.get(n).get(i), "outputs");
        int[] shares = ints(answers.get(n).get(i), "probabilities");
        for (int w = 0; w < weights.size(); w++) {
          float[] outputs = outputs(networks.get(n), weights.get(w), images, i);
          int from = w * CLASSES;
          assertThat(Arrays.copyOfRange(bits, from, from + CLASSES)).isEqualTo(bits(outputs));
          assertThat(Arrays.copyOfRange(shares, from, from + CLASSES)).isEqualTo(bits(softmax(outputs)));
        }
      }
    }
  }

  /** The first of them minimal, the last one the model. */
  private static List<Network> networks(long seed) throws IOException {
    List<Network> networks = new ArrayList<>(EngineCases.networks(PIXELS, CLASSES, 4, seed));
    networks.add(NetworkCompiler.compile(Models.read("mnist").genome()));
    return networks;
  }

  @SuppressWarnings("unchecked")
  private List<List<Map<String, Object>>> ask(List<Network> networks, List<?> weights, ImageSet images) throws IOException {
    return (List<List<Map<String, Object>>>) Node.ask(
        folder, "predictions",
        Map.of("networks", EngineCases.encoded(networks), "weights", weights, "images", pixels(images)));
  }

  private static int[] ints(Map<String, Object> answer, String key) {
    return Node.ints(answer.get(key));
  }

  private static List<Integer> votes(List<Map<String, Object>> answers, String key) {
    return answers.stream().map(of -> (Integer) of.get(key)).toList();
  }

  /** How many images the program finds right whose labels are what the page makes of them. */
  private double share(
      ImageSet images, List<Integer> labels, Network network, Weights weights, ToDoubleFunction<Predictions> accuracy) {
    byte[] bytes = new byte[labels.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = labels.get(i).byteValue();
    }
    ImageSet labelled = ImageSet.of(images.rows(), images.columns(), CLASSES, images.pixels(), bytes);
    return accuracy.applyAsDouble(cpu.predict(ImageBatch.all(labelled), network, weights));
  }

  private float[] outputs(Network network, Object weight, ImageSet images, int image) {
    if (weight instanceof Float shared) {
      int[] leaves = new int[1 + PIXELS];
      Arrays.setAll(leaves, p -> p == 0 ? 255 : images.pixel(image, p - 1));
      return NaiveImages.outputs(network, shared, leaves);
    }
    double[] inputs = IntStream.range(0, PIXELS).mapToDouble(p -> images.pixel(image, p) / 255f).toArray();
    double[] found = cpu.forward(network, Weights.INDIVIDUAL, new double[][] {inputs})[0];
    float[] outputs = new float[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      outputs[k] = (float) found[k];
    }
    return outputs;
  }

  private static float[] softmax(float[] outputs) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float output : outputs) {
      greatest = Math.max(greatest, output);
    }
    double sum = 0;
    for (float output : outputs) {
      sum += FloatMath.exp(output - greatest);
    }
    float[] shares = new float[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      float share = (float) (FloatMath.exp(outputs[k] - greatest) / sum);
      shares[k] = Float.isFinite(share) ? share : 0;
    }
    return shares;
  }

  private static int[] bits(float[] values) {
    return IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])).toArray();
  }
}
