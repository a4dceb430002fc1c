"""The map on the page: what is seen goes to the plugin as one short call, and what the hand chose comes back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from dashboard.errors import FilterError
from dashboard.filters import Area, parse_area
from dashboard.maps import event_map, map_update
from dashboard.model import Event
from dashboard.queries import Queries
from dashboard.ui import frame
from dashboard.ui.links import Sight
from dashboard.ui.picking import take_point

_KEY = "map_frame"
_HEIGHT = 640  # until the style sheet gives it the height of the window


def draw_map(queries: Queries) -> None:
    """Take what was chosen on the map into what is seen, and draw the map of that."""
    _take(st.session_state.get(_KEY) or {})
    seen = frame.sight()
    event = queries.event(seen.event) if seen.event else None
    st_folium(
        event_map(),
        key=_KEY,
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=_update(seen, event, queries.stamp()),
    )


def _update(seen: Sight, event: Event | None, stamp: str) -> Any:
    return map_update(
        # The stamp of the store: after a correction the same filter is asked anew.
        query=f"{seen.filter.url()}&stamp={stamp}&tab={frame.tab()}".removeprefix("&"),
        window=seen.window,
        types=seen.shown,
        place=seen.place,
        event=event.event_id if event else None,
        point=_point(event),
        view=seen.view,
        base=seen.base,
        language=seen.language,
        theme=st.context.theme.type or "auto",
        seq=st.session_state.get("map_seq", 0),
    )


def _point(event: Event | None) -> tuple[float, float] | None:
    if event is None or event.latitude is None or event.longitude is None:
        return None
    return event.latitude, event.longitude


def _take(value: Mapping[str, Any]) -> None:
    seq = value.get("seq")
    if seq is None or seq == st.session_state.get("map_seq", 0):
        return
    st.session_state["map_seq"] = seq
    seen, place = frame.sight(), value.get("place")
    event = seen.event
    if place != seen.place:
        event = value.get("event")
    if "area" in value:
        frame.change(filter=replace(seen.filter, area=_area(value["area"])))
    if value.get("picked"):
        take_point(*value["picked"])
    frame.change(
        window=_window(value.get("window")),
        place=place,
        event=event,
        view=_view(value.get("view")) or seen.view,
        base=value.get("base") or seen.base,
        shown=tuple(value["types"]) if value.get("types") is not None else None,
    )


def _area(text: Any) -> Area | None:
    # As the filter and the URL have it; what is no area filters nothing.
    with suppress(FilterError):
        return parse_area(str(text)) if text else None
    return None


def _window(days: Any) -> tuple[date, date] | None:
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def _view(view: Any) -> tuple[float, float, float] | None:
    return (float(view[0]), float(view[1]), float(view[2])) if view else None
