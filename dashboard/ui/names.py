"""Canonical English names of actors and places -> how the interface calls them: shorter, or in Arabic."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.errors import GazetteerError
from dashboard.gazetteer import Gazetteer
from dashboard.i18n import Speech, mark
from dashboard.settings import settings

_LONGEST_ABBREVIATION = 6
# "Military Forces of Syria" -> "الجيش السوري"; {m} and {f}: the nation's adjective, masculine and feminine.
_FORCES_AR = {
    "Military Forces": "الجيش ال{m}",
    "Police Forces": "الشرطة ال{f}",
    "Border Guard": "حرس الحدود ال{m}",
    "Security Forces": "قوات الأمن ال{f}",
    "Coast Guard": "خفر السواحل ال{m}",
    "Government": "الحكومة ال{f}",
}
GENERIC = (
    mark("Activists"), mark("Aid Workers"), mark("Armed Forces"), mark("Bandits"), mark("Border Guard"),
    mark("Civil Council"), mark("Civil Defence"), mark("Civilians"), mark("Clan Militia"), mark("Coalition"),
    mark("Communal Militia"), mark("Factions"), mark("Fighters"), mark("Gangs"),
    mark("Government"), mark("Health Workers"), mark("Journalists"), mark("Local Armed Group"),
    mark("Local Council"), mark("Militants"), mark("Military Forces"), mark("Military Intelligence"),
    mark("Militia"), mark("Peacekeepers"), mark("Police Forces"), mark("Prisoners"), mark("Protesters"),
    mark("Rebels"), mark("Refugees/IDPs"), mark("Rioters"), mark("Security Forces"), mark("Students"),
    mark("Teachers"), mark("Tribal Militia"), mark("Unidentified Armed Group"), mark("Witnesses"),
)  # fmt: skip


def actor_name(name: str | None, say: Speech, *, short: bool = True) -> str:
    """Name an actor in the language of the interface; what no lexicon knows keeps its name."""
    if name is None:
        return ""
    if name in GENERIC:
        return say(name)
    known = _actors(settings().lexicon)
    if say.code == "ar":
        return known[name].arabic if name in known and known[name].arabic else _forces_in_arabic(name) or name
    return known[name].short or name if short and name in known else name


def place_label(name: str, country: str | None, say: Speech, *, written: str | None = None) -> str:
    """Name a place in the language of the interface; `written` where the gazetteer does not know its name there."""
    if say.code != "ar":
        return name
    return _arabic_place(name, country, settings().gazetteer) or written or name


@lru_cache(maxsize=4096)
def _arabic_place(name: str, country: str | None, index: Path) -> str | None:
    known = gazetteer(index)
    matches = known.candidates(name) if known else ()
    return next((m.entry.name_ar for m in matches if m.entry.name == name and m.entry.country == country), None)


@lru_cache(maxsize=2)
def gazetteer(index: Path) -> Gazetteer | None:
    """Open the gazetteer index once a process; None where there is none."""
    try:
        return Gazetteer.open(index)
    except GazetteerError:
        return None


class _Names:
    __slots__ = ("arabic", "short")

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.arabic: str = next(iter(row.get("ar", ())), "")
        self.short: str = next((n for n in row.get("en", ()) if n.isupper() and len(n) <= _LONGEST_ABBREVIATION), "")


@lru_cache(maxsize=2)
def _actors(lexicon: Path) -> dict[str, _Names]:
    return {row["name"]: _Names(row) for row in _rows(lexicon / "actors.toml", "actor")}


@lru_cache(maxsize=2)
def _nations(lexicon: Path) -> dict[str, str]:
    rows = _rows(lexicon / "nationalities.toml", "nationality")
    return {row["name"]: row["ar"][0] for row in rows if row.get("ar")}


def _rows(path: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[table]
    return rows


def _forces_in_arabic(name: str) -> str | None:
    kind, _, nation = name.partition(" of ")
    adjective = _nations(settings().lexicon).get(nation)
    pattern = _FORCES_AR.get(kind)
    return pattern.format(m=adjective, f=f"{adjective}ة") if pattern and adjective else None
