package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import precocial.genome.Activation;
import precocial.network.GenomeSketch;
import precocial.network.Network;

/**
 * Scores of three evolved genomes from three starts, to the bit. Whoever changes them changes the numerics of every float32
 * backend, and with them all published results: that may be right, but must not happen by accident.
 */
class GoldenScoresTest {
  private static final double[][] STARTS = {{0.125, -0.25, 3, 0.5}, {-0.375, 0.0625, 3.25, -0.25}, {1.5, 0.75, 0.5, -1}};

  // Hidden nodes as id:activation, connections as from>to.
  private static final Network FIRST = network(
      "7:9 8:8 9:7 10:1 11:10 12:6 13:3 14:6 15:7 16:6 17:7 18:8 19:5 20:2 21:4 22:1 23:6 24:4 25:3 26:5 27:8 28:5",
      "1>6 7>6 8>7 0>9 4>10 9>8 10>6 1>12 12>11 10>14 14>8 11>8 9>15 15>7 14>16 16>7 12>8 2>17 17>6 3>18 18>12 19>13 16>8 11>21"
          + " 16>21 21>22 22>19 10>23 23>20 11>24 24>21 19>25 25>6 13>26 26>6 12>27 27>6 20>28 28>11 21>13");
  private static final Network SECOND = network(
      "7:10 8:10 9:5 10:4 11:6 12:7 13:2 14:1 15:4 16:8 17:2 18:8 19:9 20:6 21:2",
      "1>6 2>6 7>6 0>8 8>6 4>8 5>9 9>7 5>10 10>6 8>11 8>12 12>6 11>13 13>7 3>13 14>7 3>15 15>13 3>16 16>7 15>7 13>6 11>17 17>6"
          + " 4>7 0>18 18>19 19>14 19>13 4>20 20>6 17>21 21>7");
  private static final Network THIRD = network(
      "7:10 8:6 9:6 10:7 11:9 12:2 13:6 14:3 15:5 16:3 17:3 18:10 19:7 20:9 21:9 22:2 23:6 24:10 25:8 26:5 27:4",
      "0>6 7>6 11>9 8>13 13>10 14>6 9>15 13>7 0>14 2>15 15>16 16>12 13>18 18>7 1>19 19>6 10>20 20>7 21>14 11>22 22>21 23>11 12>24"
          + " 24>17 2>25 25>23 22>20 14>26 26>20 17>27 27>8 22>7 17>18 4>13");

  @Test
  void totalsWithTheStandardWeights() {
    assertThat(totals(FIRST, Weights.STANDARD)).containsExactly(
        485.74707f, 405.7392f, 535.94775f, 440.2276f, 363.49716f, 637.1491f, 8.077686f, 0.12597683f, 427.7592f, 9.061437f,
        10.215733f, 9.02579f, 10.879448f, 17.27841f, 9.02579f, 10.879448f, 17.27841f, 9.02579f);
    assertThat(totals(SECOND, Weights.STANDARD)).containsExactly(
        3.7115963f, 1.3525178f, 357.38586f, 0.85573167f, 0.9560413f, 620.9033f, 501.136f, 488.9524f, 673.6434f, 10.879448f,
        17.27841f, 9.02579f, 10.879448f, 17.27841f, 9.02579f, 10.879448f, 17.27841f, 9.02579f);
    assertThat(totals(THIRD, Weights.STANDARD)).containsExactly(
        449.7723f, 359.00656f, 45.16256f, 14.12202f, 6.243937f, 158.9555f, 10.014231f, 15.354506f, 611.4317f, 6.286811f,
        13.758284f, 14.233021f, 123.62846f, 102.066925f, 127.58389f, 212.16173f, 163.832f, 437.06586f);
  }

  @Test
  void totalsWithIndividualWeights() {
    assertThat(totals(FIRST, Weights.INDIVIDUAL)).containsExactly(59.02218f, 493.67206f, 415.96457f);
    assertThat(totals(SECOND, Weights.INDIVIDUAL)).containsExactly(45.483192f, 8.996547f, 43.183586f);
    assertThat(totals(THIRD, Weights.INDIVIDUAL)).containsExactly(15.619203f, 8.2437315f, 43.135162f);
  }

  private static List<Float> totals(Network network, Weights weights) {
    List<Float> totals = new ArrayList<>();
    try (Evaluator cpu = Backend.named("cpu").evaluator(1)) {
      Scores scores = cpu.rollouts(EvaluatorContract.SWINGUP, List.of(network), weights, STARTS);
      for (int w = 0; w < weights.count(); w++) {
        for (int s = 0; s < STARTS.length; s++) {
          totals.add((float) scores.total(0, w, s));
          assertThat(scores.total(0, w, s)).isEqualTo((float) scores.total(0, w, s));
        }
      }
    }
    return totals;
  }

  private static Network network(String hidden, String connections) {
    GenomeSketch sketch = new GenomeSketch(5, 1);
    for (String node : hidden.split(" ")) {
      String[] parts = node.split(":");
      sketch.hidden(Integer.parseInt(parts[0]), Activation.ofId(Integer.parseInt(parts[1])));
    }
    int k = 0;
    for (String connection : connections.split(" ")) {
      String[] ends = connection.split(">");
      sketch.on(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), (7 * k++ % 11 - 5) / 4f);
    }
    return sketch.network();
  }
}
