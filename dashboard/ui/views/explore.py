"""Explore: the map with its timeline, the evidence panel beside it, and the list of what is seen."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.filters import EventFilter
from dashboard.i18n import Speech, mark
from dashboard.model import Event
from dashboard.queries import Kind, Queries
from dashboard.ui import evidence, frame, rows, sidebar
from dashboard.ui.downloads import downloads
from dashboard.ui.links import Sight
from dashboard.ui.mapping import draw_map
from dashboard.ui.picking import picking

_PAGE = 60
_FIRST_MAP_SECONDS = 1.5
_NO_TYPE = ("none",)  # the legend has all types off, or only such as the filter has not
_MOST_STEPS = 120  # a place with more events is stepped through only so far; its list holds all
_KINDS: dict[Kind, str] = {
    "all": mark("All"),
    "placed": mark("On the map"),
    "unplaced": mark("No place"),
    "undated": mark("No date"),
}
_PARAMETERS = {
    "from": mark("the first day"), "to": mark("the last day"), "type": mark("the event type"),
    "actor": mark("the actor"), "country": mark("the country"), "admin1": mark("the governorate"),
    "place": mark("the place"), "status": mark("the status"), "time": mark("the precision of time"),
    "geo": mark("the precision of place"), "q": mark("the search words"), "article": mark("the article"),
    "source": mark("the source"), "area": mark("the area"), "precise": mark("“precise only”"),
}  # fmt: skip


def page() -> None:
    """Draw the page. Map, filters and panel are one fragment, so that a choice reruns only them."""
    _explore()


@st.fragment(key="explore")
def _explore() -> None:
    with frame.errors_told():
        _draw()


def _draw() -> None:
    frame.leave()
    say, queries = frame.spoken(), frame.queries()
    counting = queries.cube_ahead(frame.sight().filter, frame.tab(), patience=_patience())
    frame.linking(say, _follow, key="linking", pick=picking())
    st.html(f"<h1 class='hidden'>{escape(say('Explore the events'))}</h1>")
    told = st.empty()
    left, right = st.columns([62, 38], gap="small")
    with left, st.container(key="map"):
        draw_map(queries)
    counting.join()  # the map goes first; what the lists ask would share the processors with it
    seen = frame.sight()  # the map may have changed it
    told.html(_counts(queries, seen, say))
    with right, st.container(key="panel"):
        _panel(queries, seen, say)
    with st.sidebar:  # last, because it counts much and the map should not wait for it
        sidebar.language_switch(say)
        sidebar.sidebar(queries, say)
    frame.publish()


def _patience() -> float:
    """So many seconds the lists wait for a tab's first map; one that does not come is not waited for again."""
    waited = st.session_state.get("map_waited", False)
    st.session_state["map_waited"] = True
    return 0.0 if waited else _FIRST_MAP_SECONDS


def _follow(chosen: dict[str, str]) -> None:
    if chosen.get("act") == "widen":
        frame.change(filter=frame.sight().filter.without(chosen["parameter"]))
    elif chosen.get("act") == "unhide":
        frame.change(shown=None)
    elif chosen.get("act") == "unwindow":
        frame.change(window=None)
    else:
        frame.choose(chosen)


def _counts(queries: Queries, seen: Sight, say: Speech) -> str:
    totals = queries.totals(in_window(seen))
    told = say("Showing {shown} of {total} events", shown=say.number(totals.total), total=say.number(totals.everything))
    parts = [
        say.plural("{n} on the map", "{n} on the map", totals.placed),
        say.plural("{n} without a place", "{n} without a place", totals.unplaced),
        say.plural("{n} without a date", "{n} without a date", totals.undated),
    ]
    return (
        f"<p class='counts' role='status'><b>{escape(told)}</b> · {escape(' · '.join(parts))}"
        f"<span class='filter-words'>{escape(seen.filter.sentence(say.code))}</span></p>"
    )


