// What stands around the marks: the frame, notices, tooltip, keyboard list of marks, and links to the rest of the page.
(function () {
  "use strict";
  const R = window.Rasid, el = R.el;
  const MOST_OPTIONS = 200;

  // Map and timeline fill the frame they are in, whatever it is.
  R.frameMap = (plugin) => {
    const container = plugin.map.getContainer();
    plugin.frame = el("div", { class: "rasid" });
    plugin.stage = plugin.frame.appendChild(el("div", { class: "rasid-stage" }));
    container.parentNode.insertBefore(plugin.frame, container);
    plugin.stage.append(container);
    container.classList.add("rasid-map");
    plugin.notice = plugin.stage.appendChild(el("div", { class: "rasid-notice", role: "status", hidden: true }));
    plugin.tooltip = plugin.stage.appendChild(el("div", { class: "rasid-tip", hidden: true }));
    new ResizeObserver(() => plugin.resized()).observe(container);
    L.control.scale({ imperial: false, maxWidth: 110, position: "bottomright" }).addTo(plugin.map);
    plugin.map.attributionControl.setPrefix(false);
  };

  // Names of Leaflet's own controls in the interface's language, and one more: all marks.
  R.dressMap = (plugin) => {
    const container = plugin.map.getContainer();
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", R.say("Map of events"));
    for (const [part, name] of [["in", "Zoom in"], ["out", "Zoom out"]]) {
      const button = container.querySelector(`.leaflet-control-zoom-${part}`);
      if (!button) continue;
      button.title = R.say(name);
      button.setAttribute("aria-label", R.say(name));
    }
    if (!plugin.home) {
      const bar = container.querySelector(".leaflet-control-zoom");
      plugin.home = el("a", { href: "#", role: "button", class: "rasid-home", onclick: (event) => { event.preventDefault(); plugin.showAll(); } });
      if (bar) bar.append(plugin.home);
    }
    plugin.home.title = R.say("Show all marks");
    plugin.home.setAttribute("aria-label", R.say("Show all marks"));
    plugin.roving.name();
    plugin.drawing.name();
  };

  R.notice = (plugin, what, detail) => {
    const { notice } = plugin;
    notice.hidden = !what;
    notice.className = `rasid-notice ${what || ""}`;
    notice.replaceChildren();
    if (what === "loading") notice.append(R.say("Loading") + " …");
    if (what === "empty") notice.append(R.say("No events here under these filters."));
    if (what === "failed") {
      notice.append(el("span", { text: `${R.say("The counts could not be read")}: ${detail} ` }),
        el("button", { type: "button", text: R.say("Try again"), onclick: () => plugin.ask(true) }));
    }
  };

  R.tip = (plugin, mark) => {
    const { tooltip, map } = plugin;
    tooltip.hidden = !mark;
    if (!mark) return;
    const name = R.placeName(mark) || (mark.places > 1 ? `${R.number(mark.places)} ${R.say("places")}` : R.say(mark.precision));
    tooltip.replaceChildren(el("strong", { text: name, dir: "auto" }),
      el("span", { class: "where", text: mark.exact ? R.say(mark.precision) : "" }),
      ...mark.parts.slice(0, 5).map(([type, n]) =>
        el("span", { class: "part" }, R.icon(type, plugin.theme.name, 12), el("span", { text: R.typeName(type, true) }), el("b", { text: R.number(n) }))));
    if (mark.hollow) tooltip.append(el("em", { text: R.say("planned or denied") }));
    const at = map.layerPointToContainerPoint([mark.x, mark.y]), size = map.getSize();
    const reach = (mark.area ? 13 : mark.radius) + 8, tall = tooltip.offsetHeight;
    tooltip.style.left = `${R.clamp(at.x - tooltip.offsetWidth / 2, 6, size.x - tooltip.offsetWidth - 6)}px`;
    tooltip.style.top = `${at.y - reach - tall > 4 ? at.y - reach - tall : at.y + reach}px`;
  };

  // The marks for the keyboard and for screen readers: one list, one mark active at a time.
  R.Roving = class {
    constructor(plugin) {
      this.plugin = plugin;
      this.list = el("div", { class: "rasid-roving", tabindex: 0, role: "listbox" });
      plugin.stage.append(this.list);
      this.list.addEventListener("focus", () => { this.refresh(); this.go(this.at < 0 ? 0 : this.at); });
      this.list.addEventListener("blur", () => { plugin.marks.active = null; R.tip(plugin, null); plugin.marks.redraw(); });
      this.list.addEventListener("keydown", (event) => this.key(event));
      this.at = -1;
      this.marks = [];
      this.refreshing = 0;
    }

    name() { this.list.setAttribute("aria-label", R.say("Marks on the map")); }

    // Options in reading order, renewed when the map has come to rest.
    refresh() {
      clearTimeout(this.refreshing);
      this.refreshing = setTimeout(() => this.write(), document.activeElement === this.list ? 0 : 200);
    }

    write() {
      const { map, marks } = this.plugin, size = map.getSize(), active = this.marks[this.at];
      const inside = marks.marks.filter((mark) => {
        const { x, y } = map.layerPointToContainerPoint([mark.x, mark.y]);
        return x >= 0 && y >= 0 && x <= size.x && y <= size.y;
      });
      this.marks = inside.sort((one, other) => other.total - one.total).slice(0, MOST_OPTIONS);
      this.at = active ? this.marks.findIndex((mark) => mark.id === active.id) : -1;
      this.list.replaceChildren(...this.marks.map((mark, i) =>
        el("div", { id: `rasid-mark-${i}`, role: "option", "aria-selected": String(Boolean(mark.chosen)), text: this.words(mark) })));
      this.list.hidden = !this.marks.length;
      if (document.activeElement === this.list && this.marks.length) this.go(Math.max(0, this.at));
    }

    words(mark) {
      const name = R.placeName(mark) || (mark.places > 1 ? `${R.number(mark.places)} ${R.say("places")}` : "");
      return [name, `${R.number(mark.total)} ${R.say("events")}`, R.say(mark.precision)].filter(Boolean).join(R.language === "ar" ? "، " : ", ");
    }

    go(at) {
      if (!this.marks.length) return;
      this.at = (at + this.marks.length) % this.marks.length;
      const mark = this.marks[this.at];
      this.list.setAttribute("aria-activedescendant", `rasid-mark-${this.at}`);
      this.plugin.marks.active = this.plugin.marks.marks.find((one) => one.id === mark.id) || null;
      R.tip(this.plugin, this.plugin.marks.active);
      this.plugin.marks.redraw();
    }

    key(event) {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, n: 1, p: -1 };
      if (event.key in steps) this.go(this.at + steps[event.key]);
      else if (event.key === "Home") this.go(0);
      else if (event.key === "End") this.go(this.marks.length - 1);
      else if ((event.key === "Enter" || event.key === " ") && this.marks[this.at]) this.plugin.choose(this.marks[this.at]);
      else if (event.key === "+" || event.key === "=") this.plugin.map.zoomIn();
      else if (event.key === "-") this.plugin.map.zoomOut();
      else return;
      event.preventDefault();
    }
  };

  // Hovering and picking together with the page around the frame, without a run of the app.
  R.Linking = class {
    constructor(plugin) {
      this.plugin = plugin;
      if (!("BroadcastChannel" in window) || location.origin === "null" || location.protocol === "file:") return;
      this.channel = new BroadcastChannel("rasid");
      this.channel.onmessage = ({ data }) => {
        if (!data || data.from !== "page") return;
        if (data.type === "hover") plugin.marks.light(typeof data.lat === "number" ? [data.lat, data.lon] : null);
        if (data.type === "pick") {
          plugin.picking = Boolean(data.on);
          plugin.map.getContainer().classList.toggle("rasid-picking", plugin.picking);
        }
      };
    }

    hovered(mark) {
      this.tell({ type: "hover", places: mark && mark.exact ? [[mark.lat, mark.lon]] : null });
    }

    // Another list stands beside the map now: it is read from its beginning.
    chosen() {
      this.tell({ type: "choose" });
    }

    tell(what) {
      if (this.channel) this.channel.postMessage({ from: "map", ...what });
    }
  };
})();
