"""Drafts of a whole article -> which are places, what they lie in, what a back-reference stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.toponyms.sentence import Draft, fold_word
from dashboard.extraction.toponyms.words import PlaceWords
from dashboard.gazetteer import Gazetteer, Match
from dashboard.text import Shadow

# Which class of an earlier place fits which back-reference; a place without a class noun fits any settlement.
_SETTLEMENTS = frozenset({"village", "town", "city", "neighbourhood", None})
_MEMORY = 300
_FITS: dict[str, frozenset[str | None]] = {
    "village": _SETTLEMENTS,
    "town": _SETTLEMENTS - {"neighbourhood"},
    "city": _SETTLEMENTS - {"neighbourhood"},
    "neighbourhood": _SETTLEMENTS,
    "governorate": frozenset({"governorate", "countryside", None}),
    "place": _SETTLEMENTS
    | frozenset({"camp", "district", "governorate", "region", "countryside", "site", "crossing", "island", "airport"}),
    "region": frozenset({"region", "countryside", "village", "town", "city", "neighbourhood", None}),
}
_SMALLER = frozenset({"village", "town", "neighbourhood", "camp", "site", "crossing", "field", "dam", "city"})
_AREAS = frozenset({"governorate", "countryside", "district", "region", "country"})
_SETTLED = frozenset({"village", "town", "city", "neighbourhood"})
_CALLED = frozenset({"island", "field", "dam", "port"})  # "the field", "الجزيرة": other things unless one was named
_LOCATED = re.compile(r"(?:\b(?:in|at|near|around|outside)|(?<!\w)(?:و?في|قرب|داخل)) (?:the )?$|(?<!\w)و?ب$")
_IN = re.compile(
    r" (?:in|of|at|outside|near|serving) (?:the )?(?:(?:town|city|village) of )?| (?:في |ب)(?:مدينه |بلده )?"
)
_BESIDE = re.compile(
    r"[ ,،\"]*(?:(?:area|locality|village|town|city|district|neighbou?rhood|settlement)[ ,]+)?"
    r"(?:(?:which (?:is|lies)|lying|located|situated|(?:ال)?واقع\w*|(?:التي |و)تقع) )?"
    r"(?:(?:علي بعد )?(?:(?:some|about|around|nearly|roughly|just|نحو|حوالي|قرابه) )?\d[\d.,]* ?[\w.]+ )?"
    r"(?:\([^)]*\) )?(?:(?:to the|الي) )?(?:ال)?"
    r"(?:near|close to|outside|(?:north|south|east|west)(?:-?(?:east|west))? of|from"
    r"|(?:بال)?قرب(?: من)?|عند|(?:شمال|جنوب|شرق|غرب)ي?(?: (?:شرق|غرب)ي?)?(?: من)?|من)"
    r" (?:the )?(?:(?:\w+ ){0,2}(?:town|city|village|مدينه|بلده|قريه) (?:of )?)?"
)
_MEASURED = re.compile(  # before "جنوب مدينة الرقة", where the side is part of what follows
    r"[ ,،\"]*(?:(?:(?:ال)?واقع\w*|(?:التي |و)تقع) )?(?:علي (?:بعد|مسافه) )?(?:(?:نحو|حوالي|قرابه) )?"
    r"(?:\d[\d.,]* ?\w+ )?(?:الي )?"
)
_AROUND = re.compile(r"(?:محيط|اطراف|مشارف|outskirts) ")  # of a town, which "the town" may mean
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_OF_ITS = re.compile(
    r"'s .{0,17}|(?: \w+)? (?:city|town|village|settlement|community|port|district|suburb|camp) of (?:the )?"
)
_LATEST = 4  # fitting places among which the one of the same class noun is meant
_TOWN = 5_000  # people; of what is also a division's name
_VILLAGE = 100_000  # people; what has more is not called a village
_LISTS = frozenset({"و", "،", ",", "and", ", and", "، و"})
_RANK = {"settlement": 0, "admin2": 1, "admin1": 2, "country": 3}


def accept(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the drafts that are places: the strong ones, and the weak ones of the countries the strong ones are in."""
    countries = {
        match.entry.country
        for draft in drafts
        if draft.strength >= 2 and not draft.back
        for match in ([] if draft.needs else draft.matches[:1])
    }
    certain = {draft.key for draft in drafts if draft.strength >= 3 and draft.key}
    seen = certain | {draft.key for draft in drafts if draft.strength == 2 and not draft.needs}
    kept = _named_before([draft for draft in drafts if _accepted(draft, countries, certain, seen)])
    for draft in kept:
        if draft.type_word is None and _rank(draft) == _RANK["country"] and not _is_town_too(draft):
            draft.type_word = "country"
    for draft, behind in pairwise(kept):
        if draft.type_word is None and behind.type_word == "governorate" and _is_its_country(draft, behind):
            draft.type_word = "country"
    return kept


