package precocial.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import precocial.data.ImageBatch;
import precocial.data.ImageSet;
import precocial.eval.Backend;
import precocial.eval.Classifier;
import precocial.eval.Evaluator;
import precocial.eval.LossGradient;
import precocial.eval.Losses;
import precocial.eval.Predictions;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.ControlTask;

class ImageJudgeTest {
  private static final int GENERATIONS = 50;

  /** Keeps what the evaluator was asked to judge. */
  private static final class Recorder implements Evaluator {
    private final Evaluator evaluator = Backend.named("cpu").evaluator(1);
    private final List<List<Integer>> batches = new ArrayList<>(); // places of each call's images, ascending
    private final List<Integer> genomes = new ArrayList<>(); // how many each call judged

    @Override
    public Classifier classifier(ImageSet images, boolean sharing) {
      Classifier classifier = evaluator.classifier(images, sharing);
      return (judged, parents, batch, weights) -> {
        batches.add(places(batch));
        genomes.add(judged.size());
        return classifier.judge(judged, parents, batch, weights);
      };
    }

    @Override
    public Predictions predict(ImageBatch batch, Network network, Weights weights) {
      batches.add(places(batch));
      return evaluator.predict(batch, network, weights);
    }

    private static List<Integer> places(ImageBatch batch) {
      return IntStream.range(0, batch.count()).map(batch::place).sorted().boxed().toList();
    }

    @Override
    public Scores rollouts(
        ControlTask task, List<Network> networks, Weights weights, double[][] starts, IntConsumer ended) {
      throw new AssertionError("there are no episodes");
    }

    @Override
    public double[][] forward(Network network, Weights weights, double[][] inputs) {
      throw new AssertionError("images are not passed one by one");
    }

    @Override
    public Losses losses(ImageBatch batch, List<Network> networks, Weights weights) {
      throw new AssertionError("populations have a classifier");
    }

    @Override
    public LossGradient gradient(ImageBatch batch, Network network) {
      throw new AssertionError("a search trains no weights");
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }

  private final Recorder recorder = new Recorder();

  @AfterEach
  void close() {
    recorder.close();
  }

  private ImageJudge judge(ImageSet images, long seed, Object batch) {
    RunSpec spec = ImageSearchRunTest.spec(MadeUpImages.dataSet(3, 1), seed, Map.of("batch", batch, "maxGen", GENERATIONS));
    return new ImageJudge(recorder, images, spec);
  }

  private static List<Genome> genomes(int pixels, int count) {
    return IntStream.range(0, count).mapToObj(i -> Genome.minimal(pixels, MadeUpImages.CLASSES, 0.3, new Random(i))).toList();
  }

  private static int[] unknown(int count) {
    int[] parents = new int[count];
    Arrays.fill(parents, -1);
    return parents;
  }

  @Test
  void eachGenerationHasABatchOfItsOwnForAllGenomes() {
    ImageJudge judge = judge(MadeUpImages.images(200, 1), 5, 40);
    List<Genome> genomes = genomes(36, 10);
    for (int generation = 1; generation <= 3; generation++) {
      judge.judge(genomes, unknown(10), generation);
    }
    assertThat(recorder.genomes).containsExactly(10, 10, 10);
    assertThat(recorder.batches).doesNotHaveDuplicates().allSatisfy(b -> assertThat(b).hasSize(40).doesNotHaveDuplicates());
    judge(MadeUpImages.images(200, 1), 5, 40).judge(genomes, unknown(10), 2);
    assertThat(recorder.batches.get(3)).isEqualTo(recorder.batches.get(1));
    judge(MadeUpImages.images(200, 1), 6, 40).judge(genomes, unknown(10), 2);
    assertThat(recorder.batches.get(4)).isNotEqualTo(recorder.batches.get(1));
  }

  @Test
  void aBatchOfAllHasEveryImage() {
    ImageJudge judge = judge(MadeUpImages.images(200, 1), 5, "all");
    judge.judge(genomes(36, 2), unknown(2), 1);
    judge.judge(genomes(36, 2), unknown(2), 2);
    List<Integer> all = IntStream.range(0, 200).boxed().toList();
    assertThat(recorder.batches).containsExactly(all, all);
  }

