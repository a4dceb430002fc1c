"""The texts of a request's query -> checked values; a bad one raises FilterError with a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final, cast, get_args

from starlette.datastructures import QueryParams

from dashboard.errors import FilterError
from dashboard.filters import Box, EventFilter, parse_box
from dashboard.queries import Kind
from dashboard.queries.bins import UNITS

MOST_EVENTS: Final = 1000
_DEEPEST_ZOOM = 24
_TAB = re.compile("[0-9a-f]{16}")
_WORLD = Box(west=-180.0, south=-90.0, east=180.0, north=90.0)


def chosen(query: QueryParams) -> EventFilter:
    """Read the filter of a query."""
    return EventFilter.from_query(query.multi_items())


def view(query: QueryParams) -> Box:
    """Read bbox=west,south,east,north in degrees; the world where it is not given."""
    text = single(query, "bbox")
    return _WORLD if text is None else parse_box(text, "bbox", turns=3)


def zoom(query: QueryParams) -> float:
    """Read zoom, from 0 to 24; 2 where it is not given."""
    text = single(query, "zoom")
    if text is None:
        return 2.0
    try:
        number = float(text)
    except ValueError as error:
        raise FilterError("zoom", text, "is not a number.") from error
    if not (math.isfinite(number) and 0 <= number <= _DEEPEST_ZOOM):
        raise FilterError("zoom", text, f"must be from 0 to {_DEEPEST_ZOOM}.")
    return number


def unit(query: QueryParams) -> str | None:
    """Read the unit of the time bins; None leaves it to the range."""
    return one_of(query, "unit", UNITS)


def tab(query: QueryParams) -> str | None:
    """Read the name of the browser's tab that asks; None where it does not say."""
    text = single(query, "tab")
    if text is not None and not _TAB.fullmatch(text):
        raise FilterError("tab", text, "is no name that a page was given.")
    return text


def kind(query: QueryParams) -> Kind:
    """Read which list is wanted; all events where it is not given."""
    return cast(Kind, one_of(query, "kind", get_args(Kind)) or "all")


def rows(query: QueryParams) -> tuple[int, int]:
    """Read offset and limit."""
    return whole(query, "offset", default=0, least=0, most=10**9), whole(
        query, "limit", default=100, least=1, most=MOST_EVENTS
    )


def single(query: QueryParams, name: str) -> str | None:
    """Read a parameter that may be given once."""
    texts = query.getlist(name)
    if len(texts) > 1:
        raise FilterError(name, texts[1], "is given twice.")
    return texts[0] if texts else None


def one_of(query: QueryParams, name: str, allowed: Sequence[str]) -> str | None:
    """Read a parameter that must be one of a few words."""
    text = single(query, name)
    if text is not None and text not in allowed:
        raise FilterError(name, text, f"is none of {', '.join(allowed)}.")
    return text


def whole(query: QueryParams, name: str, *, default: int, least: int, most: int) -> int:
    """Read a whole number within bounds."""
    text = single(query, name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and least <= int(text) <= most):
        raise FilterError(name, text, f"must be a whole number from {least} to {most}.")
    return int(text)


def accepts_gzip(headers: Mapping[str, str]) -> bool:
    """Tell whether a client reads gzip."""
    return "gzip" in headers.get("accept-encoding", "")
