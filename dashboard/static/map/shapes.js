// Shapes of marks: one per event type, drawn on a canvas or as a small SVG for the legend.
(function () {
  "use strict";
  const R = window.Rasid;

  const polygon = (corners, turn, inner) => {
    const points = [];
    for (let i = 0; i < corners; i++) {
      const reach = inner && i % 2 ? inner : 1, angle = turn + (i * 2 * Math.PI) / corners;
      points.push([Math.cos(angle) * reach, Math.sin(angle) * reach]);
    }
    return points;
  };
  const UP = -Math.PI / 2;
  // Corners on about the unit circle, each blown up so that all shapes look equally large.
  const CORNERS = {
    diamond: { at: polygon(4, UP), grow: 1.16 },
    square: { at: polygon(4, Math.PI / 4), grow: 1.2 },
    pentagon: { at: polygon(5, UP), grow: 1.12 },
    hexagon: { at: polygon(6, 0), grow: 1.06 },
    down: { at: polygon(3, Math.PI / 2), grow: 1.28 },
    right: { at: polygon(3, 0), grow: 1.28 },
    star: { at: polygon(16, UP, 0.72), grow: 1.16 },
    cross: { at: [[-0.36, -1], [0.36, -1], [0.36, -0.36], [1, -0.36], [1, 0.36], [0.36, 0.36], [0.36, 1], [-0.36, 1],
      [-0.36, 0.36], [-1, 0.36], [-1, -0.36], [-0.36, -0.36]], grow: 0.98 },
  };

  R.trace = (context, shape, x, y, radius) => {
    context.beginPath();
    const corners = CORNERS[shape];
    if (!corners) {
      context.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    const reach = radius * corners.grow;
    corners.at.forEach(([dx, dy], i) => {
      if (i) context.lineTo(x + dx * reach, y + dy * reach); else context.moveTo(x + dx * reach, y + dy * reach);
    });
    context.closePath();
  };

  const SVG = "http://www.w3.org/2000/svg";
  R.icon = (type, theme, size) => {
    const svg = document.createElementNS(SVG, "svg"), { shape, ...colours } = R.type(type), corners = CORNERS[shape];
    svg.setAttribute("viewBox", "-10 -10 20 20");
    svg.setAttribute("width", size);
    svg.setAttribute("height", size);
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, corners ? "polygon" : "circle");
    if (corners) path.setAttribute("points", corners.at.map(([x, y]) => `${x * corners.grow * 7},${y * corners.grow * 7}`).join(" "));
    else path.setAttribute("r", 7);
    path.setAttribute("fill", colours[theme]);
    svg.append(path);
    return svg;
  };

  // One mark. `parts` is [[type, n], …], largest first; a single type has its shape, several a ring of their colours.
  R.drawMark = (context, mark, theme) => {
    const { x, y, radius, parts, hollow } = mark;
    if (parts.length === 1) single(context, x, y, radius, parts[0][0], hollow, theme);
    else ring(context, x, y, radius, parts, hollow, theme);
    if (mark.total > 1 && radius >= 8) number(context, mark, theme);
  };

  function single(context, x, y, radius, type, hollow, theme) {
    const { shape, ...colours } = R.type(type);
    R.trace(context, shape, x, y, radius + 1.4);
    context.fillStyle = theme.stroke;
    context.fill();
    R.trace(context, shape, x, y, radius);
    context.lineJoin = "round";
    if (hollow) {
      R.trace(context, shape, x, y, radius - 1);
      context.lineWidth = 2;
      context.strokeStyle = colours[theme.name];
      context.stroke();
    } else {
      context.fillStyle = colours[theme.name];
      context.fill();
    }
  }

  function ring(context, x, y, radius, parts, hollow, theme) {
    const total = parts.reduce((sum, [, n]) => sum + n, 0);
    disc(context, x, y, radius + 1.5, theme.stroke);
    let angle = UP;
    for (const [type, n] of parts) {
      const next = angle + (n / total) * 2 * Math.PI;
      context.beginPath();
      context.moveTo(x, y);
      context.arc(x, y, radius, angle, next);
      context.closePath();
      context.fillStyle = R.type(type)[theme.name];
      context.fill();
      angle = next;
    }
    disc(context, x, y, Math.max(radius * 0.68, radius - (hollow ? 2.5 : 5)), theme.paper);
  }

  function disc(context, x, y, radius, colour) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }

  // "43.8k" is one word; "43.8 ألف" has its unit below the digits, where the disc has room for it.
  function number(context, { x, y, radius, parts, total, hollow }, theme) {
    const [digits, unit] = R.brief(total).split(/\s/), size = R.clamp(radius * 0.95 - digits.length * 0.8, 9, 14);
    const type = R.type(parts[0][0]);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = parts.length > 1 || hollow ? theme.ink : theme.name === "dark" ? "#0d1214" : type.ink;
    context.font = `650 ${size}px ${R.FONT}`;
    context.fillText(digits, x, y + 0.5 - (unit ? size * 0.4 : 0));
    if (!unit) return;
    context.font = `650 ${size * 0.75}px ${R.FONT}`;
    context.fillText(unit, x, y + size * 0.6);
  }

  // A governorate or a country: its extent as a soft area, never a pin.
  R.drawArea = (context, mark, theme) => {
    const { x, y, reach, parts, chosen } = mark, colour = R.type(parts[0][0])[theme.name];
    context.beginPath();
    context.arc(x, y, reach, 0, 2 * Math.PI);
    // The wider on the screen, the fainter: a country must not paint the map over.
    context.globalAlpha = (chosen ? 0.15 : 0.09) * R.clamp(160 / reach, 0.3, 1);
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = chosen ? 0.95 : 0.5;
    context.lineWidth = chosen ? 2 : 1.25;
    context.setLineDash(mark.precision === "admin2" ? [4, 4] : [8, 5]);
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  };

  // The label of an area: shape or ring, name, count, on one quiet plate. Returns nothing; `mark.plate` is its size.
  R.measurePlate = (context, mark, bare = false) => {
    if (bare) { mark.text = ""; mark.plate = { width: 22, height: 22 }; return; }
    context.font = `550 12px ${R.FONT}`;
    mark.text = `${R.placeName(mark) || R.say(mark.precision)} · ${R.brief(mark.total)}`;
    mark.plate = { width: context.measureText(mark.text).width + 31, height: 22 };
  };
  R.drawPlate = (context, mark, theme) => {
    const { width, height } = mark.plate, left = mark.x - width / 2, top = mark.y - height / 2;
    context.beginPath();
    context.roundRect(left, top, width, height, 11);
    context.fillStyle = theme.paper;
    context.globalAlpha = 0.95;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = mark.chosen ? 2 : 1;
    context.strokeStyle = mark.chosen ? theme.accent : theme.line;
    context.stroke();
    const rtl = R.language === "ar", side = !mark.text ? mark.x : rtl ? left + width - 13 : left + 13;
    const alone = !mark.text && mark.total > 1; // without its words a ring says nothing but by its number
    R.drawMark(context, { ...mark, x: side, radius: alone ? 10 : 5.5, total: alone ? mark.total : 1 }, theme);
    context.font = `550 12px ${R.FONT}`;
    context.textAlign = rtl ? "right" : "left";
    context.textBaseline = "middle";
    context.fillStyle = theme.ink;
    context.fillText(mark.text, rtl ? side - 10 : side + 10, mark.y + 0.5);
  };
})();
