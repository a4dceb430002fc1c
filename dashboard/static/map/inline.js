// The source of a saved page: columns of events inside the page are counted here, in the shape that the api answers with;
// and the list of what a mark stands for, which in the app is the evidence panel beside the map.
(function () {
  "use strict";
  const R = window.Rasid, el = R.el;
  const MOST_EXACT = 80, SQUARE = 64, UNDATED = -(2 ** 31), MOST_LISTED = 300;
  const MOST_BINS = [["day", 190], ["week", 190], ["month", 250], ["year", 10000]];
  const GRIDDED = new Set(["settlement", "admin2"]);
  const FIRST_SUNDAY = 3;

  R.InlineSource = class {
    // `columns`: types, statuses, places {lat, lon, name, precision, radius_km}, and per event place (-1: none), d0, d1,
    // published (days since 1970, null where unknown), type, status, and what is told of it.
    constructor(columns) {
      const day = (values) => Int32Array.from(values, (value) => (value === null ? UNDATED : value));
      Object.assign(this, columns, { d0: day(columns.d0), d1: day(columns.d1), published: day(columns.published) });
      // Nobody answers with another filter: an area drawn here is counted here.
      this.alone = true;
      this.edges = this.range();
      this.ids = columns.places.lat.map((lat, i) => `p.${i}`);
    }

    // Bins over all days, or over those given.
    range(given = null) {
      let [first, last] = given || [Infinity, -Infinity];
      if (!given) for (const days of [this.d0, this.d1, this.published]) {
        for (const day of days) if (day !== UNDATED) { first = Math.min(first, day); last = Math.max(last, day); }
      }
      if (first > last) return { unit: "day", edges: [0, 1] };
      for (const [unit, most] of MOST_BINS) {
        const edges = [start(unit, first)];
        while (edges[edges.length - 1] <= last && edges.length <= most + 1) edges.push(after(unit, edges[edges.length - 1]));
        if (edges.length - 1 <= most) return { unit, edges };
      }
      throw new RangeError("no unit of time fits");
    }

    async view([west, south, east, north], zoom, filter) {
      const { lat, lon } = this.places, holds = R.insideOf(new URLSearchParams(filter).get("area")), across = (x) => (west <= east ? x >= west && x <= east : x >= west || x <= east);
      const meant = lat.map((y, i) => !holds || holds(y, lon[i]));
      const inView = lat.map((y, i) => meant[i] && y >= south && y <= north && across(lon[i]));
      const asked = new URLSearchParams(filter), [first, last] = [asked.get("from"), asked.get("to")].map((text) => (text ? R.fromIso(text) : null));
      this.dated = first === null ? null : [first, last];
      this.edges = this.range(this.dated);
      const cells = this.divide(inView, zoom), everywhere = holds ? Int32Array.from(meant, (yes) => (yes ? 0 : -1)) : null;
      return new R.Cube({
        total: holds ? this.place.filter((at) => at >= 0 && meant[at]).length : this.type.length, placed: this.place.filter((at) => at >= 0).length, unplaced: this.place.filter((at) => at < 0).length,
        undated: this.d0.filter((day) => day === UNDATED).length, bins: this.edges, types: this.types, statuses: this.statuses,
        cells: cells.columns, counts: this.count(cells.of), everywhere: this.count(everywhere), published: this.told(),
      });
    }

    // Each place by itself where few are in view, else squares of the screen; areas always by themselves.
    divide(inView, zoom) {
      const { lat, lon, name, precision, radius_km: km } = this.places, of = new Int32Array(lat.length).fill(-1), cells = new Map();
      const exact = inView.filter(Boolean).length <= MOST_EXACT, side = (360 / (256 * 2 ** zoom)) * SQUARE;
      for (let i = 0; i < lat.length; i++) {
        if (!inView[i]) continue;
        const alone = exact || !GRIDDED.has(precision[i]);
        const key = alone ? this.ids[i] : `g.${Math.floor(lon[i] / side)}.${Math.floor(lat[i] / side)}.${precision[i]}`;
        if (!cells.has(key)) cells.set(key, { at: cells.size, members: [] });
        of[i] = cells.get(key).at;
        cells.get(key).members.push(i);
      }
      const columns = { id: [], lat: [], lon: [], name: [], precision: [], radius_km: [], places: [], exact: [] };
      for (const { members } of cells.values()) {
        const [first] = members, one = members.length === 1, mean = (values) => members.reduce((sum, i) => sum + values[i], 0) / members.length;
        const cell = { id: one ? this.ids[first] : `g.${first}`, lat: mean(lat), lon: mean(lon), name: one ? name[first] : null,
          precision: precision[first], radius_km: one ? km[first] : null, places: members.length, exact: one };
        for (const key in columns) columns[key].push(cell[key]);
      }
      return { columns, of };
    }

    // Sparse counts by cell (or everywhere, where `of` is null), bins, type and status.
    count(of) {
      const counts = { cell: [], b0: [], b1: [], type: [], status: [], n: [] }, seen = new Map();
      for (let i = 0; i < this.type.length; i++) {
        const cell = of ? (this.place[i] < 0 ? -1 : of[this.place[i]]) : 0;
        if (cell < 0 || this.d0[i] === UNDATED || (this.dated && (this.d1[i] < this.dated[0] || this.d0[i] > this.dated[1]))) continue;
        const b0 = this.bin(this.d0[i]), b1 = this.bin(this.d1[i]), key = `${cell} ${b0} ${b1} ${this.type[i]} ${this.status[i]}`;
        if (seen.has(key)) { counts.n[seen.get(key)] += 1; continue; }
        seen.set(key, counts.n.length);
        for (const [name, value] of Object.entries({ cell, b0, b1, type: this.type[i], status: this.status[i], n: 1 })) counts[name].push(value);
      }
      return counts;
    }

    told() {
      const bins = new Map();
      for (const day of this.published) {
        if (day === UNDATED || (this.dated && (day < this.dated[0] || day > this.dated[1]))) continue;
        bins.set(this.bin(day), (bins.get(this.bin(day)) || 0) + 1);
      }
      return { bin: [...bins.keys()], n: [...bins.values()] };
    }

    bin(day) {
      const { edges } = this.edges;
      let low = 0, high = edges.length - 2;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (edges[middle] <= day) low = middle; else high = middle - 1;
      }
      return low;
    }

    // The events of one place inside a window of days, in time order: their numbers.
    at(id, days) {
      const place = this.ids.indexOf(id), found = [];
      for (let i = 0; i < this.place.length; i++) {
        if (this.place[i] !== place || (days && this.d0[i] !== UNDATED && (this.d0[i] > days[1] || this.d1[i] < days[0]))) continue;
        found.push(i);
      }
      const time = (i) => (this.d0[i] === UNDATED ? Infinity : this.d0[i]);
      return found.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : a - b));
    }
  };

  // Days since 1970 of the bin that holds a day, and of the next one. Weeks begin on Sunday.
  const first = (year, month) => Math.round(Date.UTC(year, month, 1) / 86400000);
  function start(unit, day) {
    const { year, month } = R.parts(day);
    if (unit === "week") return day - ((((day - FIRST_SUNDAY) % 7) + 7) % 7);
    return unit === "day" ? day : unit === "month" ? first(year, month) : first(year, 0);
  }
  function after(unit, edge) {
    const { year, month } = R.parts(edge);
    return unit === "day" ? edge + 1 : unit === "week" ? edge + 7 : unit === "month" ? first(year, month + 1) : first(year + 1, 0);
  }

  // What a chosen mark stands for: each event with its sentence, in the sentence's own direction.
  R.showEvidence = (plugin, source, caption) => {
    if (caption) plugin.frame.prepend(el("p", { class: "rasid-caption", dir: "auto", text: caption }));
    const list = plugin.stage.appendChild(el("aside", { class: "rasid-evidence", hidden: true, tabindex: -1 }));
    L.DomEvent.disableClickPropagation(list);
    L.DomEvent.disableScrollPropagation(list);
    const close = () => { list.hidden = true; plugin.state.place = null; plugin.marks.choose(null, null); };
    plugin.map.on("rasid:report", ({ value }) => {
      list.hidden = !value.place;
      if (!value.place) return;
      const found = source.at(value.place, value.window && value.window.map(R.fromIso));
      list.replaceChildren(el("button", { type: "button", class: "close", "aria-label": R.say("Close"), text: "×", onclick: close }),
        ...found.slice(0, MOST_LISTED).map((i) => article(plugin, source, i)));
      if (found.length > MOST_LISTED) list.append(el("p", { text: `${R.number(MOST_LISTED)} ${R.say("of")} ${R.number(found.length)}` }));
      list.setAttribute("aria-label", R.say("Events"));
      list.focus({ preventScroll: true });
    });
  };

  function article(plugin, source, i) {
    const { sentence, language, who, attribution, origin, url } = source.told_of[i], type = source.types[source.type[i]];
    const when = source.d0[i] === UNDATED ? R.say("without a date") : R.range(source.d0[i], source.d1[i]);
    const safe = /^https?:\/\//i.test(url || "");
    return el("article", {}, el("h3", {}, R.icon(type, plugin.theme.name, 14), el("span", { text: `${R.typeName(type, true)} · ${when}` })),
      who ? el("p", { class: "who", text: who, dir: "auto" }) : null,
      el("blockquote", { text: sentence, lang: language || null, dir: "auto" }),
      el("p", { class: "from" }, [attribution, R.say(source.statuses[source.status[i]])].filter(Boolean).join(" · ") + (origin ? " · " : ""),
        safe ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: origin || url }) : origin || ""));
  }
})();
