// All recordings of a champion in words and figures; each can be chosen there, too.

function replayTable() {
  const body = el("tbody");
  const heads = ["Weight", "Reward", "Distance", "Steps", "How it ended"].map((name) => el("th", { scope: "col" }, name));
  const caption = el("caption", {}, "Recorded episodes");
  const element = el("table", { id: "replays" }, caption, el("thead", {}, el("tr", {}, ...heads)), body);

  function show() {
    const chosen = chosenReplay();
    body.replaceChildren(...replays().map((replay) => replayRow(replay, replay === chosen)));
  }

  store.subscribe(["network", "data", "weight", "individual"], show);
  show();
  return element;
}

function replayRow(replay, chosen) {
  const own = replay.weight === "individual";
  const choose = () => (own ? store.update({ individual: true }) : share(replay.weight));
  const button = el(
    "button",
    { type: "button", value: replay.weight, "aria-pressed": String(chosen), on: { click: choose } },
    own ? "own" : shortWeight(replay.weight),
  );
  return el(
    "tr",
    { class: chosen ? "chosen" : null },
    el("th", { scope: "row", class: "number" }, button),
    el("td", { class: "number" }, decimals(replay.total, 1)),
    el("td", { class: "number" }, `${decimals(replay.distance(replay.steps), 1)} m`),
    el("td", { class: "number" }, replay.steps.toLocaleString("en")),
    el("td", {}, WALKER_ENDS[replay.end]),
  );
}
