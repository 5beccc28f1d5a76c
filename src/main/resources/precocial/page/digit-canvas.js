// A canvas to write on with mouse, pen or finger: strokes of a soft round brush.

const PAPER_WIDTH = 280;
const BRUSH = 22; // of a digit 200 high that is 2.2 in a box of 20, as in MNIST
const SOFTNESS = 3;

class DigitCanvas {
  // onStroke is called whenever the ink has changed, and at the end of a stroke.
  constructor(rows, columns, onStroke) {
    this.rows = rows;
    this.columns = columns;
    this.onStroke = onStroke;
    this.strokes = []; // each a list of [x, y]
    this.cleared = []; // those that were there before the last clearing
    this.pointer = null;
    this.width = PAPER_WIDTH;
    this.height = Math.round((PAPER_WIDTH * rows) / columns);
    this.element = el("canvas", {
      id: "digit", width: this.width, height: this.height, role: "img", "aria-label": "Paper to draw on",
    });
    this.context = this.element.getContext("2d", { willReadFrequently: true });
    this.element.addEventListener("pointerdown", (event) => this.begin(event));
    this.element.addEventListener("pointermove", (event) => this.move(event));
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) {
      this.element.addEventListener(type, (event) => this.end(event));
    }
    store.subscribe(["theme"], () => this.paint());
  }

  begin(event) {
    if (this.pointer === null && event.button === 0) {
      event.preventDefault();
      this.pointer = event.pointerId;
      this.element.setPointerCapture(event.pointerId);
      this.strokes.push([this.place(event)]);
      this.changed();
    }
  }

  move(event) {
    if (event.pointerId === this.pointer) {
      const events = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
      this.strokes[this.strokes.length - 1].push(...(events.length > 0 ? events : [event]).map((at) => this.place(at)));
      this.changed();
    }
  }

  end(event) {
    if (event.pointerId === this.pointer) {
      this.pointer = null;
      this.changed();
    }
  }

  place(event) {
    const box = this.element.getBoundingClientRect();
    return [((event.clientX - box.left) * this.width) / box.width, ((event.clientY - box.top) * this.height) / box.height];
  }

  get drawing() {
    return this.pointer !== null;
  }

  get blank() {
    return this.strokes.length === 0;
  }

  // Takes the last stroke back, or all that was cleared.
  undo() {
    if (this.blank) {
      this.strokes = this.cleared;
      this.cleared = [];
    } else {
      this.strokes.pop();
    }
    this.pointer = null;
    this.changed();
  }

  clear() {
    this.cleared = this.strokes;
    this.strokes = [];
    this.pointer = null;
    this.changed();
  }

  changed() {
    this.paint();
    this.onStroke();
  }

  paint() {
    const context = this.context;
    context.clearRect(0, 0, this.width, this.height);
    context.strokeStyle = colour("--ink");
    context.shadowColor = colour("--ink");
    context.shadowBlur = SOFTNESS;
    context.lineWidth = BRUSH;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.beginPath();
    for (const stroke of this.strokes) {
      context.moveTo(...stroke[0]);
      // A point alone is a dot, which a line of no length would not be.
      const points = stroke.length > 1 ? stroke : [[stroke[0][0] + 0.01, stroke[0][1]]];
      points.forEach((point) => context.lineTo(...point));
    }
    context.stroke();
  }

  // The drawing as an image like those of the data set; null while it is blank.
  image() {
    const pixels = this.context.getImageData(0, 0, this.width, this.height).data;
    // Ink is what is opaque, whatever its colour.
    const ink = new Uint8Array(this.width * this.height);
    for (let i = 0; i < ink.length; i++) {
      ink[i] = pixels[4 * i + 3];
    }
    return inkToImage(ink, this.width, this.height, this.rows, this.columns);
  }
}
