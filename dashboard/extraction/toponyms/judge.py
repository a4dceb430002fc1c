"""How sure a name is to be a place: from what the gazetteer knows of it and from what stands around it.

Strength 3: a class noun or a list says so. 2: well known, or known and in a place's position. 1: only where the article
is about that country. 0: no place.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.gazetteer import Match

WELL_KNOWN = 60_000  # people; a name of this size needs no preposition
KNOWN = 5_000
SHORT = 3  # letters; so short an Arabic word is rather a word
_AREAS = frozenset({"country", "admin1"})
# Where places have Arabic names of their own: elsewhere a small place's Arabic name is a transcription few ever write.
_ARABIC = frozenset("SY IQ LB JO PS IL YE SA OM AE QA BH KW EG SD LY TN DZ MA MR SO DJ TD SS ER IR TR".split())  # noqa: SIM905


def importance(matches: Iterable[Match], *, arabic: bool = False) -> int:
    """People of the largest place that bears exactly this name; areas and overlay rows count as well known."""
    return max((_weight(match, arabic) for match in matches if match.tier == "exact"), default=0)


def _weight(match: Match, arabic: bool) -> int:
    entry = match.entry
    if entry.geo_precision in _AREAS and match.own:
        return 10 * WELL_KNOWN
    if match.common:
        return 1
    if entry.source.startswith("overlay") and entry.population < KNOWN:
        return KNOWN
    if entry.type in {"airport", "airbase"}:
        return 0
    people = entry.population if match.own else entry.population // 4
    return people // 5 if arabic and entry.country not in _ARABIC else people


def strength_of(matches: tuple[Match, ...], evidence: bool, *, several: bool = False, arabic: bool = False) -> int:
    """Judge a known name; `evidence`: it stands where places stand; `several`: it has more than one word."""
    weight = importance(matches, arabic=arabic)
    if not any(match.tier == "exact" for match in matches):
        return 1 if evidence and several else 0
    if weight >= WELL_KNOWN or (evidence and weight >= KNOWN) or (several and (evidence or weight >= KNOWN)):
        return 2
    return 1 if evidence or several or weight >= KNOWN else 0
