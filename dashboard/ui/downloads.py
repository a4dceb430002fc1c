"""What the filters let through -> buttons that write it as a file, and as one page with its map that opens anywhere."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import exports
from dashboard.filters import EventFilter
from dashboard.i18n import Speech
from dashboard.maps import standalone_html
from dashboard.queries import Queries

# Beyond this a page takes more memory than a browser on a phone has.
MOST_ON_A_PAGE = 20_000


def downloads(queries: Queries, chosen: EventFilter, say: Speech, *, key: str = "downloads") -> None:
    """Draw one button per format; each file is written when its button is pressed."""
    with st.container(horizontal=True, key=key):
        for name, written in exports.FORMATS.items():
            st.download_button(
                say("Download {format}", format=written.name),
                data=partial(_written, written, queries, chosen),
                file_name=f"events.{written.suffix}", mime=written.media_type, key=f"{key}_{name}",
                on_click="ignore", icon=":material/download:",
            )  # fmt: skip
        many = queries.totals(chosen).total > MOST_ON_A_PAGE
        told = say("Map, timeline and sentences in one file, which opens in a browser without a network.")
        limit = say.plural("It holds {n} event at most.", "It holds {n} events at most.", MOST_ON_A_PAGE)
        st.download_button(
            say("Download {format}", format=say("page with map")), data=partial(_page, queries, chosen, say),
            file_name="events.html", mime="text/html", key=f"{key}_html", on_click="ignore",
            icon=":material/map:", disabled=many, help=f"{told} {limit}",
        )  # fmt: skip


def _written(format_: exports.Format, queries: Queries, chosen: EventFilter) -> bytes:
    return format_.write(exports.events_of(queries.table(chosen)))


def _page(queries: Queries, chosen: EventFilter, say: Speech) -> bytes:
    events = exports.events_of(queries.table(chosen))
    return standalone_html(events, language=say.code, caption=chosen.sentence(say.code)).encode()
