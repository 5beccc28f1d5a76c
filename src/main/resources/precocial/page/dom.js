// Elements are made here alone. Text becomes text nodes: names and provenance may be hostile.

// el("button", {id: "play", class: "round", on: {click: f}}, "Play"); attributes that are false or null are left out.
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, { on = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const [type, listener] of Object.entries(on)) {
    element.addEventListener(type, listener);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A function that runs f in the next frame, once however often it is called before.
function onceAFrame(f) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        f();
      });
    }
  };
}

// Sizes a canvas in CSS pixels for sharp drawing on any screen; its context is then scaled to CSS pixels, and clear.
function fitCanvas(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const columns = Math.max(1, Math.round(width * ratio));
  const rows = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

// Calls f(width) with an element's width in CSS pixels: when it is first laid out, and whenever that changes.
function onWidth(element, f) {
  let last = 0;
  new ResizeObserver((entries) => {
    const width = Math.round(entries[0].contentRect.width);
    if (width > 0 && width !== last) {
      last = width;
      f(width);
    }
  }).observe(element);
}
