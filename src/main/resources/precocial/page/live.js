// A page that the program serves while it searches: rows and champions come as server-sent events.

// Calls onChampion() after the first champion, when there was none before.
function startLive(status, onChampion) {
  const { data } = store;
  const say = (text, state) => {
    status.hidden = false;
    status.textContent = text;
    status.className = state;
  };
  const rows = data.run ? data.run.rows : 0; // Of the log, which the page may hold every second or third row of.
  const champion = data.champions.length > 0 ? data.champions[data.champions.length - 1].generation : 0;
  const source = new EventSource(`events?rows=${rows}&champion=${champion}`);
  let done = false;
  say("Connecting", "waiting");

  source.addEventListener("run", (event) => {
    const news = JSON.parse(event.data);
    const following = isAtEnd();
    takeRows(news);
    done = news.finished;
    if (done) {
      source.close();
    }
    say(done ? "The search has ended" : `Live: generation ${lastGeneration(data.run)}`, done ? "ended" : "live");
    afterNews(following);
  });
  source.addEventListener("champion", (event) => {
    const champion = JSON.parse(event.data);
    const following = isAtEnd();
    const known = data.champions.findIndex((c) => c.generation === champion.generation);
    if (known >= 0 && JSON.stringify(data.champions[known]) === JSON.stringify(champion)) {
      return; // Sent again after a lost connection: what the reader does with it goes on.
    }
    const index = known >= 0 ? known : data.champions.length;
    data.champions[index] = champion;
    if (!store.network) {
      onChampion();
    } else if (index === store.champion) {
      showChampion(index, store.generation, true);
    }
    afterNews(following);
  });
  source.addEventListener("error", () => {
    if (!done) {
      const closed = source.readyState === EventSource.CLOSED;
      say(closed ? "The search's server has ended" : "No connection to the search; trying again", "waiting");
    }
  });
}

// Whether the reader looks at the newest generation, and so goes on with it.
function isAtEnd() {
  return !store.data.run || store.generation === null || store.generation >= lastGeneration(store.data.run);
}

function afterNews(following) {
  store.update({ data: store.data });
  if (store.network && store.data.run) {
    chooseGeneration(following ? lastGeneration(store.data.run) : store.generation);
  }
}

// Rows take the place of those from their generation on, for they are sent again after a lost connection.
function takeRows({ log, details, population, generations, facts }) {
  const { data } = store;
  const shown = document.querySelector("#facts-panel .facts");
  if (shown) {
    shown.replaceWith(factList(facts));
  }
  data.run = data.run || { kind: "search", generations, log: { generation: [] }, details: null, population: null };
  const { generation } = data.run.log;
  const known = log.generation.length > 0 ? generation.filter((g) => g < log.generation[0]).length : generation.length;
  const before = (old, column) => (old && old[column] ? old[column].slice(0, known) : new Array(known).fill(null));
  const join = (old, rows) => Object.fromEntries(
    Object.entries(rows).map(([column, values]) => [column, [...before(old, column), ...values]]));
  data.run.log = join(data.run.log, log);
  data.run.details = details ? join(data.run.details, details) : data.run.details;
  data.run.population = population || data.run.population;
  data.run.generations = generations;
}