  @Test
  void rewardsAreMinusTheMeanCrossEntropy() {
    ImageSet images = MadeUpImages.images(90, 2);
    List<Genome> genomes = genomes(36, 8);
    Verdict verdict = judge(images, 1, "all").judge(genomes, unknown(8), 1);
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      Losses losses = evaluator.classifier(images, false).judge(genomes, unknown(8), ImageBatch.all(images), Weights.STANDARD);
      int best = 0;
      for (int i = 0; i < 8; i++) {
        double sum = 0;
        for (int w = 0; w < 6; w++) {
          sum += losses.loss(i, w);
        }
        assertThat(verdict.means()[i]).isEqualTo(losses.fitness(i).mean()).isEqualTo(verdict.fitness().get(i).mean());
        assertThat(-verdict.means()[i]).isCloseTo(sum / 6, within(1e-9 * sum));
        best = verdict.means()[i] > verdict.means()[best] ? i : best;
      }
      assertThat(verdict.best()).isEqualTo(best);
      assertThat(verdict.bestMean()).isEqualTo(verdict.means()[best]);
    }
    assertThat(verdict.evaluations()).isEqualTo(8 * 6);
    assertThat(verdict.steps()).isEqualTo(8 * 6 * 90);
  }

  @Test
  void candidatesAreTheEightBestByMeanAndOnlyFromTimeToTime() {
    List<Genome> genomes = genomes(36, 20);
    double[] means = new double[20];
    Arrays.setAll(means, i -> -(7 * i % 20) / 2); // places 0 and 3 are the best and equal, then 6 and 9, and so on
    Verdict verdict = new Verdict(List.of(), means, 0, 0, 1, 1);
    ImageJudge judge = judge(MadeUpImages.images(30, 1), 1, 10);
    List<Integer> generations = new ArrayList<>();
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      // A champion that looks better keeps none of them away: it looked so on other images.
      List<Genome> candidates = judge.candidates(genomes, verdict, generation, new Champion(genomes.get(0), 0, 1));
      if (!candidates.isEmpty()) {
        generations.add(generation);
        assertThat(candidates.stream().map(genomes::indexOf)).containsExactly(0, 3, 6, 9, 12, 15, 1, 18);
      }
    }
    assertThat(generations).containsExactly(1, 2, 4, 8, 16, 32, 48, 50);
    assertThat(judge.candidates(genomes.subList(0, 2), new Verdict(List.of(), new double[2], 0, 0, 1, 1), 16, null)).hasSize(2);
  }

  @Test
  void confirmationImagesAreTheSameForAll() {
    ImageSet images = small(12_000);
    List<Genome> genomes = genomes(4, 3);
    ImageJudge judge = judge(images, 1, 10);
    double[] together = judge.confirm(genomes);
    double[] alone = judge.confirm(genomes.subList(2, 3));
    assertThat(alone).containsExactly(together[2]);
    assertThat(recorder.batches.get(0)).hasSize(10_000).doesNotHaveDuplicates().isEqualTo(recorder.batches.get(1));
    judge(images, 1, "all").confirm(genomes);
    assertThat(recorder.batches.get(2)).isEqualTo(recorder.batches.get(0));
    judge(images, 2, 10).confirm(genomes);
    assertThat(recorder.batches.get(3)).isNotEqualTo(recorder.batches.get(0));
    assertThat(judge.confirmedOver()).isEqualTo("10000 training images");
    assertThat(judge(small(90), 1, 10).confirmedOver()).isEqualTo("90 training images");
  }

  /** 2 x 2 pixels of noise. */
  private static ImageSet small(int count) {
    byte[] pixels = new byte[4 * count];
    byte[] labels = new byte[count];
    Random random = new Random(count);
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(MadeUpImages.CLASSES);
    }
    return ImageSet.of(2, 2, MadeUpImages.CLASSES, pixels, labels);
  }

  @Test
  void accuracyIsThatOfTheVoteOverTheConfirmationImages() {
    ImageSet images = MadeUpImages.images(90, 3);
    Genome genome = genomes(36, 5).get(4);
    ImageJudge judge = judge(images, 1, 10);
    Network network = NetworkCompiler.compile(genome);
    double expected = recorder.evaluator.predict(ImageBatch.all(images), network, Weights.STANDARD).voteAccuracy();
    assertThat(judge.accuracy(genome)).isEqualTo(expected).isBetween(0.0, 1.0);
    assertThat(recorder.batches.get(0)).hasSize(90);
  }
}
