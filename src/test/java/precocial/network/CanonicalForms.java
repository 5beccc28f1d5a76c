package precocial.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import precocial.genome.ConnectionGene;
import precocial.genome.Genome;

/**
 * The slow, obvious way to tell which subnetworks of a population are equal: each is written down as its activation and the
 * sorted list of what its sources are, by recursion over genes. Equal texts have equal numbers.
 */
final class CanonicalForms {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> leafSets = new HashSet<>();
  private final List<List<Integer>> outputs = new ArrayList<>(); // per genome

  CanonicalForms(List<Genome> genomes) {
    for (Genome genome : genomes) {
      Map<Integer, Integer> known = new HashMap<>();
      List<Integer> forms = new ArrayList<>();
      for (int o = 1; o <= genome.outputs(); o++) {
        forms.add(form(genome, genome.inputs() + o, known));
      }
      outputs.add(forms);
    }
  }

  private int form(Genome genome, int id, Map<Integer, Integer> known) {
    if (!known.containsKey(id)) {
      List<String> leaves = new ArrayList<>();
      List<String> sources = new ArrayList<>();
      for (ConnectionGene c : genome.connections()) {
        if (c.to() == id && c.enabled()) {
          if (c.from() <= genome.inputs()) {
            leaves.add("leaf " + c.from());
          } else {
            sources.add("form " + form(genome, c.from(), known));
          }
        }
      }
      Collections.sort(leaves);
      Collections.sort(sources);
      if (!leaves.isEmpty()) {
        leafSets.add(leaves.toString());
      }
      String text = genome.nodes().get(genome.indexOf(id)).activation() + " of " + leaves + " and " + sources;
      numbers.putIfAbsent(text, numbers.size());
      known.put(id, numbers.get(text));
    }
    return known.get(id);
  }

  int subnetworks() {
    return numbers.size();
  }

  /** Distinct sets of leaves, the empty one not counted. */
  int leafSets() {
    return leafSets.size();
  }

  /** Distinct lists of outputs. */
  int networks() {
    return new HashSet<>(outputs).size();
  }

  boolean equal(int genome, int other) {
    return outputs.get(genome).equals(outputs.get(other));
  }
}
