// The part of time that the axis shows: all of it, or, where the window is too narrow for the bins of all, the window and
// what lies around it in days. The axis glides from one to the other.
(function () {
  "use strict";
  const R = window.Rasid;
  const MOST_DAYS = 186, NARROW = 150, LEAST_AROUND = 15, GLIDE = 260;

  // The days that an axis in days shows around a window; null where the window is too wide for one.
  function around([first, last]) {
    const days = last - first + 1;
    if (days > NARROW) return null;
    const more = Math.max(LEAST_AROUND, Math.min(days, Math.floor((MOST_DAYS - days) / 2)));
    return [first - more, last + more];
  }

  // Which days the axis is to show now; null for all.
  R.rangeFor = ({ cube, window, range }) => {
    if (!window || !cube) return null;
    if (!range) return cube.unit === "day" ? null : around(window);
    const first = cube.edges[0], last = cube.edges[cube.bins] - 1, days = last - first + 1;
    const inside = window[0] > first && window[1] < last && window[1] - window[0] + 1 < 0.9 * days;
    return inside || !cube.bins ? range : around(window);
  };

  // A query for the api -> the same within the days of the axis.
  R.within = (query, range) => {
    if (!range) return query;
    const asked = new URLSearchParams(query), [first, last] = range.map(R.iso), from = asked.get("from"), to = asked.get("to");
    asked.set("from", from && from > first ? from : first);
    asked.set("to", to && to < last ? to : last);
    return asked.toString();
  };

  // Let the axis of a plot glide to [first, last]; `draw` is called for each step.
  R.glide = (plot, first, last, draw) => {
    cancelAnimationFrame(plot.gliding);
    const from = plot.axis, start = performance.now();
    if (!from || R.calm() || (from[0] === first && from[1] === last)) { plot.axis = [first, last]; return; }
    const step = (now) => {
      const part = R.clamp((now - start) / GLIDE, 0, 1), eased = 1 - (1 - part) ** 3;
      plot.axis = [from[0] + (first - from[0]) * eased, from[1] + (last - from[1]) * eased];
      if (part < 1) plot.gliding = requestAnimationFrame(step);
      draw();
    };
    plot.gliding = requestAnimationFrame(step);
  };
})();
