// Test images of the data set, prepared as the program prepared them, and what the program said of them.

// The part of the panel with the samples: choose(index) is called with the image that was picked, show(index or null) marks it.
function samplePart(choose) {
  if (!store.data.images.sample) {
    return { elements: [], show() {} };
  }
  const about = el("p", { class: "note about-sample" });
  const buttons = sampleButtons(choose);
  const show = (index) => {
    buttons.mark(index);
    about.textContent = index === null ? "Choose one to show it to the network." : sampleText(index);
  };
  return { elements: [el("h3", {}, "Test images"), buttons.element, about, sampleCheck()], show };
}

function sampleButtons(choose) {
  const { rows, columns, sample } = store.data.images;
  const names = classNames();
  const canvases = sample.labels.map(() => el("canvas", { class: "pixels", "aria-hidden": "true" }));
  const buttons = sample.labels.map((label, i) =>
    el(
      "button",
      { type: "button", class: "sample", "aria-label": `Test image ${i + 1}: ${names[label]}`, on: { click: () => choose(i) } },
      canvases[i],
    ),
  );
  const paint = () =>
    canvases.forEach((canvas, i) => drawPixels(canvas, Array.from(samplePixels(i), (shade) => shade / 255), rows, columns));
  store.subscribe(["theme"], paint);
  paint();
  const mark = (index) => buttons.forEach((button, i) => button.classList.toggle("chosen", i === index));
  return { element: el("div", { id: "samples" }, ...buttons), mark };
}

const decodedSamples = { text: null, bytes: null };

function samplePixels(index) {
  const { rows, columns, sample } = store.data.images;
  if (decodedSamples.text !== sample.pixels) {
    decodedSamples.text = sample.pixels;
    decodedSamples.bytes = Uint8Array.from(atob(sample.pixels), (letter) => letter.charCodeAt(0));
  }
  return decodedSamples.bytes.subarray(index * rows * columns, (index + 1) * rows * columns);
}

let predictedChampion = null; // what the program's predictions are of: the last champion when the page was built

// The true class of a sample, and whether page and program say the same of it.
function sampleText(index) {
  const { sample } = store.data.images;
  const truth = `Test image ${index + 1} is ${classNames()[sample.labels[index]]}.`;
  if (store.data.champions[store.champion] !== predictedChampion) {
    return truth;
  }
  const different = store.data.weights.filter((_, w) => !sampleAgrees(store.network, index, w));
  return different.length === 0
    ? `${truth} The program says the same as this page under all ${store.data.weights.length} weights.`
    : `${truth} The program says otherwise under ${different.map(shortWeight).join(", ")}.`;
}

function sampleAgrees(network, index, w) {
  const { shared } = store.data.images.sample.predictions;
  return classify(network, samplePixels(index), store.data.weights[w]).label === shared[w][index];
}

// Compares what the page says of all samples under all weights with what the program said.
function sampleCheck() {
  const { labels, predictions } = store.data.images.sample;
  if (!predictions) {
    return null;
  }
  const element = el("p", { id: "check", class: "note" }, "Comparing with the program …");
  predictedChampion = store.data.champions[store.data.champions.length - 1];
  const network = new Network(predictedChampion.network);
  let same = 0;
  const next = (index) => {
    if (index < labels.length) {
      same += store.data.weights.filter((_, w) => sampleAgrees(network, index, w)).length;
      whenIdle(() => next(index + 1));
      return;
    }
    const all = labels.length * store.data.weights.length;
    element.dataset.difference = String(all - same);
    element.classList.toggle("warning", same < all);
    element.textContent =
      `${same === all ? "Checked against the program" : "Differs from the program"}: the last champion says the same here ` +
      `in ${same.toLocaleString("en")} of ${all.toLocaleString("en")} cases, ` +
      `${count(labels.length, "image")} under ${count(store.data.weights.length, "weight")} each.`;
  };
  whenIdle(() => next(0));
  return element;
}
