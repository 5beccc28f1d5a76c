// Keys that work wherever on the page the focus is, but for where one types.

// Calls what belongs to a key, as in {r: restart}; a function that returns false leaves the key to the browser.
function onKeys(functions) {
  document.addEventListener("keydown", (event) => {
    const act = functions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || takesKey(event.target, event.key)) {
      return;
    }
    if (act() !== false) {
      event.preventDefault();
    }
  });
}

function takesKey(target, key) {
  const takers = { " ": "button, summary, a, input:not([type=range])", Escape: "[role=application]" };
  const typing = "input[type=number], input[type=text], input[type=search], select, textarea";
  return target.closest(takers[key] ? `${takers[key]}, ${typing}` : typing) !== null;
}
