package precocial.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import precocial.genome.FixedTopology;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.FormatException;
import precocial.io.GenomeFiles;
import precocial.network.Network;
import precocial.network.NetworkCompiler;

class NetworkLayoutTest {
  private static Network network(String model) {
    try {
      return NetworkCompiler.compile(GenomeFiles.read(Path.of(model), null, null).genome());
    } catch (FormatException e) {
      throw new AssertionError(e);
    }
  }

  private static NetworkLayout layout(String model) {
    return NetworkLayout.of(network(model), model.equals("mnist") ? 16 : 0);
  }

  private static List<Network> manyNetworks() {
    List<Network> networks = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      networks.add(NetworkCompiler.compile(RandomGenomes.evolved(1 + seed % 7, 1 + seed % 3, 10 * seed, seed)));
    }
    networks.add(NetworkCompiler.compile(FixedTopology.of(5, 2, 5, 5)));
    networks.add(NetworkCompiler.compile(FixedTopology.of(7, 3, 200)));
    networks.add(network("swingup"));
    return networks;
  }

  @Test
  void nodesKeepTheirDistanceAndStayInside() {
    for (Network network : manyNetworks()) {
      keepsDistance(network, NetworkLayout.of(network, 0), 0);
    }
    keepsDistance(network("mnist"), layout("mnist"), network("mnist").inputs());
  }

  private static void keepsDistance(Network network, NetworkLayout layout, int pixels) {
    for (int a = 0; a < network.nodes(); a++) {
      if (!layout.drawn(a) || a >= 1 && a <= pixels) {
        continue;
      }
      assertThat(layout.x(a)).isBetween(0.5 - 1e-9, layout.width() - 0.5 + 1e-9);
      assertThat(layout.y(a)).isBetween(0.5 - 1e-9, layout.height() - 0.5 + 1e-9);
      for (int b = Math.max(a, pixels) + 1; b < network.nodes(); b++) {
        if (layout.drawn(b)) {
          double distance = Math.hypot(layout.x(a) - layout.x(b), layout.y(a) - layout.y(b));
          assertThat(distance).as("%d and %d", a, b).isGreaterThan(1 - 1e-9);
        }
      }
    }
  }

  @Test
  void onlyConnectedNodesAreDrawnAndSourcesStandLeft() {
    for (Network network : manyNetworks()) {
      NetworkLayout layout = NetworkLayout.of(network, 0);
      boolean[] connected = new boolean[network.nodes()];
      LayoutGraph.forEachConnection(
          network,
          (from, to) -> {
            connected[from] = true;
            connected[to] = true;
            assertThat(layout.x(from)).isLessThan(layout.x(to) - 1);
          });
      for (int n = 0; n < network.nodes(); n++) {
        assertThat(layout.drawn(n)).isEqualTo(connected[n]);
        assertThat(layout.x(n) == -1 && layout.y(n) == -1).isEqualTo(!connected[n]);
      }
    }
  }

  @Test
  void longConnectionsPassBetweenNodes() {
    int[] passes = {0};
    for (Network network : manyNetworks()) {
      NetworkLayout layout = NetworkLayout.of(network, 0);
      LayoutGraph.forEachConnection(
          network,
          (from, to) -> {
            double[] bends = layout.bends(from, to);
            double before = layout.x(from);
            for (int i = 0; i < bends.length; i += 2) {
              assertThat(bends[i]).isBetween(before, layout.x(to));
              before = bends[i];
              // Nodes of a wrapped column are nearer.
              double least = bends[i] == bends[i ^ 2] ? 0.5 : 0.2;
              for (int n = 0; n < network.nodes(); n++) {
                double distance = Math.hypot(layout.x(n) - bends[i], layout.y(n) - bends[i + 1]);
                assertThat(layout.drawn(n) && distance < least).isFalse();
              }
              passes[0]++;
            }
          });
    }
    assertThat(passes[0]).isGreaterThan(1_000);
  }

  @Test
  void inputsAndOutputsKeepTheirOrderAndTheBiasIsBelow() {
    Network network = NetworkCompiler.compile(FixedTopology.of(5, 4, 7, 3));
    NetworkLayout layout = NetworkLayout.of(network, 0);
    for (int i = 1; i < 5; i++) {
      assertThat(layout.y(i)).isLessThan(layout.y(i + 1));
      assertThat(layout.x(i)).isEqualTo(layout.x(0));
    }
    assertThat(layout.y(5)).isLessThan(layout.y(0));
    for (int o = network.nodes() - 4; o < network.nodes() - 1; o++) {
      assertThat(layout.y(o)).isLessThan(layout.y(o + 1));
    }
  }

  @Test
  void pixelsLieInASquareGrid() {
    NetworkLayout layout = layout("mnist");
    Network network = network("mnist");
    double size = layout.pixelSize();
    assertThat(layout.pixels()).isTrue();
    assertThat(16 * size).isBetween(0.7 * layout.height(), layout.height());
    int drawn = 0;
    for (int i = 0; i < 256; i++) {
      if (layout.drawn(i + 1)) {
        assertThat(layout.x(i + 1)).isCloseTo((i % 16 + 0.5) * size, within(1e-9));
        assertThat(layout.y(i + 1)).isCloseTo(layout.gridTop() + (i / 16 + 0.5) * size, within(1e-9));
        drawn++;
      }
    }
    assertThat(drawn).isBetween(100, 255);
    for (int n = 257; n < network.nodes(); n++) {
      assertThat(layout.x(n)).isGreaterThan(16 * size);
    }
    assertThat(layout("swingup").pixels()).isFalse();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(text(layout("swingup"), 37)).isEqualTo(text(layout("swingup"), 37));
    assertThat(text(layout("mnist"), 564)).isEqualTo(text(layout("mnist"), 564));
  }

  private static String text(NetworkLayout layout, int nodes) {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < nodes; n++) {
      text.append(layout.x(n)).append(' ').append(layout.y(n)).append('\n');
    }
    return text.toString();
  }

  /** Most crossings of the digits' network are of connections from pixels, whose places are fixed. */
  @ParameterizedTest
  @CsvSource({"swingup, 0.5", "mnist, 0.85"})
  void fewerConnectionsCrossThanUnordered(String model, double most) {
    Network network = network(model);
    NetworkLayout layout = layout(model);
    RandomGenerator random = new Random(7);
    long ordered = crossings(network, layout, n -> layout.y(n));
    long unordered = 0;
    for (int trial = 0; trial < 3; trial++) {
      double[] y = new double[network.nodes()];
      Arrays.setAll(y, n -> n <= network.inputs() ? layout.y(n) : layout.height() * random.nextDouble());
      unordered += crossings(network, layout, n -> y[n]);
    }
    assertThat(3 * ordered).isLessThan((long) (most * unordered));
  }

  private interface Height {
    double of(int node);
  }

  /** Pairs of straight lines that cross, by brute force. */
  private static long crossings(Network network, NetworkLayout layout, Height y) {
    List<double[]> lines = new ArrayList<>();
    LayoutGraph.forEachConnection(
        network, (from, to) -> lines.add(new double[] {layout.x(from), y.of(from), layout.x(to), y.of(to), from, to}));
    long crossings = 0;
    for (int i = 0; i < lines.size(); i++) {
      for (int j = 0; j < i; j++) {
        double[] a = lines.get(i);
        double[] b = lines.get(j);
        boolean apart = a[4] != b[4] && a[4] != b[5] && a[5] != b[4] && a[5] != b[5];
        boolean cross = apart && parts(a, b) && parts(b, a);
        crossings += cross ? 1 : 0;
      }
    }
    return crossings;
  }

  /** Whether the ends of another line lie on different sides of a line. */
  private static boolean parts(double[] line, double[] other) {
    return side(line, other[0], other[1]) * side(line, other[2], other[3]) < 0;
  }

  private static double side(double[] line, double x, double y) {
    return Math.signum((line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0]));
  }

  @Test
  void anEmptyNetworkHasALayoutWithoutNodes() {
    Network network = NetworkCompiler.compile(Genome.minimal(9, 2, 0, new Random(1)));
    for (int pixelColumns : new int[] {0, 3}) {
      NetworkLayout layout = NetworkLayout.of(network, pixelColumns);
      assertThat(layout.width()).isPositive();
      assertThat(layout.height()).isPositive();
      for (int n = 0; n < network.nodes(); n++) {
        assertThat(layout.drawn(n)).isFalse();
      }
    }
  }

  @Test
  void manyNodesAreNoThinLineAndTakeNoTime() {
    Network network = NetworkCompiler.compile(FixedTopology.of(100, 10, 600, 300));
    NetworkLayout layout = NetworkLayout.of(network, 0);
    assertThat(layout.width()).isBetween(0.5 * layout.height(), 4 * layout.height());
    assertThat(layout.height()).isLessThan(150);
  }
}
