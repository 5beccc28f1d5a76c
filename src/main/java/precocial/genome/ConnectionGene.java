package precocial.genome;

/**
 * A connection between two nodes.
 *
 * @param id its innovation number: genes of the same origin in different genomes have the same
 * @param from id of the source node
 * @param to id of the target node
 * @param enabled a disabled connection counts as absent
 * @param weight its individual weight; searches ignore it and use the shared weight for every connection
 */
public record ConnectionGene(int id, int from, int to, boolean enabled, float weight) {
  ConnectionGene withEnabled(boolean on) {
    return new ConnectionGene(id, from, to, on, weight);
  }

  ConnectionGene withWeight(float other) {
    return new ConnectionGene(id, from, to, enabled, other);
  }
}
