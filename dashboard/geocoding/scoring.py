"""Candidates of all toponyms of an article -> scores in context; certain places anchor the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from math import exp, log10

from dashboard.gazetteer import Entry, Gazetteer, kilometres
from dashboard.geocoding import weights as w
from dashboard.geocoding.beside import Beside
from dashboard.geocoding.candidates import Scored, spread
from dashboard.geocoding.classes import AGREES, core_name
from dashboard.geocoding.company import Anchors
from dashboard.model import Span, Toponym

_FACILITY_TYPES = frozenset({"airport", "airbase"})
_SHADDA = "\u0651"
_DOUBLED = re.compile(r"([b-df-hj-np-tv-xz])\1")
_LIKENESS = frozenset({"skeleton", "fuzzy"})
_SURE = frozenset({"exact", "article", "joined"})
_MAIN, _ELSEWHERE = 0.4, 0.25  # shares of the votes: the article's own countries, and those it is not about
_QUARTERS = frozenset({"neighbourhood", "district", "site", "road"})
_AREAS = frozenset({"admin1", "admin2"})


@dataclass(slots=True)
class Context:
    """What is known around a name: votes for countries, certain places, and what the caller asked for."""

    votes: dict[str, float] = field(default_factory=dict)
    anchors: Anchors = field(default_factory=lambda: Anchors({}))
    beside: Beside = field(default_factory=Beside)  # countries and divisions named, and where
    near: tuple[float, float] | None = None
    country: str | None = None


def weigh_alone(toponym: Toponym, found: Sequence[Scored], within: Sequence[Entry], gazetteer: Gazetteer) -> None:
    """Weigh, in place, what holds of every candidate of one toponym whatever else the article names."""
    towns = {
        (s.entry.country, s.entry.division)
        for s in found
        if s.entry.geo_precision == "settlement" and s.match.tier != "skeleton" and s.entry.type not in _FACILITY_TYPES
    }
    area = any(s.entry.geo_precision == "admin1" and s.match.own for s in found)
    divisions = {s.entry.geo_precision for s in found} & {"admin1", "admin2"}
    for candidate in found:
        candidate.facts = []
        candidate.alone = (
            _name(candidate)
            + _type(toponym, candidate, towns, divisions)
            + _shadda(toponym, candidate.entry)
            + w.POPULATION * max(0.0, min(1.0, (log10(candidate.entry.population + 1) - 2) / 5))
            + (w.OVERLAY if candidate.entry.source.startswith("overlay") else 0.0)
            + (w.COVERED if candidate.entry.country in gazetteer.covered else 0.0)
            + (w.CAPITAL if candidate.entry.place_id in gazetteer.capitals else 0.0)
            + (w.ALTERNATE_OF_AREA if area and _only_alternate(candidate) else 0.0)
            + _inside(candidate, within)
        )


def score(
    span: Span, found: Sequence[Scored], context: Context, votes: Mapping[str, float], covered: frozenset[str]
) -> None:
    """Score, in place, every candidate of the toponym at `span`; `votes` are those of the other names."""
    most = max(votes.values(), default=0.0)
    shares = [_share(candidate, votes, most) for candidate in found]
    local = any(share > _MAIN for share in shares)
    for candidate in found:
        candidate.grounds = []
    spoken = context.beside.weigh(span, found)
    for candidate, share, spoken_of in zip(found, shares, spoken, strict=True):
        candidate.grounds += candidate.facts
        parts = (
            candidate.alone
            + _country(candidate, context, covered, share, votes)
            + (w.FOREIGN_ALTERNATE if local and _is_foreign_alternate(candidate, share) else 0.0)
            + spoken_of
            + _near(span, candidate, context)
        )
        candidate.total = parts
        candidate.score = round(max(0.0, min(1.0, parts)), 4)


def _only_alternate(candidate: Scored) -> bool:
    return candidate.entry.geo_precision == "settlement" and not candidate.match.own


def _name(candidate: Scored) -> float:
    weight = w.TIER[candidate.match.tier] * candidate.closeness
    return weight + (w.OWN_NAME if candidate.match.own else 0.0)


def _shadda(toponym: Toponym, entry: Entry) -> float:
    if _SHADDA not in toponym.text:
        return 0.0
    return w.SHADDA if _DOUBLED.search(entry.name.lower()) else -w.SHADDA


def _type(toponym: Toponym, candidate: Scored, towns: Set[tuple[str | None, str | None]], divisions: Set[str]) -> float:
    entry, wanted = candidate.entry, toponym.type_word
    if wanted is None or wanted not in AGREES:
        return _untyped(toponym, entry, towns)
    if wanted == entry.geo_precision == "country":
        return w.COUNTRY_NAME
    second = wanted == "governorate" and entry.geo_precision == "admin2" and "admin1" not in divisions
    if candidate.whole or second or entry.type in AGREES[wanted]:  # some countries call the second level provinces
        candidate.facts.append(f"the text calls it a {wanted}")
        return w.TYPE_AGREES
    if entry.type in _FACILITY_TYPES or entry.geo_precision != "settlement":
        return w.TYPE_DISAGREES
    return w.NO_DIVISION if wanted == "governorate" and divisions else w.BARE_AREA


def _untyped(toponym: Toponym, entry: Entry, towns: Set[tuple[str | None, str | None]]) -> float:
    if entry.type in _FACILITY_TYPES:
        return w.TYPE_DISAGREES
    if entry.geo_precision in _AREAS:
        return _area(toponym, entry, towns)
    return w.COUNTRY_NAME if entry.geo_precision == "country" else 0.0


def _area(toponym: Toponym, entry: Entry, towns: Set[tuple[str | None, str | None]]) -> float:
    """A division named without its class noun: the town of its name is meant, unless there is none or a side is."""
    if entry.geo_precision == "admin1" and (entry.country, entry.division) not in towns:
        return w.LONE_AREA
    return 0.0 if toponym.side and entry.geo_precision == "admin1" else w.BARE_AREA


def _inside(candidate: Scored, within: Sequence[Entry]) -> float:
    if not within:
        return 0.0
    for area in within:
        if contains(area, candidate.entry):
            candidate.facts.append(f"the text places it in {area.name}")
            return w.INSIDE
    return w.OUTSIDE


def contains(area: Entry, entry: Entry) -> bool:
    """Tell whether an area holds an entry, by country and division, or by distance from a town or smaller area."""
    if area.place_id == entry.place_id or area.country != entry.country:
        return False
    if area.geo_precision == "country":
        return True
    if area.geo_precision == "admin1" and area.division and entry.division:
        return area.division == entry.division
    reach = area.radius_km or (40.0 if area.geo_precision == "settlement" else 70.0)
    return kilometres(area.latitude, area.longitude, entry.latitude, entry.longitude) <= reach


def _share(candidate: Scored, votes: Mapping[str, float], most: float) -> float:
    """How much of what the country spoken of most gets speaks for the candidate's, 0 to 1."""
    return votes.get(candidate.entry.country or "", 0.0) / most if most else 0.0


