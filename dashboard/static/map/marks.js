// The mark layer: cells and their sums -> marks on two canvases, areas below the map's labels and marks above them.
(function () {
  "use strict";
  const R = window.Rasid;
  const KM_PER_DEGREE = 111.32;
  const LEAST_REACH = 16, LINE_FROM = 13;
  const AREAS = new Set(["admin1", "country"]);

  R.Marks = class {
    // `on.choose(mark)` and `on.hover(mark | null)` are called with what the hand does.
    constructor(map, on) {
      this.map = map;
      this.on = on;
      this.marks = [];
      this.theme = R.THEMES.light;
      this.chosen = { place: null, point: null };
      this.lit = null;
      this.active = null;
      pane(map, "rasid-areas", 410);
      pane(map, "rasid-labels", 420);
      pane(map, "rasid-marks", 430);
      // Before the canvases, which redraw on the same event: marks must stand in their new places by then.
      map.on("moveend", () => this._place());
      this.under = new R.MapCanvas("rasid-areas", (context, bounds) => this._drawAreas(context, bounds)).addTo(map);
      this.over = new R.MapCanvas("rasid-marks", (context, bounds) => this._drawMarks(context, bounds)).addTo(map);
      this.redraw = R.perFrame(() => this.drawNow());
      map.on("mousemove", (event) => this._hover(this.at(event.layerPoint)));
      map.on("mouseout", () => this._hover(null));
      map.on("click", (event) => this._click(event));
    }

    // New sums for the same or a new cube; a new cube fades in.
    show(cube, totals, { fade = false } = {}) {
      if (fade) { this.under.fade(); this.over.fade(); }
      this.cube = cube;
      this.marks = build(cube, totals);
      this._place();
      this.drawNow();
    }

    // Names in the interface's language came in after the marks.
    rename() {
      this.settled = null;
      this._place();
      this.drawNow();
    }

    drawNow() { this.under.redraw(); this.over.redraw(); }

    // Where each mark stands on the screen at this zoom.
    _place() {
      const { map, cube } = this, { dx, dy, bare } = this._settled();
      for (const mark of this.marks) {
        const point = map.latLngToLayerPoint([mark.lat, mark.lon]);
        mark.homeX = point.x;
        mark.homeY = point.y;
        mark.x = point.x + dx[mark.cell];
        mark.y = point.y + dy[mark.cell];
        mark.radius = R.radiusOf(mark.total, mark.places);
        mark.reach = mark.km ? pixels(map, mark.lat, mark.km) : 0;
        if (!mark.area) continue;
        mark.reach = Math.max(mark.reach, LEAST_REACH);
        R.measurePlate(this._pen(), mark, bare[mark.cell]);
      }
      this.marks.sort((a, b) => b.area - a.area || b.radius - a.radius);
      this._choose();
    }

    // Worked out once for a cube, a zoom and a language.
    _settled() {
      const { map, cube, settled } = this, zoom = map.getZoom();
      if (!cube) return { dx: [], dy: [], bare: [] };
      if (settled && settled.cube === cube && settled.zoom === zoom && settled.language === R.language) return settled;
      const plate = (cell, total) => {
        const { name, lat, lon, precision } = cube.cells, mark = { name: name[cell], lat: lat[cell], lon: lon[cell], precision: precision[cell], total };
        R.measurePlate(this._pen(), mark);
        return mark.plate.width;
      };
      const found = R.settle(map, cube, (precision) => AREAS.has(precision), plate);
      return (this.settled = { ...found, cube, zoom, language: R.language });
    }

    _pen() { return (this.pen = this.pen || document.createElement("canvas").getContext("2d")); }

    choose(place, point) {
      if (place === this.chosen.place && String(point) === String(this.chosen.point)) return;
      this.chosen = { place, point };
      this._choose();
      this.redraw();
    }

    // The chosen mark: the cell chosen, or the one that holds the chosen event's point.
    _choose() {
      const { place, point } = this.chosen;
      let best = null, nearest = 40;
      for (const mark of this.marks) {
        mark.chosen = false;
        if (place && mark.id === place) { best = mark; nearest = -1; }
        if (!point || nearest < 0) continue;
        const distance = mark.exact ? (same(mark, point) ? 0 : Infinity) : this._away(mark, point);
        if (distance < nearest) { nearest = distance; best = mark; }
      }
      if (best) best.chosen = true;
      this.chosenMark = best;
    }

    _away(mark, point) {
      const at = this.map.latLngToLayerPoint(point);
      return Math.hypot(at.x - mark.homeX, at.y - mark.homeY);
    }

    _drawAreas(context, bounds) {
      for (const mark of this.marks) {
        this._tether(context, mark);
        if (!(mark.area || (mark.reach > mark.radius + 3)) || outside(mark, bounds, mark.reach)) continue;
        R.drawArea(context, { ...mark, x: mark.homeX, y: mark.homeY, chosen: mark.chosen || mark === this.lit }, this.theme);
      }
    }

    // A thin line home, from what had to stand aside.
    _tether(context, mark) {
      if (Math.hypot(mark.x - mark.homeX, mark.y - mark.homeY) < LINE_FROM) return;
      context.beginPath();
      context.moveTo(mark.homeX, mark.homeY);
      context.lineTo(mark.x, mark.y);
      context.lineWidth = 1;
      context.globalAlpha = 0.55;
      context.strokeStyle = this.theme.soft;
      context.stroke();
      context.beginPath();
      context.arc(mark.homeX, mark.homeY, 1.8, 0, 2 * Math.PI);
      context.fillStyle = this.theme.soft;
      context.fill();
      context.globalAlpha = 1;
    }

    _drawMarks(context, bounds) {
      const last = [];
      for (const mark of this.marks) {
        if (outside(mark, bounds, 120)) continue;
        if (mark.chosen || mark === this.lit || mark === this.active) last.push(mark); else this._one(context, mark);
      }
      for (const mark of last) this._one(context, mark);
    }

    _one(context, mark) {
      if (mark.area) {
        R.drawPlate(context, mark, this.theme);
      } else {
        if (mark.chosen) glow(context, mark, this.theme);
        if (mark.precision === "admin2") dashed(context, mark, this.theme);
        R.drawMark(context, mark, this.theme);
      }
      if (mark === this.lit) outline(context, mark, this.theme.ink, 1.5);
      if (mark === this.active) outline(context, mark, this.theme.accent, 3);
    }

    at(point) {
      for (let i = this.marks.length - 1; i >= 0; i--) if (covers(this.marks[i], point)) return this.marks[i];
      return null;
    }

    _hover(mark) {
      if (mark === this.lit) return;
      this.lit = mark;
      this.map.getContainer().classList.toggle("rasid-on-mark", mark !== null);
      this.on.hover(mark);
      this.redraw();
    }

    // The page lights the mark of an event: by its point.
    light(point) {
      const mark = point && this.marks.find((one) => (one.exact ? same(one, point) : this._away(one, point) < one.radius));
      this.lit = mark || null;
      this.redraw();
    }

    _click(event) {
      if (this.on.ground(event.latlng)) return;
      const mark = this.at(event.layerPoint);
      if (mark) this.on.choose(mark);
    }
  };

  function build(cube, { sums, unreal }) {
    const { id, lat, lon, name, precision, radius_km: km, places, exact } = cube.cells, width = cube.types.length, marks = [];
    for (let i = 0; i < cube.size; i++) {
      const parts = [];
      let total = 0;
      for (let t = 0; t < width; t++) {
        const n = sums[i * width + t];
        if (n) { parts.push([cube.types[t], n]); total += n; }
      }
      if (!total) continue;
      parts.sort((a, b) => b[1] - a[1]);
      marks.push({ cell: i, id: id[i], lat: lat[i], lon: lon[i], name: name[i], precision: precision[i], km: km[i] || 0,
        places: places[i], exact: exact[i], parts, total, hollow: unreal[i] === total, area: AREAS.has(precision[i]) ? 1 : 0 });
    }
    return marks;
  }

  const same = (mark, [lat, lon]) => Math.abs(mark.lat - lat) < 6e-4 && Math.abs(mark.lon - lon) < 6e-4;
  const outside = (mark, { min, max }, by) => mark.x < min.x - by || mark.x > max.x + by || mark.y < min.y - by || mark.y > max.y + by;

  function covers(mark, { x, y }) {
    if (!mark.area) return Math.hypot(mark.x - x, mark.y - y) <= Math.max(mark.radius + 3, 11);
    return Math.abs(mark.x - x) <= mark.plate.width / 2 && Math.abs(mark.y - y) <= mark.plate.height / 2;
  }

  function pane(map, name, z) {
    const made = map.createPane(name);
    made.style.zIndex = z;
    made.style.pointerEvents = "none";
  }

  function pixels(map, latitude, km) {
    const perPixel = (360 / (256 * 2 ** map.getZoom())) * KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
    return km / perPixel;
  }

  function outline(context, mark, colour, width) {
    context.beginPath();
    if (mark.area) {
      const { width: w, height: h } = mark.plate;
      context.roundRect(mark.x - w / 2 - 2, mark.y - h / 2 - 2, w + 4, h + 4, 13);
    } else context.arc(mark.x, mark.y, mark.radius + 4.5, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  function glow(context, mark, theme) {
    context.save();
    context.shadowColor = theme.name === "dark" ? "rgba(0,0,0,0.8)" : "rgba(20,30,35,0.45)";
    context.shadowBlur = 14;
    context.shadowOffsetY = 3;
    context.beginPath();
    context.arc(mark.x, mark.y, mark.radius + 5, 0, 2 * Math.PI);
    context.fillStyle = theme.paper;
    context.fill();
    context.restore();
    outline(context, mark, theme.accent, 2.5);
  }

  function dashed(context, mark, theme) {
    context.beginPath();
    context.arc(mark.x, mark.y, mark.radius + 5, 0, 2 * Math.PI);
    context.setLineDash([3, 3]);
    context.lineWidth = 1.5;
    context.strokeStyle = R.type(mark.parts[0][0])[theme.name];
    context.stroke();
    context.setLineDash([]);
  }
})();
