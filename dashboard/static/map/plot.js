// The picture of the timeline: histogram by type, spans, axis and the second clock, on one canvas.
(function () {
  "use strict";
  const R = window.Rasid;
  const AXIS = 17, CLOCK = 9, TOP = 5, LANE = 6, LANES = 4, MOST_SPANS = 14;
  const STEPS = { day: [1, 2, 7, 14], month: [1, 2, 3, 6], year: [1, 2, 5, 10, 20, 50, 100, 200, 500] };
  const LENGTH = { day: 1, month: 30.44, year: 365.25 };

  R.Plot = class {
    constructor(canvas) {
      this.canvas = canvas;
      this.theme = R.THEMES.light;
      this.side = 12;
    }

    // What is drawn; cheap parts (the window, the bar under the mouse) change without this.
    show(cube, shown, seen) {
      this.cube = cube;
      this.bars = cube.histogram(shown, seen);
      const spans = cube.spans(shown, seen, MOST_SPANS);
      this.lanes = spans && pack(spans);
      if (this.lanes && this.lanes.length > LANES) this.lanes = null;
      this.top = 1;
      for (let i = 0; i < cube.bins; i++) this.top = Math.max(this.top, this.count(i));
      this.clockTop = Math.max(1, ...cube.published.n);
    }

    // Events drawn over bin i: those dated to it, and those whose span reaches over it.
    count(i) {
      const { solid, faded, width } = this.bars;
      let n = 0;
      for (let t = 0; t < width; t++) n += solid[i * width + t] + (this.lanes ? 0 : faded[i * width + t]);
      return n;
    }

    get first() { return this.axis ? this.axis[0] : this.cube.edges[0]; }
    get last() { return this.axis ? this.axis[1] : this.cube.edges[this.cube.bins]; }
    x(day) { return this.side + ((day - this.first) / (this.last - this.first)) * (this.width - 2 * this.side); }
    day(x) { return this.first + ((x - this.side) / (this.width - 2 * this.side)) * (this.last - this.first); }
    bin(x) { return this.cube.binAt(Math.floor(this.day(x))); }

    resize() {
      const box = this.canvas.parentNode.getBoundingClientRect(), ratio = Math.min(window.devicePixelRatio || 1, 2);
      this.width = box.width;
      this.height = box.height;
      this.canvas.width = Math.round(box.width * ratio);
      this.canvas.height = Math.round(box.height * ratio);
      this.ratio = ratio;
    }

    clear() {
      const context = this.canvas.getContext("2d");
      context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      context.clearRect(0, 0, this.width, this.height);
    }

    draw(a, b, under) {
      const context = this.canvas.getContext("2d"), { cube, theme } = this;
      this.clear();
      if (!cube || !cube.bins) return;
      this.floor = this.height - AXIS - CLOCK;
      const lanes = this.lanes ? this.lanes.length : 0;
      this.ceiling = TOP + lanes * LANE + (lanes ? 3 : 0) + 8;
      this._axis(context, theme);
      this._histogram(context, a, b, under);
      if (lanes) this._lanes(context, a, b);
      this._clock(context, a, b);
      context.globalAlpha = 1;
    }

    _histogram(context, a, b, under) {
      const { cube, bars, theme } = this, { solid, faded, width } = bars;
      const scale = (this.floor - this.ceiling) / this.top;
      for (let i = 0; i < cube.bins; i++) {
        const left = this.x(cube.edges[i]), right = this.x(cube.edges[i + 1]);
        const wide = Math.max(1, right - left - (right - left > 4 ? 1 : 0)), inside = i >= a && i <= b ? 1 : 0.26;
        if (i === under) {
          context.globalAlpha = 0.08;
          context.fillStyle = theme.ink;
          context.fillRect(left, 0, right - left, this.floor);
        }
        let y = this.floor;
        for (let layer = 0; layer < (this.lanes ? 1 : 2); layer++) {
          const from = layer ? faded : solid;
          context.globalAlpha = inside * (layer ? 0.4 : 1);
          for (let t = 0; t < width; t++) {
            const n = from[i * width + t];
            if (!n) continue;
            const tall = Math.max(n * scale, this.top > 60 ? 0.4 : 1.5);
            context.fillStyle = R.type(cube.types[t])[theme.name];
            context.fillRect(left, y - tall, wide, tall);
            y -= tall;
          }
        }
      }
    }

    _lanes(context, a, b) {
      this.lanes.forEach((lane, row) => {
        for (const { b0, b1, type } of lane) {
          const left = this.x(this.cube.edges[b0]), right = this.x(this.cube.edges[b1 + 1]), y = TOP + row * LANE;
          const colour = R.type(this.cube.types[type])[this.theme.name];
          // Strong at its end, where the report stands; the beginning is what is less sure.
          const paint = context.createLinearGradient(left, 0, right, 0);
          paint.addColorStop(0, colour + "59");
          paint.addColorStop(1, colour + "d9");
          context.globalAlpha = b0 <= b && b1 >= a ? 1 : 0.3;
          context.fillStyle = paint;
          context.beginPath();
          context.roundRect(left, y, Math.max(3, right - left), LANE - 2, 2);
          context.fill();
        }
      });
    }

    // When it was told: article publication, one tick per bin, darker where more was told.
    _clock(context, a, b) {
      const { published, edges } = this.cube, y = this.floor + 3;
      context.fillStyle = this.theme.soft;
      for (let i = 0; i < published.n.length; i++) {
        const bin = published.bin[i], left = this.x(edges[bin]), right = this.x(edges[bin + 1]);
        context.globalAlpha = (0.3 + 0.7 * (published.n[i] / this.clockTop)) * (bin >= a && bin <= b ? 0.85 : 0.4);
        context.fillRect(left, y, Math.max(2, right - left - 1), 4);
      }
    }

    _axis(context, theme) {
      context.globalAlpha = 1;
      context.fillStyle = theme.line;
      context.fillRect(this.side, this.floor, this.width - 2 * this.side, 1);
      context.font = `11px ${R.FONT}`;
      context.textBaseline = "alphabetic";
      context.textAlign = "left";
      const roof = R.brief(this.top);
      context.fillRect(this.side, this.ceiling, this.width - 2 * this.side, 0.5);
      let free = -Infinity;
      for (const { day, text } of ticks(this.first, this.last, this.width - 2 * this.side)) {
        const x = this.x(day), wide = context.measureText(text).width;
        context.fillStyle = theme.line;
        context.fillRect(x, this.floor, 1, CLOCK + 3);
        const at = R.clamp(x + 4, 2, this.width - wide - 2);
        if (at < free) continue;
        context.fillStyle = theme.soft;
        context.fillText(text, at, this.height - 5);
        free = at + wide + 10;
      }
      context.fillStyle = theme.soft;
      context.globalAlpha = 0.85;
      context.font = `10px ${R.FONT}`;
      context.fillText(roof, this.side + 2, this.ceiling - 2);
      context.globalAlpha = 1;
    }
  };

  // Spans into as few rows as hold them without overlap.
  function pack(spans) {
    const lanes = [];
    for (const span of spans) {
      const lane = lanes.find((row) => row[row.length - 1].b1 < span.b0);
      if (lane) lane.push(span); else lanes.push([span]);
    }
    return lanes;
  }

  function ticks(first, last, width) {
    const perDay = width / (last - first);
    for (const unit of ["day", "month", "year"]) {
      for (const step of STEPS[unit]) if (LENGTH[unit] * step * perDay >= 66) return marks(unit, step, first, last);
    }
    return marks("year", 1000, first, last);
  }

  function marks(unit, step, first, last) {
    const found = [], utc = (year, month, day) => Math.round(Date.UTC(year, month, day) / 86400000);
    if (unit === "day") {
      for (let day = first; day < last; day++) {
        const { day: number, month } = R.parts(day);
        if (step < 7 ? (number - 1) % step === 0 && (step === 1 || number < 31) : (day - 3) % step === 0) {
          found.push({ day, text: R.date(day, found.length && !(month === 0 && number <= step) ? "dayMonth" : "day") });
        }
      }
      return found;
    }
    const start = R.parts(first);
    const from = unit === "year" ? Math.ceil(start.year / step) * step * 12 : start.year * 12;
    for (let month = from; ; month += unit === "year" ? step * 12 : step) {
      const day = utc(Math.floor(month / 12), month % 12, 1);
      if (day >= last) return found;
      if (day < first) continue;
      const plain = unit === "month" && month % 12 !== 0 && found.length;
      found.push({ day, text: R.date(day, unit === "year" ? "year" : plain ? "monthOnly" : "month") });
    }
  }
})();
