package precocial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.genome.FixedTopology;
import precocial.search.MadeUpImages;
import precocial.weights.Tuning;
import precocial.weights.TuningMethod;

/** {@code evaluate --protocol}; its figures are checked where they are made. */
class ProtocolCommandTest {
  @TempDir Path folder;
  private String genome;

  @BeforeEach
  void writeGenome() throws IOException {
    genome = Files.writeString(folder.resolve("network.out"), Matrix.TEXT).toString();
  }

  private static CommandRun run(String network, String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", network, "--protocol=paper", "--backend=cpu"));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(new String[0]));
  }

  private CommandRun swingUp(String... more) {
    return run(genome, SearchTrial.join(List.of("--task=swingup", "--episodes=2"), more));
  }

  private CommandRun images(String... more) throws IOException {
    String data = MadeUpImages.write(folder.resolve("images"), MadeUpImages.dataSet(60, 1)).toString();
    return run("--network=fixed:2", SearchTrial.join(List.of("--task=mnist", "--data=" + data, "--prepare=raw"), more));
  }

  private static Map<?, ?> row(CommandRun run, String condition) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return (Map<?, ?>) ((Map<?, ?>) run.json().get("protocol")).get(condition);
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  @Test
  void jsonOfEpisodesHasTheFourConditions() throws IOException {
    CommandRun run = swingUp("--format=json", "--seed=5");
    assertThat(run.json()).containsEntry("task", "swingup").containsEntry("backend", "cpu").containsEntry("genome", genome)
        .containsEntry("seed", 5);
    assertThat(keys((Map<?, ?>) run.json().get("protocol"))).containsExactly("random", "randomShared", "tunedShared", "tuned");
    assertThat(keys(row(run, "random")))
        .containsExactly("mean", "std", "episodes", "weights", "starts", "stdOverWeights", "stdOverStarts", "over");
    assertThat(keys(row(run, "randomShared")))
        .containsExactly("mean", "std", "episodes", "weights", "starts", "stdOverWeights", "stdTotal", "over");
    assertThat(keys(row(run, "tunedShared"))).containsExactly("mean", "std", "episodes", "weights", "starts", "weight", "over");
    assertThat(row(run, "tuned").get("method")).isEqualTo("stored"); // The file has weights of its own.
    assertThat(row(run, "tuned").get("over").toString()).contains("mean=2 starts", "std=the starts");
    assertThat(run.err()).isEqualTo(
        "precocial: random weights\nprecocial: random shared weight\nprecocial: tuned shared weight\nprecocial: tuned weights\n");
  }

  @Test
  void theSameSeedAndAnyThreadsGiveTheSameText() {
    String once = swingUp("--threads=1").out();
    assertThat(swingUp("--threads=3").out()).isEqualTo(once);
    assertThat(swingUp("--seed=1").out()).isNotEqualTo(once);
  }

  @Test
  void textSetsThePublishedFiguresBeside() {
    assertThat(swingUp().out())
        .contains("published (WANN)\n", "515 +- 58\n", "932 +- 6\n")
        .contains("\n  mean over 2 weight vectors", "\n  +- over all 4 episodes; ")
        .containsPattern("\ntuned shared weight, -?[0-9.]+\n  mean over 2 starts; .* over 2 others\n  [+]- over the starts\n")
        .endsWith("published: Gaier and Ha 2019, arXiv 1906.04358, mean of 100 trials\n");
    CommandRun fixed = run("--network=fixed:2", "--task=swingup", "--episodes=1", "--tuning=none");
    assertThat(fixed.out()).contains("fixed:2 for task swingup on cpu", "published (fixed topology)\n", "21 +- 43\n")
        .doesNotContain("515", "\ntuned weights");
  }

  @Test
  void walkersHaveTheirPublishedFigures() throws IOException {
    CommandRun fixed = run("--network=fixed:1", "--task=biped", "--episodes=1", "--tuning=none");
    assertThat(fixed.code()).as(fixed.err()).isZero();
    assertThat(fixed.out()).contains("fixed:1 for task biped on cpu", "published (fixed topology)\n")
        .contains("-129 +- 28\n", "-35 +- 23\n");
    assertThat(PublishedFigures.episodes("biped", false).texts())
        .isEqualTo(Map.of("random", "-46 +- 54", "randomShared", "51 +- 108", "tunedShared", "261 +- 58", "tuned", "332 +- 1"));
    assertThat(PublishedFigures.episodes("biped-hardcore", false)).isNull();
  }

  /** More connections than cma-es takes. */
  @Test
  void aLargeNetworkIsTunedByPepgUnlessAskedOtherwise() {
    run("--network=fixed:40,40", "--task=biped", "--tuning=cma-es").refused("--tuning: cma-es tunes 1 to 1000 weights, not 2804");
    CommandRun.of("tune", "--network=fixed:40,40", "--task=biped", "--method=cma-es").refused("cma-es", "not 2804", "pepg");
    CommandRun.of("tune", "--network=fixed:40,40", "--task=biped", "--set=other=1").refused("unknown setting 'other' of pepg");
    CommandRun.of("tune", "--network=fixed:5,5", "--task=biped", "--set=other=1").refused("unknown setting 'other' of cma-es");
    assertThat(Tuning.usualMethod("biped", FixedTopology.of(24, 4, 40, 40))).isEqualTo(TuningMethod.PEPG);
    assertThat(Tuning.usualMethod("biped", FixedTopology.of(24, 4, 5))).isEqualTo(TuningMethod.CMA_ES);
  }

