// Zoom and pan of a canvas by pointer, touch and wheel. One finger scrolls the page until the canvas is zoomed.

const MOST_ZOOM = 16;

class DiagramView {
  // onChange() after each change; onTap(x, y, byTouch) and onHover(x, y) or onHover(null) with places before zooming.
  constructor(canvas, { onChange, onTap, onHover }) {
    Object.assign(this, { canvas, onChange, zoom: 1, x: 0, y: 0, width: 1, height: 1 });
    const pointers = new Map();
    let moved = 0; // how far this gesture went, in pixels
    const drop = (event) => pointers.delete(event.pointerId);
    canvas.addEventListener("pointerdown", (event) => {
      moved = pointers.size === 0 ? 0 : Infinity;
      pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    });
    canvas.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) {
        onHover(...this.place(event.offsetX, event.offsetY));
        return;
      }
      const now = [event.offsetX, event.offsetY];
      const others = [...pointers.entries()].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      pointers.set(event.pointerId, now);
      if (others.length > 0) {
        const spread = (at) => Math.hypot(at[0] - others[0][0], at[1] - others[0][1]) || 1;
        this.zoomBy(spread(now) / spread(before), (now[0] + others[0][0]) / 2, (now[1] + others[0][1]) / 2);
      } else {
        moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
        if (moved > 5) {
          canvas.setPointerCapture(event.pointerId);
          this.moveTo(this.zoom, this.x + now[0] - before[0], this.y + now[1] - before[1]);
        }
      }
    });
    canvas.addEventListener("pointerup", (event) => {
      if (pointers.has(event.pointerId) && moved <= 5) {
        onTap(...this.place(event.offsetX, event.offsetY), event.pointerType !== "mouse");
      }
      drop(event);
    });
    canvas.addEventListener("pointercancel", drop);
    canvas.addEventListener("pointerleave", (event) => {
      drop(event);
      onHover(null);
    });
    // The wheel alone scrolls the page; with Ctrl it zooms, which is what a touchpad's pinch sends as well.
    canvas.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        this.zoomBy(Math.exp(-Math.max(-50, Math.min(50, event.deltaY)) / 100), event.offsetX, event.offsetY);
      }
    }, { passive: false });
  }

  place(offsetX, offsetY) {
    return [(offsetX - this.x) / this.zoom, (offsetY - this.y) / this.zoom];
  }

  setSize(width, height) {
    Object.assign(this, { width, height });
    this.moveTo(1, 0, 0);
  }

  zoomBy(factor, atX = this.width / 2, atY = this.height / 2) {
    const zoom = Math.max(1, Math.min(MOST_ZOOM, this.zoom * factor));
    const share = zoom / this.zoom;
    this.moveTo(zoom, atX - share * (atX - this.x), atY - share * (atY - this.y));
  }

  // Brings a place into the middle where it lies outside.
  show(x, y) {
    const [sx, sy] = [x * this.zoom + this.x, y * this.zoom + this.y];
    if (sx < 20 || sy < 20 || sx > this.width - 20 || sy > this.height - 20) {
      this.moveTo(this.zoom, this.width / 2 - x * this.zoom, this.height / 2 - y * this.zoom);
    }
  }

  // The network never leaves its frame.
  moveTo(zoom, x, y) {
    this.zoom = zoom;
    this.x = Math.max(this.width * (1 - zoom), Math.min(0, x));
    this.y = Math.max(this.height * (1 - zoom), Math.min(0, y));
    this.canvas.classList.toggle("zoomed", zoom > 1);
    this.onChange();
  }
}
