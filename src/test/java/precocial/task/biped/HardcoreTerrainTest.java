package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static precocial.task.biped.PublishedCourse.STEP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import precocial.task.biped.PublishedCourse.State;

/** What obstacles there are, read from the boxes alone, and whether the ground goes along with them. */
class HardcoreTerrainTest {
  private static final Offset<Double> TOLERANCE = within(1e-9);
  private static final int MANY = 400;

  /** @param size a stump's height, a pit's width or a stair's steps, negative for one that goes down */
  private record Obstacle(State kind, int at, int points, int size) {}

  /** A box by its left and lower corner, in terrain steps from the start and in m, and its size in terrain steps. */
  private record Box(int left, double bottom, int width, int height) {
    static Box of(double[] corners) {
      double left = corners[0];
      double bottom = corners[1];
      int width = (int) Math.round((corners[2] - left) / STEP);
      int height = (int) Math.round((corners[5] - bottom) / STEP);
      double right = left + width * STEP;
      double top = bottom + height * STEP;
      double[] expected = {left, bottom, right, bottom, right, top, left, top};
      double wrong = Math.abs(left / STEP - Math.round(left / STEP));
      for (int i = 0; i < expected.length; i++) {
        wrong = Math.max(wrong, Math.abs(corners[i] - expected[i]));
      }
      assertThat(wrong).isLessThan(1e-9);
      return new Box((int) Math.round(left / STEP), bottom, width, height);
    }

    double top() {
      return bottom + height * STEP;
    }
  }

  private static List<Obstacle> obstacles(Terrain terrain) {
    List<Box> boxes = terrain.boxes().stream().map(Box::of).toList();
    List<Obstacle> found = new ArrayList<>();
    for (int i = 0; i < boxes.size(); ) {
      Box box = boxes.get(i);
      if (box.width == 4) {
        int steps = 1;
        while (i + steps < boxes.size() && boxes.get(i + steps).left == box.left + 4 * steps) {
          steps++;
        }
        double rise = boxes.get(i + 1).bottom - box.bottom;
        assertThat(Math.abs(rise)).isCloseTo(STEP, TOLERANCE);
        for (int s = 0; s < steps; s++) {
          Box stair = boxes.get(i + s);
          assertThat(stair.width * stair.height).isEqualTo(4);
          assertThat(stair.bottom).isCloseTo(box.bottom + s * rise, TOLERANCE);
        }
        found.add(new Obstacle(State.STAIRS, box.left, 4 * steps, rise > 0 ? steps : -steps));
        i += steps;
      } else if (box.height == 4) {
        Box wall = boxes.get(i + 1);
        int width = wall.left - box.left;
        assertThat(wall).isEqualTo(new Box(box.left + width, box.bottom, 1, 4));
        assertThat(box.width).isOne();
        found.add(new Obstacle(State.PIT, box.left, width + 2, width));
        i += 2;
      } else {
        assertThat(box.width).isEqualTo(box.height);
        found.add(new Obstacle(State.STUMP, box.left, box.width, box.width));
        i++;
      }
    }
    return found;
  }

  @Test
  void groundGoesAlongWithTheObstacles() {
    for (int number = 0; number < MANY; number++) {
      Terrain terrain = Terrain.of(number, true);
      double[] heights = terrain.heights();
      assertThat(heights).hasSize(200);
      assertThat(Arrays.stream(heights).allMatch(Double::isFinite)).isTrue();
      List<Box> boxes = terrain.boxes().stream().map(Box::of).toList();
      for (Obstacle obstacle : obstacles(terrain)) {
        Box box = boxes.stream().filter(b -> b.left == obstacle.at).findFirst().orElseThrow();
        double wrong = 0;
        for (int i = 0; i < obstacle.points && obstacle.at + i < 200; i++) {
          wrong = Math.max(wrong, Math.abs(heights[obstacle.at + i] - (box.bottom + above(obstacle, i) * STEP)));
        }
        assertThat(wrong).as("terrain %d, %s", number, obstacle).isLessThan(1e-9);
        double before = heights[obstacle.at - 1];
        assertThat(obstacle.kind == State.STUMP ? box.bottom : box.top()).isCloseTo(before, TOLERANCE);
      }
    }
  }

  /** Of point i of an obstacle, over the lower side of its first box, in terrain steps. */
  private static double above(Obstacle obstacle, int i) {
    return switch (obstacle.kind) {
      case STUMP -> 0;
      case PIT -> i == 0 || i == obstacle.points - 1 ? 4 : 0;
      default -> 1 + (i == 0 ? 0 : obstacle.size > 0 ? (i - 1) / 4.0 : -(i + 1) / 4.0);
    };
  }

  @Test
  void obstaclesAlternateWithGrass() {
    for (int number = 0; number < MANY; number++) {
      List<Obstacle> obstacles = obstacles(Terrain.of(number, true));
      assertThat(obstacles.get(0).at).isEqualTo(20);
      for (int i = 1; i < obstacles.size(); i++) {
        Obstacle last = obstacles.get(i - 1);
        assertThat(obstacles.get(i).at - (last.at + last.points)).isBetween(5, 9);
      }
      Obstacle last = obstacles.get(obstacles.size() - 1);
      assertThat(last.at).isLessThan(200);
      assertThat(last.at + last.points + 9).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void kindsAndSizesAreAsOftenAsPublished() {
    Map<State, Integer> kinds = new EnumMap<>(State.class);
    Map<String, Integer> sizes = new TreeMap<>();
    for (int number = 0; number < MANY; number++) {
      for (Obstacle obstacle : obstacles(Terrain.of(number, true))) {
        kinds.merge(obstacle.kind, 1, Integer::sum);
        sizes.merge(obstacle.kind + " " + obstacle.size, 1, Integer::sum);
      }
    }
    Random random = new Random(1);
    int[] published = new int[4];
    for (int i = 0; i < MANY; i++) {
      int[] counts = new PublishedCourse(true, random).counts;
      Arrays.setAll(published, k -> published[k] + counts[k]);
    }
    kinds.forEach((kind, count) -> assertThat((double) count / published[kind.ordinal()]).isCloseTo(1, within(0.1)));
    assertThat(kinds).hasSize(3);
    assertThat(sizes.keySet())
        .containsExactly("PIT 3", "PIT 4", "STAIRS -3", "STAIRS -4", "STAIRS 3", "STAIRS 4", "STUMP 1", "STUMP 2");
    sizes.forEach((size, count) -> {
      State kind = State.valueOf(size.split(" ")[0]);
      double share = kind == State.STAIRS ? 0.25 : 0.5;
      assertThat((double) count / kinds.get(kind)).as(size).isCloseTo(share, within(0.06));
    });
  }
}
