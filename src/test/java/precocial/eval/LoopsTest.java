package precocial.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.numerics.FloatMath;

/** The loops over outputs of classifiers, in both forms; {@link VectorMathTest} has those of activations. */
class LoopsTest {
  private static final List<Loops> BOTH = List.of(new PlainLoops(), new VectorLoops());
  private static final float LEAST = Loops.LEAST_SUM;

  private static final float[] SPECIAL = {
    0f, -0f, 1f, -1f, Float.MIN_VALUE, Float.MIN_NORMAL, 88.7f, 88.73f, 89f, -87.3f, -87.4f, -104f, 1e4f, -1e4f, 1e30f, -1e30f,
    Float.MAX_VALUE, -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 0x1p-100f, 0x1p-127f, 3f
  };

  private static float[] mixed(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) (40 * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 48, 128, 1024})
  void exponentialsAreThoseOfFloatMath(int count) {
    float[] from = mixed(count + 40, new Random(count));
    System.arraycopy(SPECIAL, 0, from, 5, 16);
    for (Loops loops : BOTH) {
      float[] to = new float[count + 40];
      Arrays.fill(to, 7f);
      loops.exp(to, 19, from, 5, count);
      float[] expected = new float[count + 40];
      Arrays.fill(expected, 7f);
      for (int i = 0; i < count; i++) {
        expected[19 + i] = FloatMath.exp(from[5 + i]);
      }
      assertThat(to).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 40})
  void logarithmsAreThoseOfSumsInTheOrderOfTheRows(int count) {
    Random random = new Random(count);
    float[] exps = new float[5 * 128];
    for (int i = 0; i < exps.length; i++) {
      exps[i] = FloatMath.exp((float) (20 * random.nextGaussian()));
    }
    int[] rows = random.ints(count + 6, 0, 5).map(row -> row * 128).toArray();
    float[] expected = new float[128];
    for (int i = 0; i < 128; i++) {
      float sum = exps[rows[3] + i];
      for (int r = 4; r < 3 + count; r++) {
        sum += exps[rows[r] + i];
      }
      expected[i] = FloatMath.log(sum);
    }
    for (Loops loops : BOTH) {
      float[] logs = new float[128];
      assertThat(loops.logs(logs, exps, rows, 3, count, 128)).isTrue();
      assertThat(logs).containsExactly(expected);
    }
  }

  @Test
  void specialSumsHaveTheLogarithmsOfFloatMath() {
    float[] exps = new float[256];
    System.arraycopy(SPECIAL, 0, exps, 0, SPECIAL.length);
    for (int i = 0; i < SPECIAL.length; i++) {
      exps[128 + i] = SPECIAL[(5 * i + 1) % SPECIAL.length];
    }
    for (Loops loops : BOTH) {
      float[] logs = new float[128];
      assertThat(loops.logs(logs, exps, new int[] {0, 128}, 0, 2, 128)).isFalse();
      float[] expected = new float[128];
      for (int i = 0; i < 128; i++) {
        expected[i] = FloatMath.log(exps[i] + exps[128 + i]);
      }
      assertThat(logs).containsExactly(expected);
    }
  }

  /** One sum out of range among many is told, in whatever lane it is. */
  @ParameterizedTest
  @ValueSource(ints = {16, 32, 128})
  void everyLaneIsLookedAt(int lanes) {
    float[] inside = {LEAST, Math.nextUp(LEAST), 1f, Float.MAX_VALUE};
    float[] outside = {
      Math.nextDown(LEAST), Float.MIN_VALUE, 0f, Float.POSITIVE_INFINITY, Float.NaN, Float.intBitsToFloat(0xffc00000)
    };
    for (Loops loops : BOTH) {
      for (int lane = 0; lane < lanes; lane++) {
        float[] exps = new float[lanes];
        Arrays.fill(exps, 2f);
        for (float value : inside) {
          exps[lane] = value;
          assertThat(loops.logs(new float[lanes], exps, new int[1], 0, 1, lanes)).as("%s", value).isTrue();
        }
        for (float value : outside) {
          exps[lane] = value;
          assertThat(loops.logs(new float[lanes], exps, new int[1], 0, 1, lanes)).as("%s", value).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 128, 1024})
  void aTreeSumAddsHalvesToHalves(int lanes) {
    Random random = new Random(lanes);
    for (int to = 0; to <= lanes; to += 1 + lanes / 50) {
      int from = to % 3 == 0 ? 0 : random.nextInt(to + 1);
      float[] part = new float[lanes];
      float[] row = new float[lanes];
      Arrays.fill(row, Float.NaN); // what is outside the part does not count
      for (int i = from; i < to; i++) {
        row[i] = (float) random.nextGaussian();
        part[i] = row[i];
      }
      for (Loops loops : BOTH) {
        assertThat(loops.treeSum(row.clone(), from, to, lanes)).as("%d to %d", from, to).isEqualTo(tree(part, 0, 1, lanes));
      }
    }
  }

  /** Values first, first + step, ...: those of even number and those of odd number are summed apart. */
  private static float tree(float[] values, int first, int step, int lanes) {
    if (step == lanes) {
      return values[first];
    }
    return tree(values, first, 2 * step, lanes) + tree(values, first + step, 2 * step, lanes);
  }

  @Test
  void theOrderOfATreeSumShows() {
    float[] values = new float[16];
    values[0] = 0x1p24f;
    values[1] = 1f;
    values[8] = -0x1p24f;
    values[9] = 1f;
    for (Loops loops : BOTH) {
      assertThat(loops.treeSum(values.clone(), 0, 16, 16)).isEqualTo(2f); // from the left it would be 1
      assertThat(loops.treeSum(values.clone(), 0, 9, 16)).isEqualTo(1f);
    }
    float leftToRight = 0;
    for (float value : values) {
      leftToRight += value;
    }
    assertThat(leftToRight).isEqualTo(1f);
  }

  @Test
  void aTreeSumPassesNanAndInfinityOn() {
    for (int lane = 0; lane < 128; lane++) {
      float[] nan = new float[128];
      nan[lane] = Float.NaN;
      float[] infinite = new float[128];
      infinite[lane] = Float.NEGATIVE_INFINITY;
      for (Loops loops : BOTH) {
        assertThat(loops.treeSum(nan.clone(), 0, 128, 128)).isNaN();
        assertThat(loops.treeSum(infinite.clone(), 0, 128, 128)).isEqualTo(Float.NEGATIVE_INFINITY);
      }
    }
  }
}
