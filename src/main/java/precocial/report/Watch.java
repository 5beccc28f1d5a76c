package precocial.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import precocial.io.Json;
import precocial.report.PageData.Judged;
import precocial.report.Subject.Shown;
import precocial.search.RunHistory;
import precocial.task.Task;

/**
 * What readers of a run that goes on have been told and not yet been told. One thread adds news; any number of readers take them,
 * each from its own place, so that a slow one holds up nobody.
 */
final class Watch {
  /** Where a reader has got to. @param generation of the last champion that it knows */
  record Place(int rows, int generation, long version) {}

  /** A named message, its data JSON. */
  record Event(String name, String data) {}

  /** What is new since a place. @param next the place behind it @param last whether no more will follow */
  record News(List<Event> events, Place next, boolean last) {}

  private final TaskSection section;
  private final String program;
  private final String name;
  private final Task task;
  private final List<Judged> champions = new ArrayList<>();
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

  /**
   * Takes the present state of the run. Champions that are new get their figures, one after another, which takes the caller's
   * time alone.
   *
   * @param stop asked before each of them
   */
  void update(RunHistory now, BooleanSupplier stop) {
    synchronized (this) {
      history = now;
      version++;
      notifyAll();
    }
    List<Shown> shown = Subject.of(name, now, task).champions();
    for (Shown champion : shown) {
      if (champion.generation() > lastChampion() && !stop.getAsBoolean()) {
        Judged judged = Judged.of(champion, section, champion == shown.get(shown.size() - 1));
        synchronized (this) {
          champions.add(judged);
          version++;
          notifyAll();
        }
      }
    }
  }

  private synchronized int lastChampion() {
    return champions.isEmpty() ? -1 : champions.get(champions.size() - 1).shown().generation();
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
      page = PageData.html(Subject.of(name, history, task), champions, section, program, true);
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
      events.add(new Event("run", Json.pretty(run(Math.min(place.rows(), RunData.settledRows(history))))));
      champions.stream().filter(champion -> champion.shown().generation() > place.generation())
          .forEach(champion -> events.add(new Event("champion", Json.pretty(champion.data()))));
    }
    return new News(events, new Place(history == null ? 0 : RunData.settledRows(history), lastChampion(), version), ended);
  }

  private Map<String, Object> run(int from) {
    Map<String, Object> map = RunData.rows(history, from, 1);
    map.put("from", from);
    if (history.population() != null) {
      map.put("population", RunData.population(history.population()));
    }
    map.put("generations", history.generations());
    map.put("facts", PageData.facts(Subject.of(name, history, task)));
    map.put("finished", ended);
    return map;
  }
}
