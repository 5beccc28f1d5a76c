// Unpacks the data and builds the page.

const page = document.getElementById("page");

async function readData() {
  const packed = Uint8Array.from(atob(document.getElementById("data").textContent.trim()), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(unpacked).text());
}

function showMessage(text) {
  page.replaceChildren(el("p", { class: "message", role: "alert" }, text));
}

function showHead({ title, task, run, program, champions, live }) {
  document.getElementById("title").textContent = title;
  const kinds = { search: "A search for weight agnostic networks", tuning: "A tuning of individual weights" };
  const kind = run ? kinds[run.kind] || "A run" : "A weight agnostic network";
  const what = champions.length > 1 && !live ? `${champions.length} champions` : null;
  const parts = [kind, `task ${task.name}`, what, `Precocial ${program}`];
  document.getElementById("subtitle").textContent = parts.filter(Boolean).join(" · ");
}

function section(id, title, ...children) {
  return el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...children);
}

function factList(facts) {
  const row = ([name, text]) => el("div", {}, el("dt", {}, name), el("dd", {}, String(text)));
  return el("dl", { class: "facts" }, ...facts.map(row));
}

// Its title and itself.
function taskPanel(data) {
  return data.swingup ? ["Swing-up", swingupPanel()]
    : data.walker ? ["Walker", walkerPanel()] : data.images ? ["Digits", imagesPanel()] : [null, null];
}

// Chooses the last champion and builds all panels, each of which then follows the store.
function build() {
  const { data } = store;
  const index = data.champions.length - 1;
  const tuned = data.run && data.run.kind === "tuning" && data.champions[index].network.weights;
  store.update({ weight: data.startWeight, individual: Boolean(tuned) });
  showChampion(index, data.run ? Math.max(lastGeneration(data.run), data.champions[index].generation || 0) : null);
  const [title, panel] = taskPanel(data);
  page.replaceChildren(...[
    data.run ? timeline() : null,
    el("div", { class: data.images ? "desk wide-network" : "desk" },
      panel ? section("play-panel", title, panel) : null,
      section("network-panel", "The network", networkDiagram(), weightEditor())),
    data.run ? section("run-panel", "The run", runCharts()) : null,
    data.facts.length > 0 ? section("facts-panel", "Where it comes from", factList(data.facts)) : null,
  ].filter(Boolean));
}

async function start() {
  startTheme(document.getElementById("theme"));
  if (typeof DecompressionStream === "undefined") {
    showMessage("This browser cannot unpack the page's data. Firefox, Chromium and Safari can since 2023.");
    return;
  }
  let data;
  try {
    data = await readData();
  } catch (broken) {
    showMessage("The data in this page cannot be read. The file may have been cut off or changed.");
    return;
  }
  store.update({ data });
  showHead(data);
  if (data.champions.length > 0) {
    build();
  } else {
    const text = data.live ? "Waiting for the first champion." : "This run has no champion yet.";
    page.replaceChildren(el("p", { class: "note" }, text));
  }
  if (data.live) {
    startLive(document.getElementById("status"), build);
  }
}

start();
