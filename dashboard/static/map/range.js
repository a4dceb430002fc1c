// The part of time that the axis shows: all of it, or, where the window is too narrow for the bins of all or for a hand on
// an axis so long, the window and what lies around it. The axis glides from one to the other.
(function () {
  "use strict";
  const R = window.Rasid;
  const MOST_DAYS = 186, NARROW = 150, LEAST_AROUND = 15, LEAST_SHARE = 1 / 8, GLIDE = 260;

  const span = ([first, last]) => last - first + 1;
  const axis = (cube) => [cube.edges[0], cube.edges[cube.bins] - 1];

  // The days that an axis shows around a window: so few that it is in days, or as much again on both sides within the
  // whole; null where the window takes enough of the whole.
  function around(window, whole) {
    const [first, last] = window, days = span(window);
    if (days <= NARROW) {
      const more = Math.max(LEAST_AROUND, Math.min(days, Math.floor((MOST_DAYS - days) / 2)));
      return [first - more, last + more];
    }
    const range = [Math.max(whole[0], first - days), Math.min(whole[1], last + days)];
    return days < LEAST_SHARE * span(whole) && span(range) < span(whole) ? range : null;
  }

  // Which days the axis is to show now; null for all. `whole` is the axis of all.
  R.rangeFor = ({ cube, window, range, whole }) => {
    if (!window || !cube) return null;
    if (!range || !cube.bins) return cube.unit === "day" ? range : around(window, whole || axis(cube));
    const [first, last] = axis(cube), days = span(window), all = last - first + 1;
    const inside = window[0] > first && window[1] < last && days < 0.9 * all;
    const held = (window[0] === first && first <= whole[0]) || (window[1] === last && last >= whole[1]);
    const fits = (inside || (held && days < 0.9 * all)) && (cube.unit === "day" || days >= LEAST_SHARE * all);
    return fits ? range : around(window, whole);
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
