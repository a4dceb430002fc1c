"""The one table of weights by which a candidate place is scored, between 0 and 1. See docs for how they were chosen."""

from __future__ import annotations

# How the name was found.
TIER = {"exact": 0.40, "article": 0.30, "joined": 0.32, "skeleton": 0.22, "fuzzy": 0.12}
OWN_NAME = 0.04  # the entry's own name, not an alternate
TYPE_AGREES = 0.15  # "the village of" a village
TYPE_DISAGREES = -0.25  # "the village of" a governorate; an airfield where no airport is spoken of
BARE_AREA = -0.12  # "Idlib" alone is rather the city than the governorate or the district
POPULATION = 0.18  # times log10(people) / 7, at most once
OVERLAY = 0.12  # our own rows are there because reports name them
INSIDE = 0.30  # the text says it lies there, and it does
OUTSIDE = -0.30  # the text says it lies elsewhere
COUNTRY = 0.22  # times the share of the article's other places that lie in its country
NEAR = 0.14  # times exp(-km / NEAR_KM) to the nearest certain place of the article
NEAR_KM = 80.0
GIVEN_COUNTRY = 0.30  # --country
GIVEN_POINT = 0.30  # times exp(-km / NEAR_KM) to --near

FLOOR = 0.42  # below it the answer is "unknown", with the candidates
MARGIN = 0.08  # an anchor's lead over candidates elsewhere
ACTOR_VOTE = 0.25  # a country of an actor, against 1 for a country or certain place the text names
