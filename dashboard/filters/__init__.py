"""One EventFilter <-> the URL's query, and -> SQL with parameters, a Python predicate and one sentence for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from dashboard.errors import FilterError
from dashboard.filters.areas import Area, Box, Circle, parse_area, parse_box
from dashboard.filters.cells import cell_holds, cell_sql, is_cell
from dashboard.model import HAPPENED, Event, EventType, GeoPrecision, Status, TimePrecision
from dashboard.store import search_text
from dashboard.text import fold

__all__ = ["Area", "Box", "Circle", "EventFilter", "parse_area", "parse_box"]

HAPPENED_STATUSES: Final = tuple(status.value for status in Status if status in HAPPENED)
ALL_STATUSES: Final = tuple(status.value for status in Status)
_LONGEST_VALUE, _MOST_VALUES = 300, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events are meant. Values of one field are alternatives, fields restrict together; an empty one does not.

    Dates are inclusive and an event is in them when its own interval overlaps; with a date set, undated events are out.
    `cells` are names of marks on the map. `precise` keeps what is known to the day and to the settlement.
    """

    date_from: date | None = None
    date_to: date | None = None
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    statuses: tuple[str, ...] = HAPPENED_STATUSES
    time: tuple[str, ...] = ()
    geo: tuple[str, ...] = ()
    q: str = ""
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    area: Area | None = None
    precise: bool = False

    @classmethod
    def from_query(cls, pairs: Iterable[tuple[str, str]]) -> EventFilter:
        """Read the pairs of a URL's query; keys that are no filter are left alone. Raise FilterError on a bad value."""
        given: dict[str, list[str]] = {}
        for key, value in pairs:
            if key in PARAMETERS and value:
                given.setdefault(key, []).append(_sane(key, value))
        values: dict[str, Any] = {}
        for key, texts in given.items():
            if len(texts) > _MOST_VALUES:
                raise FilterError(key, texts[0], f"is given {len(texts)} times; {_MOST_VALUES} is the most.")
            values |= PARAMETERS[key].read(key, list(dict.fromkeys(texts)))
        if values.get("date_from") and values.get("date_to") and values["date_from"] > values["date_to"]:
            raise FilterError("to", given["to"][-1], f"is before the first day, {values['date_from'].isoformat()}.")
        return cls(**values)

    def to_query(self) -> list[tuple[str, str]]:
        """Write the pairs of a URL's query, in one order, what is left at its default left out."""
        return [(key, text) for key, parameter in PARAMETERS.items() for text in parameter.write(self)]

    def url(self) -> str:
        """Write the query as one encoded string."""
        return urlencode(self.to_query())

    def without(self, *parameters: str) -> EventFilter:
        """Drop what URL parameters ("type", "from" …) set, statuses back to those that happened."""
        names = {name for parameter in parameters for name in PARAMETERS[parameter].fields}
        defaults: dict[str, Any] = {f.name: f.default for f in fields(self) if f.name in names}
        return replace(self, **defaults)

    def widenings(self) -> list[tuple[str, EventFilter]]:
        """List the filters that drop one parameter, for when nothing is found."""
        dropped = [(key, self.without(key)) for key in PARAMETERS]
        return [(key, wider) for key, wider in dropped if wider != self]

    def where(self) -> tuple[str, list[Any]]:
        """Write the SQL condition over the events' columns, and its parameters; values never enter the text."""
        conditions: list[str] = ["TRUE"]
        parameters: list[Any] = []
        for condition, values in self._conditions():
            conditions.append(condition)
            parameters.extend(values)
        return " AND ".join(conditions), parameters

    def matches(self, event: Event) -> bool:
        """Tell whether an event is meant: `where` in Python."""
        return self._in_dates(event) and all(self._field_matches(event)) and self._at(event)

    def sentence(self, language: str = "en") -> str:
        """Say in one sentence which events these are."""
        from dashboard.filters.sentence import sentence  # noqa: PLC0415 - it needs this class

        return sentence(self, language)

    @property
    def words(self) -> list[str]:
        """The folded words of the text search; an event must have all of them, anywhere."""
        return list(dict.fromkeys(fold(self.q).split()))

    def _conditions(self) -> Iterable[tuple[str, Sequence[Any]]]:
        if self.date_from is not None:
            yield "date_end >= ?", [self.date_from]
        if self.date_to is not None:
            yield "date_start <= ?", [self.date_to]
        for columns, values in self._chosen():
            chosen, test = (values, "IN") if columns != ("status",) else _shorter(values)
            marks = ", ".join("?" * len(chosen))
            yield "(" + " OR ".join(f"{c} {test} ({marks})" for c in columns) + ")", [*chosen] * len(columns)
        for word in self.words:
            yield "contains(search, ?)", [word]
        if self.cells:
            parts = [cell_sql(cell) for cell in self.cells]
            yield "(" + " OR ".join(sql for sql, _ in parts) + ")", [value for _, values in parts for value in values]
        if self.area is not None:
            yield self.area.sql()

    def _chosen(self) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
        for columns, name in _COLUMNS:
            values = getattr(self, name)
            if values and not (name == "statuses" and set(values) == set(ALL_STATUSES)):
                yield columns, values
        if self.precise:
            yield ("time_precision",), (TimePrecision.DAY.value,)
            yield ("geo_precision",), (GeoPrecision.SETTLEMENT.value,)

    def _field_matches(self, event: Event) -> Iterable[bool]:
        for columns, values in self._chosen():
            yield any(getattr(event, column) in values for column in columns)
        if self.q:
            folded = search_text(event)
            yield all(word in folded for word in self.words)

    def _in_dates(self, event: Event) -> bool:
        if self.date_from is not None and (event.date_end is None or event.date_end < self.date_from):
            return False
        return self.date_to is None or (event.date_start is not None and event.date_start <= self.date_to)

    def _at(self, event: Event) -> bool:
        if self.cells and not any(
            cell_holds(cell, event.latitude, event.longitude, event.geo_precision) for cell in self.cells
        ):
            return False
        if self.area is None:
            return True
        return (
            event.latitude is not None
            and event.longitude is not None
            and self.area.holds(event.latitude, event.longitude)
        )