def _is_foreign_alternate(candidate: Scored, share: float) -> bool:
    """Tell whether a place elsewhere only by an alternate bears a name that the article's own country has too."""
    precise = candidate.entry.geo_precision == "settlement"
    return precise and not candidate.match.own and share < _ELSEWHERE


def _country(
    candidate: Scored, context: Context, covered: frozenset[str], share: float, votes: Mapping[str, float]
) -> float:
    code = candidate.entry.country
    if context.country is not None:
        return w.GIVEN_COUNTRY if code == context.country else 0.0
    if code is None or not votes:
        return w.LIKENESS_BARE if candidate.match.tier in _LIKENESS and code not in covered else 0.0
    if share > _MAIN:
        candidate.grounds.append("it lies in the country the article is about")
    return w.COUNTRY * share + _elsewhere(candidate, share, votes)


def _elsewhere(candidate: Scored, share: float, votes: Mapping[str, float]) -> float:
    """What a candidate loses by lying where the rest of the article does not."""
    if share >= _ELSEWHERE:
        return 0.0
    if candidate.match.tier in _LIKENESS:
        return w.LIKENESS_ALONE if sum(votes.values()) >= 1 else 0.0
    if sum(votes.values()) < 2.5:
        return 0.0
    if candidate.entry.population >= w.SIZEABLE or candidate.entry.geo_precision == "country":
        return 0.0
    return w.FOREIGN if candidate.match.own else w.FOREIGN_ALTERNATE


