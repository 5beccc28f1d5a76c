package precocial.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.Topology;
import precocial.numerics.FixedTree;

/**
 * The protocol on images: accuracies over all images given. The best shared weight is sought on training images, and so are tuned
 * weights. One network's accuracy has no deviation, for it is one number; its standard error says how far off other images of the
 * same kind may put it.
 */
public final class ImageProtocol implements Protocol {
  private final Evaluator evaluator;
  private final ImageBatch images;
  private final ImageSet training;
  private final Topology topology;
  private final Network network;
  private final long seed;
  private Float best; // null until sought

  /**
   * @param images to report the accuracy over
   * @param training to seek the best shared weight with
   */
  public ImageProtocol(Evaluator evaluator, ImageSet images, ImageSet training, Genome genome, long seed) {
    this.evaluator = evaluator;
    this.images = ImageBatch.all(images);
    this.training = training;
    this.seed = seed;
    topology = Topology.of(genome);
    network = NetworkCompiler.compile(genome);
  }

  @Override
  public ProtocolRow random() {
    float[][] vectors = RandomWeights.vectors(TRIALS, topology.size(), seed);
    Predictions[] all = new Predictions[TRIALS];
    Arrays.setAll(all, v -> predict(topology.network(vectors[v]), Weights.INDIVIDUAL));
    double[] accuracies = Arrays.stream(all).mapToDouble(p -> p.accuracy(0)).toArray();
    double[] losses = Arrays.stream(all).mapToDouble(p -> p.loss(0)).toArray();
    return several(RANDOM, accuracies, losses, "weight vectors, each weight uniform in (-2, 2),");
  }

  @Override
  public ProtocolRow randomShared() {
    Predictions all = predict(network, Weights.shared(RandomWeights.shared(TRIALS, seed)));
    double[] accuracies = IntStream.range(0, TRIALS).mapToDouble(all::accuracy).toArray();
    double[] losses = IntStream.range(0, TRIALS).mapToDouble(all::loss).toArray();
    return several(RANDOM_SHARED, accuracies, losses, "shared weights, one in each 1/" + TRIALS + " of (-2, 2),");
  }

  @Override
  public ProtocolRow tunedShared() {
    float weight = bestSharedWeight();
    int looked = Math.min(WeightSweep.IMAGES, training.count());
    Predictions predictions = predict(network, Weights.shared(weight));
    return single(
        TUNED_SHARED, predictions.accuracy(0), predictions.loss(0), Map.of("weight", weight),
        String.format(Locale.ROOT, "; the weight is the best of -2 to 2 by 0.01 over the first %,d training images", looked));
  }

  @Override
  public float bestSharedWeight() {
    if (best == null) {
      best = WeightSweep.best(evaluator, training, network);
    }
    return best;
  }

  @Override
  public ProtocolRow tuned(Genome genome, String found, Map<String, Object> how) {
    Predictions predictions = predict(NetworkCompiler.compile(genome), Weights.INDIVIDUAL);
    return single(TUNED, predictions.accuracy(0), predictions.loss(0), how, "; weights " + found);
  }

  /** The paper's further row: the network with the six standard weights, each a vote. */
  public ProtocolRow ensemble() {
    Weights six = Weights.STANDARD;
    Object[] values = IntStream.range(0, six.count()).mapToObj(six::value).toArray();
    double accuracy = predict(network, six).voteAccuracy();
    return single(
        ENSEMBLE, accuracy, null, Map.of("weights", Arrays.asList(values)), ", classified by a vote of each weight of " + six);
  }

  private Predictions predict(Network judged, Weights weights) {
    return evaluator.predict(images, judged, weights);
  }

  private ProtocolRow several(String condition, double[] accuracies, double[] losses, String what) {
    int count = accuracies.length;
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("images", images.count());
    more.put("weights", count);
    more.put("loss", FixedTree.mean(losses, 0, count));
    return new ProtocolRow(
        condition, FixedTree.mean(accuracies, 0, count), FixedTree.deviation(accuracies, 0, count),
        count + " " + what + " x " + words(), "the " + count + " accuracies", more);
  }

  private ProtocolRow single(String condition, double accuracy, Double loss, Map<String, Object> how, String over) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("images", images.count());
    more.put("standardError", Math.sqrt(accuracy * (1 - accuracy) / images.count()));
    if (loss != null) {
      more.put("loss", loss);
    }
    more.putAll(how);
    return new ProtocolRow(condition, accuracy, null, words() + over, "nothing: one network's accuracy is one number", more);
  }

  private String words() {
    return String.format(Locale.ROOT, "%,d images", images.count());
  }
}
