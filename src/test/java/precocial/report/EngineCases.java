package precocial.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import precocial.eval.Backend;
import precocial.eval.Evaluator;
import precocial.eval.Scores;
import precocial.eval.Weights;
import precocial.genome.Genome;
import precocial.genome.RandomGenomes;
import precocial.io.Models;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.numerics.FloatMath;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.numerics.NormalNoise;
import precocial.task.Environment;
import precocial.task.Starts;
import precocial.task.Tasks;
import precocial.task.control.SwingUp;

/** Questions to the page's engine, each with the bits that the program computes. */
record EngineCases(String question, Map<String, Object> about, int[] expected) {
  static final Object INDIVIDUAL = "individual";

  /** By their names in the page: activations, then those that only tasks use. */
  private static final Map<String, UnaryOperator<Float>> FUNCTIONS = new LinkedHashMap<>();

  static {
    FUNCTIONS.put("linear", x -> x);
    FUNCTIONS.put("step", FloatMath::step);
    FUNCTIONS.put("sine", FloatMath::sinPi);
    FUNCTIONS.put("gaussian", FloatMath::gaussian);
    FUNCTIONS.put("tanh", FloatMath::tanh);
    FUNCTIONS.put("sigmoid", FloatMath::sigmoid);
    FUNCTIONS.put("inverse", x -> -x);
    FUNCTIONS.put("absolute", Math::abs);
    FUNCTIONS.put("relu", x -> Math.max(0f, x));
    FUNCTIONS.put("cosine", FloatMath::cosPi);
    FUNCTIONS.put("sin32", FloatMath::sin);
    FUNCTIONS.put("cos32", FloatMath::cos);
    FUNCTIONS.put("exp32", FloatMath::exp);
    FUNCTIONS.put("log32", FloatMath::log);
  }

  static int bits(double x) {
    return Float.floatToIntBits((float) x);
  }

  /** Floats of all magnitudes, most of those that count in practice, and all kinds that are special. */
  private static int[] someBits(int count, long seed) {
    float[] special = {
      0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL,
      -Float.MIN_NORMAL, Float.MAX_VALUE, -Float.MAX_VALUE, 1f, -1f, 0.5f, 4194304f, 65536f, 9.02f, -87.33654f, 88.72283f
    };
    Random random = new Random(seed);
    return IntStream.range(0, count).map(i -> {
      if (i < 3 * special.length) {
        return bits(special[i / 3]) + (Float.isFinite(special[i / 3]) ? i % 3 - 1 : 0);
      }
      int any = random.nextInt();
      return bits(i % 2 == 0 ? 20 * random.nextGaussian() : Float.intBitsToFloat(any));
    }).toArray();
  }

  static EngineCases functions() {
    int[] arguments = someBits(20_000, 1);
    int[] expected = FUNCTIONS.values().stream()
        .flatMapToInt(f -> Arrays.stream(arguments).map(x -> bits(f.apply(Float.intBitsToFloat(x))))).toArray();
    return new EngineCases("functions", Map.of("names", FUNCTIONS.keySet(), "bits", arguments), expected);
  }

  /**
   * Random factors with any summand, one that all but cancels the product, or one that decides which way a product in the middle
   * of two floats is rounded.
   */
  static EngineCases fma() {
    int n = 40_000;
    int[] a = someBits(n, 2);
    int[] b = someBits(n, 3);
    int[] c = someBits(n, 4);
    Random random = new Random(5);
    for (int i = 200; i < n; i++) {
      if (i % 3 == 0) {
        c[i] = bits(-Float.intBitsToFloat(a[i]) * Float.intBitsToFloat(b[i])) + random.nextInt(3) - 1;
      } else if (i % 3 == 1) {
        int exponent = random.nextInt(160) - 80;
        a[i] = bits(Math.scalb(2049f + 2 * random.nextInt(1024), exponent));
        b[i] = bits(random.nextBoolean() ? 4097f + 2 * random.nextInt(2048) : -4097f - 2 * random.nextInt(2048));
        c[i] = bits(Math.scalb(random.nextBoolean() ? 1f : -1f, exponent - 30 - random.nextInt(40)));
      }
    }
    int[] expected = IntStream.range(0, n).map(i -> bits(
        Math.fma(Float.intBitsToFloat(a[i]), Float.intBitsToFloat(b[i]), Float.intBitsToFloat(c[i])))).toArray();
    return new EngineCases("fma", Map.of("a", a, "b", b, "c", c), expected);
  }

  /** A network as the page has it. */
  static Map<String, Object> encoded(Network network) {
    return NetworkData.of(network, true, 0);
  }

  static List<Map<String, Object>> encoded(List<Network> networks) {
    return networks.stream().map(EngineCases::encoded).toList();
  }

