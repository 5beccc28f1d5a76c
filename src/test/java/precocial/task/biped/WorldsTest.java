package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.CircleShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Activation;
import precocial.network.GenomeSketch;
import precocial.network.Network;
import precocial.task.Environment;

/** Memory outside of Java's: worlds, shapes and bodies are counted, and all are given back. */
class WorldsTest {
  private static final int WALKER = 5; // bodies
  private int before;
  private int shapesBefore;

  @BeforeEach
  void count() {
    assertThat(Natives.unavailable()).isEmpty();
    before = WalkerWorld.open();
    shapesBefore = NativeShape.open();
  }

  @AfterEach
  void allAreGivenBack() {
    assertThat(WalkerWorld.open()).isEqualTo(before);
    assertThat(NativeShape.open()).isEqualTo(shapesBefore);
  }

  @Test
  void episodesLeaveNoBodies() {
    try (WalkerEpisode walker = Walks.walker(); WalkerEpisode plain = Walks.walker(true)) {
      for (int episode = 0; episode < 1000; episode++) {
        boolean hardcore = episode % 3 == 0;
        walker.reset(Terrain.of(episode, hardcore), 0);
        Walks.go(walker, episode % 4, seen -> Walks.STILL);
        assertThat(walker.world().bodies()).isEqualTo(1 + WALKER);
        if (episode % 20 == 0) {
          Terrain terrain = Terrain.of(episode, hardcore);
          plain.reset(terrain, 0);
          assertThat(plain.world().bodies()).isEqualTo(199 + terrain.boxes().size() + WALKER);
          assertThat(WalkerWorld.open()).isEqualTo(before + 2);
        }
        assertThat(walker.world().world().getJointCount()).isEqualTo(4);
      }
    }
  }

  @Test
  void lanesTakeOverTheWorldsOfOthers() {
    try (Environment lanes = new Biped(false).environment()) {
      for (int round = 0; round < 30; round++) {
        lanes.add(new double[][] {{round, 0}, {round, 1}, {round, 2}});
        lanes.step(new float[4][8]);
        lanes.keep(round % 2 == 0 ? new int[] {1, 2} : new int[0]);
        assertThat(WalkerWorld.open()).isBetween(before + 3, before + 5);
      }
    }
  }

  /** A network that falls and one that overflows, on the backends that have walkers. */
  @Test
  void evaluationsGiveAllBack() {
    Network falls = new GenomeSketch(24, 4).on(0, 25).network();
    Network overflows = overflows();
    double[][] starts = {{1, 0}, {2, 1}, {3, 2}};
    for (String name : List.of("cpu", "reference")) {
      try (Evaluator evaluator = Backend.named(name).evaluator(2)) {
        Scores scores = evaluator.rollouts(new Biped(false), List.of(falls, overflows), Weights.INDIVIDUAL, starts);
        assertThat(scores.lostEpisodes()).as(name).isEqualTo(3);
        for (int start = 0; start < 3; start++) {
          assertThat(scores.total(1, 0, start)).isEqualTo(-100);
          assertThat(scores.steps(1, 0, start)).isOne();
          assertThat(scores.total(0, 0, start)).isBetween(-150.0, 0.0);
        }
        assertThat(WalkerWorld.open()).isEqualTo(before);
      }
    }
  }

  /** Infinity less infinity, in double as well. */
  private static Network overflows() {
    GenomeSketch sketch = new GenomeSketch(24, 4);
    int last = 0;
    for (int node = 29; node < 39; node++) {
      sketch.hidden(node, Activation.LINEAR).on(last, node, 3e38f);
      last = node;
    }
    return sketch.hidden(39, Activation.INVERSE).on(last, 39).on(last, 26).on(39, 26).network();
  }

  @Test
  void anEvaluationThatFailsGivesAllBack() {
    int[] left = {100};
    Biped failing = new Biped(false).recorded((x, y, observation) -> {
      if (left[0]-- == 0) {
        throw new IllegalStateException("full");
      }
    });
    Network network = new GenomeSketch(24, 4).on(1, 25).network();
    try (Evaluator evaluator = Backend.named("cpu").evaluator(1)) {
      double[][] starts = {{1, 0}, {2, 1}};
      assertThatThrownBy(() -> evaluator.rollouts(failing, List.of(network), Weights.STANDARD, starts)).hasMessage("full");
      assertThat(WalkerWorld.open()).isEqualTo(before);
      left[0] = Integer.MAX_VALUE;
      assertThat(evaluator.rollouts(failing, List.of(network), Weights.STANDARD, starts).allSteps()).isGreaterThan(100);
    }
  }

  /** While its boxes are made, and while its stretches are. */
  @Test
  void groundThatFailsHalfwayGivesItsShapesBack() {
    Terrain terrain = Terrain.of(3, true);
    try (WalkerWorld world = new WalkerWorld()) {
      for (int bodies : new int[] {1, terrain.boxes().size() + 5}) {
        Deque<Body> full = new ArrayDeque<>() {
          @Override
          public void push(Body body) {
            if (size() == bodies) {
              throw new IllegalStateException("full");
            }
            super.push(body);
          }
        };
        assertThatThrownBy(() -> new Ground(terrain, false).build(world.world(), full)).hasMessage("full");
        assertThat(full).hasSize(bodies);
        assertThat(NativeShape.open()).isEqualTo(shapesBefore);
      }
    }
  }

  @Test
  void aWorldOpensNoShapesThatStay() {
    try (WalkerEpisode walker = Walks.begun(1, 0)) {
      assertThat(WalkerWorld.open()).as("with %s", walker).isEqualTo(before + 1);
      assertThat(NativeShape.open()).isEqualTo(shapesBefore);
      try (NativeShape<CircleShape> counted = new NativeShape<>(new CircleShape())) {
        assertThat(NativeShape.open()).as("with %s", counted).isEqualTo(shapesBefore + 1);
      }
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    WalkerEpisode walker = Walks.begun(1, 0);
    walker.close();
    walker.close();
    Environment lanes = new Biped(false).environment();
    lanes.add(new double[][] {{1, 0}});
    lanes.close();
    lanes.close();
    assertThat(WalkerWorld.open()).isEqualTo(before);
  }

  /** 100,000 episodes of some steps each, in worlds used again and, one in ten, in new ones. */
  @Test
  @Tag("slow")
  void memoryStaysFlatOverManyEpisodes() throws IOException {
    Random random = new Random(1);
    long first = 0;
    try (WalkerEpisode walker = Walks.walker()) {
      for (int episode = 0; episode < 100_000; episode++) {
        walker.reset(Terrain.of(random.nextInt(Terrain.COUNT), episode % 2 == 0), 0);
        Walks.go(walker, 2, seen -> Walks.STILL);
        assertThat(walker.world().bodies()).isEqualTo(1 + WALKER);
        if (episode % 10 == 0) {
          Walks.begun(episode, 0).close();
        }
        if (episode == 20_000) {
          first = residentKilobytes();
        }
      }
      assertThat(WalkerWorld.open()).isEqualTo(before + 1);
      // A leak of one world of 30 kB in each new one would be 240 MB.
      assertThat(residentKilobytes() - first).isLessThan(80_000);
    }
  }

  /** 0 on systems that don't say; Linux must. */
  private static long residentKilobytes() throws IOException {
    System.gc();
    Path status = Path.of("/proc/self/status");
    if (!OS.LINUX.isCurrentOs()) {
      return 0;
    }
    String line = Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
