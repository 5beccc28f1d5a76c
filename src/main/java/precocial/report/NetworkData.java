package precocial.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.draw.NetworkLayout;
import precocial.network.Layer;
import precocial.network.Network;

/** A compiled network as the page reads it: node numbers and the order of sums are those of {@link Network}. */
final class NetworkData {
  private static final double PLACES = 1000; // of a unit, that positions are rounded to

  private NetworkData() {}

  /**
   * @param individual whether the network has weights of its own
   * @param pixelColumns of the images that it sees; 0 where its inputs are none
   */
  static Map<String, Object> of(Network network, boolean individual, int pixelColumns) {
    List<Integer> activations = new ArrayList<>();
    List<List<Integer>> sources = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (Layer layer : network.layers()) {
      for (int row = 0; row < layer.size(); row++) {
        activations.add(layer.activation(row).id());
        List<Integer> columns = new ArrayList<>();
        for (int column = layer.next(row, 0); column >= 0; column = layer.next(row, column + 1)) {
          columns.add(column);
        }
        sources.add(columns);
      }
      for (int k = 0; k < layer.connections(); k++) {
        weights.add(layer.weight(k));
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("inputs", network.inputs());
    map.put("outputs", network.outputs());
    map.put("activations", activations);
    map.put("sources", sources);
    map.put("weights", individual ? weights : null);
    map.put("layout", layout(NetworkLayout.of(network, pixelColumns), network.nodes()));
    return map;
  }

  private static Map<String, Object> layout(NetworkLayout layout, int nodes) {
    double[] x = new double[nodes];
    double[] y = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      x[node] = rounded(layout.x(node));
      y[node] = rounded(layout.y(node));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("width", rounded(layout.width()));
    map.put("height", rounded(layout.height()));
    map.put("x", x);
    map.put("y", y);
    map.put("pixels", layout.pixels());
    return map;
  }

  private static double rounded(double value) {
    return Math.rint(value * PLACES) / PLACES;
  }
}
