package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every tuner keeps to. */
abstract class TunerContract {
  static final long SEED = 11;
  static final int WEIGHTS = 7;

  abstract Tuner start(float[] centre, int population, long seed);

  abstract Tuner read(DataInput in, int population, long seed) throws IOException;

  private Tuner start(long seed) {
    return start(Landscapes.filled(WEIGHTS, 0.5f), 12, seed);
  }

  @Test
  void theSearchStartsAtTheCentre() {
    assertThat(start(SEED).centre()).containsExactly(Landscapes.filled(WEIGHTS, 0.5f));
  }

  @Test
  void theSameSeedGivesTheSameCandidates() {
    Tuner one = start(SEED);
    Tuner two = start(SEED);
    Tuner other = start(SEED + 1);
    for (int g = 0; g < 20; g++) {
      assertThat(two.ask()).isDeepEqualTo(one.ask());
      assertThat(other.ask()[0]).isNotEqualTo(one.ask()[0]);
      for (Tuner tuner : new Tuner[] {one, two, other}) {
        tuner.tell(Landscapes.rewards(tuner, Landscapes::sphere));
      }
    }
    assertThat(two.centre()).containsExactly(one.centre());
  }

  @Test
  void askingTwiceChangesNothing() {
    Tuner tuner = start(SEED);
    assertThat(tuner.ask()).isDeepEqualTo(tuner.ask());
  }

  @Test
  void everyGenerationHasNewDeviates() {
    Tuner tuner = start(SEED);
    float before = tuner.ask()[0][0];
    tuner.tell(new double[12]);
    assertThat(tuner.ask()[0][0]).isNotEqualTo(before);
  }

  @Test
  void onlyTheOrderOfTheRewardsCounts() {
    Tuner plain = start(SEED);
    Tuner bent = start(SEED);
    for (int g = 0; g < 10; g++) {
      assertThat(bent.ask()).isDeepEqualTo(plain.ask());
      plain.tell(Landscapes.rewards(plain, Landscapes::sphere));
      bent.tell(Landscapes.rewards(bent, x -> Math.exp(Landscapes.sphere(x)) + 5));
    }
  }

  @Test
  void theTopOfASphereIsFound() {
    Tuner tuner = start(Landscapes.filled(WEIGHTS, 0.5f), 20, SEED);
    Landscapes.climb(tuner, 400, Landscapes::sphere);
    assertThat(Landscapes.sphere(State.doubles(tuner.centre()))).isGreaterThan(-1e-2);
  }

  @Test
  void noiseDoesNotHideTheTop() {
    Random random = new Random(3);
    Tuner tuner = start(Landscapes.filled(WEIGHTS, 2f), 40, SEED);
    Landscapes.climb(tuner, 400, x -> Landscapes.sphere(x) + random.nextGaussian());
    // From -28, under a noise of 1.
    assertThat(Landscapes.sphere(State.doubles(tuner.centre()))).isGreaterThan(-0.5);
  }

  @Test
  void equalRewardsDoNoHarm() {
    Tuner tuner = start(SEED);
    for (int g = 0; g < 3000; g++) {
      tuner.tell(new double[12]);
      for (float weight : tuner.ask()[0]) {
        assertThat(weight).isFinite();
      }
    }
  }

  @Test
  void aTunerWrittenAndReadGoesOnAsOneThatWasNot() throws IOException {
    Tuner whole = start(SEED);
    Tuner broken = start(SEED);
    for (int g = 0; g < 30; g++) {
      broken = read(in(bytes(broken)), 12, SEED);
      assertThat(broken.ask()).isDeepEqualTo(whole.ask());
      assertThat(broken.centre()).containsExactly(whole.centre());
      double[] rewards = Landscapes.rewards(whole, Landscapes::ellipsoid);
      whole.tell(rewards);
      broken.tell(rewards);
    }
    assertThat(bytes(broken)).isEqualTo(bytes(whole));
  }

  @Test
  void aStateThatIsCutShortIsRefused() throws IOException {
    byte[] state = bytes(start(SEED));
    for (int length = 0; length < state.length; length += 3) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> read(in(cut), 12, SEED)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aDamagedStateIsRefusedOrReadButNothingElse() throws IOException {
    Tuner tuner = start(SEED);
    Landscapes.climb(tuner, 3, Landscapes::sphere);
    byte[] state = bytes(tuner);
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = state.clone();
      // All ones: negative counts and lengths, great ones, NaN.
      int at = random.nextInt(damaged.length);
      Arrays.fill(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(8)), (byte) (random.nextBoolean() ? -1 : 0x7f));
      try {
        read(in(damaged), 12, SEED).ask();
      } catch (IllegalArgumentException | EOFException e) {
        assertThat(e.getMessage() == null || !e.getMessage().contains("\n")).isTrue();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void anotherNumberOfRewardsIsRefused() {
    assertThatThrownBy(() -> start(SEED).tell(new double[11])).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11 rewards for 12 candidates");
  }

  static byte[] bytes(Tuner tuner) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tuner.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
