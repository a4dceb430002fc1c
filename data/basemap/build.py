"""Natural Earth 1:10m and GeoNames towns -> the small JSON files of this folder. Run once by hand; see README.md.

    apt-get install libmagics++-data && pip install pyshp shapely
    python data/basemap/build.py [/usr/share/magics]

world.json is coarse and has everything; detail/<column>_<row>.json are cells of 10 degrees for closer views. Lines are
flat lists of whole numbers, the first point and then the steps from each point to the next, in units of `unit` degrees.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile
from shapely import STRtree, box, make_valid
from shapely.geometry import LineString, MultiLineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).resolve().parent
SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/magics")
INDEX = HERE.parent / "cache" / "gazetteer.sqlite"
CELL = 10
# Layer -> shape file, and whether it is an area.
LAYERS = {
    "land": ("land", True),
    "border": ("admin_0_boundary_lines_land", False),
    "admin": ("admin_1_states_provinces_lines", False),
    "river": ("rivers_lake_centerlines", False),
}
# How coarse: tolerance and unit in degrees, least extent of a part that is kept.
WORLD = {"tolerance": 0.03, "unit": 0.01, "least": 0.12}
DETAIL = {"tolerance": 0.0025, "unit": 0.001, "least": 0.004}
WORLD_LAYERS = ("land", "border", "river")
RIVERS_OF_THE_WORLD = 4  # scale rank
TOWNS_OF_THE_WORLD = 600_000
TOWNS_OF_A_CELL = 260


def shapes(name: str, scale: str = "10m") -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    """The shapes of one file with their attributes, by index: some of Debian's files end in damaged rows."""
    reader = shapefile.Reader(str(SOURCE / scale / f"ne_{scale}_{name}"), encodingErrors="replace")
    for number in range(len(reader)):
        geometry = reader.shape(number)
        if geometry.shapeType == shapefile.NULL:
            continue
        yield make_valid(shape(geometry.__geo_interface__)), reader.record(number).as_dict()


def parts(geometry: BaseGeometry) -> Iterator[Polygon | LineString]:
    """The simple areas and lines of a geometry."""
    if isinstance(geometry, (Polygon, LineString)):
        yield geometry
    elif hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from parts(part)


def steps(points: list[tuple[float, ...]], unit: float) -> list[int]:
    """Points as whole numbers: the first, then the steps."""
    whole = [(round(x / unit), round(y / unit)) for x, y, *_ in points]
    flat, last = [], (0, 0)
    for x, y in whole:
        if (x, y) != last or not flat:
            flat += [x - last[0], y - last[1]]
            last = (x, y)
    return flat


def coded(geometry: BaseGeometry, area: bool, how: dict[str, float]) -> list[list[int]]:
    """The rings or lines of a geometry, simplified."""
    lines: list[list[int]] = []
    for part in parts(geometry.simplify(how["tolerance"])):
        west, south, east, north = part.bounds
        if max(east - west, north - south) < how["least"]:
            continue
        if area and isinstance(part, Polygon):
            lines += [steps(list(ring.coords), how["unit"]) for ring in (part.exterior, *part.interiors)]
        elif not area and isinstance(part, (LineString, MultiLineString)):
            lines.append(steps(list(part.coords), how["unit"]))
    return [line for line in lines if len(line) > (6 if area else 2)]


def towns(bounds: tuple[float, float, float, float], least: int, most: int) -> list[list[Any]]:
    """Towns of a box from the gazetteer index, largest first: longitude, latitude, name, Arabic name, population."""
    west, south, east, north = bounds
    query = (
        "SELECT longitude, latitude, name, name_ar, population FROM place WHERE geo_precision = 'settlement' "
        "AND population >= ? AND longitude >= ? AND longitude < ? AND latitude >= ? AND latitude < ? "
        "ORDER BY population DESC LIMIT ?"
    )
    with sqlite3.connect(f"file:{INDEX}?mode=ro", uri=True) as index:
        rows = index.execute(query, (least, west, east, south, north, most)).fetchall()
    return [[round(x, 3), round(y, 3), name, arabic or "", people] for x, y, name, arabic, people in rows]


def countries() -> list[list[Any]]:
    """Country labels: longitude, latitude, name, Arabic name, width of the country in degrees."""
    with (HERE.parent / "gazetteer" / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"] and row["west"]]
    return [
        [round(float(row["longitude"]), 2), round(float(row["latitude"]), 2), row["name"], row["name_ar"],
         round(abs(float(row["east"]) - float(row["west"])), 1)]
        for row in rows
    ]  # fmt: skip


def world(layers: dict[str, list[tuple[BaseGeometry, dict[str, Any]]]]) -> dict[str, Any]:
    """The coarse file of the whole world."""
    coarse: dict[str, Any] = {"unit": WORLD["unit"]}
    for name in WORLD_LAYERS:
        lines: list[list[int]] = []
        for geometry, attributes in layers[name]:
            if name == "river" and rank(attributes) > RIVERS_OF_THE_WORLD:
                continue
            lines += coded(geometry, LAYERS[name][1], WORLD)
        coarse[name] = lines
    coarse["town"] = towns((-180, -90, 180, 90), TOWNS_OF_THE_WORLD, 900)
    coarse["country"] = countries()
    return coarse


def rank(attributes: dict[str, Any]) -> int:
    """How prominent a river is: 0 is the most."""
    ranks = (value for key, value in attributes.items() if key.lower() == "scalerank" and value is not None)
    return int(next(ranks, 9))


def cell(trees: dict[str, tuple[STRtree, list[BaseGeometry]]], column: int, row: int) -> dict[str, Any]:
    """The fine file of one cell."""
    bounds = (column * CELL - 180, row * CELL - 90, column * CELL - 170, row * CELL - 80)
    window = box(*bounds)
    fine: dict[str, Any] = {"unit": DETAIL["unit"]}
    for name, (tree, geometries) in trees.items():
        lines: list[list[int]] = []
        for number in tree.query(window):
            lines += coded(geometries[number].intersection(window), LAYERS[name][1], DETAIL)
        fine[name] = lines
    fine["town"] = towns(bounds, 1, TOWNS_OF_A_CELL)
    return fine


def write(path: Path, values: dict[str, Any]) -> int:
    """Write one file; return its size."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(values, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return path.stat().st_size


def main() -> None:
    """Build all files."""
    layers = {name: list(shapes(file)) for name, (file, _) in LAYERS.items()}
    print("world.json", write(HERE / "world.json", world(layers)))
    trees = {}
    for name, found in layers.items():
        geometries = [geometry for geometry, _ in found]
        trees[name] = (STRtree(geometries), geometries)
    total, names = 0, []
    for column in range(360 // CELL):
        for row in range(1, 18):
            fine = cell(trees, column, row)
            if fine["land"]:
                names.append(f"{column}_{row}")
                total += write(HERE / "detail" / f"{column}_{row}.json", fine)
    write(HERE / "cells.json", {"size": CELL, "cells": names})
    print(len(names), "cells", total)


if __name__ == "__main__":
    main()
