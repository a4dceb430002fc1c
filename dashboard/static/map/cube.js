// The cube (what /api/cube answers) -> typed columns, and the sums over them that map, histogram and legend are drawn from.
(function () {
  "use strict";
  const R = window.Rasid;
  const HAPPENED = new Set(["asserted", "claimed", "ongoing"]);
  const int = (values) => Int32Array.from(values || []);

  R.Cube = class {
    constructor(answer) {
      this.types = answer.types;
      this.unit = answer.bins.unit;
      this.edges = int(answer.bins.edges);
      this.bins = Math.max(0, this.edges.length - 1);
      this.timeless = !answer.everywhere.n.length && !answer.published.n.length;
      this.total = answer.total;
      this.placed = answer.placed;
      this.unplaced = answer.unplaced;
      this.undated = answer.undated;
      this.cells = answer.cells;
      this.size = answer.cells.id.length;
      this.counts = columns(answer.counts);
      this.counts.cell = int(answer.counts.cell);
      this.everywhere = columns(answer.everywhere);
      this.published = { bin: int(answer.published.bin), n: int(answer.published.n) };
      this.happened = Uint8Array.from(answer.statuses, (name) => (HAPPENED.has(name) ? 1 : 0));
      this.index = new Map(answer.cells.id.map((id, i) => [id, i]));
    }

    // Bins that a window of days [first, last] touches; the whole range where there is none.
    binsOf(window) {
      if (!window || !this.bins) return [0, this.bins - 1];
      return [this.binAt(window[0]), this.binAt(window[1])];
    }

    binAt(day) {
      let low = 0, high = this.bins - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.edges[middle] <= day) low = middle; else high = middle - 1;
      }
      return low;
    }

    // Per cell and type: events that overlap bins a..b and are of a shown type; `unreal` are planned or negated ones.
    sumCells(a, b, shown) {
      const width = this.types.length, { cell, b0, b1, type, status, n } = this.counts;
      const sums = new Int32Array(this.size * width), unreal = new Int32Array(this.size);
      for (let i = 0; i < n.length; i++) {
        if (b0[i] > b || b1[i] < a || !shown[type[i]]) continue;
        sums[cell[i] * width + type[i]] += n[i];
        if (!this.happened[status[i]]) unreal[cell[i]] += n[i];
      }
      return { sums, unreal };
    }

    // Stacked histogram: `solid` holds events of one bin, `faded` those that lie somewhere in, or last over, several.
    histogram(shown, seen) {
      const width = this.types.length, from = seen ? this.counts : this.everywhere;
      const solid = new Int32Array(this.bins * width), faded = new Int32Array((this.bins + 1) * width);
      const { b0, b1, type, n } = from, cell = this.counts.cell;
      for (let i = 0; i < n.length; i++) {
        if (!shown[type[i]] || (seen && !seen[cell[i]])) continue;
        if (b0[i] === b1[i]) { solid[b0[i] * width + type[i]] += n[i]; continue; }
        faded[b0[i] * width + type[i]] += n[i];
        faded[(b1[i] + 1) * width + type[i]] -= n[i];
      }
      for (let i = width; i < faded.length; i++) faded[i] += faded[i - width];
      return { solid, faded, width };
    }

    // Events by type that overlap bins a..b, and all of them, in view or everywhere.
    totals(a, b, shown, seen) {
      const from = seen ? this.counts : this.everywhere, cell = this.counts.cell;
      const inside = new Int32Array(this.types.length);
      let chosen = 0, all = 0;
      for (let i = 0; i < from.n.length; i++) {
        if (seen && !seen[cell[i]]) continue;
        const n = from.n[i];
        all += n;
        if (from.b0[i] > b || from.b1[i] < a) continue;
        inside[from.type[i]] += n;
        if (shown[from.type[i]]) chosen += n;
      }
      return { inside, chosen, all };
    }

    // Spans of several bins, longest first: at most `most` of them.
    spans(shown, seen, most) {
      const from = seen ? this.counts : this.everywhere, cell = this.counts.cell, found = [];
      for (let i = 0; i < from.n.length; i++) {
        if (from.b0[i] === from.b1[i] || !shown[from.type[i]] || (seen && !seen[cell[i]])) continue;
        found.push({ b0: from.b0[i], b1: from.b1[i], type: from.type[i], n: from.n[i] });
        if (found.length > most * 4) return null;
      }
      const merged = new Map();
      for (const span of found) {
        const key = `${span.b0} ${span.b1} ${span.type}`;
        if (merged.has(key)) merged.get(key).n += span.n; else merged.set(key, span);
      }
      return merged.size > most ? null : [...merged.values()].sort((x, y) => x.b0 - y.b0 || y.b1 - x.b1);
    }
  };

  // As narrow as their values: there are never more than 10,000 bins.
  function columns(from) {
    return { b0: Uint16Array.from(from.b0), b1: Uint16Array.from(from.b1), type: Uint8Array.from(from.type), status: Uint8Array.from(from.status), n: int(from.n) };
  }
})();
