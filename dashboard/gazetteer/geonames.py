"""GeoNames country dumps (SY.txt, SY.zip, alternate names) -> `Source` rows; the import keeps them for rebuilds."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dashboard.errors import GazetteerError
from dashboard.gazetteer.names import without_class_words
from dashboard.gazetteer.sources import Source, first_arabic, in_known_script

COLUMNS, ALTERNATE_COLUMNS = 19, 4
# Feature class, then code where it matters -> our type; what is missing here is no place of an event (roads, rivers,
# seas, mountains: never points).
_TYPES = {
    "A.ADM1": "governorate", "A.ADM2": "district", "A.ADM3": "subdistrict", "A.ADM4": "subdistrict",
    "A.PCLI": "country", "L.RGN": "region", "L.CTRCT": "subdistrict", "T.ISL": "island",
    "P": "settlement", "P.PPL": "settlement", "P.PPLX": "neighbourhood", "P.PPLC": "city", "P.PPLA": "city",
    "P.PPLA2": "town", "P.PPLA3": "town", "P.STLMT": "village", "P.PPLF": "village", "P.PPLL": "village",
    "S.AIRP": "airport", "S.AIRF": "airport", "S.AIRB": "airbase", "L.MILB": "base", "L.PORT": "port",
    "S.CMPRF": "camp", "S.CMP": "camp", "L.CMP": "camp", "S.CMPO": "oil field", "L.OILF": "oil field",
    "L.GASF": "gas field", "S.OILR": "refinery", "S.DAM": "dam", "S.HSP": "hospital", "S.BDG": "bridge",
    "R.RDJCT": "junction", "S.CTRB": "crossing", "S.PSTB": "crossing",
}  # fmt: skip
_ADMIN = {"A.ADM1": "admin1", "A.ADM2": "admin2", "A.ADM3": "admin2", "A.ADM4": "admin2", "A.PCLI": "country"}


def folder(cache: Path) -> Path:
    """Name the folder that keeps imported dumps, so that a rebuild includes them."""
    return cache / "geonames"


def import_geonames(path: Path, cache: Path) -> int:
    """Check one dump (.txt or .zip; places or alternate names), keep a copy, and count its usable rows."""
    with _open(path) as file:
        first = file.readline().rstrip("\n").split("\t")
    if not (len(first) == COLUMNS or (len(first) >= ALTERNATE_COLUMNS and first[0].isdigit() and first[1].isdigit())):
        raise GazetteerError(
            f"{path.name} is no GeoNames file: its first line has {len(first)} columns separated by tabs, "
            f"where a country file has {COLUMNS} and an alternate-names file has 4 to 10."
        )
    count = sum(1 for _ in (_places(path, {}) if len(first) == COLUMNS else _alternates(path)))
    target = folder(cache)
    target.mkdir(parents=True, exist_ok=True)
    kind = "places" if len(first) == COLUMNS else "names"
    partial = target / f".{path.name}.part"
    shutil.copyfile(path, partial)
    partial.replace(target / f"{kind}-{path.name}")
    return count


def dumps(cache: Path) -> Iterator[Source]:
    """Give the places of all imported dumps, with their alternate names."""
    kept = folder(cache)
    alternates: dict[int, list[str]] = {}
    for path in sorted(kept.glob("names-*")):
        for identifier, name in _alternates(path):
            alternates.setdefault(identifier, []).append(name)
    for path in sorted(kept.glob("places-*")):
        yield from _places(path, alternates)


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if len(members) != 1:
                raise GazetteerError(f"{path.name} holds {len(members)} text files where one is expected.")
            with archive.open(members[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{path.name} is no readable zip file.") from error


def _lines(path: Path, least: int) -> Iterator[list[str]]:
    try:
        with _open(path) as file:
            for number, line in enumerate(file, 1):
                fields = line.rstrip("\n").split("\t")
                if len(fields) < least:
                    raise GazetteerError(f"{path.name} line {number}: {len(fields)} columns, {least} expected.")
                yield fields
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name} is not UTF-8 text.") from error


def _alternates(path: Path) -> Iterator[tuple[int, str]]:
    for fields in _lines(path, ALTERNATE_COLUMNS):
        language, name = fields[2], fields[3]
        # Longer codes are no languages: links, post codes, airport codes.
        if len(language) <= 3 and language != "wkdt" and name and in_known_script(name):
            yield int(fields[1]), name


def _places(path: Path, alternates: dict[int, list[str]]) -> Iterator[Source]:
    for fields in _lines(path, COLUMNS):
        feature = f"{fields[6]}.{fields[7]}"
        kind = _TYPES.get(feature) or _TYPES.get(fields[6])
        if kind is None:
            continue
        try:
            yield _place(fields, kind, _ADMIN.get(feature, "settlement"), alternates.get(int(fields[0]), []))
        except ValueError as error:
            raise GazetteerError(f"{path.name}: row {fields[0]!r} has a malformed number.") from error


def _place(fields: list[str], kind: str, precision: str, further: list[str]) -> Source:
    names = [fields[1], fields[2], *filter(in_known_script, filter(None, fields[3].split(","))), *further]
    if precision != "settlement" or kind in {"airport", "airbase"}:
        names += filter(None, map(without_class_words, names))
    level = {"A.ADM1": 1, "A.ADM2": 2}.get(f"{fields[6]}.{fields[7]}")
    return Source(
        name=fields[1],
        names=[name for name in names if name],
        name_ar=first_arabic(names),
        country=fields[8] or None,
        admin1=fields[10] or None,
        latitude=float(fields[4]),
        longitude=float(fields[5]),
        type=kind,
        geo_precision=precision,
        population=int(fields[14] or 0),
        source="geonames dump",
        line=int(fields[0]),
        division=(level, fields[10], fields[11]) if level else None,
    )