def in_window(seen: Sight) -> EventFilter:
    """Narrow the filter to the time window of the timeline and the types left on in the legend."""
    chosen = seen.filter
    if seen.shown is not None:
        kept = tuple(name for name in seen.shown if not chosen.types or name in chosen.types)
        chosen = replace(chosen, types=kept or _NO_TYPE)
    if seen.window is None:
        return chosen
    start, end = seen.window
    first = max(filter(None, (start, chosen.date_from)))
    last = min(filter(None, (end, chosen.date_to)))
    return replace(chosen, date_from=first, date_to=last)


def _panel(queries: Queries, seen: Sight, say: Speech) -> None:
    event = queries.event(seen.event) if seen.event else None
    if event is not None:
        _evidence(event, queries, seen, say)
    elif seen.event:
        st.info(say("The event of this link is not in the store: its article may have been read anew."))
    _list(queries, seen, say)


def _evidence(event: Event, queries: Queries, seen: Sight, say: Speech) -> None:
    article = queries.article(event.article_id)
    here = same_place(event, queries, seen)
    close = (
        f"<a class='close' href='?' target='_self' data-act='close' aria-label='{escape(say('Close the event'))}'>×</a>"
    )
    steps = rows.neighbours(event, here, seen, say)
    st.html(close + evidence.panel(event, article, say, context=steps) + rows.actions(event, seen, say))
    from dashboard.ui import corrections  # noqa: PLC0415 - geocoding comes with it, which only an open event needs

    corrections.correct(event, say)


def same_place(event: Event, queries: Queries, seen: Sight) -> list[Event]:
    """List the events at the same point, under the same filter, in time order."""
    if event.latitude is None or event.place is None:
        return []
    found = queries.page(replace(in_window(seen), places=(event.place,)), limit=_MOST_STEPS).events
    return [other for other in found if (other.latitude, other.longitude) == (event.latitude, event.longitude)]


def _list(queries: Queries, seen: Sight, say: Speech) -> None:
    chosen = in_window(seen)
    if seen.place:
        chosen = replace(chosen, cells=(seen.place,))
    st.html(f"<h2 class='side'>{escape(_heading(seen, say))}</h2>")
    kind: Kind = "all"
    if not seen.place:
        kind = st.segmented_control(
            say("Which events"), list(_KINDS), format_func=lambda k: say(_KINDS[k]), key="kind", default="all",
            required=True, label_visibility="collapsed",
        ) or "all"  # fmt: skip
    kind = kind if kind in _KINDS else "all"
    limit = st.session_state.setdefault("limit", _PAGE)
    found = queries.page(chosen, limit=limit, kind=kind)
    if not found.total:
        st.html(_nothing(kind, seen, say))
        return
    st.html(rows.rows(found.events, seen, say))
    if found.total > len(found.events):
        more = say.plural("Show more of the {n}", "Show more of the {n}", found.total)
        st.button(more, key="more", type="tertiary", on_click=_show_more)
    with st.popover(say("Download these events"), icon=":material/download:", key="popover"):
        downloads(queries, chosen, say, key="explore_downloads")


def _show_more() -> None:
    st.session_state["limit"] += _PAGE


def _heading(seen: Sight, say: Speech) -> str:
    if seen.place:
        return say("Events of the chosen mark")
    return say("Events in the time window") if seen.window else say("Events")


def _nothing(kind: str, seen: Sight, say: Speech) -> str:
    if kind in {"unplaced", "undated"}:
        return f"<p class='empty'>{escape(say('None under these filters.'))}</p>"
    offers = [
        f"<a class='chip' href='?' target='_self' data-act='widen' data-parameter='{escape(name)}'>"
        f"{escape(say('drop {what}', what=say(_PARAMETERS.get(name, name))))}</a>"
        for name, _ in seen.filter.widenings()
    ]
    if seen.window:
        offers.insert(
            0, f"<a class='chip' href='?' target='_self' data-act='unwindow'>{escape(say('show the whole time'))}</a>"
        )
    if seen.shown is not None:
        offers.insert(
            0, f"<a class='chip' href='?' target='_self' data-act='unhide'>{escape(say('show all types'))}</a>"
        )
    told = (
        say("No event answers to all of these filters.")
        if offers
        else say("There are no events yet: import articles or a table of events.")
    )
    return f"<div class='empty'><p>{escape(told)}</p>{''.join(offers)}</div>"
