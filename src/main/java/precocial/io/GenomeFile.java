package precocial.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import precocial.genome.Genome;

/**
 * What a genome file holds.
 *
 * @param genome the network's topology and individual weights
 * @param task the task that it was searched for; null where that is not known, as after the import of a {@code .out} file
 * @param provenance where it comes from, by name: run, seed, generation, fitness; values as of {@link Json#read}
 */
public record GenomeFile(Genome genome, String task, Map<String, Object> provenance) {
  public GenomeFile {
    Objects.requireNonNull(genome);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }
}
