package precocial.task.biped;

import static precocial.task.biped.WalkerModel.SCALE;
import static precocial.task.biped.WalkerModel.START_PAD;
import static precocial.task.biped.WalkerModel.TERRAIN_GRASS;
import static precocial.task.biped.WalkerModel.TERRAIN_HEIGHT;
import static precocial.task.biped.WalkerModel.TERRAIN_POINTS;
import static precocial.task.biped.WalkerModel.TERRAIN_STEP;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import precocial.numerics.KeyedRandom;
import precocial.numerics.KeyedRandom.Purpose;

/**
 * The ground of an episode: a line through points at even distances and, on the hardcore course, boxes of stumps, pits and
 * stairs. A level pad, then stretches of rough grass of 5 to 9 points; on the hardcore course an obstacle after each.
 */
public final class Terrain {
  /** Numbers of terrains are below this. */
  public static final int COUNT = 1 << 24;
  private static final int PIT_DEPTH = 4; // terrain steps
  private static final int STAIR_WIDTH = 4; // points of a step

  private final double[] heights = new double[TERRAIN_POINTS];
  private final List<double[]> boxes = new ArrayList<>();
  private int points; // so far
  private double y = TERRAIN_HEIGHT;
  private double slope;

  private Terrain(RandomGenerator random, boolean hardcore) {
    grass(START_PAD, random);
    for (boolean obstacle = hardcore; points < TERRAIN_POINTS; obstacle = hardcore && !obstacle) {
      if (obstacle) {
        obstacle(random);
      } else {
        level();
        grass(between(TERRAIN_GRASS / 2, TERRAIN_GRASS, random) - 1, random);
      }
    }
  }

  /** @param number from 0 to below {@link #COUNT} */
  public static Terrain of(int number, boolean hardcore) {
    return new Terrain(new KeyedRandom(number, 0, 0, Purpose.TERRAIN), hardcore);
  }

  /** Height of each point, m; point i lies at i times {@link #step}. */
  public double[] heights() {
    return heights.clone();
  }

  /** Distance of two points, m. */
  public static double step() {
    return TERRAIN_STEP;
  }

  /** Obstacles, each by four corners, x and y in turn, m. */
  public List<double[]> boxes() {
    return List.copyOf(boxes);
  }

  private void level() {
    point(y);
  }

  private void point(double height) {
    if (points < TERRAIN_POINTS) {
      heights[points++] = height;
    }
    y = height;
  }

  /** The height wanders, drawn back to its mean; on the pad, whose last point is the one after it, without chance. */
  private void grass(int count, RandomGenerator random) {
    for (int i = 0; i < count; i++) {
      slope = 0.8 * slope + 0.01 * Math.signum(TERRAIN_HEIGHT - y);
      if (points > START_PAD) {
        slope += (2 * random.nextDouble() - 1) / SCALE;
      }
      point(y + slope);
    }
  }

  private void obstacle(RandomGenerator random) {
    switch (random.nextInt(3)) {
      case 0 -> stump(between(1, 3, random));
      case 1 -> stairs(random.nextBoolean() ? 1 : -1, between(3, 5, random));
      default -> pit(between(3, 5, random));
    }
  }

  private void stump(int size) {
    box(x(), y, size, size);
    for (int i = 0; i < size; i++) {
      level();
    }
  }

  /** Boxes one above (or below) the other; the ground rises (or falls) along them as an even slope. */
  private void stairs(int up, int steps) {
    for (int s = 0; s < steps; s++) {
      box(x() + s * STAIR_WIDTH * TERRAIN_STEP, y + (s * up - 1) * TERRAIN_STEP, STAIR_WIDTH, 1);
    }
    double foot = y;
    level();
    for (int i = 1; i < steps * STAIR_WIDTH; i++) {
      point(foot + (double) (i - up) / STAIR_WIDTH * up * TERRAIN_STEP);
    }
  }

  /** Its walls are boxes as wide as a terrain step. */
  private void pit(int width) {
    double edge = y;
    double floor = edge - PIT_DEPTH * TERRAIN_STEP;
    box(x(), floor, 1, PIT_DEPTH);
    box(x() + width * TERRAIN_STEP, floor, 1, PIT_DEPTH);
    level();
    for (int i = 0; i < width; i++) {
      point(floor);
    }
    point(edge);
  }

  /** Of the next point. */
  private double x() {
    return points * TERRAIN_STEP;
  }

  /** @param width terrain steps; so is the height */
  private void box(double left, double bottom, int width, int height) {
    double right = left + width * TERRAIN_STEP;
    double top = bottom + height * TERRAIN_STEP;
    boxes.add(new double[] {left, bottom, right, bottom, right, top, left, top});
  }

  private static int between(int least, int bound, RandomGenerator random) {
    return least + random.nextInt(bound - least);
  }
}
