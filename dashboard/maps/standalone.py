"""Events -> one HTML file with map, timeline and sentences in it; it opens anywhere and asks no server for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Final

from dashboard.maps.plugin import BASEMAP, SCRIPTS, asset_folders, event_map
from dashboard.model import Event, EventType, Status

_EPOCH: Final = date(1970, 1, 1)
_LINKED: Final = re.compile(
    r'<script src="/assets/(?P<script>[^"?]+)[^"]*"></script>'
    r'|<link rel="stylesheet" href="/assets/(?P<style>[^"?]+)[^"]*"\s*/>'
)
_URL: Final = re.compile(r"url\([^)]*\)")
# The page may do nothing but what is in it; pictures of online tiles only where the reader chooses them.
_POLICY: Final = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: https://tile.openstreetmap.org"


def standalone_html(events: Sequence[Event], *, language: str = "en", title: str = "Rasid", caption: str = "") -> str:
    """Write events as one page: the same drawing as in the app, over columns that are inside it.

    `caption` says in words which events they are.
    """
    now = {
        "query": "", "window": None, "types": None, "place": None, "event": None, "point": None, "view": None,
        "base": "local", "language": language, "theme": "auto", "seq": 0,
    }  # fmt: skip
    made = event_map(
        options={
            "inline": columns(events),
            "files": _ground(events if language == "ar" else ()),
            "now": now,
            "caption": caption,
        },
        scripts=(*SCRIPTS, "inline.js"),
    )
    page: str = made.get_root().render()
    head = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}" />\n<title>{escape(title)}</title>'
    page = page.replace("<html>", f'<html lang="{escape(language)}">', 1).replace("<head>", f"<head>\n{head}", 1)
    return _LINKED.sub(_inside, page)


def columns(events: Sequence[Event]) -> dict[str, Any]:
    """Write events as the columns that inline.js counts: places once, days since 1970, types and statuses by number."""
    types, statuses = [kind.value for kind in EventType], [status.value for status in Status]
    known: dict[tuple[float, float, str], int] = {}
    places: dict[str, list[Any]] = {name: [] for name in ("lat", "lon", "name", "precision", "radius_km")}
    written: dict[str, list[Any]] = {
        name: [] for name in ("place", "d0", "d1", "published", "type", "status", "told_of")
    }
    for event in events:
        row = {
            "place": _place(event, known, places),
            "d0": _day(event.date_start or event.date_end),
            "d1": _day(event.date_end or event.date_start),
            "published": _day(event.published),
            "type": types.index(event.event_type) if event.event_type in types else types.index(EventType.STRATEGIC),
            "status": statuses.index(event.status) if event.status in statuses else 0,
            "told_of": _told(event),
        }
        for name, value in row.items():
            written[name].append(value)
    return {"types": types, "statuses": statuses, "places": places, **written}


def _place(event: Event, known: dict[tuple[float, float, str], int], places: dict[str, list[Any]]) -> int:
    if event.latitude is None or event.longitude is None:
        return -1
    key = (round(event.latitude, 3), round(event.longitude, 3), event.geo_precision)
    if key not in known:
        known[key] = len(known)
        values = (event.latitude, event.longitude, event.place or event.toponym, event.geo_precision, event.radius_km)
        for column, value in zip(places.values(), values, strict=True):
            column.append(value)
    return known[key]


def _told(event: Event) -> dict[str, Any]:
    return {
        "sentence": event.sentence,
        "language": event.language,
        "who": " → ".join(filter(None, (event.actor1, event.actor2))),
        "attribution": event.attribution,
        "origin": event.source or event.title,
        "url": event.url,
    }


def _day(day: date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days


def _ground(named: Sequence[Event]) -> dict[str, Any]:
    # The coarse world only: the detailed cells are ten times as large, and an empty list of them says so.
    world = json.loads((BASEMAP / "world.json").read_text("utf-8"))
    wanted = {event.place for event in named}
    both = json.loads((BASEMAP / "names.json").read_text("utf-8"))["place"] if wanted else []
    return {"world.json": world, "cells.json": {}, "names.json": {"place": [row for row in both if row[2] in wanted]}}


def _inside(link: re.Match[str]) -> str:
    if name := link["script"]:
        closed = _read(name).replace("</script", "<\\/script")
        return f"<script>{closed}</script>"
    # Leaflet's few pictures are not used, and would be asked for beside the file.
    return f"<style>{_URL.sub('none', _read(link['style']))}</style>"


def _read(address: str) -> str:
    folder, _, name = address.partition("/")
    path: Path = asset_folders()[folder] / name
    return path.read_text("utf-8")
