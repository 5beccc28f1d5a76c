package precocial.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precocial.numerics.KeyedRandom.Purpose;

class KeyedRandomTest {
  private static final long SEED = 0x0123456789abcdefL;

  /** The known answers that come with Random123, the authors' own implementation. */
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 0000000000000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffffffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, 299f31d0a4093822, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void philoxGivesThePublishedAnswers(String counter, String key, String answer) {
    int[] words = words(counter);
    KeyedRandom.philox(words, Long.parseUnsignedLong(key, 16));
    assertThat(words).containsExactly(words(answer));
  }

  @Test
  void counterIsBlockIndividualGenerationAndPurpose() {
    KeyedRandom random = new KeyedRandom(SEED, 7, 3, Purpose.REPRODUCTION);
    for (int block = 0; block < 3; block++) {
      int[] words = {block, 3, 7, 3};
      KeyedRandom.philox(words, SEED);
      for (int word : words) {
        assertThat(random.nextInt()).isEqualTo(word);
      }
    }
  }

  @Test
  void purposesKeepTheirPlaces() {
    assertThat(Purpose.values())
        .startsWith(Purpose.INITIAL, Purpose.START, Purpose.OBJECTIVES, Purpose.REPRODUCTION, Purpose.CONFIRMATION);
  }

  @Test
  void equalKeysGiveEqualStreams() {
    assertThat(draws(new KeyedRandom(1, 2, 3, Purpose.START))).isEqualTo(draws(new KeyedRandom(1, 2, 3, Purpose.START)));
  }

