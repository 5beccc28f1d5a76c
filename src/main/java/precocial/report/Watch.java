package precocial.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import precocial.io.Json;
import precocial.report.Subject.Shown;
import precocial.search.Population;
import precocial.search.RunHistory;
import precocial.search.Table;
import precocial.task.Task;

/**
 * What readers of a run that goes on have been told and not yet been told. One thread adds news; any number of readers take them,
 * each from its own place, so that a slow one holds up nobody.
 */
final class Watch {
  /** Where a reader has got to. */
  record Place(int rows, int champions, long version) {}

  /** A named message, its data JSON. */
  record Event(String name, String data) {}

  /** What is new since a place. @param next the place behind it @param last whether no more will follow */
  record News(List<Event> events, Place next, boolean last) {}

  private final TaskSection section;
  private final String program;
  private final String name;
  private final Task task;
  private final List<Map<String, Object>> champions = new ArrayList<>(); // with figures
  private RunHistory history;
  private boolean ended;
  private long version;
  private long pageVersion = -1;
  private String page;

  Watch(String name, Task task, TaskSection section, String program) {
    this.name = name;
    this.task = task;
    this.section = section;
    this.program = program;
  }

  /** Takes the present state of the run. Champions that are new get their figures, which takes the caller's time alone. */
  void update(RunHistory now) throws IOException {
    List<Map<String, Object>> fresh = new ArrayList<>();
    List<Shown> shown = Subject.of(name, now, task).champions();
    for (Shown champion : shown.subList(Math.min(champions.size(), shown.size()), shown.size())) {
      fresh.add(PageData.champion(champion, section, champion == shown.get(shown.size() - 1)));
    }
    synchronized (this) {
      champions.addAll(fresh);
      history = now;
      version++;
      notifyAll();
    }
  }

  /** No more news will come. */
  synchronized void end() {
    ended = true;
    version++;
    notifyAll();
  }

  /** A page of the present state, made once for each; null before there is a champion. */
  synchronized String page() {
    if (champions.isEmpty()) {
      return null;
    }
    if (pageVersion != version) {
      Subject subject = Subject.of(name, history, task);
      page = Page.html(subject.title(), PageData.of(subject, List.copyOf(champions), section, program, !ended), true);
      pageVersion = version;
    }
    return page;
  }

  /** Waits for news behind a place, for so long at most; none then. */
  synchronized News after(Place place, long milliseconds) throws InterruptedException {
    if (place.version() == version) {
      wait(milliseconds);
    }
    List<Event> events = new ArrayList<>();
    if (place.version() != version && history != null) {
      events.add(new Event("run", Json.pretty(run(Math.min(place.rows(), history.log().rows())))));
      for (Map<String, Object> champion : champions.subList(Math.min(place.champions(), champions.size()), champions.size())) {
        events.add(new Event("champion", Json.pretty(champion)));
      }
    }
    int rows = history == null ? 0 : history.log().rows();
    return new News(events, new Place(rows, champions.size(), version), ended);
  }

  private Map<String, Object> run(int from) {
    Table details = history.details();
    Population population = history.population();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", from);
    map.put("log", RunData.columns(history.log(), from, 1));
    map.put("details", details.rows() == 0 ? null : RunData.columns(details, Math.min(from, details.rows()), 1));
    if (population != null) {
      map.put("population", RunData.population(population));
    }
    map.put("generations", history.generations());
    map.put("finished", ended);
    return map;
  }
}
