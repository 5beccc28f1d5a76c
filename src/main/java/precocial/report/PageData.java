package precocial.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precocial.eval.Weights;
import precocial.network.Network;
import precocial.network.NetworkCompiler;
import precocial.report.Subject.Shown;
import precocial.task.ControlTask;

/** All that a page shows, as its script reads it. */
final class PageData {
  private static final int VERSION = 1;

  private PageData() {}

  /**
   * The data of a page.
   *
   * @param champions at least one, as of {@link #champion}
   * @param program its version
   */
  static Map<String, Object> of(
      Subject subject, List<Map<String, Object>> champions, TaskSection section, String program, boolean live) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("name", subject.task().name());
    task.put("kind", subject.task() instanceof ControlTask ? "control" : "images");
    task.put("inputs", subject.task().inputNames());
    task.put("outputs", subject.task().outputNames());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("version", VERSION);
    page.put("title", subject.title());
    page.put("program", program);
    page.put("live", live);
    page.put("task", task);
    page.put("facts", subject.facts().entrySet().stream().map(fact -> List.of(fact.getKey(), fact.getValue())).toList());
    page.put("run", subject.history() == null ? null : RunData.of(subject.history()));
    page.put("champions", champions);
    Weights weights = Weights.STANDARD;
    page.put("weights", IntStream.range(0, weights.count()).mapToObj(weights::value).toList());
    if (champions.isEmpty()) { // A run that is watched from its first moment on.
      page.put("startWeight", 1.0);
      return page;
    }
    int last = champions.size() - 1;
    page.put("startWeight", section.bestWeight(champions.get(last)));
    Shown champion = subject.champions().get(subject.champions().size() - 1);
    section.demonstrate(page, last, NetworkCompiler.compile(champion.genome()), champion.individual());
    return page;
  }

  /** A champion with its network and the evaluator's figures. @param last whether it is the last one */
  static Map<String, Object> champion(Shown shown, TaskSection section, boolean last) {
    Network network = NetworkCompiler.compile(shown.genome());
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("generation", shown.generation());
    map.put("label", shown.label());
    map.put("fitness", shown.fitness());
    map.put("network", NetworkData.of(network, shown.individual(), section.pixelColumns()));
    map.put("curve", null);
    map.put("accuracy", null);
    section.judge(map, network, shown.individual(), last);
    return map;
  }

  /** Some of many, the first and the last among them, at even distances. */
  static <T> List<T> some(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / Math.max(1, most - 1))));
    }
    if (most == 1) {
      some.set(0, all.get(all.size() - 1));
    }
    return some;
  }
}
