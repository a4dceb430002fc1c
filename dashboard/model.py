"""The values that travel through Rasid: articles, mentions, places and events. Frozen, and free of behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """Half-open range [start, end) of characters in an article's raw text."""

    start: int
    end: int


class TimePrecision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class GeoPrecision(StrEnum):
    """How finely a place is known."""

    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether the report says that it happened, and how."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    ONGOING = "ongoing"
    PLANNED = "planned"
    NEGATED = "negated"


HAPPENED = frozenset({Status.ASSERTED, Status.CLAIMED, Status.ONGOING})


class EventType(StrEnum):
    """The nine types; the first six carry ACLED's names, as names only."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"
    DISPLACEMENT = "Displacement"
    DISASTER = "Disaster"
    HUMANITARIAN = "Humanitarian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report, its text untouched. `published` is None until somebody gives it; `note` says how it is known."""

    article_id: str
    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of a text that give a time, resolved. `start` and `end` are inclusive days; both None when unresolvable.

    `kind`: "point" (a day, month, year …), "since" (an open interval up to publication), "until", "range", "future",
    "duration" (a length that places nothing: "for two days", "after two days of calm").
    """

    span: Span
    text: str
    start: date | None
    end: date | None
    precision: TimePrecision
    kind: str = "point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name as written, without proclitic.

    `type_word` is the class its words say ("village", "town", "city", "camp", "neighbourhood", "countryside",
    "governorate", "district", "country", "river", "mountain", "road", "airport", "airbase", "crossing", "field",
    "dam", "island", "front", …) or None. `side` is a part of it ("east", "north" …, "countryside"). `within` are names,
    as written, that the text says it lies in, nearest first. `refers_to` is the span of the earlier toponym that a
    back-reference ("the town") stands for.
    """

    span: Span
    text: str
    type_word: str | None = None
    side: str | None = None
    within: tuple[str, ...] = ()
    refers_to: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place a name may stand for, with the parts of its score."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    geo_precision: GeoPrecision
    population: int
    tier: str
    score: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a toponym was resolved to. With precision unknown there are no coordinates, only candidates and a reason."""

    name: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geo_precision: GeoPrecision
    radius_km: float | None = None
    tier: str = "none"
    score: float = 0.0
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count with its words. `kind`: killed, injured, displaced …; `comparator`: "=", ">", ">=", "<", "~"."""

    kind: str
    value: int | None
    comparator: str
    text: str
    span: Span
    whose: str | None = None
    subset: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One passage that reports something: what the extractor found, before its place is resolved.

    `spans` gives, per field (trigger, date, toponym, actor1, actor2, attribution, fatalities, injuries …), where its
    words stand in the article's raw text. `retold`: "the attack" takes up an event that the article told before.
    """

    article_id: str
    sentence: Span
    trigger: Span
    event_type: EventType
    sub_event_type: str | None
    time: TimeExpression | None
    toponym: Toponym | None
    actor1: str | None
    actor2: str | None
    status: Status
    attribution: str | None
    quantities: tuple[Quantity, ...] = ()
    fatalities: int | None = None
    injuries: int | None = None
    language: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)
    rule: str = ""
    retold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, as every command, file and route gives it; see docs/event.md for the keys.

    Dates are inclusive. `spans` are offsets into the article's raw text. `mentions` lists the further passages that
    tell of it, each {"article_id", "sentence", "sentence_start", "sentence_end", "trigger"} and what it says otherwise.
    """

    event_id: str
    article_id: str
    event_type: str
    sub_event_type: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    time_precision: str = "unknown"
    date_text: str | None = None
    toponym: str | None = None
    place: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: str = "unknown"
    radius_km: float | None = None
    actor1: str | None = None
    actor2: str | None = None
    status: str = "asserted"
    attribution: str | None = None
    fatalities: int | None = None
    injuries: int | None = None
    quantities: tuple[Mapping[str, Any], ...] = ()
    sentence: str = ""
    sentence_start: int | None = None
    sentence_end: int | None = None
    trigger: str | None = None
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    language: str = ""
    source: str = ""
    url: str = ""
    title: str = ""
    published: date | None = None
    place_candidates: tuple[Mapping[str, Any], ...] = ()
    place_reason: str = ""
    mentions: tuple[Mapping[str, Any], ...] = ()
    extractor: str = ""
    gazetteer: str = ""
