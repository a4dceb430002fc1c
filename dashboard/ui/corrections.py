"""Correcting a place: choose a candidate, search the gazetteer or click on the map; kept as a decision, undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import pipeline
from dashboard.errors import RasidError
from dashboard.geocoding import toponym_key
from dashboard.i18n import Speech, mark
from dashboard.model import Event
from dashboard.settings import settings
from dashboard.store import Decision, Store, new_decision
from dashboard.ui import frame, labels, online
from dashboard.ui.labels import label
from dashboard.ui.names import gazetteer
from dashboard.ui.passages import isolate

_WAYS = {
    "candidate": mark("Choose a candidate"),
    "search": mark("Search the gazetteer"),
    "map": mark("Click on the map"),
    "online": mark("Ask an online service"),
}
_SCOPES = {
    "article": mark("in this article"),
    "sentence": mark("in this sentence only"),
    "everywhere": mark("everywhere"),
}
_KEYS = ("place", "country", "admin1", "latitude", "longitude", "geo_precision", "radius_km")


def correct(event: Event, say: Speech) -> None:
    """Draw the correction of an event's place; only words of a text can be given another place."""
    if not event.toponym:
        return
    wanted = st.toggle(say("Correct the place"), key=f"correcting_{event.event_id}", on_change=_start)
    st.session_state["correcting"] = wanted
    if wanted:
        with st.container(border=True, key="correction"):
            st.html(f"<p>{_asked(event, say)}</p>")
            _decide(event, _chosen_way(event, say), say)
    _undo(event, say)


def _start() -> None:
    st.session_state.pop("picked", None)


def _asked(event: Event, say: Speech) -> str:
    return say("Where is {toponym}?", toponym=f"<b>{isolate(event.toponym)}</b>")


def _chosen_way(event: Event, say: Speech) -> Mapping[str, Any] | None:
    ways = [way for way in _WAYS if way != "candidate" or event.place_candidates]
    way = st.radio(say("How"), ways, format_func=lambda w: say(_WAYS[w]), key="correct_way", horizontal=True)
    return _ASK.get(way or "", _ASK[ways[0]])(event, say)


def _from_candidates(event: Event, say: Speech) -> Mapping[str, Any] | None:
    chosen: Mapping[str, Any] | None = st.selectbox(
        say("Candidates"), list(event.place_candidates), format_func=lambda c: _described(c, say), index=None,
        key=f"candidate_{event.event_id}", placeholder=say("choose one"),
    )  # fmt: skip
    return chosen if isinstance(chosen, Mapping) else None


def _from_gazetteer(event: Event, say: Speech) -> Mapping[str, Any] | None:
    name = st.text_input(say("Name"), value=event.toponym or "", key=f"name_{event.event_id}", type="search")
    if not name.strip():
        return None
    index = gazetteer(settings().gazetteer)
    found = [_entry(match.entry) for match in index.search(name.strip(), limit=12)] if index else []
    if not found:
        st.info(say("The gazetteer knows no such place."))
        return None
    chosen: Mapping[str, Any] | None = st.selectbox(
        say("Found"), found, format_func=lambda c: _described(c, say), index=None,
        key=f"found_{event.event_id}_{name}", placeholder=say("choose one"),
    )  # fmt: skip
    return chosen if isinstance(chosen, Mapping) else None


def _from_map(event: Event, say: Speech) -> Mapping[str, Any] | None:
    point = st.session_state.get("picked")
    if point is None:
        st.info(say("Click on the map where it is."))
        return None
    name = st.text_input(
        say("Name of the place"), value=event.place or event.toponym or "", key=f"called_{event.event_id}"
    )
    st.caption(f"{point[0]:.4f}, {point[1]:.4f}")
    return {
        "name": name, "latitude": point[0], "longitude": point[1], "country": event.country, "admin1": event.admin1,
        "geo_precision": "settlement",
    }  # fmt: skip


_ASK: dict[str, Callable[[Event, Speech], Mapping[str, Any] | None]] = {
    "candidate": _from_candidates,
    "search": _from_gazetteer,
    "map": _from_map,
    "online": online.ask,
}


def _entry(entry: Any) -> dict[str, Any]:
    names = ("name", "country", "admin1", "latitude", "longitude", "geo_precision", "radius_km")
    return {name: getattr(entry, name) for name in names}


def _described(candidate: Mapping[str, Any], say: Speech) -> str:
    around = (candidate.get("admin1"), say.country(candidate.get("country")))
    kind = label(labels.GEO_PRECISIONS, str(candidate.get("geo_precision") or ""), say)
    return ", ".join([str(candidate["name"]), *(part for part in around if part)]) + f" ({kind})"


def _decide(event: Event, value: Mapping[str, Any] | None, say: Speech) -> None:
    scope = st.radio(say("Holds"), list(_SCOPES), format_func=lambda s: say(_SCOPES[s]), key="correct_scope")
    who = st.text_input(say("Who decides"), key="who", placeholder=say("your name"))
    why = st.text_input(say("Why"), key="why", placeholder=say("what tells you so"))
    if not st.button(say("Keep the correction"), key="keep", type="primary", disabled=value is None) or value is None:
        return
    kept = {name: value.get("name" if name == "place" else name) for name in _KEYS}
    decision = new_decision(
        kind="place", scope=scope if scope in _SCOPES else "article",
        article_id=None if scope == "everywhere" else event.article_id,
        sentence_start=event.sentence_start if scope == "sentence" else None,
        toponym_key=toponym_key(event.toponym or ""), value=kept, who=who.strip(), why=why.strip(),
    )  # fmt: skip
    _apply(decision, say("The correction is kept, and its events have moved."), say)


def _undo(event: Event, say: Speech) -> None:
    for decision in _touching(event):
        told = say(
            "Corrected {scope} by {who} on {day}: {why}",
            scope=say(_SCOPES.get(decision.scope, decision.scope)), who=decision.who or say("somebody"),
            day=say.day(decision.when.date()), why=decision.why or say("no reason given"),
        )  # fmt: skip
        text, button = st.columns([4, 1], vertical_alignment="center")
        text.caption(told.replace("[", "\\[").replace("$", "\\$").replace("<", "&lt;"))
        if button.button(say("Undo"), key=f"undo_{decision.decision_id}", type="tertiary"):
            _apply(replace(decision, undone=True), say("The correction is undone."), say)


def _touching(event: Event) -> list[Decision]:
    key = toponym_key(event.toponym or "")
    return [
        decision
        for decision in Store(settings().store).decisions()
        if decision.kind == "place"
        and decision.toponym_key == key
        and decision.article_id in {None, event.article_id}
        and decision.sentence_start in {None, event.sentence_start}
    ]


def _apply(decision: Decision, told: str, say: Speech) -> None:
    try:
        with st.spinner(say("Placing the events again …")):
            pipeline.decide(decision, settings())
    except RasidError as error:
        st.error(frame.plain(str(error)))
        return
    st.session_state.pop("picked", None)
    st.toast(told)
    st.rerun()
