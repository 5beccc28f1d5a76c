package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.search.MadeUpImages;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;

class WeightSweepTest {
  private static final ControlTask SWINGUP = Tasks.control("swingup");

  @Test
  void gridIsDecimal() {
    float[] grid = WeightSweep.grid();
    assertThat(grid).hasSize(401);
    for (int i = 0; i < 401; i++) {
      assertThat(grid[i]).isEqualTo(new BigDecimal(i - 200).movePointLeft(2).floatValue());
    }
  }

  @Test
  void amongEqualsTheMiddleOneIsTaken() {
    double[] first = {1, 3, 2, 3, 3, 0, 3, 3};
    assertThat(WeightSweep.best(8, i -> first[i], i -> 0)).isEqualTo(4);
    assertThat(WeightSweep.best(7, i -> first[i], i -> 0)).isEqualTo(3); // Of four the lower in the middle.
    assertThat(WeightSweep.best(401, i -> 0, i -> 0)).isEqualTo(200);
    double[] second = {9, 1, 9, 2, 2, 9, 1, 2};
    assertThat(WeightSweep.best(8, i -> first[i], i -> second[i])).isEqualTo(4);
    assertThat(WeightSweep.best(3, i -> first[i], i -> second[i])).isEqualTo(1);
  }

  @Test
  void episodesFindTheGreatestMeanOfASlowLoop() {
    Network network = SmallNetworks.swingUp(1f, 1f, 1f).network();
    double[][] starts = Starts.draw(SWINGUP, 3, 4, 0, Purpose.SWEEP);
    try (Evaluator reference = Backend.named("reference").evaluator(1)) {
      double best = Double.NEGATIVE_INFINITY;
      float at = Float.NaN;
      for (int i = -200; i <= 200; i++) {
        double sum = 0;
        for (double[] start : starts) {
          Weights weight = Weights.shared(i / 100f);
          sum += reference.rollouts(SWINGUP, List.of(network), weight, new double[][] {start}).total(0, 0, 0);
        }
        at = sum > best ? i / 100f : at;
        best = Math.max(best, sum);
      }
      assertThat(WeightSweep.best(reference, SWINGUP, network, starts)).isEqualTo(at);
    }
  }

