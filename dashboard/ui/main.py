"""The frame of every page: title, style, navigation. Streamlit runs this file on each full run."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from dashboard.ui import ahead, frame


def main() -> None:
    """Draw the frame and run the chosen page."""
    st.set_page_config(
        page_title="Rasid",
        page_icon=str(frame.STATIC / "mark.svg"),
        layout="wide",
        initial_sidebar_state=300,
    )
    with frame.whole_run():
        _page()
    ahead.first_page_drawn()


def _page() -> None:
    say = frame.spoken()
    frame.style()
    st.logo(str(frame.STATIC / "logo.svg"), size="large", icon_image=str(frame.STATIC / "mark.svg"))
    pages = {
        "explore": st.Page(_view("explore"), title=say("Explore"), url_path="explore", default=True),
        "articles": st.Page(_view("articles"), title=say("Articles"), url_path="articles"),
        "events": st.Page(_view("events"), title=say("Events"), url_path="events"),
        "import": st.Page(_view("upload"), title=say("Import"), url_path="import"),
        "about": st.Page(_view("about"), title=say("About"), url_path="about"),
    }
    st.session_state["pages"] = pages
    page = st.navigation(list(pages.values()), position="top")
    frame.tell_problems(say)
    with frame.errors_told():
        page.run()
    frame.publish()


def _view(name: str) -> Callable[[], None]:
    """Load a page's own code when it is opened: the first needs little of what the others do."""

    def page() -> None:
        import_module(f"dashboard.ui.views.{name}").page()

    return page


main()