  /** Evolved networks, with weights of their own. */
  static List<Network> networks(int inputs, int outputs, int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> {
      Genome genome = RandomGenomes.evolved(inputs, outputs, 30 * i, seed + i);
      float[] weights = new float[genome.connections().size()];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = (float) (2 * random.nextGaussian());
      }
      return NetworkCompiler.compile(genome.withWeights(weights));
    }).toList();
  }

  /** The shared weights of an evaluation, then the individual ones. */
  static List<Object> weightsAndIndividual(Weights shared) {
    List<Object> all = new ArrayList<>();
    IntStream.range(0, shared.count()).forEach(w -> all.add(shared.value(w)));
    all.add(INDIVIDUAL);
    return all;
  }

  static EngineCases outputs() {
    List<Network> networks = networks(6, 3, 12, 6);
    Weights shared = Weights.shared(-2f, -0.37f, 0f, 1f, 3e30f);
    List<int[]> inputs = IntStream.range(0, 40).mapToObj(i -> Arrays.copyOfRange(someBits(400, 7 + i), 60 + i, 66 + i)).toList();
    double[][] values = inputs.stream()
        .map(bits -> Arrays.stream(bits).mapToDouble(Float::intBitsToFloat).toArray()).toArray(double[][]::new);
    List<Weights> each = new ArrayList<>();
    IntStream.range(0, shared.count()).forEach(w -> each.add(Weights.shared(shared.value(w))));
    each.add(Weights.INDIVIDUAL);
    IntStream.Builder expected = IntStream.builder();
    try (Evaluator cpu = Backend.named("cpu").evaluator(1)) {
      for (Network network : networks) {
        for (Weights weights : each) {
          double[][] outputs = cpu.forward(network, weights, values);
          Arrays.stream(outputs).flatMapToDouble(Arrays::stream).forEach(x -> expected.add(bits(x)));
        }
      }
    }
    return new EngineCases(
        "outputs", Map.of("networks", encoded(networks), "weights", weightsAndIndividual(shared), "inputs", inputs),
        expected.build().toArray());
  }

  static EngineCases noise() {
    Random random = new Random(8);
    int[] streams = random.ints(3000, 0, NormalNoise.STREAMS).toArray();
    int[] steps = random.ints(3000, 0, 1001).toArray();
    NormalNoise noise = new NormalNoise(5);
    IntStream.Builder expected = IntStream.builder();
    for (int i = 0; i < steps.length; i++) {
      for (float x : noise.at(streams[i], steps[i])) {
        expected.add(bits(x));
      }
    }
    return new EngineCases("noise", Map.of("count", 5, "streams", streams, "steps", steps), expected.build().toArray());
  }

  /** What policies see whose actions are given. */
  static EngineCases observations(String variant) {
    SwingUp task = (SwingUp) Tasks.control(variant);
    double[][] starts = Starts.drawWithGoal(task, 40, 10, 9, 0, Purpose.EVALUATION);
    int[] actions = someBits(400, 10);
    for (int i = 0; i < actions.length; i++) {
      float action = Float.intBitsToFloat(actions[i]);
      actions[i] = bits(i % 3 == 0 && !Float.isNaN(action) ? action : 0.03f * (i % 67) - 1);
    }
    IntStream.Builder expected = IntStream.builder();
    for (double[] start : starts) {
      Environment environment = task.environment();
      environment.add(new double[][] {start});
      see(environment, expected);
      for (int action : actions) {
        environment.step(new float[][] {{Float.intBitsToFloat(action)}});
        see(environment, expected);
      }
    }
    return new EngineCases(
        "observations", Map.of("model", task.model().values(), "starts", starts, "actions", actions), expected.build().toArray());
  }

  private static void see(Environment environment, IntStream.Builder seen) {
    if (environment.running(0)) {
      for (float[] row : environment.observations()) {
        seen.add(bits(row[0]));
      }
    }
  }

  /** Totals and steps of whole episodes, of a model and random networks. */
  static EngineCases episodes(String variant) throws Exception {
    SwingUp task = (SwingUp) Tasks.control(variant);
    List<Network> networks = new ArrayList<>(networks(5, 1, 8, 11));
    networks.add(NetworkCompiler.compile(Models.read("swingup").genome()));
    double[][] starts = Starts.drawWithGoal(task, 8, 2, 12, 0, Purpose.EVALUATION);
    IntStream.Builder expected = IntStream.builder();
    try (Evaluator cpu = Backend.named("cpu").evaluator(2)) {
      Scores shared = cpu.rollouts(task, networks, Weights.STANDARD, starts);
      Scores individual = cpu.rollouts(task, networks, Weights.INDIVIDUAL, starts);
      for (int n = 0; n < networks.size(); n++) {
        for (int w = 0; w <= Weights.STANDARD.count(); w++) {
          boolean own = w == Weights.STANDARD.count();
          for (int s = 0; s < starts.length; s++) {
            expected.add(bits(own ? individual.total(n, 0, s) : shared.total(n, w, s)));
            expected.add(own ? individual.steps(n, 0, s) : shared.steps(n, w, s));
          }
        }
      }
    }
    return new EngineCases(
        "episodes",
        Map.of("model", task.model().values(), "maxSteps", task.maxSteps(), "networks", encoded(networks), "weights",
            weightsAndIndividual(Weights.STANDARD), "starts", starts),
        expected.build().toArray());
  }
}
