// Repeats what the program computed with the page's own engine, and says by how much the two differ.

// differenceFrom(case) gives what report(element, differences) tells of.
function selfCheck(cases, differenceFrom, report) {
  const element = el("p", { id: "check", class: "note" }, "Comparing with the program …");
  const differences = [];
  // One at a time and when there is nothing else to do: the page should answer at once from the start.
  const next = () => {
    if (differences.length < cases.length) {
      differences.push(differenceFrom(cases[differences.length]));
      whenIdle(next);
    } else if (cases.length === 0) {
      element.textContent = "Not compared with the program: there is nothing of it to compare with in this page.";
    } else {
      report(element, differences);
    }
  };
  whenIdle(next);
  return element;
}

function whenIdle(f) {
  if (window.requestIdleCallback) {
    requestIdleCallback(f, { timeout: 1000 });
  } else {
    setTimeout(f, 50);
  }
}

function count(n, what) {
  return `${n.toLocaleString("en")} ${what}${n === 1 ? "" : "s"}`;
}

// element.dataset.difference is for tests.
function tellCheck(element, good, difference, text) {
  element.dataset.difference = String(difference);
  element.classList.toggle("warning", !good);
  element.textContent = `${good ? "Checked against the program" : "Differs from the program"}: ${text}`;
}
