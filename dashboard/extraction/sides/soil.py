"""An article's toponyms -> the countries they lie in, so that "the army" is the one of its country.

In whole, and sentence by sentence: a report of many countries tells of each in its own sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.extraction.toponyms.words import phrase, place_words
from dashboard.gazetteer import Gazetteer, Match
from dashboard.model import Toponym

_CLEAR = 0.6  # of a sentence's places must lie in another country for the sentence to play there
_NONE_AT_HOME = 0.05
_SMALL_TOWN, _COUNTRY = 10_000, 1_000_000  # people: what a place weighs whose population the gazetteer does not know


@dataclass(frozen=True, slots=True)
class Soil:
    """How many places lie in each country (ISO2): in the article, and in each sentence by its raw start."""

    whole: dict[str, float]
    starts: list[int]
    sentences: list[dict[str, float]]

    def abroad(self, position: int, home: str | None) -> str | None:
        """Give the country in which the sentence at a raw offset plays, if that is clear and not `home`."""
        index = bisect_right(self.starts, position) - 1
        votes = self.sentences[index] if index >= 0 else {}
        total = sum(votes.values())
        if not votes or (home is not None and votes.get(home, 0.0) > _NONE_AT_HOME * total):
            return None
        country = max(sorted(votes), key=lambda code: votes[code])
        return country if votes[country] >= _CLEAR * total else None


def soil_of(toponyms: Sequence[Toponym], starts: Sequence[int], gazetteer: Gazetteer) -> Soil:
    """Count an article's places by country; `starts` are the raw offsets at which its sentences begin, in order."""
    by_sentence: list[list[str]] = [[] for _ in starts]
    named = [t for t in toponyms if t.refers_to is None and not _is_common_noun(t)]
    for toponym in named:
        index = bisect_right(starts, toponym.span.start) - 1
        if index >= 0:
            by_sentence[index].append(toponym.text)
    shares = {name: _shares(gazetteer.exact(name)) for name in dict.fromkeys(t.text for t in named)}
    return Soil(
        _countries_of(shares, shares),
        list(starts),
        [_countries_of(dict.fromkeys(inside), shares) for inside in by_sentence],
    )


def _countries_of(names: Iterable[str], shares: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Count places by country (ISO2); a name in several countries gives each its share."""
    votes: dict[str, float] = defaultdict(float)
    for name in names:
        for country, share in shares[name].items():
            votes[country] += share
    return dict(votes)


def _shares(matches: Sequence[Match]) -> dict[str, float]:
    """Give each country its share of the people who live in places of one name."""
    people = _people(matches)
    everybody = sum(people.values())
    return {country: count / everybody for country, count in people.items()}


def _is_common_noun(toponym: Toponym) -> bool:
    """Tell whether a place is called only by what it is: "the capital" is no hint at provinces named Capital."""
    return phrase(toponym.text) in place_words().back


def _people(matches: Sequence[Match]) -> dict[str, int]:
    """Count who lives in places of one name, by country; a place of that very name whose size nobody knows weighs as
    a small town, and a country as a large one."""
    people: dict[str, int] = defaultdict(int)
    for match in matches:
        entry = match.entry
        if entry.country is not None:
            unknown = _COUNTRY if entry.type == "country" else _SMALL_TOWN if match.own else 1
            people[entry.country] += entry.population or unknown
    return people
