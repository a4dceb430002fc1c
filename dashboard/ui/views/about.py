"""About: what Rasid is, what it promises and does not, and whose data it stands on."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.i18n import Speech, mark
from dashboard.ui import frame, sidebar

_PROMISES = (
    (mark("Evidence first."), mark("Every mark opens the sentence that says so, in its own language.")),
    (
        mark("Honest about time and place."),
        mark("A governorate is an area, never a pin; a month is a bar, never a day. What has no place is listed."),
    ),
    (mark("Works on a plane."), mark("No request leaves this machine unless you switch online tiles or geocoders on.")),
)
_LIMITS = mark(
    "Events are read by rules from what reports say: they are not verified, and some are missed or misread. "
    "The names of event types are ACLED's, as names only: this is not ACLED's coding."
)
_DATA = (
    ("GeoNames", "CC BY 4.0", "https://www.geonames.org/", mark("places and their names")),
    ("Natural Earth", mark("public domain"), "https://www.naturalearthdata.com/",
     mark("the basemap's land, borders and rivers")),
    ("OpenStreetMap", "ODbL 1.0", "https://www.openstreetmap.org/copyright",
     mark("online tiles, only when switched on")),
    ("Leaflet", "BSD-2-Clause", "https://leafletjs.com/", mark("the map in the browser")),
    ("Streamlit, Folium, DuckDB, geopy, Babel", "Apache-2.0, MIT, BSD", "", mark("what Rasid is built with")),
)  # fmt: skip


def page() -> None:
    """Draw the page."""
    say = frame.spoken()
    frame.linking(say, frame.choose, key="about_linking")
    with st.sidebar:
        sidebar.language_switch(say)
        sidebar.summary(frame.queries(), say)
    st.html(f"<div class='prose'>{_promises(say)}{_data(say)}</div>")


def _promises(say: Speech) -> str:
    title = escape(say("Rasid turns reports into a map and a timeline, and shows the sentence behind every mark."))
    points = "".join(f"<li><b>{escape(say(head))}</b> {escape(say(rest))}</li>" for head, rest in _PROMISES)
    return (
        f"<h1>{escape(say('About Rasid'))}</h1><p class='lead'>{title}</p><ul>{points}</ul>"
        f"<h2>{escape(say('What it does not promise'))}</h2><p>{escape(say(_LIMITS))}</p>"
    )


def _data(say: Speech) -> str:
    heads = "".join(f"<th scope='col'>{escape(h)}</th>" for h in (say("Name"), say("Used for"), say("Licence")))
    rows = "".join(
        f"<tr><td>{_linked(name, url)}</td><td>{escape(say(use))}</td><td><bdi>{escape(say(licence))}</bdi></td></tr>"
        for name, licence, url, use in _DATA
    )
    return (
        f"<h2>{escape(say('Data and software'))}</h2>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f"<p class='note'>{escape(say('Rasid itself is under the Apache License 2.0.'))}</p>"
    )


def _linked(name: str, url: str) -> str:
    if not url:
        return f"<bdi>{escape(name)}</bdi>"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer"><bdi>{escape(name)}</bdi></a>'
