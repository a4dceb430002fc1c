"""A point clicked on the map as the place that a correction looks for."""

from __future__ import annotations

import streamlit as st


def picking() -> bool:
    """Tell whether the next click on the map gives a place."""
    return bool(st.session_state.get("correcting")) and st.session_state.get("correct_way") == "map"


def take_point(latitude: float, longitude: float) -> None:
    """Take the point clicked on the map as the place looked for."""
    st.session_state["picked"] = (latitude, longitude)
