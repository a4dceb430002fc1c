"""An article's toponyms -> how many of them lie in each country, so that "the army" is the one of its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.gazetteer import Gazetteer
from dashboard.model import Toponym


def countries_of(toponyms: Iterable[Toponym], gazetteer: Gazetteer) -> dict[str, float]:
    """Count an article's places by country (ISO2); a name that several countries have gives each a share."""
    votes: dict[str, float] = defaultdict(float)
    for name in {t.text for t in toponyms if t.refers_to is None}:
        countries = {match.entry.country for match in gazetteer.exact(name)} - {None}
        for country in countries:
            votes[str(country)] += 1 / len(countries)
    return dict(votes)
