package precocial.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import precocial.network.Network;

/**
 * What an ONNX file is to hold.
 *
 * @param network with its individual weights, which {@link Mode#INDIVIDUAL} alone uses
 * @param mode which weights connections have
 * @param weight of all connections in mode {@link Mode#SHARED}
 * @param version of this program
 * @param description of the model, for people
 * @param metadata further facts, by name
 */
public record OnnxModel(
    Network network, Mode mode, float weight, String version, String description, Map<String, String> metadata) {
  /** Which weights connections have. */
  public enum Mode {
    /** All have one that is in the file. */
    SHARED,
    /** All have one that is the model's second input. */
    INPUT,
    /** Each has its own. */
    INDIVIDUAL
  }

  public OnnxModel {
    if (mode == Mode.SHARED && !Float.isFinite(weight)) {
      throw new IllegalArgumentException("a shared weight must be finite, not " + weight);
    }
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
