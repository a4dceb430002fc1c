// Hands on the time window: drag, resize, draw a new one, and the same by keyboard.
(function () {
  "use strict";
  const R = window.Rasid;
  const LARGE = 7;

  R.handWindow = (timeline) => {
    const { area, frame, handles } = timeline, [start, end] = handles;
    const at = (event) => event.clientX - area.getBoundingClientRect().left;
    const ready = () => timeline.cube && timeline.cube.bins;

    // One gesture: `move(bin now, bin at the start, [a, b] at the start)` gives the new [a, b].
    function gesture(element, event, move) {
      if (event.button !== 0 || !ready()) return;
      event.preventDefault();
      event.stopPropagation();
      timeline.pause();
      const from = timeline.plot.bin(at(event)), bins = timeline.bins;
      let moved = false;
      element.setPointerCapture(event.pointerId);
      element.focus({ preventScroll: true });
      timeline.held = true;
      const follow = (next) => {
        const bin = timeline.plot.bin(at(next));
        if (bin === from && !moved) return;
        moved = true;
        timeline.setBins(...move(bin, from, bins), false);
      };
      const lift = () => {
        element.removeEventListener("pointermove", follow);
        element.removeEventListener("pointerup", lift);
        element.removeEventListener("pointercancel", lift);
        timeline.held = false;
        if (moved) timeline.on.lift();
      };
      element.addEventListener("pointermove", follow);
      element.addEventListener("pointerup", lift);
      element.addEventListener("pointercancel", lift);
    }

    const last = () => timeline.cube.bins - 1;
    const shifted = (by, [a, b]) => {
      const step = R.clamp(by, -a, last() - b);
      return [a + step, b + step];
    };
    const fresh = (bin, from) => [Math.min(bin, from), Math.max(bin, from)];
    area.addEventListener("pointerdown", (event) => gesture(area, event, fresh));
    // With all of the time chosen there is nothing to move: a drag inside draws a new window.
    frame.addEventListener("pointerdown", (event) =>
      gesture(frame, event, timeline.window === null ? fresh : (bin, from, bins) => shifted(bin - from, bins)));
    start.addEventListener("pointerdown", (event) => gesture(start, event, (bin, from, [, b]) => [Math.min(bin, b), b]));
    end.addEventListener("pointerdown", (event) => gesture(end, event, (bin, from, [a]) => [a, Math.max(bin, a)]));
    area.addEventListener("dblclick", () => ready() && timeline.all());

    const KEYS = { ArrowLeft: -1, ArrowRight: 1, PageDown: -LARGE, PageUp: LARGE, ArrowDown: -1, ArrowUp: 1 };
    let waiting = 0;
    function keys(element, change) {
      element.addEventListener("keydown", (event) => {
        if (!ready()) return;
        const [a, b] = timeline.bins;
        let step = KEYS[event.key];
        if (event.key === "Home") step = -a - b - 1;
        else if (event.key === "End") step = last() + 1;
        else if (event.key === "Escape") { timeline.all(); return; }
        if (step === undefined) return;
        if (event.shiftKey && Math.abs(step) === 1) step *= LARGE;
        event.preventDefault();
        timeline.pause();
        timeline.setBins(...change(step, [a, b]), false);
        clearTimeout(waiting);
        waiting = setTimeout(() => timeline.on.lift(), 350);
      });
    }
    keys(frame, (step, bins) => shifted(step, bins));
    keys(start, (step, [a, b]) => [R.clamp(a + step, 0, b), b]);
    keys(end, (step, [a, b]) => [a, R.clamp(b + step, a, last())]);

    // What stands under the mouse.
    area.addEventListener("pointermove", (event) => {
      if (!ready()) return;
      const bin = timeline.plot.bin(at(event)), { edges } = timeline.cube;
      if (bin === timeline.under) return;
      timeline.under = bin;
      const days = R.range(edges[bin], edges[bin + 1] - 1);
      timeline.bubble.textContent = `${days} · ${R.number(timeline.plot.count(bin))}`;
      timeline.bubble.hidden = false;
      const middle = (timeline.plot.x(edges[bin]) + timeline.plot.x(edges[bin + 1])) / 2, half = timeline.bubble.offsetWidth / 2;
      timeline.bubble.style.left = `${R.clamp(middle, half + 4, timeline.plot.width - half - 4)}px`;
      timeline.draw();
    });
    area.addEventListener("pointerleave", () => {
      timeline.under = -1;
      timeline.bubble.hidden = true;
      timeline.draw();
    });
  };
})();