# Which columns a field looks in; an actor may be on either side.
_COLUMNS: Final = (
    (("event_type",), "types"),
    (("actor1", "actor2"), "actors"),
    (("country",), "countries"),
    (("admin1",), "admin1"),
    (("place",), "places"),
    (("status",), "statuses"),
    (("time_precision",), "time"),
    (("geo_precision",), "geo"),
    (("article_id",), "articles"),
    (("source",), "sources"),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One key of the URL: the fields it fills, how its texts are read into them and written from them."""

    fields: tuple[str, ...]
    read: Callable[[str, list[str]], dict[str, Any]]
    write: Callable[[EventFilter], Iterable[str]]


def _shorter(statuses: Sequence[str]) -> tuple[Sequence[str], str]:
    # DuckDB tests two excluded values ten times faster than three allowed ones, and this test is in every query.
    others = [status for status in ALL_STATUSES if status not in statuses]
    return (others, "NOT IN") if len(others) < len(statuses) else (statuses, "IN")


def _sane(key: str, value: str) -> str:
    if len(value) > _LONGEST_VALUE:
        raise FilterError(key, value, f"is longer than {_LONGEST_VALUE} characters.")
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise FilterError(key, value, "holds characters that are no text.")
    return value


def _day(name: str) -> Parameter:
    def read(key: str, texts: list[str]) -> dict[str, Any]:
        try:
            return {name: date.fromisoformat(_only(key, texts))}
        except ValueError as error:
            raise FilterError(key, texts[0], "is not a date like 2019-03-22.") from error

    def write(chosen: EventFilter) -> Iterable[str]:
        day: date | None = getattr(chosen, name)
        return [] if day is None else [day.isoformat()]

    return Parameter((name,), read, write)


def _texts(name: str) -> Parameter:
    return Parameter((name,), lambda _, texts: {name: tuple(texts)}, lambda chosen: getattr(chosen, name))


def _choice(name: str, allowed: Sequence[str]) -> Parameter:
    def read(key: str, texts: list[str]) -> dict[str, Any]:
        for text in texts:
            if text not in allowed:
                raise FilterError(key, text, f"is none of {', '.join(allowed)}.")
        return {name: tuple(sorted(texts, key=allowed.index))}

    return Parameter((name,), read, lambda chosen: getattr(chosen, name))


def _only(key: str, texts: list[str]) -> str:
    if len(texts) > 1:
        raise FilterError(key, texts[1], "is given twice with different values.")
    return texts[0]


def _read_statuses(key: str, texts: list[str]) -> dict[str, Any]:
    return {"statuses": ALL_STATUSES} if texts == ["any"] else _choice("statuses", ALL_STATUSES).read(key, texts)


def _write_statuses(chosen: EventFilter) -> Iterable[str]:
    if set(chosen.statuses) == set(HAPPENED_STATUSES):
        return []
    return ["any"] if not chosen.statuses or set(chosen.statuses) == set(ALL_STATUSES) else chosen.statuses


def _read_places(_: str, texts: list[str]) -> dict[str, Any]:
    cells = tuple(text for text in texts if is_cell(text))
    for cell in cells:
        cell_sql(cell)
    return {"places": tuple(text for text in texts if not is_cell(text)), "cells": cells}


def _read_precise(key: str, texts: list[str]) -> dict[str, Any]:
    answers = {"1": True, "true": True, "0": False, "false": False}
    if (text := _only(key, texts)) not in answers:
        raise FilterError(key, text, "is neither 1 nor 0.")
    return {"precise": answers[text]}


PARAMETERS: Final[dict[str, Parameter]] = {
    "from": _day("date_from"),
    "to": _day("date_to"),
    "type": _choice("types", [kind.value for kind in EventType]),
    "actor": _texts("actors"),
    "country": _texts("countries"),
    "admin1": _texts("admin1"),
    "place": Parameter(("places", "cells"), _read_places, lambda chosen: (*chosen.places, *chosen.cells)),
    "status": Parameter(("statuses",), _read_statuses, _write_statuses),
    "time": _choice("time", [precision.value for precision in TimePrecision]),
    "geo": _choice("geo", [precision.value for precision in GeoPrecision]),
    "q": Parameter(("q",), lambda key, texts: {"q": _only(key, texts)}, lambda chosen: [chosen.q] if chosen.q else []),
    "article": _texts("articles"),
    "source": _texts("sources"),
    "area": Parameter(
        ("area",),
        lambda key, texts: {"area": parse_area(_only(key, texts))},
        lambda chosen: [] if chosen.area is None else [chosen.area.text()],
    ),
    "precise": Parameter(("precise",), _read_precise, lambda chosen: ["1"] if chosen.precise else []),
}