  @Test
  void startsAreThoseOfTheSweepAlone() {
    Network network = SmallNetworks.swingUp(1f, 1f, 1f).network();
    double[][] starts = Starts.draw(SWINGUP, WeightSweep.STARTS, 9, 0, Purpose.SWEEP);
    assertThat(starts[0]).isNotEqualTo(Starts.draw(SWINGUP, 1, 9, 0, Purpose.PROTOCOL)[0]);
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      float best = WeightSweep.best(cpu, SWINGUP, network, 9);
      Scores scores = cpu.rollouts(SWINGUP, List.of(network), Weights.shared(WeightSweep.grid()), starts);
      int place = Math.round(best * 100) + 200;
      for (int w = 0; w < 401; w++) {
        assertThat(mean(scores, w)).isLessThanOrEqualTo(mean(scores, place));
      }
    }
  }

  /** Swing-up, said to be slow: five starts for all weights, and all seven for the best twenty. */
  @Test
  void ofASlowTaskTheBestOverFiveStartsAreTriedOverAll() {
    ControlTask slow = slow(SWINGUP);
    Network network = SmallNetworks.swingUp(1f, 1f, 1f).network();
    double[][] starts = Starts.draw(SWINGUP, 7, 4, 0, Purpose.SWEEP);
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      Scores scores = cpu.rollouts(SWINGUP, List.of(network), Weights.shared(WeightSweep.grid()), starts);
      double[] first = IntStream.range(0, 401).mapToDouble(w -> sum(scores, w, 5)).toArray();
      double[] all = IntStream.range(0, 401).mapToDouble(w -> sum(scores, w, 7)).toArray();
      double least = Arrays.stream(first).sorted().skip(401 - 20).findFirst().orElseThrow();
      int best = IntStream.range(0, 401).filter(w -> first[w] >= least).boxed()
          .max(Comparator.comparingDouble(w -> all[w])).orElseThrow();
      assertThat(WeightSweep.best(cpu, slow, network, starts)).isEqualTo((best - 200) / 100f);
      List<String> calls = new ArrayList<>();
      WeightSweep.best(told(cpu, calls), slow, network, starts);
      WeightSweep.best(told(cpu, calls), slow, network, Arrays.copyOf(starts, 5));
      WeightSweep.best(told(cpu, calls), SWINGUP, network, starts);
      assertThat(calls).containsExactly("401 x 5", "20 x 7", "401 x 5", "401 x 7");
    }
    assertThat(WeightSweep.words(slow, 100))
        .isEqualTo("the best of -2 to 2 by 0.01 over 100 others, among the 20 best over 5 of these");
    assertThat(WeightSweep.words(slow, 5)).isEqualTo("the best of -2 to 2 by 0.01 over 5 others");
    assertThat(WeightSweep.words(SWINGUP, 1000)).isEqualTo("the best of -2 to 2 by 0.01 over 1,000 others");
    assertThat(Tasks.control("biped").slow()).isTrue();
  }

  /** A network that does the same under all weights, or under all of one sign, is used in the middle of them. */
  @Test
  void amongMoreEqualsThanFinalistsTheMiddleOnesAreTaken() {
    float[] grid = WeightSweep.grid();
    double[] means = new double[grid.length];
    assertThat(WeightSweep.finalists(grid, means)).hasSize(20).startsWith(-0.1f).endsWith(0.09f).isSorted();
    Arrays.fill(means, 201, 401, 3);
    assertThat(WeightSweep.finalists(grid, means)).hasSize(20).startsWith(0.91f).endsWith(1.1f).isSorted();
    means[0] = 5;
    assertThat(WeightSweep.finalists(grid, means)).hasSize(20).startsWith(-2f, 0.91f).endsWith(1.09f).isSorted();
    Arrays.fill(means, 0, 15, 7);
    assertThat(WeightSweep.finalists(grid, means)).hasSize(20).startsWith(-2f, -1.99f).endsWith(1.01f, 1.02f).isSorted();
  }

  private static double sum(Scores scores, int weight, int starts) {
    return IntStream.range(0, starts).mapToDouble(s -> scores.total(0, weight, s)).sum();
  }

  private static ControlTask slow(ControlTask task) {
    return proxy(
        ControlTask.class, (proxy, method, arguments) -> method.getName().equals("slow") ? true : method.invoke(task, arguments));
  }

  /** An evaluator that tells of its calls: weights x starts. */
  private static Evaluator told(Evaluator evaluator, List<String> calls) {
    return proxy(
        Evaluator.class,
        (proxy, method, arguments) -> {
          calls.add(((Weights) arguments[2]).count() + " x " + ((double[][]) arguments[3]).length);
          return method.invoke(evaluator, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static double mean(Scores scores, int weight) {
    double sum = 0;
    for (int s = 0; s < WeightSweep.STARTS; s++) {
      sum += scores.total(0, weight, s);
    }
    return sum / WeightSweep.STARTS;
  }

  @Test
  void imagesFindTheGreatestAccuracyAndThenTheLeastLoss() {
    Network network = SmallNetworks.rows().network();
    ImageSet images = MadeUpImages.images(90, 3);
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      double accuracy = -1;
      double loss = 0;
      float at = Float.NaN;
      for (int i = -200; i <= 200; i++) {
        Predictions one = cpu.predict(ImageBatch.all(images), network, Weights.shared(i / 100f));
        if (one.accuracy(0) > accuracy || one.accuracy(0) == accuracy && one.loss(0) < loss) {
          accuracy = one.accuracy(0);
          loss = one.loss(0);
          at = i / 100f;
        }
      }
      assertThat(accuracy).isGreaterThan(0.7);
      assertThat(WeightSweep.best(cpu, images, network)).isEqualTo(at);
    }
  }

  @Test
  void onlyTheFirstTrainingImagesAreLookedAt() {
    // The first 20,000 are right with a weight above 0; the others, all of one class, with one below.
    int side = MadeUpImages.SIDE;
    byte[] pixels = new byte[50_000 * MadeUpImages.PIXELS];
    byte[] labels = new byte[50_000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i < WeightSweep.IMAGES ? 0 : 2);
      pixels[i * MadeUpImages.PIXELS] = (byte) 255;
    }
    ImageSet images = ImageSet.of(side, side, MadeUpImages.CLASSES, pixels, labels);
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      Network network = SmallNetworks.firstAgainstLast().network();
      assertThat(WeightSweep.best(cpu, images, network)).isEqualTo(2f);
      assertThat(WeightSweep.best(cpu, images.first(1), network)).isEqualTo(2f);
    }
  }
}
