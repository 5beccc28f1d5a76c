// Numbers, durations and names as short texts.

// Three significant digits, or more where the whole part has more: 612, 0.125, −1.25, 1.2e38.
function number(x) {
  if (x === null || x === undefined || Number.isNaN(x)) {
    return "–";
  }
  if (!Number.isFinite(x)) {
    return x > 0 ? "∞" : "−∞";
  }
  const size = Math.abs(x);
  let text;
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    text = x.toExponential(1).replace("e+", "e");
  } else if (size >= 100) {
    text = String(Math.round(x));
  } else {
    text = String(Number(x.toPrecision(3)));
  }
  return text.replace(/-/g, "−");
}

// Whole numbers with all their digits: 2,073,600.
function whole(x) {
  return Math.abs(x) < 1e15 ? Math.round(x).toLocaleString("en").replace("-", "−") : number(x);
}

function percent(share) {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–";
}

// 4.2 s, 3 min 5 s, 2 h 10 min.
function duration(seconds) {
  if (!(seconds >= 60 && seconds < 1e9)) {
    return `${number(seconds)} s`;
  }
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

// Names of inputs and outputs as one writes them on paper: theta_dot is θ̇, cos_theta is cos θ.
function prettyName(name) {
  return name
    .replace(/theta/g, "θ")
    .replace(/(.)_dot/g, "$1\u0307")
    .replace(/_/g, " ");
}
