"""Asking an online geocoder where a name lies: on request only, saying what is sent to whom, failures told as such."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.errors import GeocodingError
from dashboard.geocoding import Answer, FolderCache, OnlineGeocoder, OnlinePlace
from dashboard.i18n import Speech
from dashboard.model import Event
from dashboard.settings import settings

_ANSWERS = "answers"


def ask(event: Event, say: Speech) -> Mapping[str, Any] | None:
    """Ask for a name when the button is pressed, and offer the answers; nothing is sent before."""
    try:
        service = geocoder()
    except GeocodingError as error:
        st.error(str(error))
        return None
    name = st.text_input(say("Name"), value=event.toponym or "", key=f"asked_{event.event_id}").strip()
    st.caption(say("Only this name is sent, to {endpoint}; the answer is kept.", endpoint=service.endpoint))
    if st.button(say("Ask"), key=f"ask_{event.event_id}", disabled=not name):
        st.session_state["answer"] = (event.event_id, _answered(service, name))
    asked_for, answer = st.session_state.get("answer", (None, None))
    return _chosen(answer, say) if asked_for == event.event_id and answer is not None else None


def geocoder() -> OnlineGeocoder:
    """The service of the settings, its answers kept in the store."""
    chosen = settings()
    cache = FolderCache(chosen.store / _ANSWERS)
    return OnlineGeocoder(chosen.geocoder, domain=chosen.geocoder_domain, scheme=chosen.geocoder_scheme, cache=cache)


def _answered(service: OnlineGeocoder, name: str) -> Answer | GeocodingError:
    try:
        return service.ask(name)
    except GeocodingError as error:
        return error


def _chosen(answer: Answer | GeocodingError, say: Speech) -> Mapping[str, Any] | None:
    if isinstance(answer, GeocodingError):
        st.error(say("The question failed; this says nothing about the place: {problem}", problem=str(answer)))
        return None
    if not answer.places:
        st.info(say("The service knows no such place."))
        return None
    chosen = st.selectbox(
        say("Found"), answer.places, format_func=lambda place: place.address, index=None,
        key=f"online_{answer.name}", placeholder=say("choose one"),
    )  # fmt: skip
    st.caption(answer.attribution)
    return None if chosen is None else _value(chosen)


def _value(place: OnlinePlace) -> dict[str, Any]:
    return {
        "name": place.address.split(",", maxsplit=1)[0], "country": place.country, "admin1": None,
        "latitude": place.latitude, "longitude": place.longitude, "geo_precision": "settlement", "radius_km": None,
    }  # fmt: skip
