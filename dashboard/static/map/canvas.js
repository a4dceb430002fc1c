// A canvas over the whole view and a margin: moved and scaled with the map while it moves, redrawn when it rests.
(function () {
  "use strict";
  const R = window.Rasid;
  const PADDING = 0.35;

  // A canvas that follows the map: Leaflet's own renderer moves and scales it while the map moves, and then it is redrawn.
  R.MapCanvas = L.Renderer.extend({
    options: { padding: PADDING },
    initialize(pane, draw) {
      L.setOptions(this, { pane, padding: PADDING });
      L.stamp(this);
      this._layers = {};
      this._draw = draw;
    },
    _initContainer() {
      this._container = L.DomUtil.create("div", "rasid-canvas");
      this.ghost = this._container.appendChild(document.createElement("canvas"));
      this.canvas = this._container.appendChild(document.createElement("canvas"));
      this.ghost.className = "rasid-ghost";
      for (const canvas of [this.ghost, this.canvas]) canvas.setAttribute("aria-hidden", "true");
    },
    _destroyContainer() { L.DomUtil.remove(this._container); },
    _updatePaths() {},
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2);
      L.DomUtil.setPosition(this._container, this._bounds.min);
      for (const canvas of [this.canvas, this.ghost]) {
        if (canvas.width === Math.round(size.x * ratio) && canvas.height === Math.round(size.y * ratio)) continue;
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      this.ratio = ratio;
      this.ghost.style.transition = "none";
      this.ghost.style.opacity = 0;
      this.redraw();
    },
    redraw() {
      if (!this._bounds || !this._map) return;
      const context = this.canvas.getContext("2d"), origin = this._bounds.min;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this.canvas.width, this.canvas.height);
      context.setTransform(this.ratio, 0, 0, this.ratio, -origin.x * this.ratio, -origin.y * this.ratio);
      this._draw(context, this._bounds);
    },
    // Keep the last picture for a moment, fading, under (and then without) the next.
    fade() {
      if (!this.canvas || R.calm()) return;
      const context = this.ghost.getContext("2d");
      context.clearRect(0, 0, this.ghost.width, this.ghost.height);
      context.drawImage(this.canvas, 0, 0);
      for (const [canvas, from, to] of [[this.ghost, 1, 0], [this.canvas, 0, 1]]) {
        canvas.style.transition = "none";
        canvas.style.opacity = from;
        canvas.getBoundingClientRect();
        canvas.style.transition = "opacity 180ms ease-out";
        canvas.style.opacity = to;
      }
    },
  });
})();
