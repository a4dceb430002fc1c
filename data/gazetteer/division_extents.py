"""Outlines of countries, lines between divisions and towns -> how far each country and division extends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

PURITY = 0.85  # a face of the division lines belongs to a division when this share of its towns does
LINE_GAP = 0.03  # degrees by which division lines are drawn longer, so that they meet the borders
FAR = 5.0  # degrees beyond which an island or enclave no longer counts into a country's extent


class Box(NamedTuple):
    """An extent in degrees."""

    south: float
    west: float
    north: float
    east: float


class Extent(NamedTuple):
    """A centre and the box around it; the box is None where only a point is known."""

    latitude: float
    longitude: float
    box: Box | None


def read_division_lines(folder: Path) -> list[Any]:
    """Read Natural Earth's first-level division lines, each a little longer at both ends."""
    import shapefile  # noqa: PLC0415  (only here when the folder of tools is on the path)
    from shapely.geometry import LineString  # noqa: PLC0415

    reader = shapefile.Reader(str(folder / "ne_10m_admin_1_states_provinces_lines"))
    lines = []
    for index in range(len(reader)):
        drawn = reader.shape(index)
        ends = [*drawn.parts[1:], len(drawn.points)]
        for start, end in zip(drawn.parts, ends, strict=True):
            points = drawn.points[start:end]
            if len(points) > 1:
                lines.append(
                    LineString([_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]),
                )
    return lines


def _beyond(before: tuple[float, float], last: tuple[float, float]) -> tuple[float, float]:
    east, north = last[0] - before[0], last[1] - before[1]
    length = (east**2 + north**2) ** 0.5 or 1.0
    return last[0] + east / length * LINE_GAP, last[1] + north / length * LINE_GAP


def division_extents(
    rings: dict[str, list[list[tuple[float, float]]]], lines: list[Any], cities: dict[str, dict[str, Any]]
) -> dict[str, Extent]:
    """Cut each country along its division lines and give each piece to the division whose towns it holds.

    A piece that mixes divisions (a line is missing or disputed) goes to none of them; those divisions fall back to the
    extent of their towns.
    """
    from shapely.geometry import LineString, Point, Polygon  # noqa: PLC0415
    from shapely.ops import polygonize, unary_union  # noqa: PLC0415
    from shapely.strtree import STRtree  # noqa: PLC0415

    tree = STRtree(lines)
    points = defaultdict(list)
    for city in cities.values():
        points[city["countrycode"]].append((city["admin1code"], Point(city["longitude"], city["latitude"])))
    found: dict[str, Extent] = {}
    for country, outlines in rings.items():
        land = unary_union([Polygon(ring).buffer(0) for ring in outlines])
        around = land.buffer(0.01)
        cuts = [LineString(ring) for ring in outlines] + [lines[i] for i in tree.query(land)]
        faces = [face for face in polygonize(unary_union(cuts)) if around.contains(face.representative_point())]
        face_tree, votes = STRtree(faces), defaultdict(Counter)
        for code, point in points[country]:
            for index in face_tree.query(point, predicate="within"):
                votes[int(index)][code] += 1
        found |= _extents_of_faces(country, faces, votes)
    return found


def _extents_of_faces(country: str, faces: list[Any], votes: dict[int, Counter[str]]) -> dict[str, Extent]:
    from shapely.ops import unary_union  # noqa: PLC0415

    pieces = defaultdict(list)
    mixed: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    for index, counts in votes.items():
        towns.update(counts)
        code, count = counts.most_common(1)[0]
        if count >= PURITY * counts.total():
            pieces[code].append(faces[index])
        else:
            mixed.update(counts)
    found = {}
    for code, parts in pieces.items():
        if mixed[code] > (1 - PURITY) * towns[code]:
            continue
        area = unary_union(parts)
        centre = area.centroid if area.contains(area.centroid) else area.representative_point()
        west, south, east, north = area.bounds
        found[f"{country}.{code}"] = Extent(centre.y, centre.x, Box(south, west, north, east))
    return found


def extent_of_towns(towns: Iterable[tuple[float, float]]) -> Extent | None:
    """Give the median point of towns and, from two towns on, the box around them."""
    latitudes, longitudes = zip(*towns, strict=True) if (towns := list(towns)) else ((), ())
    if not latitudes:
        return None
    box = Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes)) if len(latitudes) > 1 else None
    return Extent(median(latitudes), median(longitudes), box)


def country_extent(rings: list[list[tuple[float, float]]]) -> Extent:
    """Give the extent of a country's largest piece and of what lies near it; far islands are left out."""
    from shapely.geometry import Polygon  # noqa: PLC0415

    pieces = sorted((Polygon(ring).buffer(0) for ring in rings), key=lambda piece: -piece.area)
    main, kept = pieces[0], [pieces[0]]
    near = main.envelope.buffer(FAR, join_style="mitre")
    kept += [piece for piece in pieces[1:] if near.contains(piece)]
    centre = main.centroid if main.contains(main.centroid) else main.representative_point()
    bounds = [piece.bounds for piece in kept]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    return Extent(centre.y, centre.x, Box(south, west, max(b[3] for b in bounds), max(b[2] for b in bounds)))


def middle(box: Box) -> Extent:
    """Give a box its middle as the centre."""
    return Extent((box.south + box.north) / 2, (box.west + box.east) / 2, box)