def _is_its_country(draft: Draft, division: Draft) -> bool:
    """Tell whether a name is that of the country in which the division named next lies, no town of the same name."""
    inside = {m.entry.country for m in division.matches[:1] if m.entry.geo_precision != "country"}
    return any(m.own and m.entry.geo_precision == "country" and m.entry.country in inside for m in draft.matches)


def _is_town_too(draft: Draft) -> bool:
    """Tell whether a country's name is also that of a large town: Djibouti, عمان."""
    return any(m.entry.geo_precision == "settlement" and m.entry.population > _VILLAGE for m in draft.matches)


def _named_before(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out "the field", "الجزيرة" where no place of that class was named before."""
    named: set[str | None] = set()
    kept: list[Draft] = []
    for draft in drafts:
        if draft.back is None:
            named.add(draft.type_word)
        elif (draft.back in _CALLED and draft.back not in named) or (draft.back == "place" and not named):
            continue
        kept.append(draft)
    return kept


def _accepted(draft: Draft, countries: set[str | None], certain: set[str], seen: set[str]) -> bool:
    if draft.needs == "home" and draft.strength < 3:
        towns = (m.entry for m in draft.matches if m.own and m.entry.geo_precision == "settlement")
        return draft.key in certain or any(town.country in countries for town in towns)
    if draft.needs and draft.strength < 3:
        return draft.strength > 0 and draft.key in (certain if draft.needs == "certain" else seen)
    if draft.strength >= 2:
        return True
    if draft.strength == 1:
        return draft.key in seen or any(
            m.entry.country in countries and m.tier in {"exact", "skeleton"} for m in draft.matches
        )
    return False


def link(drafts: Sequence[Draft], text: Shadow, lexicon: PlaceWords, gazetteer: Gazetteer) -> None:
    """Fill in `within` from what stands right behind a name, and `refers_to` of back-references."""
    for draft, behind in pairwise(drafts):
        if _owns(draft, behind, text.lower[draft.end : behind.start]):
            behind.within.append(text.raw[slice(*text.raw_span(draft.start, draft.end))])
        elif (
            not draft.back
            and not behind.back
            and _lies_in(draft, behind, text.lower[draft.end : behind.start], lexicon)
        ):
            start, end = text.raw_span(behind.start, behind.end)
            draft.within.append(text.raw[start:end])
    for draft, behind in reversed(list(pairwise(drafts))):
        if draft.within and behind.within:
            draft.within += behind.within
        elif draft.type_word and draft.type_word == behind.type_word and _listed(draft, behind, text.lower):
            draft.within += behind.within  # "قريتي الباغوز والسوسة في ريف دير الزور"
    _lie_in_front(drafts, text)
    for index, draft in enumerate(drafts):
        if draft.back:
            after, before = drafts[index + 1 :][:1], drafts[max(0, index - _MEMORY) : index]
            draft.refers_to = (
                _named_behind(draft, after, text, _IN)
                or _antecedent(draft, before, text, gazetteer)
                or _named_behind(draft, after, text, _BESIDE)
            )


def _lie_in_front(drafts: Sequence[Draft], text: Shadow) -> None:
    """Let names that nobody knows lie in the area that opens their sentence: "In Gezira state, … the town of X"."""
    front: Draft | None = None
    for draft in drafts:
        if front is not None and _SENTENCE_END.search(text.lower, front.end, draft.start):
            front = None
        if draft.type_word in _AREAS - {"country"} and not draft.back and draft.matches:
            front = front or draft
        elif front is not None and not draft.matches and not draft.back and not draft.within:
            draft.within.append(text.raw[slice(*text.raw_span(front.start, front.end))])


def _named_behind(draft: Draft, behind: Sequence[Draft], text: Shadow, gap: re.Pattern[str]) -> Draft | None:
    """The place that follows at once: "the airport in Sittwe" is that of Sittwe."""
    named = [d for d in behind if not d.back and gap.fullmatch(text.lower[draft.end : d.start])]
    return named[0] if named else None


def _lies_in(inner: Draft, outer: Draft, gap: str, lexicon: PlaceWords) -> bool:
    """Judge by the few words between two names ("in", "التابعة ل", a comma) and by what the gazetteer knows of both."""
    measured = outer.side not in (None, "centre") and _MEASURED.fullmatch(gap)
    if not inner.matches and outer.matches and (measured or _BESIDE.fullmatch(gap)):
        return True  # of a name that nobody knows, what it lies near is all that is known
    lines = outer.type_word in {"river", "road"}
    wide = outer.matches[:1] and outer.matches[0].entry.type == "region" and inner.type_word == "governorate"
    if lines or len(gap) > 40 or inner.key == outer.key or (_rank(inner) >= _rank(outer) > 0 and not wide):
        return False
    bare = gap.strip(' "')
    held = _contains(outer.matches, inner.matches)
    if bare in {",", "،", "-", "("}:
        return held or (_is_area(outer) and (not inner.matches or outer.type_word == "district"))
    rest = bare.strip(",، ")
    if any(c in ",،.;:()!?؛؟" for c in rest):
        return False
    parts = [fold_word(part) for part in rest.split()]
    parts = [part for part in parts if not {(part,), (part[1:],)} & lexicon.types.keys()]
    smaller = inner.type_word in _SMALLER
    if not parts:
        beside = outer.side not in (None, "centre") and not inner.side
        return (smaller or held) and (_is_area(outer) or beside)
    return lexicon.inside.issuperset(parts) and (smaller or held or _is_area(outer))


def _owns(outer: Draft, inner: Draft, gap: str) -> bool:
    """Tell whether a larger place comes first: "Myanmar's western Rakhine state", "the West Bank city of Jenin"."""
    if outer.back or inner.back or _OF_ITS.fullmatch(gap) is None:
        return False
    return _rank(outer) > _rank(inner) or (_rank(outer) > 0 and inner.type_word in _SMALLER)


def _listed(draft: Draft, behind: Draft, lower: str) -> bool:
    return lower[draft.end : behind.start].strip(' "') in _LISTS


def _is_area(draft: Draft) -> bool:
    return draft.type_word in _AREAS or _rank(draft) > 0


def _rank(draft: Draft) -> int:
    """How large the place may be: of an area by its class noun or largest reading, of a town 0."""
    if draft.type_word in _SMALLER:
        return 0
    exact = [match.entry for match in draft.matches if match.tier == "exact"]
    if any(entry.geo_precision == "country" for entry in exact):
        return 3
    if draft.type_word == "governorate" or (draft.type_word is None and draft.side):
        return 2
    towns = draft.type_word is None and any(entry.geo_precision == "settlement" for entry in exact)
    areas = max((_RANK[entry.geo_precision] for entry in exact), default=0)
    return areas if not towns or areas == 2 else 0


def _contains(outer: Sequence[Match], inner: Sequence[Match]) -> bool:
    areas = [m.entry for m in outer if m.entry.geo_precision in {"country", "admin1"} and m.tier == "exact"]
    for match in inner:
        entry = match.entry
        for area in areas:
            if area.country != entry.country or area.place_id == entry.place_id or entry.geo_precision == "country":
                continue
            same_division = area.division == entry.division and entry.geo_precision != "admin1"
            if area.geo_precision == "country" or (area.division and same_division):
                return True
    return False


def _antecedent(draft: Draft, recent: Sequence[Draft], text: Shadow, gazetteer: Gazetteer) -> Draft | None:
    """The place meant by "the town": of the latest fitting ones that of the same class noun, else one without any."""
    wanted = _FITS.get(draft.back or "", frozenset({draft.back}))
    named = [d for d in recent if not d.back and d.type_word not in {"river", "mountain", "road"}]
    named = [d for d in named if d.side in (None, "centre") or _is_area(d)]  # "west of the capital" is no town
    named_as = {id(d): None if _AROUND.match(text.lower, d.start) else d.type_word for d in named}
    fitting = [d for d in reversed(named) if named_as[id(d)] in wanted and _agrees(draft, d)]
    likely = [d for d in fitting if d.type_word or _stands_for_itself(d, text, gazetteer)] or fitting
    latest = likely[:_LATEST]
    if draft.back == "place":
        around = {name for d in latest for name in d.within}
        inner = [d for d in latest if text.raw[slice(*text.raw_span(d.start, d.end))] not in around]
        return next((d for d in inner if _rank(d) < _RANK["admin1"]), latest[0] if latest else None)
    for class_noun in (draft.back, None):
        for candidate in latest:
            if named_as[id(candidate)] == class_noun:
                return candidate
    same = [d for d in named if d.type_word == draft.back]
    return latest[0] if latest else same[-1] if same else None


def _stands_for_itself(draft: Draft, text: Shadow, gazetteer: Gazetteer) -> bool:
    """Tell whether a bare name is the place: a capital's mostly stands for its government, but not behind "in"."""
    start = draft.start
    return _LOCATED.search(text.lower[max(0, start - 12) : start]) is not None or not _is_capital(draft, gazetteer)


def _is_capital(draft: Draft, gazetteer: Gazetteer) -> bool:
    towns = [m.entry for m in draft.matches if m.entry.geo_precision == "settlement"][:1]
    capitals = [gazetteer.capital(town.country) for town in towns if town.country]
    return any(capital is not None and capital.place_id == towns[0].place_id for capital in capitals)


def _agrees(draft: Draft, candidate: Draft) -> bool:
    entries = [match.entry for match in candidate.matches]
    precisions = {entry.geo_precision for entry in entries}
    if draft.back in _SETTLED:
        people = max((e.population for e in entries if e.geo_precision == "settlement"), default=0)
        small = draft.back != "village" or people < _VILLAGE
        town = _rank(candidate) == 0 or (_rank(candidate) < _RANK["country"] and people >= _TOWN)  # "Taiz"
        return town and small and (not precisions or "settlement" in precisions)
    if draft.back in {"governorate", "country"}:
        return {"governorate": "admin1", "country": "country"}[draft.back] in precisions
    return draft.back != "region" or _rank(candidate) < _RANK["country"]
