"""Events: a sortable table of what the filters let through, to select from and to download as it is."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.filters import EventFilter
from dashboard.i18n import Speech, mark
from dashboard.model import Event
from dashboard.queries import Queries
from dashboard.ui import evidence, frame, gloss, labels, rows, sidebar
from dashboard.ui.downloads import downloads
from dashboard.ui.labels import label
from dashboard.ui.names import actor_name
from dashboard.ui.views.explore import in_window

_MOST = 5000
_WHOLE = 30
# The columns in their order, pixels wide: the sentence stands where it is seen without scrolling.
_COLUMNS = {
    "date_start": 92, "when": 150, "place": 130, "type": 160, "sentence": 390, "who": 110, "against": 110, "status": 80,
    "fatalities": 60, "source": 110,
}  # fmt: skip
_TITLES = {
    "when": mark("When"), "place": mark("Where"), "type": mark("What"), "sentence": mark("Sentence"),
    "who": mark("Who"), "against": mark("Against"), "status": mark("Status"), "source": mark("Source"),
}  # fmt: skip


def page() -> None:
    """Draw the page."""
    frame.leave()
    say, queries = frame.spoken(), frame.queries()
    frame.linking(say, frame.choose, key="events_linking")
    with st.sidebar:
        sidebar.language_switch(say)
        sidebar.sidebar(queries, say)
    seen = frame.sight()
    chosen = in_window(seen)
    found = queries.page(chosen, limit=_MOST)
    st.html(f"<h1>{escape(say('Events'))}</h1>" + _counted(found.total, len(found.events), queries, chosen, say))
    if not found.total:
        st.html(f"<p class='empty'>{escape(say('No event answers to all of these filters.'))}</p>")
        return
    downloads(queries, chosen, say)
    selected = _table(found.events, say)
    if selected is not None:
        article = queries.article(selected.article_id)
        with st.container(key="panel"):
            st.html(evidence.panel(selected, article, say) + rows.actions(selected, seen, say))


def _counted(total: int, listed: int, queries: Queries, chosen: EventFilter, say: Speech) -> str:
    everything = queries.totals(chosen).everything
    told = say("Showing {shown} of {total} events", shown=say.number(total), total=say.number(everything))
    rest = say("The table holds the first {n}; the downloads hold all.", n=say.number(listed)) if listed < total else ""
    words = escape(chosen.sentence(say.code))
    shown = f"<b>{escape(told)}</b> {escape(rest)}<span class='filter-words'>{words}</span>"
    return f"<p class='counts' role='status'>{shown}</p>"


def frame_of(events: list[Event], say: Speech) -> pd.DataFrame:
    """Turn events into the table's rows, worded in the language of the interface."""
    return pd.DataFrame([_row(event, say) for event in events])


def _row(event: Event, say: Speech) -> dict[str, Any]:
    return {
        "date_start": event.date_start,
        "when": gloss.brief_time(event, say),
        "place": gloss.place_name(event, say),
        "type": gloss.type_name(event, say),
        "who": actor_name(event.actor1, say),
        "against": actor_name(event.actor2, say),
        "status": label(labels.STATUSES, event.status, say),
        "fatalities": event.fatalities,
        "sentence": event.sentence,
        "source": event.source,
    }


def _table(events: list[Event], say: Speech) -> Event | None:
    column = st.column_config
    shown = st.dataframe(
        frame_of(events, say), hide_index=True, on_select="rerun", selection_mode="single-row", key="table",
        height="content" if len(events) <= _WHOLE else 640, placeholder="",
        alt=say("The events under the filters, one a row"),
        column_order=list(_COLUMNS),
        column_config={
            "date_start": column.DateColumn(say("From day"), format="YYYY-MM-DD", width=_COLUMNS["date_start"]),
            "fatalities": column.NumberColumn(say("Killed"), width=_COLUMNS["fatalities"]),
            **{
                name: column.TextColumn(say(title), width=_COLUMNS[name])
                for name, title in _TITLES.items()
            },
        },
    )  # fmt: skip
    picked = shown.selection.rows
    if picked:
        event = events[picked[0]]
        frame.change(event=event.event_id)
        return event
    chosen = frame.sight().event
    return next((event for event in events if event.event_id == chosen), None)
