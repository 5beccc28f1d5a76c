package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.nodes;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.genome.NodeGene.Kind;

class GenomeTest {
  @Test
  void minimalGenomeJoinsBiasAndInputsToOutputs() {
    Genome genome = Genome.minimal(3, 2, 1, TestGenomes.random(1));
    assertThat(genome.inputs()).isEqualTo(3);
    assertThat(genome.outputs()).isEqualTo(2);
    assertThat(genome.nodes()).isEqualTo(nodes(3, 2, 0, Activation.TANH));
    assertThat(genome.connections())
        .containsExactly(
            on(0, 0, 4), on(1, 0, 5), on(2, 1, 4), on(3, 1, 5), on(4, 2, 4), on(5, 2, 5), on(6, 3, 4), on(7, 3, 5));
    assertThat(genome.connectionCount()).isEqualTo(8);
  }

  @Test
  void probabilityZeroEnablesNothingAndOneEverything() {
    assertThat(Genome.minimal(4, 3, 0, ScriptedRandom.always(0.0)).connectionCount()).isZero();
    assertThat(Genome.minimal(4, 3, 1, ScriptedRandom.always(Math.nextDown(1.0))).connectionCount()).isEqualTo(15);
  }

  /** 2,570 draws: four standard errors are 0.04 at one half, 0.018 at 0.05. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.04", "0.25, 0.035", "0.05, 0.018"})
  void initialConnectionsAreEnabledWithTheGivenProbability(double probability, double bound) {
    Genome genome = Genome.minimal(256, 10, probability, TestGenomes.random(3));
    assertThat(genome.connectionCount() / 2570.0).isBetween(probability - bound, probability + bound);
    assertThat(genome.connections().stream().filter(ConnectionGene::enabled)).hasSize(genome.connectionCount());
  }

  @Test
  void genesOfAnyOriginMakeAGenome() {
    Genome genome = genome(2, 1, 2, on(3, 1, 4), off(7, 0, 3), on(8, 4, 5), on(20, 5, 3));
    assertThat(genome.inputs()).isEqualTo(2);
    assertThat(genome.outputs()).isEqualTo(1);
    assertThat(genome.nodes()).isEqualTo(nodes(2, 1, 2, Activation.TANH));
    assertThat(genome.connections()).containsExactly(on(3, 1, 4), off(7, 0, 3), on(8, 4, 5), on(20, 5, 3));
    assertThat(genome.connectionCount()).isEqualTo(3);
  }

  @Test
  void genomeWithoutConnectionsIsOne() {
    assertThat(genome(1, 1, 0).connectionCount()).isZero();
  }

  @Test
  void changedGenesOfAChildAreToldByPlace() {
    Genome parent = genome(2, 1, 1, on(0, 0, 3), on(1, 1, 4), on(2, 4, 3));
    Genome child =
        new InsertNode(List.of(Activation.SINE))
            .apply(parent, TestGenomes.after(parent), ScriptedRandom.drawing(1, 0))
            .orElseThrow();
    assertThat(child.changedNodes(parent)).containsExactly(5);
    assertThat(child.changedConnections(parent)).containsExactly(1, 3, 4);
    assertThat(parent.changedNodes(child)).isEmpty();
    assertThat(parent.changedConnections(child)).containsExactly(1);
    Genome same = Genome.of(2, 1, child.nodes(), child.connections());
    assertThat(same.changedConnections(child)).isEmpty();
    assertThat(same.changedNodes(parent)).containsExactly(5);
  }

  @Test
  void laterChangesToTheGivenListsDoNotReachTheGenome() {
    List<NodeGene> nodes = nodes(1, 1, 0, Activation.TANH);
    List<ConnectionGene> connections = new ArrayList<>(List.of(on(0, 0, 2), on(1, 1, 2)));
    Genome genome = Genome.of(1, 1, nodes, connections);
    nodes.clear();
    connections.set(0, off(0, 0, 2));
    assertThat(genome.nodes()).hasSize(3);
    assertThat(genome.connections()).containsExactly(on(0, 0, 2), on(1, 1, 2));
  }

  @Test
  void listsOfAGenomeCannotBeChanged() {
    Genome genome = genome(1, 1, 0, on(0, 0, 2));
    assertThatThrownBy(() -> genome.connections().set(0, off(0, 0, 2))).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> genome.connections().remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> genome.nodes().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1"})
  void inputsAndOutputsAreNeeded(int inputs, int outputs) {
    refused(
        () -> Genome.of(inputs, outputs, nodes(1, 1, 0, Activation.TANH), List.of()),
        inputs + " inputs and " + outputs + " outputs: at least one of each is needed");
    refused(
        () -> Genome.minimal(inputs, outputs, 1, TestGenomes.random(1)),
        inputs + " inputs and " + outputs + " outputs: at least one of each is needed");
  }

  @Test
  void inputsAndBiasAreLinear() {
    refused(
        () -> withNode(0, new NodeGene(0, Kind.BIAS, Activation.SIGMOID)),
        "bias 0 has the activation sigmoid, where only linear may be");
    refused(
        () -> withNode(2, new NodeGene(2, Kind.INPUT, Activation.TANH)),
        "input 2 has the activation tanh, where only linear may be");
    assertThat(withNode(3, new NodeGene(3, Kind.OUTPUT, Activation.TANH)).outputs()).isEqualTo(2);
  }

  @Test
  void fewerNodesThanInputsAndOutputsAreRefused() {
    refused(
        () -> Genome.of(2, 2, nodes(2, 1, 0, Activation.TANH), List.of()),
        "4 nodes are fewer than bias, 2 inputs and 2 outputs");
    refused(
        () -> Genome.of(Integer.MAX_VALUE, 1, nodes(2, 0, 0, Activation.TANH), List.of()),
        "3 nodes are fewer than bias, 2147483647 inputs and 1 outputs");
  }

  @Test
  void nodeOfAnotherKindThanItsPlaceIsRefused() {
    refused(() -> withNode(0, new NodeGene(0, Kind.INPUT, Activation.LINEAR)), "node 0 is input where bias is expected");
    refused(() -> withNode(1, new NodeGene(1, Kind.BIAS, Activation.LINEAR)), "node 1 is bias where input is expected");
    refused(() -> withNode(2, new NodeGene(2, Kind.OUTPUT, Activation.LINEAR)), "node 2 is output where input is expected");
    refused(() -> withNode(3, new NodeGene(3, Kind.INPUT, Activation.LINEAR)), "node 3 is input where output is expected");
    refused(() -> withNode(4, new NodeGene(4, Kind.HIDDEN, Activation.LINEAR)), "node 4 is hidden where output is expected");
    refused(() -> withNode(5, new NodeGene(5, Kind.OUTPUT, Activation.LINEAR)), "node 5 is output where hidden is expected");
    refused(() -> withNode(6, new NodeGene(6, Kind.BIAS, Activation.LINEAR)), "node 6 is bias where hidden is expected");
  }

  @Test
  void nodeOutOfOrderIsRefused() {
    String rule = ": bias is 0, then inputs, outputs and hidden nodes in ascending order";
    refused(() -> withNode(0, new NodeGene(-1, Kind.BIAS, Activation.LINEAR)), "node -1 at place 0" + rule);
    refused(() -> withNode(2, new NodeGene(3, Kind.INPUT, Activation.LINEAR)), "node 3 at place 2" + rule);
    refused(() -> withNode(4, new NodeGene(9, Kind.OUTPUT, Activation.LINEAR)), "node 9 at place 4" + rule);
    refused(() -> withNode(5, new NodeGene(4, Kind.HIDDEN, Activation.LINEAR)), "node 4 at place 5" + rule);
    refused(() -> withNode(6, new NodeGene(5, Kind.HIDDEN, Activation.LINEAR)), "node 5 at place 6" + rule);
    assertThat(withNode(6, new NodeGene(60, Kind.HIDDEN, Activation.LINEAR)).indexOf(60)).isEqualTo(6);
  }

  @Test
  void connectionOutOfOrderIsRefused() {
    refused(() -> genome(1, 1, 0, on(4, 0, 2), on(3, 1, 2)), "connection 3 follows 4: ids must ascend and be 0 or more");
    refused(() -> genome(1, 1, 0, on(4, 0, 2), on(4, 1, 2)), "connection 4 follows 4: ids must ascend and be 0 or more");
    refused(() -> genome(1, 1, 0, on(-1, 0, 2)), "connection -1 follows -1: ids must ascend and be 0 or more");
  }

  @Test
  void connectionOfANodeThatDoesNotExistIsRefused() {
    refused(() -> genome(1, 1, 1, on(0, 4, 2)), "connection 0 refers to node 4, which does not exist");
    refused(() -> genome(1, 1, 1, on(7, 1, -1)), "connection 7 refers to node -1, which does not exist");
    refused(() -> genome(1, 1, 0, on(0, 1, 3)), "connection 0 refers to node 3, which does not exist");
    refused(() -> genome(1, 1, 0, on(0, 0, 8)), "connection 0 refers to node 8, which does not exist");
    refused(() -> genome(1, 1, 0, on(0, 9, 8)), "connection 0 refers to node 9, which does not exist");
  }

  @Test
  void connectionThatLeavesAnOutputIsRefused() {
    refused(() -> genome(1, 2, 1, on(5, 2, 4)), "connection 5 leaves output 2");
    refused(() -> genome(1, 2, 1, on(5, 2, 3)), "connection 5 leaves output 2");
  }

  @Test
  void connectionThatReachesBiasOrInputIsRefused() {
    refused(() -> genome(1, 1, 1, on(5, 3, 0)), "connection 5 reaches bias 0");
    refused(() -> genome(1, 1, 1, on(5, 3, 1)), "connection 5 reaches input 1");
  }

  @Test
  void secondConnectionBetweenTwoNodesIsRefused() {
    refused(() -> genome(1, 1, 0, on(0, 1, 2), on(1, 0, 2), off(2, 1, 2)), "connection 2 joins nodes 1 and 2 a second time");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightThatIsNotFiniteIsRefused(float weight) {
    refused(
        () -> genome(1, 1, 0, new ConnectionGene(6, 0, 2, false, weight)),
        "connection 6 has the weight " + weight + ", not a finite number");
  }

  @Test
  void cycleIsRefused() {
    refused(() -> genome(1, 1, 1, on(0, 3, 3)), "the connections form a cycle through node 3");
  }

  @Test
  void indexOfFindsEveryNodeAndNoOther() {
    List<NodeGene> nodes = nodes(2, 1, 0, Activation.TANH);
    for (int id = 5; id < 40; id += 3) {
      nodes.add(new NodeGene(id, Kind.HIDDEN, Activation.TANH));
    }
    Genome genome = Genome.of(2, 1, nodes, List.of());
    for (int i = 0; i < nodes.size(); i++) {
      assertThat(genome.indexOf(nodes.get(i).id())).isEqualTo(i);
    }
    for (int id : new int[] {Integer.MIN_VALUE, -1, 4, 6, 7, 9, 37, 39, 41, Integer.MAX_VALUE}) {
      assertThat(genome.indexOf(id)).as("node %d", id).isEqualTo(-1);
    }
  }

  @Test
  void weightsAreReplacedInOrder() {
    Genome genome = genome(1, 1, 0, on(0, 0, 2), off(4, 1, 2));
    Genome weighted = genome.withWeights(new float[] {0.5f, -2});
    assertThat(weighted.connections())
        .containsExactly(new ConnectionGene(0, 0, 2, true, 0.5f), new ConnectionGene(4, 1, 2, false, -2));
    assertThat(weighted.nodes()).isEqualTo(genome.nodes());
    assertThat(weighted.connectionCount()).isEqualTo(1);
    assertThat(genome.connections()).containsExactly(on(0, 0, 2), off(4, 1, 2));
  }

  @Test
  void wrongWeightsAreRefused() {
    Genome genome = genome(1, 1, 0, on(0, 0, 2), off(4, 1, 2));
    refused(() -> genome.withWeights(new float[1]), "1 weights for 2 connections");
    refused(() -> genome.withWeights(new float[3]), "3 weights for 2 connections");
    refused(
        () -> genome.withWeights(new float[] {1, Float.NaN}), "connection 4 has the weight NaN, not a finite number");
  }

  @Test
  void connectionsArePassedWithTheirPlaces() {
    Genome genome = RandomGenomes.evolved(20, 5, 50, 1);
    List<ConnectionGene> passed = new ArrayList<>();
    genome.forEachConnection((c, i) -> {
      assertThat(i).isEqualTo(passed.size());
      passed.add(c);
    });
    assertThat(passed).isEqualTo(genome.connections()).hasSizeGreaterThan(100);
  }

  @Test
  void enabledConnectionsStayCounted() {
    Genome genome = genome(1, 1, 1, on(0, 0, 2), off(1, 1, 2));
    assertThat(genome.withConnection(0, off(0, 0, 2)).connectionCount()).isZero();
    assertThat(genome.withConnection(1, on(1, 1, 2)).connectionCount()).isEqualTo(2);
    assertThat(genome.withConnection(0, on(0, 0, 2)).connectionCount()).isEqualTo(1);
    assertThat(genome.withConnection(1, off(1, 1, 2)).connectionCount()).isEqualTo(1);
    assertThat(genome.plus(on(2, 1, 3)).connectionCount()).isEqualTo(2);
    assertThat(genome.plus(off(2, 1, 3)).connectionCount()).isEqualTo(1);
    NodeGene node = new NodeGene(4, Kind.HIDDEN, Activation.SINE);
    assertThat(genome.split(0, node, on(2, 0, 4), on(3, 4, 2)).connectionCount()).isEqualTo(2);
    assertThat(genome.withNode(3, new NodeGene(3, Kind.HIDDEN, Activation.SINE)).connectionCount()).isEqualTo(1);
    assertThat(genome.connectionCount()).isEqualTo(1);
  }

  /** Two inputs, two outputs and the hidden nodes 5 and 6, one node replaced. */
  private static Genome withNode(int place, NodeGene node) {
    List<NodeGene> nodes = nodes(2, 2, 2, Activation.TANH);
    nodes.set(place, node);
    return Genome.of(2, 2, nodes, List.of());
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
