// Sources of the cube: what stands between the drawing and the counts. One method: view(bbox, zoom, filter) -> Promise<Cube>.
(function () {
  "use strict";
  const R = window.Rasid;
  const KEPT = 8;

  // Asks the api. A question that a newer one overtakes is cancelled; answers are kept for going back.
  R.RemoteSource = class {
    constructor(path) {
      this.path = path;
      this.kept = new Map();
      this.asking = null;
    }

    async view(bbox, zoom, filter) {
      const address = `${this.path}?bbox=${bbox.map((x) => x.toFixed(4)).join(",")}&zoom=${zoom}${filter ? "&" + filter : ""}`;
      if (this.asking) this.asking.abort();
      if (this.kept.has(address)) {
        const cube = this.kept.get(address);
        this.kept.delete(address);
        this.kept.set(address, cube);
        return cube;
      }
      const asking = (this.asking = new AbortController());
      const answer = await fetch(address, { signal: asking.signal, credentials: "same-origin" });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error || String(answer.status));
      const cube = new R.Cube(body);
      this.kept.set(address, cube);
      if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
      return cube;
    }

    // The store may have changed: ask again.
    forget() { this.kept.clear(); }
  };
})();
