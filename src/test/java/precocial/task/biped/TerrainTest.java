package precocial.task.biped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerrainTest {
  private static final int MANY = 5000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSameNumberIsTheSameTerrain(boolean hardcore) {
    for (int number : new int[] {0, 1, 77, Terrain.COUNT - 1}) {
      Terrain terrain = Terrain.of(number, hardcore);
      assertThat(Terrain.of(number, hardcore).heights()).isEqualTo(terrain.heights());
      double[][] boxes = terrain.boxes().toArray(new double[0][]);
      assertThat(Terrain.of(number, hardcore).boxes().toArray(new double[0][])).isDeepEqualTo(boxes);
      assertThat(Terrain.of(number ^ 1, hardcore).heights()).isNotEqualTo(terrain.heights());
    }
    assertThat(Terrain.step()).isEqualTo(14 / 30.0);
  }

  /** The pad's 20 points, the one that begins the grass, and on plain ground no obstacles. */
  @Test
  void terrainBeginsLevel() {
    for (int number = 0; number < 300; number++) {
      Terrain terrain = Terrain.of(number, false);
      double[] heights = terrain.heights();
      assertThat(heights).hasSize(200).startsWith(level(21));
      assertThat(heights[21]).isNotEqualTo(heights[20]);
      assertThat(terrain.boxes()).isEmpty();
      assertThat(Terrain.of(number, true).heights()).startsWith(level(21));
    }
  }

  private static double[] level(int points) {
    double[] level = new double[points];
    Arrays.fill(level, 400 / 30.0 / 4);
    return level;
  }

  /** No stretch is steeper than the slopes can add up to: a draw of 1/30 and a pull of 0.01, four fifths of them kept. */
  @Test
  void grassIsBounded() {
    double most = (1 / 30.0 + 0.01) / (1 - 0.8);
    double steepest = 0;
    for (int number = 0; number < MANY; number++) {
      double[] heights = Terrain.of(number, false).heights();
      for (int i = 1; i < 200; i++) {
        steepest = Math.max(steepest, Math.abs(heights[i] - heights[i - 1]));
      }
    }
    assertThat(steepest).isBetween(most / 2, most);
  }

  /** What the slope has beside four fifths of the last one and the pull of 0.01 towards the mean, in 1/30: drawn from -1 to 1. */
  @Test
  void slopesAreDrawnEvenly() {
    int draws = 0;
    double[] sums = new double[3];
    double most = 0;
    for (int number = 0; number < 500; number++) {
      double[] heights = Terrain.of(number, false).heights();
      double slope = 0;
      for (int i = 21; i < 200; i++) {
        double next = heights[i] - heights[i - 1];
        if (next != 0) {
          double draw = 30 * (next - 0.8 * slope - 0.01 * Math.signum(PublishedCourse.MEAN - heights[i - 1]));
          slope = next;
          most = Math.max(most, Math.abs(draw));
          draws++;
          sums[0] += draw;
          sums[1] += draw * draw;
          sums[2] += Math.abs(draw) > 0.9 ? 1 : 0;
        }
      }
    }
    assertThat(most).isBetween(0.999, 1 + 1e-9);
    assertThat(draws).isBetween(70_000, 80_000);
    assertThat(sums[0] / draws).isCloseTo(0, within(0.01));
    assertThat(sums[1] / draws).isCloseTo(1 / 3.0, within(0.005));
    assertThat(sums[2] / draws).isCloseTo(0.1, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"false, 25", "false, 60", "false, 199", "true, 30", "true, 80", "true, 199"})
  void heightsAreSpreadAsThePublishedOnes(boolean hardcore, int point) {
    Random random = new Random(point);
    double[] ours = moments(number -> Terrain.of(number, hardcore).heights(), point);
    double[] published = moments(number -> new PublishedCourse(hardcore, random).heights, point);
    for (int m = 0; m < ours.length; m += 2) {
      // Five standard errors of the difference of two means.
      double error = Math.sqrt((ours[m + 1] + published[m + 1]) / MANY);
      assertThat(ours[m]).as("moment %d", m / 2).isCloseTo(published[m], within(5 * error));
      assertThat(error).isPositive();
    }
  }

  /** Mean and variance of height, squared height, slope, squared slope, squared bend, and of being level. */
  private static double[] moments(IntFunction<double[]> heights, int point) {
    double[] sums = new double[12];
    for (int number = 0; number < MANY; number++) {
      double[] y = heights.apply(number);
      double height = y[point] - PublishedCourse.MEAN;
      double slope = y[point] - y[point - 1];
      double bend = slope - (y[point - 1] - y[point - 2]);
      double[] values = {height, height * height, slope, slope * slope, bend * bend, slope == 0 ? 1 : 0};
      for (int m = 0; m < values.length; m++) {
        sums[2 * m] += values[m] / MANY;
        sums[2 * m + 1] += values[m] * values[m] / MANY;
      }
    }
    for (int m = 0; m < sums.length; m += 2) {
      sums[m + 1] -= sums[m] * sums[m];
    }
    return sums;
  }
}
