package precocial.report;

import java.nio.charset.StandardCharsets;
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
  private static final int MOST_CHAMPIONS = 100;

  private PageData() {}

  /** A champion with the evaluator's figures. @param data as the page reads it */
  record Judged(Shown shown, Map<String, Object> data) {
    /** @param last whether it is the last one */
    static Judged of(Shown shown, TaskSection section, boolean last) {
      Network network = NetworkCompiler.compile(shown.genome());
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("generation", shown.generation());
      map.put("label", shown.label());
      map.put("fitness", shown.fitness());
      map.put("network", NetworkData.of(network, shown.individual(), section.pixelColumns()));
      map.put("curve", null);
      map.put("accuracy", null);
      section.judge(map, network, shown.individual(), last);
      return new Judged(shown, map);
    }
  }

  /**
   * The page, with as many of the champions as it has room for; where that saves enough, all but the last one are lighter.
   *
   * @param champions at least one, ascending
   * @param program its version
   */
  static String html(Subject subject, List<Judged> champions, TaskSection section, String program, boolean live) {
    int most = Math.min(champions.size(), MOST_CHAMPIONS);
    int saving = 0;
    while (true) {
      String html = Page.html(subject.title(), of(subject, some(champions, most), saving, section, program, live), live);
      if (most == 1 || html.getBytes(StandardCharsets.UTF_8).length <= Report.LIMIT) {
        return html;
      }
      if (saving < section.savings()) {
        saving++;
      } else {
        most /= 2;
      }
    }
  }

  private static Map<String, Object> of(
      Subject subject, List<Judged> champions, int saving, TaskSection section, String program, boolean live) {
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
    page.put("facts", facts(subject));
    page.put("run", subject.history() == null ? null : RunData.of(subject.history()));
    int last = champions.size() - 1;
    List<Map<String, Object>> shown = new ArrayList<>();
    champions.forEach(champion -> shown.add(section.lighter(champion.data(), champion == champions.get(last) ? 0 : saving)));
    page.put("champions", shown);
    Weights weights = Weights.STANDARD;
    page.put("weights", IntStream.range(0, weights.count()).mapToObj(weights::value).toList());
    page.put("startWeight", section.bestWeight(champions.get(last).data()));
    Shown newest = champions.get(last).shown();
    section.demonstrate(page, last, NetworkCompiler.compile(newest.genome()), newest.individual());
    return page;
  }

  /** Pairs of label and text. */
  static List<List<String>> facts(Subject subject) {
    return subject.facts().entrySet().stream().map(fact -> List.of(fact.getKey(), fact.getValue())).toList();
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
