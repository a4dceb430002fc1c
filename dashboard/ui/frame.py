"""What every page shares: style, language, what is seen (kept in the URL), the store's queries, and linking.js."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from secrets import token_hex
from time import monotonic
from typing import Any

import streamlit as st

from dashboard.errors import RasidError
from dashboard.i18n import Speech, speech
from dashboard.queries import Queries, open_queries
from dashboard.settings import settings
from dashboard.ui import links
from dashboard.ui.links import Sight

STATIC = settings().static / "ui"
_OVERTAKEN_SECONDS = 2.0


def queries() -> Queries:
    """Give the process's queries over the store."""
    return open_queries(settings().store)


def tab() -> str:
    """Name this tab of the browser, for the questions its map asks."""
    name: str = st.session_state.setdefault("tab", token_hex(8))
    return name


@contextmanager
def whole_run() -> Iterator[None]:
    """Mark a run of the whole page: only such a run may bring a URL from outside, a fragment runs by hand alone."""
    st.session_state["whole_run"] = True
    try:
        yield
    finally:
        st.session_state["whole_run"] = False


def sight() -> Sight:
    """Give what is seen now; a URL changed from outside (a copied link, the back button) is read anew."""
    pairs, state = _url(), st.session_state
    if "sight" not in state or (_from_outside(pairs) and not _late(pairs)):
        state["sight"], state["problems"] = links.read(pairs)
        state["written"], state["before"] = pairs, None
    found: Sight = state["sight"]
    return found


def _url() -> links.Pairs:
    return sorted((name, value) for name in st.query_params for value in st.query_params.get_all(name))


def _from_outside(pairs: links.Pairs) -> bool:
    state = st.session_state
    by_hand = state.get("changed", False) or not state.get("whole_run", True)
    return bool(pairs) and pairs != state["written"] and not by_hand


def _late(pairs: links.Pairs) -> bool:
    # A click that overtook our last change of the URL still carries the URL before it.
    before = st.session_state.get("before")
    return before is not None and before[0] == pairs and monotonic() - before[1] < _OVERTAKEN_SECONDS


def change(**changes: Any) -> Sight:
    """Change what is seen; the URL follows at the end of the run."""
    st.session_state["sight"] = replace(sight(), **changes)
    st.session_state["changed"] = True
    found: Sight = st.session_state["sight"]
    return found


def publish() -> None:
    """Write what is seen into the URL, where it differs."""
    st.session_state["changed"] = False
    pairs = sorted(links.write(st.session_state["sight"]))
    if pairs == _url() == st.session_state["written"]:  # the browser may be behind what was written last
        return
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    st.session_state["before"] = (_url(), monotonic())
    st.session_state["written"] = pairs
    st.query_params.from_dict(values)


def spoken() -> Speech:
    """Give the language of the interface."""
    return speech(sight().language)


def tell_problems(say: Speech) -> None:
    """Tell which parts of the link were left out, once."""
    for problem in st.session_state.pop("problems", []):
        st.warning(
            say(
                "The link's “{parameter}={value}” was left out: {why}.",
                parameter=problem.parameter,
                value=problem.value[:60],
                why=say(problem.why).rstrip("."),
            ),
            icon=":material/link_off:",
        )


def style() -> None:
    """Put the interface's own style sheet on the page."""
    st.html(STATIC / "style.css")


@st.cache_resource(show_spinner=False)
def _component(script: str) -> Callable[..., Any]:
    return st.components.v2.component("rasid_linking", js=script, html="<p class='rasid-live' role='status'></p>")


@contextmanager
def errors_told() -> Iterator[None]:
    """Show an error of ours as its sentence, in place of the page."""
    try:
        yield
    except RasidError as error:
        st.error(plain(str(error)))


def plain(text: str) -> str:
    """Keep a file's name or words as they are where Streamlit reads Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-!|<>$:~" else c for c in text)


def leave() -> None:
    """Go to the page that a choice leads to; the choice itself cannot, Streamlit runs it before the page."""
    page = st.session_state.pop("leave_for", None)
    if page is not None and page in st.session_state.get("pages", {}):
        st.switch_page(st.session_state["pages"][page])


def linking(say: Speech, on_click: Callable[[dict[str, str]], None], *, key: str, **told: Any) -> None:
    """Make the page's rows, marks and copy buttons work; `on_click` gets the data- attributes of what was chosen."""

    def clicked() -> None:
        chosen = st.session_state[key].clicked
        if chosen and chosen.get("act") == "bare":
            st.session_state["sight"], st.session_state["changed"] = Sight(), True
        elif chosen:
            on_click(chosen)

    _component((STATIC / "linking.js").read_text("utf-8"))(
        key=key,
        data={"lang": say.code, "dir": say.direction, "copied": say("Copied."), **told},
        on_clicked_change=clicked,
    )


def choose(chosen: dict[str, str]) -> None:
    """Follow a chosen row or mark: an event into the panel, its article, or the way back to the list."""
    if chosen.get("act") == "read":
        change(article=chosen["article"], event=chosen.get("chosen") or None)
        st.session_state["leave_for"] = "articles"
    elif "event" in chosen:
        change(event=chosen["event"])
    elif chosen.get("act") == "close":
        change(event=None, place=None)
