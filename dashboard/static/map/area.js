// An area of the map as a filter: a box or a circle, drawn by pointer, by touch or by keys, or all that is in view.
// Its words are those of the URL (dashboard/filters/areas.py): west,south,east,north or latitude,longitude,kilometres.
(function () {
  "use strict";
  const R = window.Rasid, el = R.el;
  const EARTH_KM = 6371.0088, CORNERS = 96, LEAST_PIXELS = 8, RADIAN = Math.PI / 180;
  const STEP = 0.04, GROWTH = 1.15, FIRST_SHARE = 0.25;
  const TOOLS = [
    ["box", "Draw a box to filter by", "M3.5 4.5h11v9h-11z"], ["circle", "Draw a circle to filter by", "M9 3a6 6 0 1 1 0 12a6 6 0 1 1 0-12"],
    ["view", "Filter by what is in view", "M2.5 3.5h13l-5 6v5l-3-1.8V9.5z"], ["none", "Remove the area", "M4.5 4.5l9 9m0-9l-9 9"],
  ];
  const wrap = (lng) => L.latLng(0, lng).wrap().lng;

  R.kilometres = (one, other) => {
    const north = Math.sin(((other.lat - one.lat) * RADIAN) / 2) ** 2, east = Math.sin(((other.lng - one.lng) * RADIAN) / 2) ** 2;
    return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(north + Math.cos(one.lat * RADIAN) * Math.cos(other.lat * RADIAN) * east)));
  };

  // Words -> {south, west, north, east} or {centre, km}; null for none.
  R.readArea = (text) => {
    const numbers = text ? text.split(",").map(Number) : [];
    if (numbers.length === 3) return { centre: { lat: numbers[0], lng: numbers[1] }, km: numbers[2] };
    if (numbers.length !== 4) return null;
    const [west, south, east, north] = numbers;
    return { west, south, east: east < west ? east + 360 : east, north };
  };

  R.writeArea = ({ centre, km, west, south, east, north }) => {
    const short = (numbers) => numbers.map((number) => String(Number(number.toFixed(4)))).join();
    if (centre) return short([centre.lat, wrap(centre.lng), Math.max(0.001, Number(km.toPrecision(3)))]);
    const whole = east - west >= 360;
    return short([whole ? -180 : wrap(west), Math.max(-90, south), whole ? 180 : wrap(east), Math.min(90, north)]);
  };

  // A test of latitude and longitude; of an area that is not set, null.
  R.insideOf = (text) => {
    const area = R.readArea(text);
    if (!area) return null;
    if (area.centre) return (lat, lng) => R.kilometres(area.centre, { lat, lng }) <= area.km;
    return (lat, lng) => lat >= area.south && lat <= area.north && [lng, lng + 360].some((x) => x >= area.west && x <= area.east);
  };

  // The outline on the map, in the copy of the world nearest to `middle`.
  function outline(area, middle) {
    const at = area.centre ? area.centre.lng : (area.west + area.east) / 2, by = 360 * Math.round((middle - at) / 360);
    if (!area.centre) {
      const { south, west, north, east } = area;
      return [[south, west + by], [north, west + by], [north, east + by], [south, east + by]];
    }
    const lat = area.centre.lat * RADIAN, reach = area.km / EARTH_KM, points = [];
    for (let i = 0; i < CORNERS; i++) {
      const turn = (i * 2 * Math.PI) / CORNERS;
      const y = Math.asin(Math.sin(lat) * Math.cos(reach) + Math.cos(lat) * Math.sin(reach) * Math.cos(turn));
      const x = Math.atan2(Math.sin(turn) * Math.sin(reach) * Math.cos(lat), Math.cos(reach) - Math.sin(lat) * Math.sin(y));
      points.push([y / RADIAN, at + by + x / RADIAN]);
    }
    return points;
  }

  R.Drawing = class {
    constructor(plugin) {
      this.plugin = plugin;
      this.map = plugin.map;
      this.area = null;
      this.mode = null;
      this.map.createPane("rasid-area").style.cssText = "z-index:405;pointer-events:none";
      const renderer = L.svg({ pane: "rasid-area", padding: 0.5 });
      this.shape = L.polygon([], { renderer, pane: "rasid-area", interactive: false, smoothFactor: 0, className: "rasid-area" }).addTo(this.map);
      this.buttons = Object.fromEntries(TOOLS.map(([name, , path]) => [name, el("button", { type: "button", class: `rasid-tool ${name}`,
        onclick: (event) => this.press(name, event.detail === 0) }, icon(path))]));
      this.bar = el("div", { class: "leaflet-bar leaflet-control rasid-tools", role: "group" }, ...Object.values(this.buttons));
      this.map._controlCorners.topleft.append(this.bar);
      L.DomEvent.disableClickPropagation(this.bar);
      this.sheet = el("div", { class: "rasid-sheet", hidden: true });
      this.map.getContainer().append(this.sheet);
      L.DomEvent.disableClickPropagation(this.sheet);
      this.hint = plugin.stage.appendChild(el("div", { class: "rasid-hint", role: "status" }));
      this.sheet.addEventListener("pointerdown", (event) => this.down(event));
      document.addEventListener("keydown", (event) => this.key(event), true);
      this.map.on("moveend", () => (this.keyed ? this.sketch(this.ofKeys()) : this.outline()));
      this.outline();
    }

    // Names of the buttons, in the interface's language.
    name() {
      this.bar.setAttribute("aria-label", R.say("Area"));
      for (const [name, words] of TOOLS) {
        this.buttons[name].title = R.say(words);
        this.buttons[name].setAttribute("aria-label", R.say(words));
      }
    }

    // The area that the filter has now, by the query of the page.
    follow(query) {
      this.waiting = undefined;
      this.set(new URLSearchParams(query).get("area"));
    }

    set(text) {
      this.text = text || null;
      this.area = R.readArea(text);
      if (!this.mode) this.outline();
    }

    outline(area = this.area) {
      this.shape.setLatLngs(area ? outline(area, this.map.getCenter().lng) : []);
      this.buttons.none.hidden = !this.area;
      for (const name of ["box", "circle"]) this.buttons[name].setAttribute("aria-pressed", String(this.mode === name));
    }

    corners() { return this.area ? outline(this.area, this.map.getCenter().lng) : []; }

    press(name, byKey) {
      if (name === this.mode) { this.stop(); return; }
      this.stop();
      if (name === "none") { this.choose(null); this.buttons.box.focus(); }
      else if (name === "view") this.choose(this.seen());
      else this.start(name, byKey);
    }

    seen() {
      const bounds = this.map.getBounds();
      return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    }

    start(mode, byKey) {
      this.mode = mode;
      this.sheet.hidden = false;
      if (byKey) {
        const size = this.map.getSize();
        this.keyed = { at: size.divideBy(2), reach: L.point(size.x, size.y).multiplyBy(FIRST_SHARE) };
        this.sketch(this.ofKeys());
        this.say("Arrow keys move the area, + and − change its size, Enter sets it, Escape cancels.");
      } else {
        this.outline();
        this.say(mode === "box" ? "Drag from one corner to the other. Escape cancels." : "Drag from the middle outwards. Escape cancels.");
      }
    }

    stop() {
      this.mode = this.from = this.keyed = null;
      this.sheet.hidden = true;
      this.say(null);
      this.outline();
    }

    // The filter changes: the page is told, and answers with its new query.
    choose(area) {
      const { plugin } = this, text = area ? R.writeArea(area) : null;
      this.set(text);
      plugin.state.place = null;
      plugin.marks.choose(null, plugin.state.point);
      if (plugin.source.alone) { plugin.state.query = area ? `area=${text}` : ""; plugin.ask(); }
      this.waiting = text;
      plugin.report();
    }

    // What a report says of the area, until the page has answered to it.
    reported() { return this.waiting === undefined ? {} : { area: this.waiting }; }

    down(event) {
      if (event.button !== 0 || this.from) return;
      const { sheet } = this, from = (this.from = this.at(event));
      this.keyed = null;
      sheet.setPointerCapture(event.pointerId);
      const follow = (next) => { if (next.pointerId === event.pointerId && this.from) this.sketch(this.between(from, this.at(next))); };
      const end = (last) => {
        if (last.pointerId !== event.pointerId) return;
        for (const name of ["pointermove", "pointerup", "pointercancel"]) sheet.removeEventListener(name, name === "pointermove" ? follow : end);
        if (!this.from) return;
        this.from = null;
        const to = this.at(last), drawn = this.between(from, to), tool = this.buttons[this.mode];
        if (last.type === "pointercancel" || from.distanceTo(to) < LEAST_PIXELS) { this.outline(); return; }
        this.stop();
        this.choose(drawn);
        tool.focus({ preventScroll: true });
      };
      sheet.addEventListener("pointermove", follow);
      sheet.addEventListener("pointerup", end);
      sheet.addEventListener("pointercancel", end);
    }

    at(event) { return this.map.mouseEventToContainerPoint(event); }

    // Two points on the screen -> a box between them, or a circle about the first.
    between(from, to) {
      const [one, other] = [from, to].map((point) => this.map.containerPointToLatLng(point));
      if (this.mode === "circle") return { centre: one, km: R.kilometres(one, other) };
      const bounds = L.latLngBounds(one, other);
      return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    }

    ofKeys() {
      const { at, reach } = this.keyed;
      return this.mode === "box" ? this.between(at.subtract(reach), at.add(reach)) : this.between(at, at.add([Math.min(reach.x, reach.y), 0]));
    }

    sketch(area) {
      this.outline(area);
      if (area.centre) this.say(null, `${R.number(Number(area.km.toPrecision(3)))} ${R.say("km")}`);
    }

    key(event) {
      if (!this.mode) return;
      const tool = this.buttons[this.mode];
      if (event.key === "Escape") { this.stop(); tool.focus(); }
      else if (!this.keyed || !this.steer(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    steer(key) {
      const { keyed } = this, step = this.map.getSize().multiplyBy(STEP);
      const moves = { ArrowLeft: [-step.x, 0], ArrowRight: [step.x, 0], ArrowUp: [0, -step.y], ArrowDown: [0, step.y] };
      const grows = { "+": GROWTH, "=": GROWTH, "-": 1 / GROWTH };
      if (key === "Enter" || key === " ") {
        const drawn = this.ofKeys();
        this.stop();
        this.choose(drawn);
        return true;
      }
      if (key in moves) keyed.at = keyed.at.add(moves[key]);
      else if (key in grows) keyed.reach = keyed.reach.multiplyBy(grows[key]);
      else return false;
      this.sketch(this.ofKeys());
      return true;
    }

    say(words, figure) {
      if (!figure) this.words = words ? R.say(words) : "";
      this.hint.textContent = [this.words, figure].filter(Boolean).join(" ");
    }
  };

  const SVG = "http://www.w3.org/2000/svg";
  function icon(path) {
    const svg = document.createElementNS(SVG, "svg"), line = svg.appendChild(document.createElementNS(SVG, "path"));
    for (const [name, value] of [["viewBox", "0 0 18 18"], ["width", 18], ["height", 18], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    line.setAttribute("d", path);
    return svg;
  }
})();
