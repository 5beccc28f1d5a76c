// Animation frames for something that moves, and none while nobody sees it.

// Calls onFrame(seconds since the last one) for each frame while it is switched on, the element is in view and the tab is shown.
class FrameLoop {
  constructor(element, onFrame) {
    this.onFrame = onFrame;
    this.on = false;
    this.inView = true;
    this.request = 0;
    this.last = null;
    new IntersectionObserver((entries) => {
      this.inView = entries[entries.length - 1].isIntersecting;
      this.follow();
    }).observe(element);
    document.addEventListener("visibilitychange", () => this.follow());
  }

  switchTo(on) {
    this.on = on;
    this.follow();
  }

  // Asks for frames or lets go of them, as things are now.
  follow() {
    const wanted = this.on && this.inView && !document.hidden;
    if (wanted && this.request === 0) {
      this.last = null;
      this.request = requestAnimationFrame((time) => this.frame(time));
    } else if (!wanted && this.request !== 0) {
      cancelAnimationFrame(this.request);
      this.request = 0;
    }
  }

  frame(time) {
    this.request = requestAnimationFrame((next) => this.frame(next));
    // Nothing has passed at the first frame after a pause: what was not seen did not happen.
    const seconds = this.last === null ? 0 : Math.max(0, time - this.last) / 1000;
    this.last = time;
    this.onFrame(seconds);
  }
}

// The button that switches a loop on and off, with what does the same for keys: play(on).
function playControl(loop) {
  const button = el("button", { type: "button", id: "pause", on: { click: () => play(!loop.on) } });
  function play(on) {
    loop.switchTo(on);
    button.textContent = on ? "Pause" : "Play";
    button.classList.toggle("main", !on);
  }
  return { button, play };
}
