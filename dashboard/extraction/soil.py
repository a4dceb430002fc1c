"""An article's toponyms -> how many of them lie in each country, so that "the army" is the one of its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.gazetteer import Gazetteer
from dashboard.model import Toponym


def countries_of(toponyms: Iterable[Toponym], gazetteer: Gazetteer) -> dict[str, float]:
    """Count an article's places by country (ISO2); a name in several countries gives each its share of the people
    who live in places called so."""
    votes: dict[str, float] = defaultdict(float)
    for name in dict.fromkeys(t.text for t in toponyms if t.refers_to is None):
        people: dict[str, int] = defaultdict(int)
        for match in gazetteer.exact(name):
            if match.entry.country is not None:
                people[match.entry.country] += match.entry.population + 1
        for country, count in people.items():
            votes[country] += count / sum(people.values())
    return dict(votes)
