// Images: draw one, or take one of the data set, and see what the network says of it under each weight.

function imagesPanel() {
  const { sourceRows, sourceColumns, preparation } = store.data.images;
  let image = null; // {pixels, sample: index or null}
  const predictions = new Predictions();
  const seen = seenImage();
  const spoken = el("p", { class: "visually-hidden", "aria-live": "polite" });
  const hint = el("span", { class: "paper-hint" }, "Draw here");
  const testImages = samplePart(choose);
  const paper = new DigitCanvas(sourceRows, sourceColumns, onceAFrame(readPaper));

  function readPaper() {
    if (paper.blank && image && image.sample !== null) {
      return; // the paper was cleared for a sample
    }
    const shades = paper.blank ? null : paper.image();
    image = shades ? { pixels: prepareImage(shades, sourceRows, sourceColumns, preparation), sample: null } : null;
    show();
  }

  function choose(index) {
    paper.clear();
    image = { pixels: samplePixels(index), sample: index };
    show();
  }

  function clearAll() {
    image = null;
    paper.clear();
    show();
  }

  function show() {
    const votes = predictions.show(image && image.pixels);
    hint.hidden = !paper.blank;
    seen.show(image);
    testImages.show(image ? image.sample : null);
    if (!paper.drawing) {
      spoken.textContent = votes ? `Together the weights say ${classNames()[votes.byVote]}.` : "";
    }
    store.update({ values: image ? classify(store.network, image.pixels, activeWeights()).values : null });
  }

  onKeys({ c: clearAll, Escape: clearAll, z: () => paper.undo() });
  store.subscribe(["network", "weight", "individual", "weights", "theme"], show);
  show();
  return el(
    "div",
    { class: "images" },
    el(
      "p",
      { class: "note lead" },
      `${paperNote(store.data.images)} `,
      el("span", { class: "keys" }, "Keys: C clears, Z takes the last stroke back."),
    ),
    ...testImages.elements.filter(Boolean),
    el(
      "div",
      { class: "images-desk" },
      el(
        "div",
        { class: "paper-side" },
        el("div", { class: "paper" }, paper.element, hint),
        el(
          "div",
          { class: "controls" },
          el("button", { type: "button", id: "clear", on: { click: clearAll } }, "Clear"),
          el("button", { type: "button", id: "undo", on: { click: () => paper.undo() } }, "Undo"),
        ),
        predictions.ensemble,
      ),
      el("div", { class: "says-side" }, predictions.element, spoken),
      el("div", { class: "pixel-figures" }, seen.element, usedPixels()),
    ),
    weightControl(),
    heatMap(),
  );
}

// The image as the network sees it, prepared.
function seenImage() {
  const { rows, columns } = store.data.images;
  const canvas = el("canvas", { id: "prepared", class: "pixels", role: "img", "aria-label": "The image as the network sees it" });
  const text = el("figcaption", {}, `${sizeText(rows, columns)} pixels`);
  const blank = new Array(rows * columns).fill(0);
  function show(image) {
    drawPixels(canvas, image ? Array.from(image.pixels, (shade) => shade / 255) : blank, rows, columns);
  }
  return { element: el("figure", { class: "pixel-figure" }, el("h3", {}, "What it sees"), canvas, text), show };
}

// What is done to a drawing before the network sees it.
function paperNote({ sourceRows, sourceColumns, rows, columns, preparation }) {
  const like = sourceRows === MNIST_SIDE && sourceColumns === MNIST_SIDE;
  const size = sizeText(sourceRows, sourceColumns);
  const taken = like
    ? `What you draw is fitted into ${sizeText(MNIST_BOX, MNIST_BOX)} and centred by its mass in ${size}, as MNIST's digits were`
    : `What you draw is averaged to ${size}, as the data set's images are`;
  const smaller = `, then resized to ${sizeText(rows, columns)}`;
  return taken + { deskew: `${smaller} and made upright.`, resize: `${smaller}.`, raw: "." }[preparation];
}

// Without a break at the end of a line.
function sizeText(rows, columns) {
  return `${rows}\u00a0×\u00a0${columns}`;
}
