// Light, dark, or as the system has it; and the colours for what is drawn on canvases.

const THEMES = { auto: "Auto", light: "Light", dark: "Dark" };
const colours = new Map();

// The value of a CSS variable, such as colour("--ink"), in the colours of the moment.
function colour(name) {
  if (!colours.has(name)) {
    colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return colours.get(name);
}

// From --negative over --zero to --positive, for x from -1 to 1, as [red, green, blue].
function divergingRgb(x) {
  const zero = rgb(colour("--zero"));
  const end = rgb(colour(x < 0 ? "--negative" : "--positive"));
  const share = Math.min(1, Math.abs(x)) || 0;
  return zero.map((from, i) => Math.round(from + share * (end[i] - from)));
}

function divergingColour(x) {
  return `rgb(${divergingRgb(x).join(",")})`;
}

// Dark or light, whichever can be read on that colour.
function inkOn([red, green, blue]) {
  return 0.299 * red + 0.587 * green + 0.114 * blue > 120 ? "#14171a" : "#ffffff";
}

function rgb(hex) {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

function applyTheme(theme, button) {
  if (theme === "auto") {
    document.documentElement.removeAttribute("data-theme");
  } else {
    document.documentElement.setAttribute("data-theme", theme);
  }
  button.textContent = `◐ ${THEMES[theme]}`;
  button.setAttribute("aria-label", `Colours: ${THEMES[theme].toLowerCase()}`);
  colours.clear();
  // With the system's own colours in the name a change of those counts as well.
  store.update({ theme: `${theme} ${matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"}` });
}

// Storage may be forbidden, as in some browsers for pages from disk.
function keptTheme() {
  try {
    const kept = localStorage.getItem("precocial-theme");
    return Object.keys(THEMES).includes(kept) ? kept : "auto";
  } catch (forbidden) {
    return "auto";
  }
}

function startTheme(button) {
  let theme = keptTheme();
  applyTheme(theme, button);
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    try {
      localStorage.setItem("precocial-theme", theme);
    } catch (forbidden) {
      // The choice then lasts as long as the page.
    }
    applyTheme(theme, button);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => applyTheme(theme, button));
}
