"""The one table of weights by which a candidate place is scored: their sum, kept between 0 and 1, is its score.

Chosen by hand so that the thirty ambiguous names of the tests and plain names without company come out right.
"""

from __future__ import annotations

# How the name was found.
TIER = {"exact": 0.40, "article": 0.27, "joined": 0.32, "skeleton": 0.37, "fuzzy": 0.18}
OWN_NAME = 0.09  # the entry's own name, not an alternate
SHADDA = 0.08  # a doubling mark in the text ("عمّان") and a doubled consonant in the Latin name, or none
COVERED = 0.08  # in a country that our overlay covers: the reports are mostly about these
COUNTRY_NAME = 0.20  # a country's name means the country, not a village called like it
CAPITAL = 0.04  # of a country
TYPE_AGREES = 0.15  # "the village of" a village
TYPE_DISAGREES = -0.25  # "the village of" a governorate; an airfield where no airport is spoken of
NO_DIVISION = -0.40  # "Kursk region" is not the city, however large and near
BARE_AREA = -0.12  # "Idlib" alone is rather the city than the governorate or the district
LONE_AREA = 0.18  # "Nineveh", "Texas": a first-level division without a town of its name in it
ALTERNATE_OF_AREA = -0.10  # a town that only by an alternate bears the own name of a division: "صلاح الدين"
POPULATION = 0.25  # times (log10(people) - 2) / 5, between 0 and 1: hundred people nothing, ten million all of it
OVERLAY = 0.06  # our own rows are there because reports name them
INSIDE = 0.30  # the text says it lies there, and it does
OUTSIDE = -0.30  # the text says it lies elsewhere
LIKENESS_BARE = -0.20  # for a name found by likeness only, with nothing around it, outside those countries
LIKENESS_ALONE = -0.25  # for a name found by likeness only, where the article is not about its country
FAR = -0.25  # for a small place more than FAR_KM from every certain place of an article that has some
FAR_KM = 1500.0
SIZEABLE = 100_000  # people; larger places are spoken of from afar
FOREIGN_ALTERNATE = -0.25  # the same, where the name is only one of its alternates
FOREIGN = -0.14  # for a small place in a country that nothing else in a longer article speaks for
COUNTRY = 0.22  # times the share of the article's other places that lie in its country
NEAR = 0.14  # times exp(-km / NEAR_KM) to the nearest certain place of the article
NEAR_KM = 80.0
GIVEN_COUNTRY = 0.30  # --country
GIVEN_POINT = 0.30  # times exp(-km / NEAR_KM) to --near

SOIL = 0.28  # its country's border, coast or towns are: "الحدود اللبنانية"
DIVISION_SPOKEN_OF = 0.16  # its first-level division is
SPOKEN_OF = 0.14  # its country is named within SPOKEN_OF_CHARACTERS of the name
SPOKEN_OF_CHARACTERS = 200

ENOUGH = 0.60  # below it, similar spellings in the countries of the article are tried too
FLOOR = 0.40  # below it the answer is "unknown", with the candidates
TIE = 0.006  # two places elsewhere this close in score are as likely: neither is taken
MARGIN = 0.08  # an anchor's lead over candidates elsewhere
ACTOR_VOTE = 0.25  # a country of an actor, against 1 for a country or certain place the text names
