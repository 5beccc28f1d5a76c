// Hands on the cart: a pointer that pulls it, and keys and buttons that push it.

const BUTTON_PUSH = 12; // N

// metres(pixels from the canvas's left) is the place on the track; changed() is called when a hand comes or goes.
function pullByPointer(canvas, simulation, metres, changed) {
  let pointer = null;
  const follow = (event) => {
    if (event.pointerId === pointer) {
      simulation.hand = { x: metres(event.clientX - canvas.getBoundingClientRect().left) };
      changed();
    }
  };
  const release = (event) => {
    if (event.pointerId === pointer) {
      pointer = null;
      simulation.hand = null;
      changed();
    }
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (pointer === null && event.button === 0) {
      pointer = event.pointerId;
      canvas.setPointerCapture(pointer);
      follow(event);
    }
  });
  canvas.addEventListener("pointermove", follow);
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) {
    canvas.addEventListener(type, release);
  }
}

function pushByArrows(canvas, simulation, changed) {
  const ways = { ArrowLeft: -1, ArrowRight: 1 };
  canvas.addEventListener("keydown", (event) => {
    if (ways[event.key]) {
      event.preventDefault();
      pushCart(simulation, ways[event.key], changed);
    }
  });
  canvas.addEventListener("keyup", (event) => ways[event.key] && letGo(simulation, changed));
  canvas.addEventListener("blur", () => letGo(simulation, changed));
}

// Pushes as long as it is held, by pointer or by key.
function pushButton(way, simulation, changed) {
  const name = way < 0 ? "left" : "right";
  const down = () => pushCart(simulation, way, changed);
  const up = () => letGo(simulation, changed);
  const isPress = (event) => event.key === " " || event.key === "Enter";
  return el(
    "button",
    {
      type: "button", id: `push-${name}`, class: "icon",
      "aria-label": `Push the cart to the ${name}`, title: `Push to the ${name}`,
      on: {
        pointerdown: down, pointerup: up, pointercancel: up, pointerleave: up, blur: up,
        keydown: (event) => isPress(event) && down(),
        keyup: (event) => isPress(event) && up(),
        contextmenu: (event) => event.preventDefault(),
      },
    },
    way < 0 ? "←" : "→",
  );
}

function pushCart(simulation, way, changed) {
  simulation.hand = { force: way * BUTTON_PUSH };
  changed();
}

function letGo(simulation, changed) {
  if (simulation.hand && simulation.hand.force !== undefined) {
    simulation.hand = null;
    changed();
  }
}
