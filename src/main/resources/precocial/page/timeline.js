// The scrubber over a run's generations, which shows the champion of that time.

const PLAY_SECONDS = { least: 8, perChampion: 1.5 };

// The last champion up to a generation; what has no generation counts as the run's end.
function championAt(generation) {
  const { champions, run } = store.data;
  const atEnd = generation >= lastGeneration(run);
  let index = 0;
  champions.forEach((champion, i) => {
    if (champion.generation === null ? atEnd : champion.generation <= generation) {
      index = i;
    }
  });
  return index;
}

function lastGeneration(run) {
  const { generation } = run.log;
  return generation.length > 0 ? generation[generation.length - 1] : 0;
}

function chooseGeneration(generation) {
  showChampion(championAt(generation), generation);
}

function timeline() {
  const play = el("button", { id: "play", type: "button", class: "main" });
  const range = el("input", { id: "scrubber", type: "range", step: 1, "aria-labelledby": "scrubber-label" });
  const label = el("output", { id: "scrubber-label", for: "scrubber" });
  let started = null; // time and generation at which playing began
  let shown = null; // the generation that playing showed last

  const refresh = () => {
    const { generation, data, champion } = store;
    const generations = data.run.log.generation;
    range.min = generations.length ? generations[0] : 0;
    range.max = lastGeneration(data.run);
    range.value = generation;
    range.disabled = play.disabled = generations.length < 2;
    const { generation: found, label: name, fitness } = data.champions[champion];
    const planned = Math.max(data.run.generations || 0, lastGeneration(data.run));
    label.replaceChildren(
      el("b", {}, `Generation ${generation}`, el("span", { class: "spare" }, ` of ${planned}`)), " ",
      ...(found === null ? [name] : ["champion of ", el("span", { class: "spare" }, "generation "), found]),
      el("span", { class: "spare" }, Number.isFinite(fitness) ? `, fitness ${number(fitness)}` : ""));
  };
  const showState = () => {
    play.textContent = started ? "❚❚" : "▶";
    play.setAttribute("aria-label", started ? "Pause" : "Play the run");
  };
  const stop = () => {
    started = null;
    showState();
  };
  const tick = (time) => {
    if (!started || store.generation !== shown) {
      stop(); // the reader chose another generation meanwhile
      return;
    }
    const [first, last] = [Number(range.min), Number(range.max)];
    started.time = started.time === null ? time : started.time;
    const seconds = Math.max(PLAY_SECONDS.least, PLAY_SECONDS.perChampion * store.data.champions.length);
    const next = Math.min(last, Math.floor(started.generation + ((time - started.time) / 1000 / seconds) * (last - first)));
    shown = next;
    if (next !== store.generation) {
      chooseGeneration(next);
    }
    if (next < last) {
      requestAnimationFrame(tick);
    } else {
      stop();
    }
  };
  play.addEventListener("click", () => {
    if (started) {
      stop();
      return;
    }
    if (store.generation >= Number(range.max)) {
      chooseGeneration(Number(range.min));
    }
    shown = store.generation;
    started = { time: null, generation: shown };
    showState();
    requestAnimationFrame(tick);
  });
  range.addEventListener("input", () => chooseGeneration(range.valueAsNumber));
  store.subscribe(["generation", "champion", "data"], refresh);
  refresh();
  showState();
  return el("section", { id: "timeline", "aria-label": "Generations" }, play, el("div", {}, label, range));
}