def _near(span: Span, candidate: Scored, context: Context) -> float:
    entry = candidate.entry
    if context.near is not None:
        return w.GIVEN_POINT * exp(-kilometres(*context.near, entry.latitude, entry.longitude) / w.NEAR_KM)
    if entry.geo_precision not in {"settlement", "admin2"}:
        return 0.0
    nearest = context.anchors.nearest(entry, span)
    if nearest is None:
        return 0.0
    closest, name = nearest
    if closest > w.FAR_KM and context.anchors.besides(span) > 2 and entry.population < w.SIZEABLE:
        return w.FAR
    if closest < 1.5 * w.NEAR_KM:
        candidate.grounds.append(f"it is {closest:.0f} km from {name}, named in the same article")
    return w.NEAR * exp(-closest / w.NEAR_KM)


def votes(toponyms: Mapping[Span, Toponym], found: Mapping[Span, Sequence[Scored]]) -> dict[str, dict[str, float]]:
    """For each name of an article, how much it speaks for which countries: wholly for one, or in parts for several."""
    counted: dict[str, dict[str, float]] = {}
    for span, scored in found.items():
        name = core_name(toponyms[span].text)
        best = max((s.score for s in scored), default=0.0)
        if name in counted or best <= 0:
            continue
        top: dict[str, float] = {}
        for candidate in scored:
            code = candidate.entry.country
            if code and candidate.score > best - 2 * w.MARGIN:
                top[code] = max(top.get(code, 0.0), candidate.score)
        counted[name] = {code: value / sum(top.values()) for code, value in top.items()}
    return counted


def total(counted: Mapping[str, Mapping[str, float]], countries: Sequence[str], *, but: str = "") -> dict[str, float]:
    """Sum the votes of all names but one, and of the actors' countries."""
    summed: defaultdict[str, float] = defaultdict(float)
    for name, shares in counted.items():
        if name != but:
            for code, share in shares.items():
                summed[code] += share
    for code in dict.fromkeys(countries):
        summed[code] += w.ACTOR_VOTE
    return dict(summed)


def anchors(found: Mapping[Span, Sequence[Scored]]) -> Anchors:
    """The places no other candidate comes near to: settlements that lead by the margin; best candidates first."""
    certain: dict[Span, Entry] = {}
    for span, scored in found.items():
        if not scored:
            continue
        best = scored[0]
        precise = best.entry.geo_precision == "settlement"
        if precise and best.score >= w.FLOOR and best.match.tier != "skeleton" and spread(scored) >= w.MARGIN:
            certain[span] = best.entry
    return Anchors(certain)


def within_entries(toponym: Toponym, gazetteer: Gazetteer) -> list[Entry]:
    """The areas a toponym is said to lie in: for each name its divisions and countries, else its towns.

    A quarter "of Taiz" lies in the town of that name, unless the words say "governorate".
    """
    entries: list[Entry] = []
    for name in toponym.within:
        matches = [m for m in gazetteer.exact(name) if m.tier == "exact"]
        bare = bool(matches)
        matches = matches or [m for m in gazetteer.candidates(core_name(name), limit=20) if m.tier in _SURE]
        areas = [m.entry for m in matches if m.entry.geo_precision in {"country", "admin1"}]
        chosen = [entry for entry in areas if entry.type in {"country", "governorate"}] or areas
        towns = [m.entry for m in matches if m.entry.geo_precision == "settlement" and m.own]
        quarter = toponym.type_word in _QUARTERS and bare and not any(e.type == "country" for e in areas)
        entries += [*towns[:1], *chosen] if quarter else chosen or [m.entry for m in matches[:5]]
    return entries
