// The basemap: Natural Earth shapes drawn on canvas tiles from our own files, and names of towns and countries over them.
// world.json serves the far views, detail/<column>_<row>.json the near ones; online tiles are a switch, off by default.
(function () {
  "use strict";
  const R = window.Rasid, el = R.el;
  const FOLDER = "/assets/basemap/", DETAIL_FROM = 6, TILE = 512;
  const LOCAL_CREDIT = "Natural Earth · GeoNames (CC BY 4.0)";
  const ONLINE = { url: "https://tile.openstreetmap.org/{z}/{x}/{y}.png", credit: "© OpenStreetMap contributors" };

  // Longitude and latitude as parts of the Mercator square: 0 to 1, from the north-west.
  const across = (lon) => (lon + 180) / 360;
  const down = (lat) => {
    const sin = Math.sin((R.clamp(lat, -85.05, 85.05) * Math.PI) / 180);
    return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  };

  // A flat list of steps -> Mercator points with their box.
  function unfold(steps, unit) {
    const points = new Float64Array(steps.length);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0, x = 0, y = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      const px = (points[i] = across(x * unit)), py = (points[i + 1] = down(y * unit));
      if (px < box[0]) box[0] = px;
      if (py < box[1]) box[1] = py;
      if (px > box[2]) box[2] = px;
      if (py > box[3]) box[3] = py;
    }
    return { points, box };
  }

  const kept = new Map();
  // Files that came inside the page: name -> what is in it.
  R.keepFiles = (files) => { for (const name in files) kept.set(name, Promise.resolve(unpack(files[name]))); };

  function unpack(file) {
    for (const [lon, lat, name, ar] of [...(file.town || []), ...(file.country || []), ...(file.place || [])]) {
      if (ar) R.known.set(name, [...(R.known.get(name) || []), [lat, lon, ar]]);
    }
    if (R.named) R.named();
    if (!file.unit) return file;
    const layer = (key) => (file[key] || []).map((steps) => unfold(steps, file.unit));
    return { land: layer("land"), river: layer("river"), admin: layer("admin"), border: layer("border"), town: file.town || [],
      country: file.country || [] };
  }

  // One file, read once. A file that cannot be read is an empty one: marks matter more than the ground under them.
  function read(name) {
    if (!kept.has(name)) {
      kept.set(name, fetch(FOLDER + name, { credentials: "same-origin" })
        .then((answer) => (answer.ok ? answer.json() : {}))
        .catch(() => ({}))
        .then(unpack));
    }
    return kept.get(name);
  }

  // The files that show a box (Mercator parts) at a zoom.
  async function filesFor(zoom, [x0, y0, x1, y1]) {
    if (zoom < DETAIL_FROM) return [await read("world.json")];
    const { size, cells } = await read("cells.json");
    if (!size) return [await read("world.json")];
    const there = new Set(cells), names = [];
    const lat = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
    const rows = [lat(y1), lat(y0)].map((degrees) => Math.floor((degrees + 90) / size));
    const columns = [x0, x1].map((x) => Math.floor((x * 360) / size));
    for (let c = columns[0]; c <= columns[1]; c++) {
      for (let r = rows[0]; r <= rows[1]; r++) {
        const name = `${((c % 36) + 36) % 36}_${r}`;
        if (there.has(name)) names.push(`detail/${name}.json`);
      }
    }
    return Promise.all(names.map(read));
  }

  function trace(ctx, lines, box, scale, x, y, closed = false) {
    ctx.beginPath();
    for (const line of lines) {
      if (line.box[0] > box[2] || line.box[2] < box[0] || line.box[1] > box[3] || line.box[3] < box[1]) continue;
      const { points } = line;
      ctx.moveTo(points[0] * scale - x, points[1] * scale - y);
      for (let i = 2; i < points.length; i += 2) ctx.lineTo(points[i] * scale - x, points[i + 1] * scale - y);
      if (closed) ctx.closePath();
    }
  }

  const Ground = L.GridLayer.extend({
    createTile(coords, done) {
      const tile = document.createElement("canvas"), ratio = Math.min(window.devicePixelRatio || 1, 2);
      tile.width = tile.height = TILE * ratio;
      const scale = 256 * 2 ** coords.z, x = coords.x * TILE, y = coords.y * TILE;
      const box = [x / scale, y / scale, (x + TILE) / scale, (y + TILE) / scale];
      filesFor(coords.z, box).then((files) => {
        const ctx = tile.getContext("2d");
        ctx.scale(ratio, ratio);
        tile.paint = () => this.paint(ctx, files, box, { scale, x, y, zoom: coords.z });
        tile.paint();
        done(null, tile);
      });
      return tile;
    },
    // In another theme, the tiles that are there are painted over: nothing blinks.
    repaint() { for (const { el: tile } of Object.values(this._tiles || {})) if (tile.paint) tile.paint(); },
    paint(ctx, files, box, { scale, x, y, zoom }) {
      const theme = this.theme;
      ctx.fillStyle = theme.sea;
      ctx.fillRect(0, 0, TILE, TILE);
      ctx.lineJoin = ctx.lineCap = "round";
      const draw = (key, colour, width, dash = []) => {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width;
        ctx.setLineDash(dash);
        for (const file of files) { trace(ctx, file[key] || [], box, scale, x, y, key === "land"); ctx.stroke(); }
      };
      ctx.fillStyle = theme.land;
      for (const file of files) {
        trace(ctx, file.land || [], box, scale, x, y);
        ctx.fill("evenodd");
      }
      if (zoom < DETAIL_FROM) draw("land", theme.coast, 0.8); else draw("land", theme.land, 2.2);
      draw("river", theme.river, zoom < 6 ? 0.7 : zoom < 9 ? 1.2 : 2);
      draw("admin", theme.admin, 0.9, [4, 3]);
      draw("border", theme.border, zoom < 5 ? 0.8 : 1.3);
    },
  });

  // Names over the ground: the greatest first, none over another, in the interface's language.
  const Names = L.Layer.extend({
    onAdd(map) {
      this.canvas = el("canvas", { class: "rasid-names", "aria-hidden": "true" });
      (map.getPane("names") || map.createPane("names")).append(this.canvas);
      map.getPane("names").style.cssText = "z-index:350;pointer-events:none";
      map.on("moveend", this.write, this).on("zoomstart", this.hide, this);
      this.write();
    },
    onRemove(map) {
      map.off("moveend", this.write, this).off("zoomstart", this.hide, this);
      this.canvas.remove();
    },
    hide() { this.canvas.style.opacity = 0; },
    async write() {
      const map = this._map;
      if (!map) return;
      const bounds = map.getBounds(), zoom = map.getZoom(), asked = (this.asked = {});
      const box = [across(bounds.getWest()), down(bounds.getNorth()), across(bounds.getEast()), down(bounds.getSouth())];
      const [world, ...near] = await Promise.all([read("world.json"), ...(await filesFor(zoom, box))]);
      if (asked !== this.asked || !this._map) return;
      const size = map.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2), ctx = this.canvas.getContext("2d");
      Object.assign(this.canvas, { width: size.x * ratio, height: size.y * ratio });
      Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px`, opacity: 1 });
      L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
      ctx.scale(ratio, ratio);
      this.place(ctx, zoom, size, [...this.countries(world, zoom), ...this.towns(world, near, zoom)]);
    },
    countries(world, zoom) {
      if (zoom < 3 || zoom > 7) return [];
      return (world.country || []).filter(([, , , , wide]) => wide * 2 ** zoom > 120)
        .map(([lon, lat, name, ar]) => ({ lon, lat, name: R.language === "ar" && ar ? ar : name, country: true }));
    },
    towns(world, near, zoom) {
      const least = [2e7, 2e7, 2e7, 8e6, 3e6, 1.2e6, 120000, 40000, 12000, 3000][zoom] || 0;
      const all = zoom < DETAIL_FROM ? world.town || [] : near.flatMap((file) => file.town || []);
      return all.filter(([, , , , people]) => people >= least).sort((a, b) => b[4] - a[4])
        .map(([lon, lat, name, ar, people]) => ({ lon, lat, name: R.language === "ar" && ar ? ar : name, people }));
    },
    place(ctx, zoom, size, names) {
      const { theme } = this, taken = [];
      ctx.lineJoin = "round";
      ctx.textBaseline = "middle";
      for (const { lon, lat, name, country, people } of names) {
        const { x, y } = this._map.latLngToContainerPoint([lat, lon]);
        if (x < -60 || y < -10 || x > size.x + 60 || y > size.y + 10) continue;
        const large = people > 500000;
        ctx.font = country ? `600 12px ${R.FONT}` : `${large ? 500 : 400} ${large ? 12.5 : 11.5}px ${R.FONT}`;
        const text = country && R.language === "en" ? name.toUpperCase() : name;
        const width = ctx.measureText(text).width, left = country ? x - width / 2 : x + 6;
        const box = [left - 4, y - 9, left + width + 4, y + 9];
        if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
        taken.push(box);
        ctx.strokeStyle = theme.halo;
        ctx.lineWidth = 3;
        ctx.fillStyle = country ? theme.country : theme.town;
        ctx.textAlign = "left";
        ctx.strokeText(text, left, y);
        ctx.fillText(text, left, y);
        if (!country) {
          ctx.fillStyle = theme.townDot;
          ctx.beginPath();
          ctx.arc(x, y, large ? 2.6 : 1.9, 0, 7);
          ctx.fill();
        }
      }
    },
  });

  R.Basemap = class {
    constructor(plugin) {
      this.plugin = plugin;
      this.map = plugin.map;
      this.ground = new Ground({ tileSize: TILE, minZoom: 0, maxZoom: 20, updateWhenZooming: false, keepBuffer: 1 });
      this.names = new Names();
      this.online = L.tileLayer(ONLINE.url, { maxZoom: 18, attribution: ONLINE.credit });
      this.choice = el("select", { class: "rasid-base", onchange: () => { this.plugin.state.base = this.choice.value; this.show(this.choice.value); this.plugin.report(); } });
      plugin.stage.append(this.choice);
      L.DomEvent.disableClickPropagation(this.choice);
    }

    look(theme, base) {
      if (this.theme !== theme || this.language !== R.language) {
        this.theme = this.ground.theme = this.names.theme = theme;
        this.language = R.language;
        // Both names of divisions and villages, which the ground itself does not show.
        if (R.language === "ar") read("names.json");
        this.map.getContainer().style.background = theme.sea;
        this.dress();
        if (this.map.hasLayer(this.ground)) { this.ground.repaint(); this.names.write(); }
      }
      this.show(base || "local");
    }

    dress() {
      const options = { local: "Local map", none: "No map", osm: "Online map: your view is sent to openstreetmap.org" };
      this.choice.replaceChildren(...Object.entries(options).map(([value, text]) => el("option", { value, text: R.say(text) })));
      this.choice.title = R.say("Basemap");
      this.choice.setAttribute("aria-label", R.say("Basemap"));
    }

    show(base) {
      this.choice.value = base;
      if (base === this.shown) return;
      this.shown = base;
      const put = (layer, on) => (on ? layer.addTo(this.map) : layer.remove());
      put(this.ground, base === "local");
      put(this.names, base === "local");
      put(this.online, base === "osm");
      const credits = this.map.attributionControl;
      if (base === "local") credits.addAttribution(LOCAL_CREDIT); else credits.removeAttribution(LOCAL_CREDIT);
    }
  };
})();
