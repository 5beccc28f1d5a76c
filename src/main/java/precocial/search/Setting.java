package precocial.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import precocial.genome.Activation;
import precocial.io.Decimals;
import precocial.search.Trials.Batch;
import precocial.search.Trials.Episodes;
import precocial.task.Leniency;

/** The settings of a search by the names that files and {@code --set} use, which are the original's where it has one. */
public enum Setting {
  POPULATION("popSize", SearchConfig::population),
  GENERATIONS("maxGen", SearchConfig::generations),
  REPETITIONS("alg_nReps", Episodes.class, Episodes::repetitions),
  GOAL_STARTS("alg_nGoalStarts", Episodes.class, Episodes::goalStarts),
  PATIENCE("alg_patience", Episodes.class, episodes -> episodes.leniency().patience()),
  FAILURE("alg_failure", Episodes.class, episodes -> episodes.leniency().failure()),
  BATCH("batch", Batch.class, batch -> batch.images() == 0 ? (Object) Batch.ALL : (Object) batch.images()),
  SHARING("sharing", Batch.class, batch -> batch.sharing() ? Batch.ON : Batch.OFF),
  WEIGHTS("alg_wVals", SearchConfig::weights),
  INITIAL_ENABLED("prob_initEnable", SearchConfig::initialEnabled),
  TOURNAMENT("select_tournSize", SearchConfig::tournament),
  ELITE_SHARE("select_eliteRatio", SearchConfig::eliteShare),
  CULL_SHARE("select_cullRatio", SearchConfig::cullShare),
  COMPLEXITY_SHARE("alg_probMoo", SearchConfig::complexityShare),
  CROSSOVER("prob_crossover", SearchConfig::crossover),
  CHANGE_ACTIVATION("prob_mutAct", SearchConfig::changeActivation),
  INSERT_NODE("prob_addNode", SearchConfig::insertNode),
  ADD_CONNECTION("prob_addConn", SearchConfig::addConnection),
  ENABLE_CONNECTION("prob_enable", SearchConfig::enableConnection),
  ACTIVATIONS("ann_actRange", config -> config.activations().stream().map(Activation::label).toList());

  private final String key;
  private final Class<? extends Trials> trials; // null: a setting of every search
  private final Function<SearchConfig, Object> get;

  Setting(String key, Function<SearchConfig, Object> get) {
    this.key = key;
    this.get = get;
    trials = null;
  }

  <T extends Trials> Setting(String key, Class<T> trials, Function<T, Object> get) {
    this.key = key;
    this.trials = trials;
    this.get = config -> get.apply(trials.cast(config.trials()));
  }

  /** The name in files and on the command line. */
  public String key() {
    return key;
  }

  /** Keys of searches with such trials. */
  static List<String> keys(Class<? extends Trials> trials) {
    return Stream.of(values()).filter(s -> s.trials == null || s.trials == trials).map(Setting::key).toList();
  }

  /** All settings by key, in order, as numbers and lists that JSON can hold; leniency only where there is some. */
  public static Map<String, Object> toMap(SearchConfig config) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Setting setting : values()) {
      boolean there = setting.trials == null || setting.trials == config.trials().getClass();
      if (there && !setting.isUsualLeniency(config)) {
        map.put(setting.key, setting.get.apply(config));
      }
    }
    return map;
  }

  private boolean isUsualLeniency(SearchConfig config) {
    return this == PATIENCE && get.apply(config).equals(Leniency.NONE.patience())
        || this == FAILURE && get.apply(config).equals(Leniency.NONE.failure());
  }

  /**
   * A config from values by key: numbers, lists, or their text as after {@code --set}, lists separated by commas.
   *
   * @throws IllegalArgumentException naming the key that is unknown, missing or has a bad value
   */
  public static SearchConfig fromMap(Map<String, ?> map) {
    boolean images = !map.containsKey(REPETITIONS.key) && (map.containsKey(BATCH.key) || map.containsKey(SHARING.key));
    List<String> known = keys(images ? Batch.class : Episodes.class);
    for (String key : map.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException("unknown setting '" + key + "'; known: " + String.join(", ", known));
      }
    }
    Trials trials =
        images
            ? new Batch(BATCH.images(map), SHARING.on(map))
            : new Episodes(REPETITIONS.integer(map), GOAL_STARTS.integer(map, 0), leniency(map));
    return new SearchConfig(
        POPULATION.integer(map),
        GENERATIONS.integer(map),
        trials,
        WEIGHTS.list(map, Decimals::parseFloat),
        INITIAL_ENABLED.number(map),
        TOURNAMENT.integer(map),
        ELITE_SHARE.number(map),
        CULL_SHARE.number(map),
        COMPLEXITY_SHARE.number(map),
        CROSSOVER.number(map),
        CHANGE_ACTIVATION.number(map),
        INSERT_NODE.number(map),
        ADD_CONNECTION.number(map),
        ENABLE_CONNECTION.number(map),
        ACTIVATIONS.list(map, Activation::ofLabel));
  }

  private Object value(Map<String, ?> map) {
    return SettingValues.value(map, key);
  }

  /** Checks what {@link Leniency} checks as well, but by the keys. */
  private static Leniency leniency(Map<String, ?> map) {
    int patience = PATIENCE.integer(map, Leniency.NONE.patience());
    check(patience >= 0, PATIENCE, patience, "at least 0");
    double failure = map.containsKey(FAILURE.key) ? FAILURE.number(map) : Leniency.NONE.failure();
    checkShare(failure, FAILURE);
    return new Leniency(patience, failure);
  }

  /** Of what not every task has. @param missing the value where it is missing */
  private int integer(Map<String, ?> map, int missing) {
    return map.containsKey(key) ? integer(map) : missing;
  }

  private int integer(Map<String, ?> map) {
    return SettingValues.integer(map, key);
  }

  /** 0 for all. */
  private int images(Map<String, ?> map) {
    String value = value(map).toString().trim();
    if (value.equals(Batch.ALL)) {
      return 0;
    }
    int images = SettingValues.whole(key, value, "a whole number or all");
    check(images >= 1, this, images, Batch.ALLOWED);
    return images;
  }

  private boolean on(Map<String, ?> map) {
    String value = value(map).toString().trim();
    check(value.equals(Batch.ON) || value.equals(Batch.OFF), this, value, "on or off");
    return value.equals(Batch.ON);
  }

  private double number(Map<String, ?> map) {
    return SettingValues.number(map, key);
  }

  private <T> List<T> list(Map<String, ?> map, Function<String, T> parse) {
    Object value = value(map);
    Collection<?> items = value instanceof Collection<?> c ? c : List.of(value.toString().split(","));
    List<T> parsed = new ArrayList<>();
    for (Object item : items) {
      try {
        parsed.add(parse.apply(String.valueOf(item).trim()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("setting " + key + ": " + e.getMessage());
      }
    }
    return parsed;
  }

  static void check(boolean right, Setting setting, Object value, String wanted) {
    SettingValues.check(right, setting.key, value, wanted);
  }

  static void checkShare(double value, Setting setting) {
    check(value >= 0 && value <= 1, setting, value, "between 0 and 1");
  }

  static void checkOdds(double value, Setting setting) {
    check(value >= 0 && Double.isFinite(value), setting, value, "0 or more");
  }
}
