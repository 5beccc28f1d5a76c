package precocial.genome;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * NEAT's crossover (Stanley and Miikkulainen 2002, section 3.2): nodes and connections of the fitter parent; where the other has
 * a connection of the same innovation, its weight is taken from either with equal probability. Off by default, as in Gaier and Ha
 * 2019; since a shared weight ignores individual ones, the activation of a common hidden node is drawn from either parent
 * as well.
 */
public final class Crossover {
  private Crossover() {}

  /** @param fitter the parent whose structure the child has */
  public static Genome cross(Genome fitter, Genome other, RandomGenerator random) {
    Map<Integer, ConnectionGene> byInnovation = new HashMap<>();
    for (ConnectionGene c : other.connections()) {
      byInnovation.put(c.id(), c);
    }
    Genome child = fitter;
    for (int i = 0; i < fitter.connections().size(); i++) {
      ConnectionGene mine = fitter.connections().get(i);
      ConnectionGene theirs = byInnovation.get(mine.id());
      if (theirs != null && theirs.weight() != mine.weight() && random.nextBoolean()) {
        child = child.withConnection(i, mine.withWeight(theirs.weight()));
      }
    }
    for (int i = 1 + fitter.inputs() + fitter.outputs(); i < fitter.nodes().size(); i++) {
      NodeGene mine = fitter.nodes().get(i);
      int place = other.indexOf(mine.id());
      if (place >= 0 && other.nodes().get(place).activation() != mine.activation() && random.nextBoolean()) {
        child = child.withNode(i, other.nodes().get(place));
      }
    }
    return child;
  }
}
