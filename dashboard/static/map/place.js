// Where marks stand on the screen: out of each other's way, near where they belong, and still while a time window moves.
(function () {
  "use strict";
  const R = window.Rasid;
  const TURNS = 24, GAP = 1.5, FURTHEST = 34, HOMEWARD = 0.04, RING = 5, PLATE = 22, FEW = 6;
  // Where a label may stand, nearest first: in heights and in half widths of itself.
  const SEATS = [[0, 0], [0, 1.15], [0, -1.15], [1.1, 0], [-1.1, 0], [0, 2.3], [0, -2.3], [0.8, 1.15], [-0.8, 1.15], [0.8, -1.15], [-0.8, -1.15]];
  const FAR_SEATS = [[0, 3.4], [0, -3.4], [1, 2.6], [-1, 2.6], [1, -2.6], [-1, -2.6], [0, 4.6], [0, -4.6]];

  R.radiusOf = (total, places) => (total === 1 && places === 1 ? 6.5 : 7 + Math.min(19, 1.7 * Math.sqrt(total)));

  // The cells of a cube at the map's zoom -> how far each mark stands from its point, in pixels, and which labels found no
  // room. `plate(cell, total)` gives the width of a label. Sums of the whole time are taken: a window only makes marks less.
  R.settle = (map, cube, isArea, plate) => {
    const every = new Uint8Array(cube.types.length).fill(1), { sums } = cube.sumCells(0, cube.bins - 1, every);
    const width = cube.types.length, dots = [], plates = [];
    const found = { dx: new Float32Array(cube.size), dy: new Float32Array(cube.size), bare: new Uint8Array(cube.size) };
    for (let cell = 0; cell < cube.size; cell++) {
      const total = sums.subarray(cell * width, (cell + 1) * width).reduce((sum, n) => sum + n, 0);
      if (!total) continue;
      const { x, y } = map.latLngToLayerPoint([cube.cells.lat[cell], cube.cells.lon[cell]]), precision = cube.cells.precision[cell];
      const body = { cell, x, y, homeX: x, homeY: y };
      if (isArea(precision)) plates.push({ ...body, width: plate(cell, total), total });
      else dots.push({ ...body, radius: R.radiusOf(total, cube.cells.places[cell]) + (precision === "admin2" ? RING : 0) });
    }
    relax(dots);
    seat(plates, dots, found.bare);
    for (const { cell, x, y, homeX, homeY } of [...dots, ...plates]) {
      found.dx[cell] = x - homeX;
      found.dy[cell] = y - homeY;
    }
    return found;
  };

  // Discs push each other apart, the smaller one further, and are drawn home a little.
  function relax(dots) {
    dots.sort((one, other) => one.homeX - other.homeX);
    const widest = Math.max(0, ...dots.map((dot) => dot.radius));
    for (let turn = 0; turn < TURNS; turn++) {
      let moved = false;
      for (let i = 0; i < dots.length; i++) {
        for (let j = i + 1; j < dots.length && dots[j].homeX - dots[i].homeX < 2 * (widest + FURTHEST); j++) moved = push(dots[i], dots[j], i) || moved;
      }
      if (!moved) return;
      for (const dot of dots) keepNear(dot);
    }
  }

  function push(one, other, i) {
    let dx = other.x - one.x, dy = other.y - one.y, away = Math.hypot(dx, dy);
    const over = one.radius + other.radius + GAP - away;
    if (over <= 0.2) return false;
    if (away < 0.01) { dx = Math.cos(i * 2.4); dy = Math.sin(i * 2.4); away = 1; }
    const share = other.radius ** 2 / (one.radius ** 2 + other.radius ** 2), ux = dx / away, uy = dy / away;
    one.x -= ux * over * share;
    one.y -= uy * over * share;
    other.x += ux * over * (1 - share);
    other.y += uy * over * (1 - share);
    return true;
  }

  function keepNear(dot) {
    dot.x += (dot.homeX - dot.x) * HOMEWARD;
    dot.y += (dot.homeY - dot.y) * HOMEWARD;
    const dx = dot.x - dot.homeX, dy = dot.y - dot.homeY, far = Math.hypot(dx, dy);
    if (far <= FURTHEST) return;
    dot.x = dot.homeX + (dx * FURTHEST) / far;
    dot.y = dot.homeY + (dy * FURTHEST) / far;
  }

  // Labels take the first free seat, those with the most events first; one that finds none shows only its sign.
  function seat(plates, dots, bare) {
    const taken = [];
    for (const plate of plates.sort((one, other) => other.total - one.total || one.cell - other.cell)) {
      const place = free(plate, plate.width, SEATS, dots, taken) || free(plate, PLATE, SEATS, dots, taken)
        || (plates.length <= FEW && free(plate, plate.width, FAR_SEATS, dots, taken));
      bare[plate.cell] = !place || place.width === PLATE ? 1 : 0;
      if (place) Object.assign(plate, place); else plate.width = PLATE;
      taken.push(plate);
    }
  }

  function free({ homeX, homeY }, width, seats, dots, taken) {
    for (const [across, down] of seats) {
      const x = homeX + (across * (width + PLATE)) / 2, y = homeY + down * PLATE;
      const onPlate = taken.some((other) => Math.abs(other.y - y) < PLATE + 2 && Math.abs(other.x - x) < (other.width + width) / 2 + 3);
      if (!onPlate && !dots.some((dot) => covers(x, y, width / 2, dot))) return { x, y, width };
    }
    return null;
  }

  // Whether a disc reaches into a label.
  function covers(x, y, half, dot) {
    const dx = Math.max(0, Math.abs(dot.x - x) - half), dy = Math.max(0, Math.abs(dot.y - y) - PLATE / 2);
    return Math.hypot(dx, dy) < dot.radius + 1;
  }
})();
