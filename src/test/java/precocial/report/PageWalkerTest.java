package precocial.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precocial.eval.CpuBackend;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.genome.RandomGenomes;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.task.biped.Biped;
import precocial.task.biped.WalkerPose;
import precocial.task.biped.WalkerShape;

/** The page draws a recorded walker where the program had it. */
class PageWalkerTest {
  private static final int VALUES = 22; // of a pose in the page's answer
  private static final int FIRST_RAY = 14;
  private static final int[] CONTACTS = {8, 13};
  private static final double SLACK = 3000; // micrometres: what the rounding of a pose's angles comes to

  @TempDir Path folder;

  @BeforeEach
  void node() {
    Node.assumeThere();
  }

  private final Biped task = new Biped(true);
  private final List<double[]> frames = new ArrayList<>(); // x, y, observations
  private Map<String, Object> replay;
  private Map<String, Object> walker;

  private void record() {
    Network network = NetworkCompiler.compile(RandomGenomes.evolved(24, 4, 60, 5));
    double[] start = {11, 3};
    try (Evaluator evaluator = new CpuBackend().evaluator(1)) {
      Biped told = task.recorded((x, y, observation) -> {
        double[] frame = new double[2 + observation.length];
        frame[0] = x;
        frame[1] = y;
        System.arraycopy(observation, 0, frame, 2, observation.length);
        frames.add(frame);
      });
      evaluator.rollouts(told, List.of(network), Weights.shared(1), new double[][] {start});
      replay = WalkerReplay.of(evaluator, task, network, 1, Weights.shared(1), start, 2);
      walker = new LinkedHashMap<>(Map.of("startWeight", 1.0));
      new WalkerSection(task, evaluator).demonstrate(walker, 0, network, false);
    }
  }

  private int[] ask(List<Double> times) throws IOException {
    return Node.ints(Node.ask(folder, "poses", Map.of("replay", replay, "walker", walker.get("walker"), "times", times)));
  }

  @Test
  void posesAreThoseOfTheEpisode() throws IOException {
    record();
    int last = frames.size() - 1;
    List<Double> times = new ArrayList<>();
    for (int step = 0; step < last; step += 2) {
      times.add((double) step);
    }
    times.add((double) last);
    times.add(last + 5.0); // As at the end.
    int[] answer = ask(times);
    WalkerShape shape = task.shape();
    assertThat(answer).hasSize(VALUES * times.size());
    assertThat(times).hasSizeGreaterThan(20);
    for (int t = 0; t < times.size(); t++) {
      double[] frame = frames.get((int) Math.min(last, times.get(t)));
      double[] observation = Arrays.copyOfRange(frame, 2, frame.length);
      double[] limbs = WalkerPose.of(shape, frame[0], frame[1], observation);
      for (int i = 0; i < VALUES; i++) {
        double expected = i < 2 ? frame[i] : i < 10 ? limbs[i - 2] : i < 20 ? observation[FIRST_RAY + i - 10]
            : observation[CONTACTS[i - 20]];
        assertThat((double) answer[VALUES * t + i]).as("value " + i + " at " + times.get(t))
            .isCloseTo(1e6 * expected, within(SLACK));
      }
    }
  }

  @Test
  void betweenFramesAWalkerIsBetweenThem() throws IOException {
    record();
    int[] answer = ask(List.of(10.0, 11.0, 12.0));
    for (int i = 0; i < 2; i++) {
      assertThat((double) answer[VALUES + i]).isCloseTo((answer[i] + answer[2 * VALUES + i]) / 2.0, within(1.0));
    }
  }
}
