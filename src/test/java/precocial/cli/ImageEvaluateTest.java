package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.search.MadeUpImages;

/** {@code evaluate} with images, of a network so small that its outputs can be written down. */
class ImageEvaluateTest {
  private static final DataSet DATA = MadeUpImages.dataSet(120, 1);
  private static final int SIDE = MadeUpImages.SIDE;

  @TempDir Path temporary;
  private String images;
  private String genome;

  @BeforeEach
  void write() throws IOException {
    images = MadeUpImages.write(temporary.resolve("images"), DATA).toString();
    genome = Files.writeString(temporary.resolve("rows.out"), rows()).toString();
  }

  /** Output k is the sum of the pixels of rows 2k and 2k + 1, whose individual weights are 0.5; the last has minus a bias. */
  private static String rows() {
    int n = 1 + MadeUpImages.PIXELS + MadeUpImages.CLASSES;
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < n; from++) {
      double[] cells = new double[n + 1];
      cells[n] = 1;
      if (from == 0) {
        cells[n - 1] = -0.25;
      } else if (from <= MadeUpImages.PIXELS) {
        cells[1 + MadeUpImages.PIXELS + (from - 1) / SIDE / 2] = 0.5;
      }
      text.append(Arrays.toString(cells).replaceAll("[\\[\\] ]", "")).append('\n');
    }
    return text.toString();
  }

  private static double[] outputs(ImageSet set, int image, double shared) {
    double[] outputs = new double[MadeUpImages.CLASSES];
    for (int p = 0; p < MadeUpImages.PIXELS; p++) {
      outputs[p / SIDE / 2] += (Double.isNaN(shared) ? 0.5 : shared) * set.pixel(image, p) / 255.0;
    }
    outputs[MadeUpImages.CLASSES - 1] += Double.isNaN(shared) ? -0.25 : shared;
    return outputs;
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  private CommandRun evaluate(String... more) {
    List<String> args =
        new ArrayList<>(List.of("evaluate", genome, "--task=mnist", "--data", images, "--prepare=raw", "--backend=cpu"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(new String[0]));
  }

  private static Map<?, ?> row(CommandRun run, int weight) throws IOException {
    return (Map<?, ?>) ((List<?>) run.json().get("weights")).get(weight);
  }

  /** Of the first images of a set, against the formulas. */
  private static void check(Map<?, ?> row, ImageSet set, int count, double shared) {
    int[] right = new int[MadeUpImages.CLASSES];
    int[] all = new int[MadeUpImages.CLASSES];
    double loss = 0;
    for (int i = 0; i < count; i++) {
      double[] outputs = outputs(set, i, shared);
      right[set.label(i)] += greatest(outputs) == set.label(i) ? 1 : 0;
      all[set.label(i)]++;
      loss += Math.log(Arrays.stream(outputs).map(Math::exp).sum()) - outputs[set.label(i)];
    }
    assertThat((Double) row.get("accuracy")).isEqualTo(Arrays.stream(right).sum() / (double) count);
    assertThat((Double) row.get("loss")).isCloseTo(loss / count, within(1e-5));
    List<?> perDigit = (List<?>) row.get("accuracyPerDigit");
    assertThat(perDigit).hasSize(MadeUpImages.CLASSES);
    for (int k = 0; k < MadeUpImages.CLASSES; k++) {
      assertThat(perDigit.get(k)).isEqualTo(all[k] == 0 ? null : right[k] / (double) all[k]);
    }
  }

  @Test
  void figuresAreThoseOfTheFormulas() throws IOException {
    CommandRun run = evaluate("--weights=-1,0.5,2", "--format=json").done();
    double[] shared = {-1, 0.5, 2};
    for (int w = 0; w < 3; w++) {
      assertThat(row(run, w).get("weight")).isEqualTo(shared[w]);
      check(row(run, w), DATA.test(), 40, shared[w]);
    }
    assertThat((Double) row(run, 2).get("accuracy")).isGreaterThan(0.7);
    check(row(evaluate("--split=train", "--weights=2", "--format=json").done(), 0), DATA.train(), 120, 2);
    check(row(evaluate("--images=17", "--weights=2", "--format=json").done(), 0), DATA.test(), 17, 2);
    // Of the first image one class has some.
    CommandRun one = evaluate("--images=1", "--weights=2", "--format=json").done();
    check(row(one, 0), DATA.test(), 1, 2);
    assertThat((List<?>) row(one, 0).get("accuracyPerDigit")).filteredOn(a -> a == null).hasSize(2);
    CommandRun individual = evaluate("--weights=individual", "--format=json").done();
    assertThat(row(individual, 0).get("weight")).isEqualTo("individual");
    check(row(individual, 0), DATA.test(), 40, Double.NaN);
  }

  @Test
  void jsonHasTheDocumentedForm() throws IOException {
    CommandRun run = evaluate("--sweep=-2:1:0.5", "--format=json").done();
    Map<String, Object> json = run.json();
    assertThat(json)
        .containsEntry("task", "mnist").containsEntry("backend", "cpu").containsEntry("genome", genome)
        .containsEntry("split", "test").containsEntry("images", 40);
    assertThat((List<?>) json.get("weights")).hasSize(7);
    assertThat(List.copyOf(row(run, 0).keySet())).isEqualTo(List.of("weight", "accuracy", "loss", "accuracyPerDigit"));
    Map<?, ?> ensemble = (Map<?, ?>) json.get("ensemble");
    assertThat(ensemble.get("weights")).isEqualTo(List.of(-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0));
    assertThat(ensemble.get("accuracy")).isEqualTo(voteAccuracy(-2, -1.5, -1, -0.5, 0, 0.5, 1));
    String[] same = {"evaluate", genome, "--task=mnist", "--data", images, "--prepare=raw", "--sweep=-2:1:0.5", "--format=json",
        "--backend=reference"};
    CommandRun reference = CommandRun.of(same).done();
    assertThat(reference.json()).containsEntry("backend", "reference").containsEntry("ensemble", ensemble);
    for (int w = 0; w < 7; w++) {
      assertThat((Double) row(reference, w).get("loss")).isCloseTo((Double) row(run, w).get("loss"), within(1e-5));
    }
  }

  /** Among classes of equal votes the one of the greatest sum of probabilities wins. */
  private static double voteAccuracy(double... weights) {
    int right = 0;
    for (int i = 0; i < DATA.test().count(); i++) {
      double[] votes = new double[MadeUpImages.CLASSES];
      for (double weight : weights) {
        double[] exps = Arrays.stream(outputs(DATA.test(), i, weight)).map(Math::exp).toArray();
        double sum = Arrays.stream(exps).sum();
        votes[greatest(exps)]++;
        for (int k = 0; k < votes.length; k++) {
          votes[k] += exps[k] / sum / 1000;
        }
      }
      right += greatest(votes) == DATA.test().label(i) ? 1 : 0;
    }
    return right / (double) DATA.test().count();
  }

  @Test
  void ensembleOfWeightsThatAgreeIsAsGoodAsEach() throws IOException {
    CommandRun run = evaluate("--weights=2,2.0,2", "--format=json").done();
    assertThat(((Map<?, ?>) run.json().get("ensemble")).get("accuracy")).isEqualTo(row(run, 1).get("accuracy"));
  }

  @Test
  void threadsAndOtherWeightsChangeNothing() throws IOException {
    CommandRun one = evaluate("--threads=1", "--format=json").done();
    assertThat(evaluate("--threads=3", "--format=json").done().out()).isEqualTo(one.out());
    assertThat(row(evaluate("--weights=0.5", "--format=json").done(), 0)).isEqualTo(row(one, 3));
  }

  @Test
  void textIsATableWithMeanAndBestAndEnsemble() {
    String text = evaluate().done().out();
    assertThat(text)
        .startsWith("mnist on cpu, 40 test images\n\n    weight   accuracy       loss     0     1     2   (accuracy by class)\n")
        .containsPattern("\n +2\\.0 +\\d+\\.\\d\\d % +\\d+\\.\\d{4}( +\\d+\\.\\d){3}  #+\n")
        .containsPattern("\n +mean +\\d+\\.\\d\\d % +\\d+\\.\\d{4} over all weights, deviation of the accuracy \\d+\\.\\d\\d %\n")
        .containsPattern("\n +best +\\d+\\.\\d\\d % +\\d+\\.\\d{4} weight \\d\\.\\d\n")
        .containsPattern("\n +vote +\\d+\\.\\d\\d % ensemble, a vote for each weight\n");
    assertThat(text.lines()).allMatch(line -> line.equals(line.stripTrailing()));
    assertThat(evaluate("--weights=individual", "--split=train").done().out())
        .contains("120 training images", "individual").doesNotContain("ensemble");
  }

  @Test
  void lossesTooLargeForTheirColumnAreShort() {
    String text = evaluate("--weights=1e38,-1e6,2").done().out();
    assertThat(text)
        .containsPattern("\n +1\\.0E38 +\\d+\\.\\d\\d %   overflow ")
        .containsPattern("\n-1000000\\.0 +\\d+\\.\\d\\d % +\\d\\.\\d\\de\\+0\\d ")
        .containsPattern("\n +mean +\\d+\\.\\d\\d %   overflow over all weights")
        .containsPattern("\n +best +\\d+\\.\\d\\d % +\\d\\.\\d{4} weight 2\\.0\n");
    assertThat(text.lines()).allMatch(line -> line.length() < 100);
  }

  @Test
  void aRunDirectoryStandsForItsChampionAndItsImages() throws IOException {
    String run = temporary.resolve("run").toString();
    String[] search = {"search", "mnist", "--population=32", "--generations=2", "--set=batch=all", "--set=select_tournSize=4",
        "--prepare=raw", "--data",
        images, "--out", run};
    assertThat(CommandRun.of(search).code()).isZero();
    CommandRun evaluated = CommandRun.of("evaluate", run, "--backend=cpu").done();
    assertThat(evaluated.out()).startsWith("mnist on cpu, 40 test images\n");
    CommandRun json = CommandRun.of("evaluate", run, "--backend=cpu", "--split=train", "--format=json").done();
    assertThat(json.json()).containsEntry("genome", run).containsEntry("images", 120);
    String champion = run + "/champion.json";
    CommandRun asked = CommandRun.of("evaluate", champion, "--backend=cpu", "--data", images, "--prepare=raw").done();
    assertThat(asked.out()).isEqualTo(evaluated.out());
    // Others, if asked for.
    String others = MadeUpImages.write(temporary.resolve("others"), MadeUpImages.dataSet(60, 5)).toString();
    assertThat(CommandRun.of("evaluate", run, "--backend=cpu", "--data", others).done().out())
        .startsWith("mnist on cpu, 20 test");
    CommandRun.of("evaluate", run, "--prepare=resize")
        .refused(run + ": has 36 inputs and 3 outputs; task mnist has 256 and 3 with these images (--data, --prepare)");
  }

  @Test
  void aChampionIsEvaluatedOnTheImagesThatItsFileNames() throws IOException {
    String run = temporary.resolve("run").toString();
    String[] search = {"search", "mnist", "--population=32", "--generations=2", "--set=batch=all", "--set=select_tournSize=4",
        "--prepare=resize", "--data", images, "--out", run};
    assertThat(CommandRun.of(search).code()).isZero();
    String expected = CommandRun.of("evaluate", run, "--backend=cpu").done().out();
    assertThat(expected).startsWith("mnist on cpu, 40 test images\n");
    String deskewed = CommandRun.of("evaluate", run, "--backend=cpu", "--prepare=deskew").done().out();
    assertThat(deskewed).isNotEqualTo(expected);
    String copy = temporary.resolve("copy.json").toString();
    CommandRun.of("convert", run + "/champion.json", copy).done();
    for (String file : List.of(run + "/champion.json", run + "/champions/generation-00001.json", copy)) {
      CommandRun.of("evaluate", file, "--backend=cpu", "--episodes=3").refused("--episodes: task mnist has no episodes");
      assertThat(CommandRun.of("evaluate", file, "--backend=cpu").done().out()).startsWith("mnist on cpu, 40 test images\n");
    }
    for (String file : List.of(run + "/champion.json", copy)) {
      assertThat(CommandRun.of("evaluate", file, "--backend=cpu").done().out()).isEqualTo(expected);
      assertThat(CommandRun.of("evaluate", file, "--backend=cpu", "--prepare=deskew").done().out()).isEqualTo(deskewed);
    }
    String others = MadeUpImages.write(temporary.resolve("others"), MadeUpImages.dataSet(60, 5)).toString();
    assertThat(CommandRun.of("evaluate", copy, "--backend=cpu", "--data", others).done().out())
        .startsWith("mnist on cpu, 20 test images\n");
    Files.writeString(Path.of(copy), Files.readString(Path.of(copy)).replace("\"resize\"", "\"cooked\""));
    CommandRun.of("evaluate", copy).refused(copy + ": provenance: there is no preparation 'cooked'; known: deskew, resize, raw");
    Files.move(Path.of(images), temporary.resolve("moved"));
    CommandRun.of("evaluate", run + "/champion.json").refused(images + ": the images", "--data says where they are now");
  }

  @Test
  void forwardTakesAGenomeOfAnyInputs() {
    String line = ("1,".repeat(12) + "0,".repeat(12) + "0.5,".repeat(12)).replaceAll(",$", "\n");
    String[] args = {"forward", genome, "--inputs=36", "--outputs=3", "--backend=cpu", "--weight=2"};
    assertThat(CommandRun.withInput(line, args).done().out()).isEqualTo("24.0,0.0,14.0\n");
    CommandRun.withInput(line, "forward", genome, "--task=mnist").refused("rows.out", "line 1 has 41 comma-separated numbers");
    String json = temporary.resolve("rows.json").toString();
    CommandRun.of("convert", genome, json, "--inputs=36", "--outputs=3").done();
    String[] same = {"forward", json, "--backend=cpu", "--weight=2"};
    assertThat(CommandRun.withInput(line, same).done().out()).isEqualTo("24.0,0.0,14.0\n");
    CommandRun.withInput(line, "forward", json, "--task=mnist").refused("has 36 inputs and 3 outputs; task mnist has 256 and 10");
  }

  @Test
  void genomesOfAnotherShapeAreRefused() throws IOException {
    String json = temporary.resolve("rows.json").toString();
    CommandRun.of("convert", genome, json, "--inputs=36", "--outputs=3").done();
    CommandRun.of("evaluate", json, "--task=mnist", "--data", images)
        .refused("rows.json: has 36 inputs and 3 outputs; task mnist has 256 and 3 with these images (--data, --prepare)");
    CommandRun.of("evaluate", genome, "--task=mnist", "--data", images)
        .refused("rows.out: line 1 has 41 comma-separated numbers");
    CommandRun.of("evaluate", json, "--data", images).refused("--task is needed", "rows.json names no task");
    String swingUp = Files.writeString(temporary.resolve("swingup.out"), Matrix.TEXT).toString();
    CommandRun.of("evaluate", swingUp, "--task=mnist", "--data", images, "--prepare=raw").refused("swingup.out: line 1 has 11");
    // Before any image is fetched.
    CommandRun.of("evaluate", temporary.resolve("none.out").toString(), "--task=mnist").refused("none.out: no such file");
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    evaluate("--images=0").refused("--images must be at least 1, not 0");
    evaluate("--images=41").refused("--images must be at most 40, as many as there are test images, not 41");
    evaluate("--images=121", "--split=train")
        .refused("--images must be at most 120, as many as there are training images, not 121");
    evaluate("--images=two").refused("--images", "'two'");
    evaluate("--split=validation").refused("--split must be train or test, not validation");
    evaluate("--episodes=3").refused("--episodes: task mnist has no episodes");
    evaluate("--seed=3").refused("--seed: task mnist has no episodes");
    evaluate("--states", genome).refused("--states: task mnist has no episodes");
    // Before any image is looked for.
    CommandRun.of("evaluate", genome, "--task=mnist", "--data", images + "/none", "--seed=3")
        .refused("--seed: task mnist has no episodes");
    CommandRun.of("evaluate", genome, "--task=mnist", "--data", images + "/none").refused("none: cannot be read: no such file");
    CommandRun.of("evaluate", genome, "--task=mnist", "--data", images, "--prepare=cooked")
        .refused("--prepare: there is no preparation 'cooked'");
    String swingUp = Files.writeString(temporary.resolve("swingup.out"), Matrix.TEXT).toString();
    for (String option : List.of("--split=test", "--images=3")) {
      String name = option.replaceAll("=.*", "");
      CommandRun.of("evaluate", swingUp, "--task=swingup", option).refused(name + ": task swingup has no images");
    }
    for (String option : List.of("--data=" + images, "--prepare=raw")) {
      CommandRun.of("evaluate", swingUp, "--task=swingup", option).refused("--data, --prepare: task swingup has no images");
    }
  }
}
