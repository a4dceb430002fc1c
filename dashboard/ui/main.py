"""The frame of every page: title, style, navigation. Streamlit runs this file on each full run."""

from __future__ import annotations

import streamlit as st

from dashboard.ui import frame
from dashboard.ui.views import about, articles, events, explore, upload


def main() -> None:
    """Draw the frame and run the chosen page."""
    st.set_page_config(
        page_title="Rasid",
        page_icon=str(frame.STATIC / "mark.svg"),
        layout="wide",
        initial_sidebar_state=300,
    )
    say = frame.spoken()
    frame.style()
    st.logo(str(frame.STATIC / "logo.svg"), size="large", icon_image=str(frame.STATIC / "mark.svg"))
    pages = {
        "explore": st.Page(explore.page, title=say("Explore"), url_path="explore", default=True),
        "articles": st.Page(articles.page, title=say("Articles"), url_path="articles"),
        "events": st.Page(events.page, title=say("Events"), url_path="events"),
        "import": st.Page(upload.page, title=say("Import"), url_path="import"),
        "about": st.Page(about.page, title=say("About"), url_path="about"),
    }
    st.session_state["pages"] = pages
    page = st.navigation(list(pages.values()), position="top")
    frame.tell_problems(say)
    with frame.errors_told():
        page.run()
    frame.publish()


main()
