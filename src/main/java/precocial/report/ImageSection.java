package precocial.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.data.Preparation;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.network.Network;

/** Images: how many of each class a champion classifies right, and some of them to try it on. */
final class ImageSection implements TaskSection {
  /** The images that MNIST's files have, and what is drawn by hand has before it is prepared. */
  private static final int SOURCE_SIDE = 28;
  private static final int EARLIER = 2000; // images that earlier champions are judged on
  private static final int SAMPLES = 20; // or one of each class, where there are more classes
  private static final Weights WEIGHTS = Weights.STANDARD;

  private final ImageSet images;
  private final Preparation preparation;
  private final Evaluator evaluator;

  /** @param images of the test split, prepared */
  ImageSection(ImageSet images, Preparation preparation, Evaluator evaluator) {
    this.images = images;
    this.preparation = preparation;
    this.evaluator = evaluator;
  }

  @Override
  public int pixelColumns() {
    return images.columns();
  }

  @Override
  public void judge(Map<String, Object> champion, Network network, boolean individual, boolean last) {
    ImageBatch batch = ImageBatch.all(last ? images : images.first(Math.min(EARLIER, images.count())));
    Predictions shared = evaluator.predict(batch, network, WEIGHTS);
    Map<String, Object> accuracy = new LinkedHashMap<>();
    accuracy.put("weights", IntStream.range(0, WEIGHTS.count()).mapToObj(WEIGHTS::value).toList());
    accuracy.put("loss", perWeight(shared::loss));
    accuracy.put("accuracy", perWeight(shared::accuracy));
    accuracy.put("perDigit", IntStream.range(0, WEIGHTS.count()).mapToObj(w -> perClass(shared, w)).toList());
    accuracy.put("vote", shared.voteAccuracy());
    accuracy.put("meanProbability", shared.meanProbabilityAccuracy());
    accuracy.put("individual", individual ? individual(batch, network) : null);
    accuracy.put("images", batch.count());
    champion.put("accuracy", accuracy);
  }

  private Map<String, Object> individual(ImageBatch batch, Network network) {
    Predictions own = evaluator.predict(batch, network, Weights.INDIVIDUAL);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("loss", own.loss(0));
    map.put("accuracy", own.accuracy(0));
    map.put("perDigit", perClass(own, 0));
    return map;
  }

  private static double[] perWeight(IntToDoubleFunction figure) {
    return IntStream.range(0, WEIGHTS.count()).mapToDouble(figure).toArray();
  }

  private static double[] perClass(Predictions predictions, int weight) {
    return IntStream.range(0, predictions.classes()).mapToDouble(label -> predictions.accuracy(weight, label)).toArray();
  }

  @Override
  public double bestWeight(Map<String, Object> champion) {
    double[] accuracy = (double[]) ((Map<?, ?>) champion.get("accuracy")).get("accuracy");
    return WEIGHTS.value(IntStream.range(0, accuracy.length).reduce(0, (a, b) -> accuracy[b] > accuracy[a] ? b : a));
  }

  @Override
  public void demonstrate(Map<String, Object> page, int last, Network network, boolean individual) {
    boolean raw = preparation == Preparation.RAW;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rows", images.rows());
    map.put("columns", images.columns());
    map.put("preparation", preparation.label());
    map.put("sourceRows", raw ? images.rows() : SOURCE_SIDE);
    map.put("sourceColumns", raw ? images.columns() : SOURCE_SIDE);
    map.put("classes", images.classes());
    map.put("sample", sample(network));
    map.put("split", "test");
    map.put("count", images.count());
    page.put("images", map);
  }

  /** The first images of each class, with what the program says of them. */
  private Map<String, Object> sample(Network network) {
    ImageBatch batch = ImageBatch.all(images);
    int each = Math.max(1, SAMPLES / images.classes());
    List<Integer> places = new ArrayList<>();
    for (int label = 0; label < images.classes(); label++) {
      int end = Math.min(batch.classStart(label) + each, batch.classStart(label + 1));
      IntStream.range(batch.classStart(label), end).map(batch::place).forEach(places::add);
    }
    ImageSet some = images.pick(places.stream().mapToInt(Integer::intValue).toArray());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pixels", Base64.getEncoder().encodeToString(some.pixels()));
    map.put("labels", IntStream.range(0, some.count()).map(some::label).toArray());
    map.put("predictions", Map.of("shared", labels(some, network)));
    return map;
  }

  /**
   * What the network says of each image under each shared weight, by the very computation that accuracies are found by: it is
   * asked for each class whether that is the right one. -1 where none is.
   */
  private int[][] labels(ImageSet some, Network network) {
    int[][] labels = new int[WEIGHTS.count()][some.count()];
    for (int[] row : labels) {
      Arrays.fill(row, -1);
    }
    for (int i = 0; i < some.count(); i++) {
      byte[] pixels = some.pick(new int[] {i}).pixels();
      for (int label = 0; label < some.classes(); label++) {
        ImageSet asked = ImageSet.of(some.rows(), some.columns(), some.classes(), pixels, new byte[] {(byte) label});
        Predictions answer = evaluator.predict(ImageBatch.all(asked), network, WEIGHTS);
        for (int w = 0; w < labels.length; w++) {
          labels[w][i] = answer.accuracy(w) == 1 ? label : labels[w][i];
        }
      }
    }
    return labels;
  }
}
