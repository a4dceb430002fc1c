"""Drafts of a whole article -> which are places, what they lie in, what a back-reference stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.toponyms.sentence import Draft, fold_word
from dashboard.extraction.toponyms.words import PlaceWords
from dashboard.gazetteer import Match
from dashboard.text import Shadow

# Which class of an earlier place fits which back-reference; a place without a class noun fits any settlement.
_SETTLEMENTS = frozenset({"village", "town", "city", "neighbourhood", None})
_FITS: dict[str, frozenset[str | None]] = {
    "village": _SETTLEMENTS,
    "town": _SETTLEMENTS,
    "city": _SETTLEMENTS,
    "neighbourhood": _SETTLEMENTS,
    "governorate": frozenset({"governorate", "countryside", None}),
    "region": frozenset({"region", "countryside", "village", "town", "city", "neighbourhood", None}),
}
_SMALLER = frozenset({"village", "town", "neighbourhood", "camp", "site", "crossing", "field", "dam", "city"})
_LARGER = frozenset({"country", "admin1", "admin2"})


def accept(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the drafts that are places: the strong ones, and the weak ones of the countries the strong ones are in."""
    countries = {
        match.entry.country for draft in drafts if draft.strength >= 2 and not draft.back for match in draft.matches[:1]
    }
    certain = {draft.key for draft in drafts if draft.strength >= 3 and draft.key}
    return [draft for draft in drafts if _accepted(draft, countries, certain)]


def _accepted(draft: Draft, countries: set[str | None], certain: set[str]) -> bool:
    if draft.strength >= 2:
        return True
    if draft.strength == 1:
        return draft.key in certain or any(m.entry.country in countries and m.tier == "exact" for m in draft.matches)
    return False


def link(drafts: Sequence[Draft], text: Shadow, lexicon: PlaceWords) -> None:
    """Fill in `within` from what stands right behind a name, and `refers_to` of back-references."""
    for draft, behind in pairwise(drafts):
        if (
            not draft.back
            and not behind.back
            and _lies_in(draft, behind, text.lower[draft.end : behind.start], lexicon)
        ):
            draft.within.append(text.folded[behind.start : behind.end])
    for draft, behind in reversed(list(pairwise(drafts))):
        if draft.within and behind.within:
            draft.within += behind.within
    for index, draft in enumerate(drafts):
        if draft.back:
            draft.refers_to = _antecedent(draft, drafts[:index])


def _lies_in(inner: Draft, outer: Draft, gap: str, lexicon: PlaceWords) -> bool:
    if outer.type_word in {"river", "mountain", "road"} or len(gap) > 40 or inner.key == outer.key:
        return False
    bare = gap.strip(' "')
    if bare in {",", "،", "-", "("}:
        return _contains(outer.matches, inner.matches) or (not inner.matches and _is_area(outer))
    if any(c in ",،.;:()!?؛؟" for c in bare.removeprefix(",").removeprefix("،")):
        return False
    parts = [fold_word(part) for part in bare.strip(",، ").split()]
    if not parts and outer.start > inner.end and gap != " ":
        return bool(inner.type_word) and _is_area(outer)
    if not all(part in lexicon.inside or part in {"ب", "ل"} for part in parts):
        return False
    smaller = inner.type_word in {
        "village",
        "town",
        "neighbourhood",
        "camp",
        "site",
        "crossing",
        "field",
        "dam",
        "city",
    }
    if not parts:
        return (smaller or _contains(outer.matches, inner.matches)) and _is_area(outer)
    return smaller or _is_area(outer) or _contains(outer.matches, inner.matches)


def _is_area(draft: Draft) -> bool:
    if draft.type_word in {"governorate", "countryside", "district", "region", "country"}:
        return True
    return any(match.entry.geo_precision in _LARGER and match.tier == "exact" for match in draft.matches)


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


def _antecedent(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    wanted = _FITS.get(draft.back or "", frozenset({draft.back}))
    named = [d for d in earlier if not d.back and d.type_word not in {"river", "mountain", "road"}]
    same = [d for d in named if d.type_word == draft.back]
    for candidate in reversed(named):
        if candidate.type_word in wanted and _agrees(draft, candidate):
            return candidate
    return same[-1] if same else None


def _agrees(draft: Draft, candidate: Draft) -> bool:
    precisions = {match.entry.geo_precision for match in candidate.matches}
    if draft.back in {"village", "town", "city", "neighbourhood"}:
        return not precisions or "settlement" in precisions
    if draft.back in {"governorate", "country"}:
        return {"governorate": "admin1", "country": "country"}[draft.back] in precisions
    return True
