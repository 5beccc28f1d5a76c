package precocial.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CmaEsTest extends TunerContract {
  @Override
  Tuner start(float[] centre, int population, long seed) {
    return CmaEs.start(centre, new CmaEsSettings(population, 0.3), seed);
  }

  @Override
  Tuner read(DataInput in, int population, long seed) throws IOException {
    return CmaEs.read(in, new CmaEsSettings(population, 0.3), seed);
  }

  /** Table 1 worked out for n = 10 and the 10 candidates that it advises. */
  @Test
  void constantsAreThoseOfTheTutorial() {
    CmaEsConstants c = new CmaEsConstants(10, 10);
    assertThat(c.weights).hasSize(5).containsExactly(new double[] {0.45627, 0.27075, 0.16223, 0.08523, 0.02551}, within(1e-5));
    assertThat(c.muEff).isCloseTo(3.1673, within(1e-4));
    assertThat(c.chiN).isCloseTo(3.0847, within(1e-4));
    assertThat(c.cSigma).isCloseTo(0.284428, within(1e-6));
    assertThat(c.dSigma).isCloseTo(1.284428, within(1e-6));
    assertThat(c.cC).isCloseTo(0.294990, within(1e-6));
    assertThat(c.c1).isCloseTo(0.0152838, within(1e-7));
    assertThat(c.cMu).isCloseTo(0.0235518, within(1e-7));
    // The negative weights are 1 + c1 / cMu in all, so that C doesn't fade.
    assertThat(c.all).hasSize(10).startsWith(c.weights);
    assertThat(Arrays.stream(c.all, 5, 10).sum()).isCloseTo(-1.64894, within(1e-4));
    assertThat(c.all[9] / c.all[5]).isCloseTo(0.597837 / 0.087011, within(1e-4));
  }

  /** Where there are few weights and many candidates, the bound of equation 52 comes in, and may leave nothing. */
  @Test
  void negativeWeightsStayWithinTheirBounds() {
    for (int n : new int[] {1, 2, 5, 30}) {
      for (int population : new int[] {4, 9, 100}) {
        CmaEsConstants c = new CmaEsConstants(n, population);
        double sum = -Arrays.stream(c.all, population / 2, population).sum();
        assertThat(sum).isGreaterThanOrEqualTo(-0.0).isLessThanOrEqualTo(1 + c.c1 / c.cMu + 1e-9);
        assertThat(n * c.cMu * sum).isLessThanOrEqualTo(1 - c.c1 - c.cMu + 1e-9);
      }
    }
  }

  /** The exact value is root 2 gamma((n + 1) / 2) / gamma(n / 2). */
  @Test
  void expectedLengthIsThatOfStandardNormalVectors() {
    assertThat(new CmaEsConstants(1, 6).chiN).isCloseTo(Math.sqrt(2 / Math.PI), within(2e-3));
    assertThat(new CmaEsConstants(2, 6).chiN).isCloseTo(Math.sqrt(Math.PI / 2), within(1e-3));
    assertThat(new CmaEsConstants(4, 6).chiN).isCloseTo(3 * Math.sqrt(2 * Math.PI) / 4, within(1e-3));
  }

  @Test
  void selectionMassOfManyCandidatesIsAQuarterOfThem() {
    assertThat(new CmaEsConstants(10, 1000).muEff / 1000).isBetween(0.25, 0.3);
  }

  @Test
  void usualPopulationIsTheTutorials() {
    assertThat(CmaEsSettings.usualPopulation(10)).isEqualTo(10);
    assertThat(CmaEsSettings.usualPopulation(100)).isEqualTo(17);
  }

  @Test
  void updatesAreThoseOfThePlainAlgorithm() throws IOException {
    int n = 6;
    int population = 12;
    CmaEs tuner = CmaEs.start(Landscapes.filled(n, 1f), new CmaEsSettings(population, 0.3), SEED);
    PlainCmaEs plain = new PlainCmaEs(Landscapes.filled(n, 1f), population, 0.3);
    // Where C is decomposed in every generation, as the plain one does.
    assertThat(new CmaEsConstants(n, population).eigenInterval(n)).isEqualTo(1);
    for (int g = 0; g < 40; g++) {
      double[] rewards = Landscapes.rewards(tuner, Landscapes::ellipsoid);
      int[] order = Ranks.descending(rewards);
      double[][] steps = new double[population][];
      for (int k = 0; k < population; k++) {
        steps[k] = tuner.step(order[k]);
      }
      plain.update(steps);
      tuner.tell(rewards);
      assertState(tuner, plain);
    }
    assertThat(plain.covariance.getEntry(0, 0)).isNotCloseTo(1, within(0.1));
  }

  /** Reads what the tuner writes, in its order. */
  private static void assertState(CmaEs tuner, PlainCmaEs plain) throws IOException {
    DataInput in = in(bytes(tuner));
    int n = plain.n;
    in.readInt();
    assertClose(State.read(in, n), plain.mean.toArray());
    assertClose(new double[] {in.readDouble()}, new double[] {plain.sigma});
    assertClose(State.read(in, n), plain.stepPath.toArray());
    assertClose(State.read(in, n), plain.path.toArray());
    double[] scale = State.read(in, n);
    double[][] basis = new double[n][];
    for (int i = 0; i < n; i++) {
      basis[i] = State.read(in, n);
      for (int j = 0; j <= i; j++) {
        assertClose(new double[] {in.readDouble()}, new double[] {plain.covariance.getEntry(i, j)});
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double product = 0;
        for (int k = 0; k < n; k++) {
          product += basis[i][k] * scale[k] * scale[k] * basis[j][k];
        }
        assertClose(new double[] {product}, new double[] {plain.covariance.getEntry(i, j)});
      }
    }
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).containsExactly(expected, within(1e-12));
  }

  @Test
  void anEllipsoidIsClimbedAsFastRotated() {
    int n = 8;
    double[][] rotation = Landscapes.rotation(n, 4);
    double straight = climbed(Landscapes::ellipsoid, n);
    double rotated = climbed(x -> Landscapes.ellipsoid(Matrices.times(rotation, x)), n);
    assertThat(straight).isGreaterThan(-1e-8);
    assertThat(rotated).isGreaterThan(-1e-8);
  }

  /** Its deviations, one for each weight, fit no slanting ridge. */
  @Test
  void pepgStaysFarBelowOnARotatedEllipsoid() {
    int n = 8;
    double[][] rotation = Landscapes.rotation(n, 4);
    ToDoubleFunction<double[]> slanting = x -> Landscapes.ellipsoid(Matrices.times(rotation, x));
    Pepg pepg = Pepg.start(Landscapes.filled(n, 0.5f), new PepgSettings(20, 0.3, 0.05, 0.2, 0.999, 1e-6), SEED);
    Landscapes.climb(pepg, 500, slanting);
    assertThat(slanting.applyAsDouble(State.doubles(pepg.centre()))).isLessThan(1e4 * climbed(slanting, n)).isLessThan(-1e-3);
  }

  private static double climbed(ToDoubleFunction<double[]> landscape, int n) {
    CmaEs tuner = CmaEs.start(Landscapes.filled(n, 0.5f), new CmaEsSettings(20, 0.3), SEED);
    Landscapes.climb(tuner, 500, landscape);
    return landscape.applyAsDouble(State.doubles(tuner.centre()));
  }

  @Test
  void theBendOfRosenbrocksValleyIsFollowed() {
    CmaEs tuner = CmaEs.start(Landscapes.filled(6, -0.5f), new CmaEsSettings(16, 0.3), SEED);
    Landscapes.climb(tuner, 700, Landscapes::rosenbrock);
    assertThat(State.doubles(tuner.centre())).containsExactly(State.doubles(Landscapes.filled(6, 1f)), within(1e-4));
  }

  @Test
  void tooManyWeightsAreRefusedNamingWhatIsRight() {
    assertThatThrownBy(() -> CmaEs.start(new float[CmaEs.MOST_WEIGHTS + 1], new CmaEsSettings(20, 0.1), SEED))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not 1001").hasMessageContaining("pepg");
    assertThatThrownBy(() -> CmaEs.start(new float[0], new CmaEsSettings(20, 0.1), SEED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGreatLengthInAStateCostsNoMemory() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    out.writeInt(Integer.MAX_VALUE);
    assertThatThrownBy(() -> read(in(bytes.toByteArray()), 12, SEED)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2147483647");
  }

  @Test
  void settingsOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> new CmaEsSettings(3, 0.1)).hasMessageContaining("at least 4, not 3");
    for (double deviation : new double[] {0, -1, Double.NaN, 101}) {
      assertThatThrownBy(() -> new CmaEsSettings(8, deviation)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not " + deviation);
    }
  }
}
