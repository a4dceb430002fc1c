// The timeline panel under the map: window with two handles, playback, presets, scope and the legend that filters.
(function () {
  "use strict";
  const R = window.Rasid, el = R.el;
  const BINS_A_SECOND = 9, SPEEDS = [0.5, 1, 2, 4];
  const PRESETS = [["Day", 1], ["Week", 7], ["Month", 30], ["All", 0]];

  R.Timeline = class {
    // `on`: window([first, last] | null) while it moves, lift() when the hand is lifted, types() and scope() when they change.
    constructor(host, on) {
      this.on = on;
      this.window = null;
      this.range = null;
      this.hidden = new Set();
      this.everywhere = false;
      this.rolling = false;
      this.speed = 1;
      this.under = -1;
      this.theme = R.THEMES.light;
      this.element = host.appendChild(el("section", { class: "rasid-time" }));
      this.draw = R.perFrame(() => this.drawNow());
      this.build();
    }

    build() {
      this.stop();
      this.element.replaceChildren();
      this.element.setAttribute("aria-label", R.say("Timeline"));
      this.playing = el("button", { class: "rasid-play", type: "button", onclick: () => (this.timer ? this.pause() : this.play()) });
      this.pace = el("select", { class: "rasid-pace", "aria-label": R.say("Speed"), onchange: () => { this.speed = Number(this.pace.value); } },
        ...SPEEDS.map((speed) => el("option", { value: speed, selected: speed === this.speed, text: `${R.number(speed)}×` })));
      this.mode = this.toggle(R.say("Playback"), [["Cumulative", false], ["Rolling", true]], () => this.rolling, (on) => { this.rolling = on; });
      this.scope = this.toggle(R.say("Where the histogram counts"), [["In view", false], ["Everywhere", true]], () => this.everywhere,
        (on) => { this.everywhere = on; this.on.scope(); });
      this.presets = el("div", { class: "rasid-presets", role: "group", "aria-label": R.say("Time window") },
        ...PRESETS.map(([name, days]) => el("button", { type: "button", text: R.say(name), onclick: () => this.preset(days) })));
      this.dates = el("span", { class: "rasid-dates" });
      this.told = el("span", { class: "rasid-told", role: "status", "aria-live": "polite" });
      this.canvas = el("canvas", { "aria-hidden": "true" });
      this.frame = el("div", { class: "rasid-window", tabindex: 0, role: "slider", "aria-label": R.say("Time window"), "aria-orientation": "horizontal" });
      this.handles = ["Start of the time window", "End of the time window"].map((name, side) =>
        el("div", { class: `rasid-handle ${side ? "end" : "start"}`, tabindex: 0, role: "slider", "aria-label": R.say(name), "aria-orientation": "horizontal" }));
      this.bubble = el("div", { class: "rasid-bubble", hidden: true });
      this.area = el("div", { class: "rasid-plot", dir: "ltr" }, this.canvas, this.frame, ...this.handles, this.bubble);
      this.legend = el("div", { class: "rasid-legend", role: "group", "aria-label": R.say("Event types") });
      this.element.append(
        el("div", { class: "rasid-bar" }, el("div", { class: "rasid-playing" }, this.playing, this.pace, this.mode),
          el("div", { class: "rasid-now" }, this.dates, this.told), el("div", { class: "rasid-sides" }, this.presets, this.scope)),
        this.area, this.legend);
      this.plot = new R.Plot(this.canvas);
      this.plot.theme = this.theme;
      this.plot.resize();
      R.handWindow(this);
      this.face();
      if (this.sized) this.sized.disconnect();
      this.sized = new ResizeObserver(() => { this.plot.resize(); this.drawNow(); });
      this.sized.observe(this.area);
    }

    toggle(label, options, get, set) {
      const buttons = options.map(([name, value]) => el("button", { type: "button", text: R.say(name), "aria-pressed": String(get() === value),
        onclick: () => { set(value); buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(options[i][1] === value))); } }));
      return el("div", { class: "rasid-toggle", role: "group", "aria-label": label }, ...buttons);
    }

    // A new cube, other types or another view: the bars are counted anew.
    show(cube, seen) {
      this.cube = cube;
      this.seen = this.everywhere ? null : seen;
      this.plot.show(cube, this.mask(), this.seen);
      if (cube.bins && this.shown !== cube) R.glide(this.plot, cube.edges[0], cube.edges[cube.bins], () => this.drawNow());
      const came = this.shown !== cube;
      this.shown = cube;
      if (!this.range && cube.bins) this.whole = [cube.edges[0], cube.edges[cube.bins] - 1];
      if (!this.legend.childElementCount || this.cubeTypes !== cube.types.join()) this.chips();
      this.drawNow();
      if (came) this.arrived();
    }

    // A preset that asked for finer bins first, and may ask once more: years, then weeks, then days.
    arrived() {
      const { wanted } = this;
      this.wanted = null;
      if (!wanted || wanted.unit === this.cube.unit) { this.follow(); return; }
      if (wanted.whole) this.window = null;
      this.preset(wanted.days);
    }

    // The axis follows the window: narrower bins around a narrow one, all of time without one.
    follow() {
      const range = R.rangeFor(this);
      if (String(range) === String(this.range)) return;
      this.range = range;
      this.on.range();
    }

    mask() { return Uint8Array.from(this.cube.types, (name) => (this.hidden.has(name) ? 0 : 1)); }
    get bins() { return this.cube.binsOf(this.window); }

    drawNow() {
      if (!this.cube || !this.cube.bins || (this.cube.timeless && !this.range)) { this.vacant(true); return; }
      this.vacant(false);
      const [a, b] = this.bins;
      this.plot.draw(a, b, this.under);
      this.place([a, b]);
      const totals = this.cube.totals(a, b, this.mask(), this.seen);
      this.tell(a, b, totals);
      this.count(totals.inside);
    }

    // No event has a date: there is no time to choose from.
    vacant(is) {
      this.element.classList.toggle("timeless", is);
      if (!is) return;
      this.plot.clear();
      this.place(null);
      this.dates.textContent = this.cube ? R.say("No dated events") : "";
      this.told.textContent = "";
      if (this.cube) this.count(new Int32Array(this.cube.types.length));
    }

    place(bins) {
      const { plot, cube } = this, hide = !bins;
      for (const element of [this.frame, ...this.handles]) element.hidden = hide;
      if (hide) return;
      const [left, right] = [plot.x(cube.edges[bins[0]]), plot.x(cube.edges[bins[1] + 1])];
      this.frame.style.left = `${left}px`;
      this.frame.style.width = `${Math.max(2, right - left)}px`;
      this.frame.classList.toggle("whole", this.window === null);
      this.handles[0].style.left = `${left}px`;
      this.handles[1].style.left = `${right}px`;
      const [first, last] = [cube.edges[bins[0]], cube.edges[bins[1] + 1] - 1];
      [[this.frame, bins[0], R.range(first, last)], [this.handles[0], bins[0], R.date(first, "day")], [this.handles[1], bins[1], R.date(last, "day")]]
        .forEach(([element, now, text]) => {
          element.setAttribute("aria-valuemin", 0);
          element.setAttribute("aria-valuemax", cube.bins - 1);
          element.setAttribute("aria-valuenow", now);
          element.setAttribute("aria-valuetext", text);
        });
    }

    tell(a, b, { chosen, all }) {
      const { edges } = this.cube;
      this.dates.textContent = R.range(edges[a], edges[b + 1] - 1);
      const text = `${R.number(chosen)} ${R.say("of")} ${R.number(all)} ${R.say("events")}`;
      if (this.told.textContent !== text) this.told.textContent = text;
    }

    // Set from outside, or by a hand: days [first, last], or null for all.
    setWindow(window) {
      if (String(window) === String(this.window)) return;
      this.window = window;
      this.drawNow();
      if (this.cube) this.follow();
    }

    setBins(a, b, lift) {
      const { cube } = this;
      this.window = !this.range && a <= 0 && b >= cube.bins - 1 ? null : [cube.edges[a], cube.edges[b + 1] - 1];
      this.on.window(this.window);
      this.draw();
      if (lift) this.on.lift();
    }

    // All of time, whatever the axis shows.
    all() {
      this.window = null;
      this.on.window(null);
      this.draw();
      this.on.lift();
    }

    // A preset keeps the end of the window and asks for its length; from all, it takes the last event's bin.
    preset(days) {
      if (!this.cube || !this.cube.bins) return;
      this.pause();
      if (!days) { this.all(); return; }
      const end = this.window ? this.bins[1] : this.lastFull();
      if (this.cube.unit !== "day" && days < this.cube.edges[end + 1] - this.cube.edges[end]) {
        this.wanted = { days, whole: this.window === null, unit: this.cube.unit };
        this.setBins(end, end, false);
        this.follow();
        return;
      }
      this.setBins(this.cube.binAt(this.cube.edges[end + 1] - days), end, true);
    }

    // The last bin that an event is dated to; else the last that one reaches.
    lastFull() {
      const { bins, everywhere: { b0, b1 } } = this.cube, own = b1.filter((last, i) => last === b0[i]);
      return (own.length ? own : b1).reduce((last, bin) => Math.max(last, bin), b1.length ? 0 : bins - 1);
    }

    play() {
      if (!this.cube || this.cube.bins < 2) return;
      let [a, b] = this.bins;
      const last = this.cube.bins - 1, whole = this.window === null;
      const width = whole ? Math.max(1, Math.round(this.cube.bins / 12)) : b - a + 1;
      if (whole || b >= last) [a, b] = [0, this.rolling ? width - 1 : 0];
      let position = b, before = performance.now();
      const step = (now) => {
        position += ((now - before) / 1000) * BINS_A_SECOND * this.speed;
        before = now;
        b = Math.min(last, Math.floor(position));
        this.setBins(this.rolling ? Math.max(0, b - width + 1) : a, b, false);
        if (b >= last) this.pause(); else this.timer = requestAnimationFrame(step);
      };
      this.timer = requestAnimationFrame(step);
      this.face();
    }

    stop() { cancelAnimationFrame(this.timer); this.timer = 0; }

    pause() {
      const was = this.timer;
      this.stop();
      this.face();
      if (was) this.on.lift();
    }

    face() {
      this.playing.setAttribute("aria-label", R.say(this.timer ? "Pause" : "Play"));
      this.playing.classList.toggle("on", Boolean(this.timer));
    }

    chips() {
      this.cubeTypes = this.cube.types.join();
      const present = new Set([...this.cube.everywhere.type].map((t) => this.cube.types[t]));
      this.chipOf = new Map();
      this.legend.replaceChildren(...this.cube.types.filter((name) => present.has(name) || this.hidden.has(name)).map((name) => {
        const count = el("b", { text: "" });
        const chip = el("button", { type: "button", class: "rasid-chip", "aria-pressed": String(!this.hidden.has(name)), title: R.typeName(name),
          onclick: (event) => this.flip(name, event.shiftKey || event.altKey) }, R.icon(name, this.theme.name, 14),
          el("span", { text: R.typeName(name, true) }), count);
        this.chipOf.set(name, { chip, count });
        return chip;
      }));
    }

    // One type on or off; with shift, only this one (and again: all).
    flip(name, only) {
      const others = this.cube.types.filter((other) => other !== name);
      if (only) this.hidden = this.hidden.size === others.length && !this.hidden.has(name) ? new Set() : new Set(others);
      else if (!this.hidden.delete(name)) this.hidden.add(name);
      this.press();
      this.on.types();
    }

    // The types left on, by name; null for all.
    setTypes(names) {
      this.hidden = new Set(names ? Object.keys(R.TYPES).filter((name) => !names.includes(name)) : []);
      this.press();
    }

    press() {
      for (const [type, { chip }] of this.chipOf || []) chip.setAttribute("aria-pressed", String(!this.hidden.has(type)));
    }

    count(inside) {
      this.cube.types.forEach((name, t) => {
        const made = this.chipOf && this.chipOf.get(name), text = R.brief(inside[t]);
        if (made && made.count.textContent !== text) made.count.textContent = text;
      });
    }

    setTheme(theme) {
      this.theme = this.plot.theme = theme;
      if (this.cube) { this.chips(); this.drawNow(); }
    }
  };
})();
