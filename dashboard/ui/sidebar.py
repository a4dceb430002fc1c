"""The filters, shown with counts under the other filters; each choice changes the one EventFilter of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.filters import EventFilter
from dashboard.i18n import LANGUAGES, Speech
from dashboard.queries import Option, Queries
from dashboard.ui import frame, labels
from dashboard.ui.labels import label
from dashboard.ui.names import actor_name

Named = Callable[[str], str]
_MOST_LABELS = 20_000
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)


def sidebar(queries: Queries, say: Speech) -> None:
    """Draw the filters of the page and the switch of language."""
    chosen = frame.sight().filter
    facets = queries.facets(chosen)
    head, clear = st.columns([3, 2], vertical_alignment="center")
    head.html(f"<h2 class='side'>{say('Filters')}</h2>")
    sight = frame.sight()
    nothing = chosen == EventFilter() and sight.window is None and sight.shown is None
    clear.button(say("Clear all"), key="clear_all", type="tertiary", disabled=nothing, on_click=_clear)
    _search(chosen, say)
    _dates(chosen, say)
    _several(chosen, "types", say("Event type"), facets["type"], say, named=lambda v: label(labels.TYPES, v, say))
    _several(chosen, "actors", say("Actor"), facets["actor"], say, named=lambda v: actor_name(v, say))
    _places(chosen, facets, say)
    _several(chosen, "statuses", say("Status"), _statuses(facets), say, named=lambda v: _status(v, say))
    with st.expander(say("Precision and source"), expanded=bool(chosen.time or chosen.geo or chosen.sources)):
        _precision(chosen, facets, say)
        _several(chosen, "sources", say("Source"), facets["source"], say)
        _articles(chosen, queries, say)


def _statuses(facets: dict[str, list[Option]]) -> list[Option]:
    counts = {option.value: option.count for option in facets["status"]}
    return [Option(status, counts.get(status, 0)) for status in labels.STATUSES]


def _status(status: str, say: Speech) -> str:
    return label(labels.STATUSES, status, say)


def summary(queries: Queries, say: Speech) -> None:
    """Say what is in the store, on pages without filters."""
    articles, events = len(queries.articles()), queries.totals(EventFilter()).everything
    told = (say.plural("{n} article", "{n} articles", articles), say.plural("{n} event", "{n} events", events))
    st.html(f"<p class='note'>{escape(' · '.join(told))}</p>")


def language_switch(say: Speech) -> None:
    """Draw the switch of language."""
    st.session_state["language"] = frame.sight().language
    st.segmented_control(
        say("Language"), list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="language", required=True,
        on_change=_take_language, label_visibility="collapsed",
    )  # fmt: skip


def _take_language() -> None:
    frame.change(language=st.session_state["language"])


def _clear() -> None:
    frame.change(filter=EventFilter(), window=None, shown=None, place=None)


def _filter_by(**changes: Any) -> None:
    frame.change(filter=replace(frame.sight().filter, **changes), place=None)


def _search(chosen: EventFilter, say: Speech) -> None:
    st.session_state["q"] = chosen.q
    st.text_input(
        say("Search the sentences"), key="q", type="search", placeholder=say("words, in Arabic or English"),
        on_change=lambda: _filter_by(q=st.session_state["q"].strip()),
    )  # fmt: skip


def _dates(chosen: EventFilter, say: Speech) -> None:
    columns = st.columns(2)
    for column, (name, title) in zip(columns, (("date_from", say("From")), ("date_to", say("To"))), strict=True):
        st.session_state[name] = getattr(chosen, name)
        column.date_input(
            title, value=None, key=name, min_value=_EARLIEST, max_value=_LATEST, format="YYYY-MM-DD",
            on_change=_take_dates,
        )  # fmt: skip


def _take_dates() -> None:
    start, end = st.session_state["date_from"], st.session_state["date_to"]
    if start is not None and end is not None and end < start:
        start, end = end, start
    _filter_by(date_from=start, date_to=end)


def _several(
    chosen: EventFilter, name: str, title: str, options: Iterable[Option], say: Speech, *, named: Named = str
) -> None:
    counts = {option.value: option.count for option in options if option.value}
    values = dict.fromkeys([*counts, *getattr(chosen, name)])
    _multiselect(name, title, {v: f"{named(v)} · {say.number(counts.get(v, 0))}" for v in values}, say)


def _multiselect(name: str, title: str, shown: dict[str, str], say: Speech) -> None:
    # The browser answers with labels, and they may be those of before the last change of counts: all are remembered.
    key = f"filter_{name}"
    known: dict[str, str] = st.session_state.setdefault(f"{key}_labels", {})
    if len(known) > _MOST_LABELS:
        known.clear()
    known |= {label: value for value, label in shown.items()}
    st.session_state[key] = list(getattr(frame.sight().filter, name))
    st.multiselect(
        title, list(shown), key=key, format_func=lambda value: shown.get(value, value), placeholder=say("any"),
        select_all=False, on_change=_take_several, args=(name,),
    )  # fmt: skip


def _take_several(name: str) -> None:
    known = st.session_state[f"filter_{name}_labels"]
    values = [known.get(text, text) for text in st.session_state[f"filter_{name}"]]
    _filter_by(**{name: tuple(dict.fromkeys(values))})


def _places(chosen: EventFilter, facets: dict[str, list[Option]], say: Speech) -> None:
    _several(chosen, "countries", say("Country"), facets["country"], say, named=lambda v: say.country(v) or v)
    if chosen.countries or chosen.admin1 or len(facets["country"]) <= 1:
        _several(chosen, "admin1", say("Governorate or province"), facets["admin1"], say)
    if chosen.countries or chosen.admin1 or chosen.places or len(facets["place"]) <= 50:
        _several(chosen, "places", say("Place"), facets["place"], say)


def _precision(chosen: EventFilter, facets: dict[str, list[Option]], say: Speech) -> None:
    st.session_state["precise"] = chosen.precise
    st.toggle(
        say("Precise in time and place only"), key="precise",
        on_change=lambda: _filter_by(precise=st.session_state["precise"]),
    )  # fmt: skip
    _several(
        chosen, "time", say("Time known to"), facets["time"], say, named=lambda v: label(labels.TIME_PRECISIONS, v, say)
    )
    _several(
        chosen, "geo", say("Place known to"), facets["geo"], say, named=lambda v: label(labels.GEO_PRECISIONS, v, say)
    )


def _articles(chosen: EventFilter, queries: Queries, say: Speech) -> None:
    titles = {row.article.article_id: row.article.title for row in queries.articles()}
    named = {name: f"{title or name} ({name})" for name, title in titles.items()}
    missing = {name: name for name in chosen.articles if name not in titles}
    _multiselect("articles", say("Article"), named | missing, say)
