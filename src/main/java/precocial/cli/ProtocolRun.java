package precocial.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import precocial.data.ImageSet;
import precocial.io.GenomeFile;
import precocial.search.RunImages;
import precocial.task.Task;
import precocial.weights.ImageProtocol;
import precocial.weights.Protocol;
import precocial.weights.ProtocolRow;
import precocial.weights.TuningConfig;

/**
 * One network under the conditions of the protocol, one after another, each announced on standard error.
 *
 * @param file the network, with its weights where they are stored
 * @param config how its weights are tuned; null where they are not
 * @param stored whether the weights of the file are reported; where neither is so, the row of tuned weights is left out
 * @param training images to tune with; null for a task with episodes, as is where they come from
 * @param start the shared weight to tune from; null for the best
 */
record ProtocolRun(
    Task task, GenomeFile file, TuningConfig config, boolean stored, long seed, ImageSet training, RunImages images,
    Float start, PrintStream err) {
  List<ProtocolRow> rows(Protocol protocol, OpenBackend open) {
    List<ProtocolRow> rows = new ArrayList<>();
    announce(Protocol.RANDOM);
    rows.add(protocol.random());
    announce(Protocol.RANDOM_SHARED);
    rows.add(protocol.randomShared());
    announce(Protocol.TUNED_SHARED);
    rows.add(protocol.tunedShared());
    if (config != null) {
      announce(Protocol.TUNED);
      rows.add(new ProtocolTuning(task, file.genome(), config, seed, training, images, start, err).row(protocol, open));
    } else if (stored) {
      announce(Protocol.TUNED);
      rows.add(protocol.tuned(file.genome(), "as they are stored", Map.of("method", ProtocolOptions.STORED)));
    }
    if (protocol instanceof ImageProtocol withImages) {
      announce(Protocol.ENSEMBLE);
      rows.add(withImages.ensemble());
    }
    return rows;
  }

  private void announce(String condition) {
    err.println("precocial: " + ProtocolEvaluation.label(condition));
  }
}
