package precocial.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static precocial.genome.TestGenomes.genome;
import static precocial.genome.TestGenomes.off;
import static precocial.genome.TestGenomes.on;
import static precocial.genome.TestGenomes.random;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrossoverTest {
  /** A coin that always falls on one side. */
  private record Coin(boolean heads) implements RandomGenerator {
    @Override
    public boolean nextBoolean() {
      return heads;
    }

    @Override
    public long nextLong() {
      throw new AssertionError("no long was expected to be drawn");
    }
  }

  private static final Genome FITTER = genome(2, 1, 1, on(0, 1, 3), off(2, 2, 3), on(4, 1, 4), on(5, 4, 3));
  private static final Genome OTHER =
      weighted(genome(2, 1, 2, off(0, 1, 3), on(1, 0, 3), on(4, 1, 4), on(6, 4, 5)), -2f);

  @Test
  void commonGenesMayComeFromTheOther() {
    Genome child = Crossover.cross(FITTER, changed(OTHER, Activation.SINE), new Coin(true));
    assertThat(child.connections())
        .containsExactly(
            new ConnectionGene(0, 1, 3, true, -2f), off(2, 2, 3), new ConnectionGene(4, 1, 4, true, -2f), on(5, 4, 3));
    assertThat(child.connectionCount()).isEqualTo(3);
    assertThat(child.nodes().subList(0, 4)).isEqualTo(FITTER.nodes().subList(0, 4));
    assertThat(child.nodes().subList(4, 5)).containsExactly(new NodeGene(4, NodeGene.Kind.HIDDEN, Activation.SINE));
  }

  @Test
  void commonGenesMayComeFromTheFitter() {
    Genome child = Crossover.cross(FITTER, changed(OTHER, Activation.SINE), new Coin(false));
    assertThat(child.connections()).isEqualTo(FITTER.connections());
    assertThat(child.nodes()).isEqualTo(FITTER.nodes());
  }

  @Test
  void equalGenesLeaveTheFitterAsItIs() {
    assertThat(Crossover.cross(FITTER, FITTER, new Coin(true))).isSameAs(FITTER);
  }

  @Test
  void nodesOfTheFitterAloneStay() {
    Genome fitter = changed(genome(2, 1, 2, on(0, 1, 3)), Activation.RELU);
    Genome child = Crossover.cross(fitter, genome(2, 1, 0, on(0, 1, 3)), new Coin(true));
    assertThat(child.nodes()).isEqualTo(fitter.nodes());
  }

  @Test
  void inputsAndOutputsKeepTheirActivation() {
    Genome other = OTHER.withNode(3, OTHER.nodes().get(3).withActivation(Activation.SINE));
    assertThat(Crossover.cross(FITTER, other, new Coin(true)).nodes().get(3).activation()).isEqualTo(Activation.LINEAR);
  }

  /** 2,000 children: a half each, four standard errors are 0.045. */
  @Test
  void eitherParentIsEquallyLikely() {
    RandomGenerator random = random(1);
    Genome other = changed(OTHER, Activation.SINE);
    int weights = 0;
    int activations = 0;
    for (int i = 0; i < 2000; i++) {
      Genome child = Crossover.cross(FITTER, other, random);
      weights += child.connections().get(0).weight() == -2f ? 1 : 0;
      activations += child.nodes().get(4).activation() == Activation.SINE ? 1 : 0;
    }
    assertThat(weights / 2000.0).isBetween(0.455, 0.545);
    assertThat(activations / 2000.0).isBetween(0.455, 0.545);
  }

  @Test
  void parentsStayAsTheyAre() {
    Genome other = changed(OTHER, Activation.SINE);
    Crossover.cross(FITTER, other, new Coin(true));
    assertThat(FITTER.connections()).containsExactly(on(0, 1, 3), off(2, 2, 3), on(4, 1, 4), on(5, 4, 3));
    assertThat(FITTER.nodes().get(4).activation()).isEqualTo(Activation.TANH);
    assertThat(other.connections()).isEqualTo(OTHER.connections());
  }

  private static Genome changed(Genome genome, Activation activation) {
    int first = 1 + genome.inputs() + genome.outputs();
    return genome.withNode(first, genome.nodes().get(first).withActivation(activation));
  }

  private static Genome weighted(Genome genome, float weight) {
    float[] weights = new float[genome.connections().size()];
    Arrays.fill(weights, weight);
    return genome.withWeights(weights);
  }
}
