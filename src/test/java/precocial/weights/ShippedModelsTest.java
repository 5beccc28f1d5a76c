package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.io.GenomeFile;
import precocial.io.Models;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.network.Topology;
import precocial.numerics.FixedTree;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.ControlTask;
import precocial.task.Starts;
import precocial.task.Tasks;

/** The models are what their files say, by the bits of their tuning. */
class ShippedModelsTest {
  private static final ControlTask SWINGUP = Tasks.control("swingup");
  private static final ControlTask BIPED = Tasks.control("biped");

  @Test
  void theSwingUpModelScoresWhatItsTuningFound() throws Exception {
    GenomeFile model = Models.read("swingup");
    Map<String, Object> provenance = model.provenance();
    TuningConfig config = TuningConfig.of("swingup", false, TuningMethod.ofLabel((String) provenance.get("method"), false));
    long seed = ((Number) provenance.get("seed")).longValue();
    try (Evaluator evaluator = new CpuBackend().evaluator(2)) {
      EpisodeObjective objective = new EpisodeObjective(evaluator, SWINGUP, seed, config);
      double[] rewards = objective.confirm(List.of(NetworkCompiler.compile(model.genome())));
      assertThat(rewards[0]).isEqualTo(provenance.get("reward"));
    }
  }

  @Test
  void theSwingUpModelIsAsGoodAsReadmeSays() throws Exception {
    Genome genome = Models.read("swingup").genome();
    try (Evaluator evaluator = new CpuBackend().evaluator(2)) {
      EpisodeProtocol protocol = new EpisodeProtocol(evaluator, SWINGUP, genome, 100, 0);
      assertThat(protocol.randomShared().mean()).isGreaterThan(515);
      assertThat(protocol.tunedShared().mean()).isGreaterThan(723);
      double[] rewards = rewards(SWINGUP, 100, evaluator, NetworkCompiler.compile(genome));
      assertThat(FixedTree.mean(rewards, 0, rewards.length)).isGreaterThan(932);
    }
  }

  /** Within a fall or two: Box2D's last bits may be others on other machines. */
  @Test
  void theWalkerModelWalks() throws Exception {
    GenomeFile model = Models.read("biped");
    Network network = NetworkCompiler.compile(model.genome());
    try (Evaluator evaluator = new CpuBackend().evaluator(2)) {
      double[] rewards = rewards(BIPED, 100, evaluator, network);
      double found = ((Number) model.provenance().get("reward")).doubleValue();
      assertThat(FixedTree.mean(rewards, 0, rewards.length)).isCloseTo(found, within(8.0));
      Scores shared = evaluator.rollouts(BIPED, List.of(network), Weights.shared(-1.5f), starts(BIPED, 20));
      assertThat(shared.fitness(0).mean()).isGreaterThan(200);
    }
  }

  private static double[][] starts(ControlTask task, int count) {
    return Starts.draw(task, count, 0, 0, Purpose.PROTOCOL);
  }

  /** Over starts that neither search nor tuning has chosen by. */
  private static double[] rewards(ControlTask task, int count, Evaluator evaluator, Network network) {
    double[][] starts = starts(task, count);
    Scores scores = evaluator.rollouts(task, List.of(network), Weights.INDIVIDUAL, starts);
    double[] rewards = new double[starts.length];
    for (int s = 0; s < rewards.length; s++) {
      rewards[s] = scores.total(0, 0, s);
    }
    return rewards;
  }

  @Test
  void modelsHoldNothingThatDoesNotCount() throws Exception {
    for (String name : Models.names()) {
      Genome genome = Models.read(name).genome();
      assertThat(Topology.of(genome).size()).as(name).isEqualTo(genome.connections().size());
      assertThat(genome.connections()).as(name).anyMatch(c -> c.weight() != 1f);
      assertThat(Models.read(name).provenance().keySet()).as(name).contains("version", "method", "seed", "tunedFrom");
    }
  }
}
