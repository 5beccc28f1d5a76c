package precocial.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import precocial.data.DataSet;
import precocial.data.ImageSet;
import precocial.data.Preparation;
import precocial.search.Presets;
import precocial.search.RunImages;
import precocial.search.RunSpec;
import precocial.search.SearchConfig;
import precocial.search.Setting;

/** Images and searches of a moment: a class has its own bright rows, with noise over them. */
public final class MadeUpImages {
  private static final int CLASSES = 3;

  private MadeUpImages() {}

  /** Square images. */
  public static DataSet of(int side, int train, int test) {
    return DataSet.of("made up", images(side, train, 1), images(side, test, 2));
  }

  private static ImageSet images(int side, int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * side * side];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % CLASSES);
      for (int p = 0; p < side * side; p++) {
        boolean bright = p / side * CLASSES / side == labels[i];
        pixels[i * side * side + p] = (byte) (random.nextInt(128) + (bright ? 100 : 0));
      }
    }
    return ImageSet.of(side, side, CLASSES, pixels, labels);
  }

  public static SearchConfig config(int population, int generations, int batch) {
    Map<String, Object> settings = new LinkedHashMap<>(Presets.of("mnist").settings("paper"));
    settings.put(Setting.POPULATION.key(), population);
    settings.put(Setting.GENERATIONS.key(), generations);
    settings.put(Setting.BATCH.key(), batch);
    settings.put(Setting.TOURNAMENT.key(), 4);
    settings.put(Setting.INITIAL_ENABLED.key(), 0.5);
    return Setting.fromMap(settings);
  }

  public static RunSpec spec(SearchConfig config, DataSet data, long seed) {
    return new RunSpec("mnist", "small", seed, "cpu", config, new RunImages(null, Preparation.RAW, data.sha256()));
  }
}