  @Test
  void weightsAreTunedWhereNoneAreStored() throws IOException {
    CommandRun run = run(
        "--network=fixed:1", "--task=swingup", "--episodes=1", "--tuning=pepg", "--tuning-generations=2", "--format=json");
    Map<?, ?> tuned = row(run, "tuned");
    assertThat(keys(tuned))
        .containsExactly("mean", "std", "episodes", "weights", "starts", "method", "generations", "seconds", "over");
    assertThat(tuned.get("method")).isEqualTo("pepg");
    assertThat(tuned.get("generations")).isEqualTo(2);
    assertThat(tuned.get("over").toString()).contains("tuned by pepg from the best shared weight in 2 generations");
  }

  @Test
  void jsonOfImagesHasAccuraciesAndTheEnsemble() throws IOException {
    CommandRun run = images("--tuning=none", "--format=json", "--seed=2");
    assertThat(run.json()).containsEntry("task", "mnist").containsEntry("split", "test").containsEntry("genome", "fixed:2");
    assertThat(keys((Map<?, ?>) run.json().get("protocol"))).containsExactly("random", "randomShared", "tunedShared", "ensemble");
    assertThat(keys(row(run, "random"))).containsExactly("mean", "std", "images", "weights", "loss", "over");
    assertThat(keys(row(run, "tunedShared"))).containsExactly("mean", "std", "images", "standardError", "loss", "weight", "over");
    assertThat(row(run, "tunedShared").get("std")).isNull();
    assertThat(row(run, "ensemble").get("weights")).isEqualTo(List.of(-2.0, -1.0, -0.5, 0.5, 1.0, 2.0));
    assertThat(row(images("--tuning=none", "--format=json", "--images=7", "--split=train"), "random").get("images")).isEqualTo(7);
    assertThat(images("--tuning=none").out()).contains(" %\n", "\n  standard error ").doesNotContain("published");
  }

  /** The default batch is larger than what there is to train on. */
  @Test
  void weightsAreTunedOnFewImagesToo() throws IOException {
    CommandRun run = images("--tuning=adam", "--tuning-generations=2", "--format=json");
    assertThat(row(run, "tuned").get("method")).isEqualTo("adam");
    assertThat((Double) row(run, "tuned").get("mean")).isBetween(0.0, 1.0);
  }

  @Test
  void otherChoicesOfWeightsOrStartsAreRefused() {
    swingUp("--weights=1").refused("--weights", "--protocol");
    swingUp("--sweep=-2:2:1").refused("--sweep", "--protocol");
    run(genome, "--task=swingup", "--states=none.csv").refused("--states", "--protocol");
    run(genome, "--task=swingup", "--episodes=0").refused("--episodes must be at least 1, not 0");
    run(genome, "--task=swingup", "--episodes=3163").refused("--episodes", "3163", "10000000");
    run(genome, "--task=swingup", "--split=test").refused("--split", "swingup");
  }

  @Test
  void imagesHaveNoEpisodes() throws IOException {
    images("--episodes=2").refused("--episodes", "mnist");
  }

  @Test
  void wrongProtocolsAndTuningsAreRefused() throws IOException {
    CommandRun.of("evaluate", genome, "--task=swingup", "--protocol=other").refused("--protocol", "'other'; known: paper");
    CommandRun.of("evaluate", genome, "--task=swingup", "--tuning=pepg").refused("--tuning goes with --protocol");
    CommandRun.of("evaluate", genome, "--task=swingup", "--tuning-generations=2").refused("--tuning-generations", "--protocol");
    swingUp("--tuning=other").refused("--tuning: ", "'other'", "pepg, cma-es, stored, none");
    String empty = Files.writeString(folder.resolve("empty.out"), "0,0,0,0,0,0,0,1\n".repeat(7)).toString();
    run(empty, "--task=swingup", "--tuning=pepg").refused("--tuning: ", "no connection to tune");
    swingUp("--tuning=adam").refused("--tuning: ", "adam", "pepg, cma-es");
    swingUp("--tuning-generations=2").refused("--tuning-generations", "stores its weights");
    swingUp("--tuning=none", "--tuned=some.wann.json").refused("--tuning none: the weights of --tuned would not be used");
    swingUp("--tuning=none", "--tuning-generations=2").refused("--tuning-generations", "none");
    swingUp("--tuning=pepg", "--tuning-generations=0").refused("--tuning-generations must be at least 1, not 0");
    run("--network=fixed:2", "--task=swingup", "--tuning=stored")
        .refused("--tuning stored: fixed:2 stores no individual weights");
  }
}
