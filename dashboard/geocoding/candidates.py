"""A toponym -> gazetteer candidates, each place once, with the tier that found it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.gazetteer import Entry, Gazetteer, Match, kilometres
from dashboard.gazetteer.index import likeness
from dashboard.gazetteer.names import without_class_words, words
from dashboard.geocoding.classes import NEVER_POINTS, core_name, peeled
from dashboard.model import Toponym

_NO_HEIGHTS = frozenset({"region", "neighbourhood", "countryside", "town", "village", "city", "camp"})
_SAME_KM = 10.0
_LIKE = 0.84  # below it an entry with the same consonants is another name


@dataclass(slots=True)
class Scored:
    """A candidate with its score and the words for each part of it."""

    match: Match
    closeness: float = 1.0  # how alike the spelling is, for the lower tiers
    whole: bool = False  # found by all words, its direction too: "North Kivu" is no part of a Kivu
    alone: float = 0.0  # the sum of the weights that hold in any company, and the words for these
    facts: list[str] = field(default_factory=list)
    total: float = 0.0  # the sum of all weights; `score` is the same, kept between 0 and 1
    score: float = 0.0
    grounds: list[str] = field(default_factory=list)
    entry: Entry = field(init=False)  # the match's

    def __post_init__(self) -> None:
        self.entry = self.match.entry


def candidates(toponym: Toponym, gazetteer: Gazetteer) -> list[Scored]:
    """Find what a toponym may stand for; the whole phrase and the bare name both count ("مخيم الهول", "الهول")."""
    core = core_name(toponym.text)
    if toponym.type_word == "capital" and (seats := _capitals(toponym.text, gazetteer)):
        return seats
    if toponym.type_word in NEVER_POINTS:  # "جبل محسن" is a quarter, "جبل الزاوية" a region
        whole = [m for m in gazetteer.exact(toponym.text) if m.tier == "exact" and m.entry.type in _NO_HEIGHTS]
        return _once(core, whole, whole=True)
    found: list[Match] = []
    if core != " ".join(words(toponym.text)) or toponym.side:
        bare = without_class_words(toponym.text) or toponym.text
        exact = ([m for m in gazetteer.exact(form) if m.tier == "exact"] for form in (toponym.text, bare))
        found = next(filter(None, exact), [])
        if found and core != " ".join(words(bare)):
            return _once(core, found, whole=True)
    between = (form for form in peeled(toponym.text) if form != core and form.split()[-1] == core.split()[-1])
    found = found or next(filter(None, (_own(gazetteer, form) for form in between)), [])
    if not found and core:
        found += gazetteer.candidates(core, limit=60)
    if toponym.type_word in {"airport", "airbase"}:
        found += [m for m in gazetteer.like(core) if m.entry.type in {"airport", "airbase"}]
    return _once(core or toponym.text, found)


def _capitals(name: str, gazetteer: Gazetteer) -> list[Scored]:
    """The capital of the country in "Somalia's capital"."""
    state = re.sub(r"(?:'|’)s capital$", "", name, flags=re.IGNORECASE)
    nations = [m.entry.country for m in gazetteer.exact(state) if m.entry.geo_precision == "country"]
    seats = [gazetteer.capital(code) for code in nations[:1] if code and state != name]
    return [Scored(Match(seat, "exact", True), whole=True) for seat in seats if seat is not None]


def _own(gazetteer: Gazetteer, name: str) -> list[Match]:
    """Entries of which this is the very name: "جبل أولياء" is a town, though its first word is a class noun."""
    return [match for match in gazetteer.exact(name) if match.tier == "exact" and match.own]


def alike(toponym: Toponym, found: Sequence[Scored], gazetteer: Gazetteer, countries: Sequence[str]) -> list[Scored]:
    """Add places of the article's own countries that are spelt much like the name."""
    core = core_name(toponym.text)
    known = {scored.entry.place_id for scored in found}
    near = [m for code in countries for m in gazetteer.like(core, code) if m.entry.place_id not in known]
    return [*found, *_once(core, near)]


def _once(name: str, matches: Iterable[Match], *, whole: bool = False) -> list[Scored]:
    kept: list[Scored] = []
    for match in matches:
        if any(_same(match.entry, other.entry) for other in kept):
            continue
        close = likeness(name, match.entry) if match.tier in {"skeleton", "fuzzy"} else 1.0
        if close >= _LIKE:
            kept.append(Scored(match, close, whole))
    return kept


def _same(one: Entry, other: Entry) -> bool:
    if one.place_id == other.place_id:
        return True
    if one.geo_precision != other.geo_precision or one.country != other.country or one.type != other.type:
        return False
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude) < _SAME_KM


def spread(scored: Sequence[Scored]) -> float:
    """The lead of the best of sorted candidates over the next that lies elsewhere (more than 50 km away)."""
    best, here = scored[0], scored[0].entry
    elsewhere = (
        s.total for s in scored if kilometres(here.latitude, here.longitude, s.entry.latitude, s.entry.longitude) > 50
    )
    return best.total - next(elsewhere, 0.0)