  @Test
  void keysThatDifferInOnePartGiveUnrelatedStreams() {
    List<KeyedRandom> streams = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      streams.add(new KeyedRandom(i, 0, 0, Purpose.INITIAL));
      streams.add(new KeyedRandom((long) (i + 1) << 32, 0, 0, Purpose.INITIAL));
      streams.add(new KeyedRandom(0, i + 1, 0, Purpose.INITIAL));
      streams.add(new KeyedRandom(0, 0, i + 1, Purpose.INITIAL));
    }
    for (Purpose purpose : Purpose.values()) {
      if (purpose != Purpose.INITIAL) {
        streams.add(new KeyedRandom(0, 0, 0, purpose));
      }
    }
    Set<Integer> seen = new HashSet<>();
    int drawn = 0;
    for (KeyedRandom stream : streams) {
      for (int word : draws(stream)) {
        seen.add(word);
        drawn++;
      }
    }
    // About 4,000 draws of 2^32 values: one chance in 500 of a single collision, and the keys are fixed.
    assertThat(seen).hasSize(drawn);
  }

  @Test
  void longTakesTheLowWordFirst() {
    KeyedRandom words = new KeyedRandom(SEED, 1, 1, Purpose.START);
    KeyedRandom longs = new KeyedRandom(SEED, 1, 1, Purpose.START);
    for (int i = 0; i < 10; i++) {
      String low = String.format("%08x", words.nextInt());
      String high = String.format("%08x", words.nextInt());
      assertThat(String.format("%016x", longs.nextLong())).isEqualTo(high + low);
    }
  }

  @Test
  void doubleIsTheUpper53BitsOfALong() {
    KeyedRandom longs = new KeyedRandom(SEED, 1, 1, Purpose.START);
    KeyedRandom doubles = new KeyedRandom(SEED, 1, 1, Purpose.START);
    for (int i = 0; i < 1000; i++) {
      double expected = (longs.nextLong() >>> 11) / 9007199254740992.0;
      assertThat(doubles.nextDouble()).isEqualTo(expected).isGreaterThanOrEqualTo(0).isLessThan(1);
    }
  }

  @Test
  void booleanIsTheTopBit() {
    KeyedRandom words = new KeyedRandom(SEED, 1, 1, Purpose.START);
    KeyedRandom booleans = new KeyedRandom(SEED, 1, 1, Purpose.START);
    int on = 0;
    for (int i = 0; i < 1000; i++) {
      boolean expected = (words.nextInt() & 0x80000000) != 0;
      assertThat(booleans.nextBoolean()).isEqualTo(expected);
      on += expected ? 1 : 0;
    }
    assertThat(on).isBetween(440, 560);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 1000, 1 << 30, Integer.MAX_VALUE})
  void boundedDrawIsTheHighWordOfTheProduct(int bound) {
    KeyedRandom words = new KeyedRandom(SEED, 1, 1, Purpose.START);
    KeyedRandom bounded = new KeyedRandom(SEED, 1, 1, Purpose.START);
    for (int i = 0; i < 1000; i++) {
      int expected = (int) Math.floor(Integer.toUnsignedLong(words.nextInt()) / 4294967296.0 * bound);
      assertThat(bounded.nextInt(bound)).isEqualTo(expected).isBetween(0, bound - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void boundThatIsNotPositiveIsRefused(int bound) {
    KeyedRandom random = new KeyedRandom(SEED, 1, 1, Purpose.START);
    assertThatThrownBy(() -> random.nextInt(bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound must be positive, not " + bound);
  }

  /** Chi-square over 10 values: 27.9 is exceeded by chance once in a thousand keys, and the key is fixed. */
  @Test
  void boundedDrawsAreUniform() {
    KeyedRandom random = new KeyedRandom(5, 0, 0, Purpose.INITIAL);
    int[] counts = new int[10];
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      counts[random.nextInt(10)]++;
    }
    double chi = 0;
    for (int count : counts) {
      chi += Math.pow(count - n / 10.0, 2) / (n / 10.0);
    }
    assertThat(chi).isBetween(1.15, 27.9);
  }

  /** Standard errors of mean and variance are 0.00065 and 0.00053 for 200,000 draws; bounds are four times that. */
  @Test
  void doublesHaveTheMomentsOfTheUniformDistribution() {
    double[] moments = moments(new KeyedRandom(6, 0, 0, Purpose.INITIAL), RandomGenerator::nextDouble);
    assertThat(moments[0]).isCloseTo(0.5, within(0.0026));
    assertThat(moments[1]).isCloseTo(1 / 12.0, within(0.0011));
  }

  /** Standard errors of mean, variance and fourth moment are 0.0022, 0.0032 and 0.022; bounds are four times that. */
  @Test
  void gaussiansHaveTheMomentsOfTheNormalDistribution() {
    double[] moments = moments(new KeyedRandom(7, 0, 0, Purpose.INITIAL), RandomGenerator::nextGaussian);
    assertThat(moments[0]).isCloseTo(0, within(0.009));
    assertThat(moments[1]).isCloseTo(1, within(0.013));
    assertThat(moments[2]).isCloseTo(3, within(0.09));
  }

  @Test
  void gaussianTakesTwoUniformDraws() {
    KeyedRandom uniform = new KeyedRandom(SEED, 1, 1, Purpose.START);
    KeyedRandom normal = new KeyedRandom(SEED, 1, 1, Purpose.START);
    for (int i = 0; i < 100; i++) {
      double radius = Math.sqrt(-2 * Math.log1p(-uniform.nextDouble()));
      double angle = 2 * Math.PI * uniform.nextDouble();
      assertThat(normal.nextGaussian()).isCloseTo(radius * Math.cos(angle), within(1e-12));
    }
  }

  private static double[] moments(KeyedRandom random, ToDoubleFunction<RandomGenerator> draw) {
    int n = 200_000;
    double[] x = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      x[i] = draw.applyAsDouble(random);
      sum += x[i];
    }
    double mean = sum / n;
    double second = 0;
    double fourth = 0;
    for (double v : x) {
      second += Math.pow(v - mean, 2) / n;
      fourth += Math.pow(v - mean, 4) / n;
    }
    return new double[] {mean, second, fourth};
  }

  private static List<Integer> draws(KeyedRandom random) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      words.add(random.nextInt());
    }
    return words;
  }

  private static int[] words(String hex) {
    return Arrays.stream(hex.split(" ")).mapToInt(w -> Integer.parseUnsignedInt(w, 16)).toArray();
  }
}
