package precocial.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.eval.Evaluator;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.numerics.KeyedRandom.Purpose;
import precocial.task.Starts;
import precocial.task.biped.Biped;
import precocial.task.biped.Terrain;
import precocial.task.biped.WalkerShape;

/**
 * BipedalWalker: the reward against the shared weight, and episodes that a page replays, for it has no Box2D to run them. All of
 * them begin alike, so that champions and weights compare.
 */
final class WalkerSection implements TaskSection {
  private static final float[] WEIGHTS = {-2, -1.5f, -1, -0.75f, -0.5f, -0.25f, 0.25f, 0.5f, 0.75f, 1, 1.5f, 2};
  private static final int STARTS = 2; // of each weight of the curve; an episode may take 50 ms
  private static final int LAST_STARTS = 6;
  private static final int STRIDE = 2; // steps from a frame of a replay to the next
  private static final int CHECKED = 25; // steps of an episode
  private static final long SEED = 0;
  private static final String INDIVIDUAL = "individual"; // in place of a shared weight

  private final Biped task;
  private final Evaluator evaluator;
  private final double[][] starts;

  WalkerSection(Biped task, Evaluator evaluator) {
    this.task = task;
    this.evaluator = evaluator;
    starts = Starts.draw(task, LAST_STARTS, SEED, 0, Purpose.EVALUATION);
  }

  @Override
  public int pixelColumns() {
    return 0;
  }

  @Override
  public void judge(Map<String, Object> champion, Network network, boolean individual, boolean last) {
    double[][] some = last ? starts : Arrays.copyOf(starts, STARTS);
    champion.put("curve", RewardCurve.of(evaluator, task, network, WEIGHTS, some, individual));
    List<Map<String, Object>> replays = new ArrayList<>();
    for (float weight : recorded(RewardCurve.best(champion))) {
      replays.add(WalkerReplay.of(evaluator, task, network, weight, Weights.shared(weight), starts[0], STRIDE));
    }
    if (individual) {
      replays.add(WalkerReplay.of(evaluator, task, network, INDIVIDUAL, Weights.INDIVIDUAL, starts[0], STRIDE));
    }
    champion.put("replays", replays);
  }

  @Override
  public int savings() {
    return 2;
  }

  /** First fewer frames, then also fewer recordings: the one under the best weight, and that under individual weights. */
  @Override
  public Map<String, Object> lighter(Map<String, Object> champion, int saving) {
    if (saving == 0) {
      return champion;
    }
    Map<String, Object> lighter = new LinkedHashMap<>(champion);
    Object best = RewardCurve.best(champion);
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Object each : (List<?>) champion.get("replays")) {
      @SuppressWarnings("unchecked") // As judge() made it.
      Map<String, Object> replay = (Map<String, Object>) each;
      if (saving == 1 || replay.get("weight").equals(best) || replay.get("weight").equals(INDIVIDUAL)) {
        kept.add(WalkerReplay.halved(replay));
      }
    }
    lighter.put("replays", kept);
    return lighter;
  }

  /** The standard weights and the one that does best, ascending. */
  private static float[] recorded(float best) {
    Weights standard = Weights.STANDARD;
    double[] all = IntStream.rangeClosed(0, standard.count())
        .mapToDouble(i -> i < standard.count() ? standard.value(i) : best).sorted().distinct().toArray();
    float[] weights = new float[all.length];
    for (int i = 0; i < all.length; i++) {
      weights[i] = (float) all[i];
    }
    return weights;
  }

  @Override
  public double bestWeight(Map<String, Object> champion) {
    return RewardCurve.best(champion);
  }

  @Override
  public void demonstrate(Map<String, Object> page, int last, Network network, boolean individual) {
    float best = ((Double) page.get("startWeight")).floatValue();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("shape", shape(task.shape()));
    map.put("terrain", terrain(task.terrain(starts[0])));
    map.put("start", starts[0]);
    map.put("maxSteps", task.maxSteps());
    map.put("places", WalkerReplay.PLACES);
    map.put("rewardPlaces", WalkerReplay.REWARD_PLACES);
    List<Map<String, Object>> check = new ArrayList<>();
    for (float weight : new float[] {best, best == -1 ? 1 : -1}) {
      check.add(answers(last, network, weight, Weights.shared(weight)));
    }
    if (individual) {
      check.add(answers(last, network, INDIVIDUAL, Weights.INDIVIDUAL));
    }
    map.put("check", check);
    page.put("walker", map);
  }

  private static Map<String, Object> shape(WalkerShape shape) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hull", shape.hull());
    map.put("hip", shape.hip());
    map.put("legLength", shape.legLength());
    map.put("upperWidth", shape.upperWidth());
    map.put("lowerWidth", shape.lowerWidth());
    map.put("hipOffsets", shape.hipOffsets());
    map.put("kneeOffset", shape.kneeOffset());
    map.put("lidarRange", shape.lidarRange());
    map.put("raySpread", shape.raySpread());
    map.put("start", shape.start());
    map.put("finish", shape.finish());
    map.put("stepsPerSecond", shape.stepsPerSecond());
    return map;
  }

  private static Map<String, Object> terrain(Terrain terrain) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", Terrain.step());
    map.put("heights", rounded(terrain.heights()));
    map.put("boxes", terrain.boxes().stream().map(WalkerSection::rounded).toList());
    return map;
  }

  /** For a picture a millimetre will do. */
  private static double[] rounded(double[] metres) {
    return Arrays.stream(metres).map(x -> Math.rint(x * WalkerReplay.PLACES) / WalkerReplay.PLACES).toArray();
  }

  /** What the program's network says to what it sees in an episode's first steps, which the page has to repeat. */
  private Map<String, Object> answers(int champion, Network network, Object weight, Weights weights) {
    float[][] trace = EpisodeTrace.of(evaluator, task, network, weights, starts[0]);
    float[][] seen = Arrays.copyOf(trace, Math.min(CHECKED, trace.length));
    double[][] inputs = new double[seen.length][task.inputs()];
    for (int step = 0; step < seen.length; step++) {
      for (int i = 0; i < inputs[step].length; i++) {
        inputs[step][i] = seen[step][i];
      }
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("champion", champion);
    map.put("weight", weight);
    map.put("observations", Arrays.asList(seen));
    map.put("outputs", Arrays.asList(evaluator.forward(network, weights, inputs)));
    return map;
  }
}
