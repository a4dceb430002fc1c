"""All toponyms of an article -> places, each in the company of the others, with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.gazetteer import Entry, Gazetteer, kilometres
from dashboard.gazetteer.names import words
from dashboard.geocoding import weights as w
from dashboard.geocoding.areas import country_place, division_place, placed, quarter_place, said_to_lie_in, unknown
from dashboard.geocoding.beside import beside
from dashboard.geocoding.candidates import Scored, alike, candidates, spread
from dashboard.geocoding.classes import NEVER_POINTS, SETTLED, back_reference, class_of, core_name
from dashboard.geocoding.scoring import (
    Context,
    anchors,
    contains,
    score,
    total,
    votes,
    weigh_alone,
    within_entries,
)
from dashboard.geocoding.spoken import country_inside, said_countries, soil_of
from dashboard.model import GeoPrecision, Place, Span, Toponym
from dashboard.text import Shadow

_ROUNDS = 3
_AS_LIKELY = 0.02  # a capital's lead over its country of the same name up to which the country is meant
_IN_TOWNS = frozenset({"neighbourhood", "site"})
_QUARTER_REACH = 400  # characters behind a town's name in which its quarters are spoken of


def resolve(
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    *,
    text: Shadow | None = None,
    countries: Sequence[str] = (),
    near: tuple[float, float] | None = None,
    country: str | None = None,
) -> dict[Span, Place]:
    """Resolve all toponyms of one article at once; every span gets a Place, unknown ones with candidates and a reason.

    `countries` are those of the article's actors, which speak softly; `near` and `country` are a caller's own wish.
    """
    names = {t.span: _typed(t, gazetteer) for t in toponyms if t.refers_to is None and back_reference(t) is None}
    areas = {span: within_entries(t, gazetteer) for span, t in names.items()}
    soil = soil_of(text) if text is not None else []
    countries = [*countries, *(code for _, code in soil)]
    _add_said(names, areas, text, gazetteer)
    found = _weighed(names, areas, gazetteer)
    context = Context(near=near, country=country, beside=beside({}, soil))
    counted: dict[str, dict[str, float]] = {}
    for turn in range(_ROUNDS):
        everybody = total(counted, countries)
        company: dict[str, dict[str, float]] = {}
        for span, scored in found.items():
            core = core_name(names[span].text)
            if core not in company:
                company[core] = total(counted, countries, but=core) if core in counted else everybody
            score(span, scored, context, company[core], gazetteer.covered)
            scored.sort(key=lambda s: -s.total)
        if turn < _ROUNDS - 1:
            counted, context.anchors = votes(names, found), anchors(found)
            context.beside, context.votes = beside(found, soil), total(counted, countries)
        if turn == 0:
            _try_alike(names, found, areas, gazetteer, context)
    places = {span: _choose(t, found[span], areas[span], gazetteer) for span, t in names.items()}
    _place_quarters(names, places)
    main = max(context.votes, key=lambda code: context.votes[code], default=None)
    _follow_all([t for t in toponyms if t.span not in names], places, gazetteer, text, main)
    return places


def _weighed(
    names: Mapping[Span, Toponym], areas: Mapping[Span, Sequence[Entry]], gazetteer: Gazetteer
) -> dict[Span, list[Scored]]:
    """Give the candidates of every name, with the weights that hold in any company."""
    found = {span: candidates(toponym, gazetteer) for span, toponym in names.items()}
    for span, scored in found.items():
        weigh_alone(names[span], scored, areas[span], gazetteer)
    return found


def _follow_all(
    back: Sequence[Toponym], places: dict[Span, Place], gazetteer: Gazetteer, text: Shadow | None, main: str | None
) -> None:
    """Add the places of back-references; a capital is that of the country named with it, else of the main one."""
    spans = {t.span: t for t in sorted(back, key=lambda t: t.span)}
    said = said_countries(spans, text) if text is not None and spans else {}
    for span, toponym in spans.items():
        places[span] = _follow(toponym, places, gazetteer, said.get(span) or country_inside(toponym) or main)


def _place_quarters(names: Mapping[Span, Toponym], places: dict[Span, Place]) -> None:
    """Place quarters, streets and hospitals nobody knows in the town named shortly before, as coarsely as that is."""
    town: tuple[Span, Place] | None = None
    for span in sorted(names):
        place, kind = places[span], names[span].type_word
        if place.geo_precision is GeoPrecision.SETTLEMENT and kind not in _IN_TOWNS:
            town = span, place
        elif (
            kind in _IN_TOWNS
            and town
            and span.start - town[0].end < _QUARTER_REACH
            and _strays(names[span], place, town[1])
        ):
            places[span] = quarter_place(names[span], town[1], place)


def _strays(toponym: Toponym, place: Place, town: Place) -> bool:
    """Tell whether a quarter or square is nowhere, or would be in another country than the town just named.

    "Independence Square" is in the town, but "the square of Tripoli" in Tripoli.
    """
    named = toponym.type_word == "neighbourhood" or core_name(toponym.text) != " ".join(words(toponym.text))
    return place.latitude is None or (named and place.country != town.country)


def _add_said(
    names: Mapping[Span, Toponym], areas: dict[Span, list[Entry]], text: Shadow | None, gazetteer: Gazetteer
) -> None:
    """Let names lie in the country of the adjective beside them, and where the text puts the same name elsewhere."""
    for span, code in said_countries(names, text).items() if text is not None else ():
        said = gazetteer.country(code)
        areas[span] += [said] if said is not None and not areas[span] else []
    _share_areas(names, areas)


def _share_areas(names: Mapping[Span, Toponym], areas: dict[Span, list[Entry]]) -> None:
    """What a text says once of where a name lies holds wherever it names it again."""
    said: dict[str, list[Entry]] = {}
    for span in sorted(names):
        if areas[span]:
            said.setdefault(core_name(names[span].text), areas[span])
    for span, toponym in names.items():
        areas[span] = areas[span] or said.get(core_name(toponym.text), [])


def _typed(toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """Give a name that came without a reading of its text the class that its own words say."""
    if toponym.type_word is not None or any(m.tier == "exact" for m in gazetteer.exact(toponym.text)):
        return toponym
    return replace(toponym, type_word=class_of(toponym.text))


def _try_alike(
    names: Mapping[Span, Toponym],
    found: dict[Span, list[Scored]],
    areas: Mapping[Span, Sequence[Entry]],
    gazetteer: Gazetteer,
    context: Context,
) -> None:
    """For names without a good candidate, look for similar spellings in the two countries spoken of most."""
    leading = sorted(context.votes, key=lambda code: -context.votes[code])[:2]
    for span, scored in found.items():
        weak = not scored or scored[0].score < w.ENOUGH
        if weak and names[span].type_word not in NEVER_POINTS:
            found[span] = alike(names[span], scored, gazetteer, leading)
            weigh_alone(names[span], found[span], areas[span], gazetteer)


def _choose(toponym: Toponym, scored: Sequence[Scored], areas: Sequence[Entry], gazetteer: Gazetteer) -> Place:
    if toponym.type_word in NEVER_POINTS and not scored:
        return unknown(f"A {toponym.type_word} is a line or a height, not a point: {toponym.text} is not placed.", ())
    scored = _nation_first(scored, gazetteer)
    sure = bool(scored) and scored[0].score >= w.FLOOR
    if sure and spread(scored) >= w.TIE and _may_lie_there(scored[0], areas):
        return placed(toponym, scored, gazetteer)
    if areas:
        return said_to_lie_in(toponym, areas[0], scored)
    if not scored:
        return unknown(f"No place called {toponym.text} is in the gazetteer.", ())
    best = scored[0]
    if sure:
        return unknown(f"Several places called {toponym.text} are as likely, and nothing says which is meant.", scored)
    return unknown(
        f"Nothing in the gazetteer is near enough to {toponym.text}: the best is {best.entry.name} "
        f"({best.entry.country}) with a score of {best.score:.2f}, and {w.FLOOR} is needed.",
        scored,
    )


def _nation_first(scored: Sequence[Scored], gazetteer: Gazetteer) -> Sequence[Scored]:
    """Take a country before its capital of the same name where both are about as likely: "الجزائر", "Kuwait"."""
    nation = next((s for s in scored if s.entry.geo_precision == "country"), None)
    if (
        nation is None
        or scored[0].entry.country != nation.entry.country
        or scored[0].total - nation.total >= _AS_LIKELY
    ):
        return scored
    seat = gazetteer.capital(nation.entry.country or "")
    return [nation, *(s for s in scored if s is not nation and (seat is None or s.entry.place_id != seat.place_id))]


def _first_town(toponym: Toponym, places: Mapping[Span, Place]) -> list[Place]:
    """The first town named after "the coastal city", where none was before."""
    towns = [s for s, p in places.items() if s > toponym.span and p.geo_precision is GeoPrecision.SETTLEMENT]
    return [places[min(towns)]] if towns else []


def _may_lie_there(best: Scored, areas: Sequence[Entry]) -> bool:
    """Tell whether a small place lies in or near an area the text puts it in; of large ones texts speak loosely."""
    entry = best.entry
    known = entry.population >= w.SIZEABLE or entry.geo_precision in {"country", "admin1"}
    return not areas or known or any(contains(area, entry) or _near(area, entry) for area in areas)


def _near(area: Entry, entry: Entry) -> bool:
    if area.geo_precision == "country" or area.country != entry.country:
        return False
    reach = 60.0 if area.geo_precision == "settlement" else max(120.0, 2 * (area.radius_km or 0.0))
    return kilometres(area.latitude, area.longitude, entry.latitude, entry.longitude) <= reach


def _follow(toponym: Toponym, places: Mapping[Span, Place], gazetteer: Gazetteer, main: str | None) -> Place:
    """A back-reference takes the place it stands for: of its antecedent, or of what is named before it."""
    wanted = toponym.type_word or ""
    if wanted == "capital":
        entry = gazetteer.capital(main) if main else None
        return country_place(toponym, entry)
    if wanted == "country":
        return country_place(toponym, gazetteer.country(main) if main else None)
    before = places.get(toponym.refers_to) if toponym.refers_to else None
    if before is None:
        earlier = [p for s, p in sorted(places.items()) if s < toponym.span and p.latitude is not None]
        if wanted in SETTLED:  # "a village in the south": what is known of it is the area
            towns = [p for p in earlier if p.geo_precision is GeoPrecision.SETTLEMENT]
            earlier = towns or (_first_town(toponym, places) if wanted == "city" else []) or earlier
        before = earlier[-1] if earlier else None
    if before is None:
        return unknown(f"{toponym.text} refers back to a place, but none is named before it.", ())
    if wanted == "governorate":
        return division_place(toponym, before, gazetteer)
    reason = f"{toponym.text} refers back to {before.name or 'a place that is not known'}: {before.reason}"
    return Place(
        name=before.name,
        country=before.country,
        admin1=before.admin1,
        latitude=before.latitude,
        longitude=before.longitude,
        geo_precision=before.geo_precision,
        radius_km=before.radius_km,
        tier=before.tier,
        score=before.score,
        reason=reason,
        candidates=before.candidates,
    )
