// EventTimeline: ties map, marks, timeline and source together; takes what changes from the page and reports what the hand did.
(function () {
  "use strict";
  const R = window.Rasid;
  const MARGIN = 0.25, REPORT_VIEW_AFTER = 500, LARGEST_MARGIN_ZOOM = 3;

  R.EventTimeline = class {
    constructor(map, source) {
      this.map = map;
      this.source = source;
      this.seq = 0;
      this.state = { query: "", place: null, event: null, point: null, base: "local" };
      this.first = true;
      R.frameMap(this);
      this.marks = new R.Marks(map, {
        choose: (mark) => this.choose(mark), hover: (mark) => this.hover(mark), ground: (latlng) => this.picked(latlng),
      });
      this.timeline = new R.Timeline(this.frame, {
        window: () => this.recount(), lift: () => { this.timeline.follow(); this.report(); }, range: () => this.ask(), types: () => { this.recount(true); this.report(); },
        scope: () => this.recount(true),
      });
      this.roving = new R.Roving(this);
      this.drawing = new R.Drawing(this);
      this.linking = new R.Linking(this);
      this.paint = R.perFrame(() => this.draw(this.barsToo));
      R.named = R.perFrame(() => this.cube && this.marks.rename());
      map.on("moveend", () => this.moved());
    }

    // Count and draw again with the next frame; `bars` too where more than the window changed.
    recount(bars = false) {
      this.barsToo = this.barsToo || bars;
      this.paint();
    }

    // What the page says; see maps/plugin.py for the keys. An update older than our last report only changes query and looks.
    update(next) {
      const { first, state } = this, fresh = next.seq >= this.seq || first;
      this.first = false;
      this.looks = { language: next.language, theme: next.theme, base: next.base };
      this.look(this.looks);
      if (fresh) {
        this.seq = next.seq;
        Object.assign(state, { place: next.place, event: next.event, point: next.point });
        this.marks.choose(next.place, next.point);
        this.drawing.follow(next.query);
        this.timeline.setTypes(next.types || null);
        if (!this.timeline.held && !this.timeline.timer) this.timeline.setWindow(next.window ? next.window.map(R.fromIso) : null);
      }
      const asked = next.query !== state.query || first;
      state.query = next.query;
      const view = next.view && next.view.join();
      if (fresh && view && view !== this.sameView) {
        this.sameView = view;
        this.viewed = true;
        if (view !== this.view().join()) this.quietly(() => this.map.setView(next.view.slice(0, 2), next.view[2], { animate: false }));
      }
      if (first && !next.view) this.showAll(false).then(() => this.ask());
      else if (asked) this.ask();
      else this.recount(true);
    }

    look({ language, theme, base }) {
      const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
      const chosen = dark ? R.THEMES.dark : R.THEMES.light;
      if (chosen !== this.theme) {
        this.theme = chosen;
        this.marks.theme = chosen;
        this.timeline.setTheme(chosen);
        this.frame.classList.toggle("dark", dark);
      }
      if (language !== R.language || !this.spoken) {
        this.spoken = true;
        R.setLanguage(language);
        this.frame.lang = R.language;
        this.frame.dir = R.language === "ar" ? "rtl" : "ltr";
        this.map.getContainer().dir = "ltr";
        this.timeline.build();
        R.dressMap(this);
        if (this.cube) this.draw(true);
      }
      this.state.base = base;
      if (this.basemap) this.basemap.look(chosen, base);
    }

    moved() {
      if (this.cube && !this.covered()) this.ask(); else this.recount(true);
      if (this.quiet) return;
      this.wanted = this.map.getCenter();
      this.viewed = true;
      clearTimeout(this.telling);
      this.telling = setTimeout(() => { if (this.view().join() !== this.sameView && !this.first) this.report(); }, REPORT_VIEW_AFTER);
    }

    // A move that no hand made is not reported.
    quietly(move) {
      this.quiet = true;
      move();
      this.quiet = false;
      this.wanted = this.map.getCenter();
    }

    // The frame has another size: the middle of the map stays where it was wanted.
    resized() {
      const { map } = this, wanted = this.wanted || map.getCenter();
      this.quietly(() => {
        map.invalidateSize({ animate: false, pan: false });
        map.setView(wanted, map.getZoom(), { animate: false });
      });
    }

    view() {
      const { lat, lng } = this.map.getCenter().wrap();
      return [Number(lat.toFixed(4)), Number(lng.toFixed(4)), this.map.getZoom()];
    }

    // The box to ask for: the view and a margin, so that a small move needs no question.
    box(margin) {
      const bounds = this.map.getBounds().pad(margin);
      if (bounds.getEast() - bounds.getWest() >= 360 || this.map.getZoom() < LARGEST_MARGIN_ZOOM) return [-180, -90, 180, 90];
      const wrap = (lng) => L.latLng(0, lng).wrap().lng;
      return [wrap(bounds.getWest()), R.clamp(bounds.getSouth(), -90, 90), wrap(bounds.getEast()), R.clamp(bounds.getNorth(), -90, 90)];
    }

    covered() {
      const { asked } = this;
      return asked && asked.zoom === this.map.getZoom() && (asked.world || asked.bounds.contains(this.map.getBounds()));
    }

    async ask() {
      const zoom = this.map.getZoom(), bbox = this.box(MARGIN), world = bbox[2] - bbox[0] >= 360;
      this.asked = { zoom, bounds: this.map.getBounds().pad(MARGIN), world };
      const asked = this.asked;
      const slow = setTimeout(() => this.say("loading"), 400);
      try {
        const cube = await this.source.view(bbox, zoom, R.within(this.state.query, this.timeline.range));
        if (asked !== this.asked) return;
        this.take(cube);
      } catch (error) {
        if (error.name === "AbortError" || asked !== this.asked) return;
        this.asked = null;
        this.say("failed", String(error.message || error));
      } finally {
        clearTimeout(slow);
      }
    }

    take(cube) {
      const fading = this.cube !== undefined;
      this.cube = cube;
      this.say(cube.total ? null : "empty");
      this.draw(true, fading);
    }

    // Bring all marks under the filter into view, and the area drawn.
    async showAll(animate = true) {
      const cube = await this.source.view([-180, -90, 180, 90], 2, this.state.query).catch(() => null);
      if (!cube || !cube.size) return;
      const { lat, lon } = cube.cells;
      const fit = () => this.map.fitBounds(L.latLngBounds([...lat.map((y, i) => [y, lon[i]]), ...this.drawing.corners()]).pad(0.12), { maxZoom: 9, animate });
      if (animate) fit(); else this.quietly(fit);
      // The marks of the whole world are drawn until those of the view come.
      if (!this.cube) this.take(cube);
    }

    // Sums for the present window, types and view; `bars` too where more than the window changed.
    draw(bars = true, fade = false) {
      this.barsToo = false;
      const { cube, timeline } = this;
      if (!cube) return;
      timeline.cube = cube;
      const [a, b] = timeline.bins;
      this.marks.show(cube, cube.sumCells(a, b, timeline.mask()), { fade });
      if (bars || fade) timeline.show(cube, this.seen()); else timeline.drawNow();
      this.roving.refresh();
    }

    // Which cells are inside the view, for "in view".
    seen() {
      const bounds = this.map.getBounds(), { lat, lon } = this.cube.cells;
      return Uint8Array.from(lat, (y, i) => (bounds.contains([y, lon[i]]) || bounds.contains([y, lon[i] + 360]) || bounds.contains([y, lon[i] - 360]) ? 1 : 0));
    }

    // A place opens its events; a cluster zooms in to where it comes apart.
    choose(mark) {
      if (!mark.exact && this.map.getZoom() < this.map.getMaxZoom()) {
        this.map.setView([mark.lat, mark.lon], Math.min(this.map.getMaxZoom(), this.map.getZoom() + 2));
        return;
      }
      Object.assign(this.state, { place: mark.id, event: null, point: null });
      this.marks.choose(mark.id, null);
      this.linking.chosen();
      this.report();
    }

    hover(mark) {
      R.tip(this, mark);
      this.linking.hovered(mark);
    }

    picked(latlng) {
      if (!this.picking) return false;
      const { lat, lng } = latlng.wrap();
      this.report({ picked: [Number(lat.toFixed(5)), Number(lng.toFixed(5))] });
      return true;
    }

    report(more = {}) {
      const { place, event, base } = this.state, { window: days, hidden } = this.timeline;
      const types = hidden.size ? Object.keys(R.TYPES).filter((name) => !hidden.has(name)) : null;
      this.seq += 1;
      this.sameView = this.view().join();
      const value = { seq: this.seq, window: days ? days.map(R.iso) : null, place, event, view: this.viewed ? this.view() : null, base, types, ...this.drawing.reported(), ...more };
      this.map.fire("rasid:report", { value });
      if (window.Streamlit) window.Streamlit.setComponentValue(value);
    }

    say(what, detail) { R.notice(this, what, detail); }
  };

  // Called by the page's script, once a frame.
  R.start = (map, options) => {
    const source = options.inline ? new R.InlineSource(options.inline) : new R.RemoteSource(options.cube);
    const plugin = new R.EventTimeline(map, source);
    if (options.files) R.keepFiles(options.files);
    plugin.basemap = new R.Basemap(plugin);
    if (options.inline) R.showEvidence(plugin, source, options.caption);
    window.rasid = { plugin, update: (next) => plugin.update(next), print: R.printer(plugin) };
    if (options.now) plugin.update(options.now);
    R.replay();
  };

  // streamlit-folium drops what the page sends while its scripts still load; the last such message is delivered again.
  let missed = null;
  const keep = (event) => { if (event.data && event.data.type === "streamlit:render") missed = event.data; };
  window.addEventListener("message", keep);
  R.replay = () => setTimeout(() => {
    window.removeEventListener("message", keep);
    if (missed) window.dispatchEvent(new MessageEvent("message", { data: missed }));
  });
})();
