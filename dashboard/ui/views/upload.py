"""Import: articles (text, HTML, JSON) and tables of events (JSON Lines, CSV, Parquet), with every refusal listed."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard import articles, pipeline
from dashboard.errors import ArticleError, RasidError
from dashboard.i18n import Speech
from dashboard.model import Article
from dashboard.settings import settings
from dashboard.ui import frame, sidebar

_ARTICLES = ["txt", "html", "htm", "json", "jsonl"]
_TABLES = ["jsonl", "csv", "parquet"]


def page() -> None:
    """Draw the page."""
    say = frame.spoken()
    frame.linking(say, frame.choose, key="import_linking")
    with st.sidebar:
        sidebar.language_switch(say)
        sidebar.summary(frame.queries(), say)
    st.html(f"<h1>{escape(say('Import'))}</h1>")
    left, right = st.columns(2, gap="large")
    with left:
        _articles(say)
    with right:
        _tables(say)


def _articles(say: Speech) -> None:
    st.html(
        f"<h2>{escape(say('Articles'))}</h2><p class='lead'>"
        + escape(say("Text, HTML or JSON. Rasid reads the events out of them; each keeps the sentence that says so."))
        + "</p>"
    )
    with st.form("articles", border=False):
        files = st.file_uploader(say("Article files"), type=_ARTICLES, accept_multiple_files=True, key="article_files")
        published = st.date_input(
            say("Published on"), value=None, key="published_on", format="YYYY-MM-DD", min_value=date(1900, 1, 1),
            help=say("Words like “today” count from this day. A file that gives its own date keeps it."),
        )  # fmt: skip
        source = st.text_input(say("Source"), key="article_source", placeholder=say("who published them"))
        if st.form_submit_button(say("Read the articles"), type="primary"):
            _read(files, published, source, say)


def _read(files: list[Any], published: object, source: str, say: Speech) -> None:
    if not files:
        st.warning(say("Choose one or more files first."))
        return
    day = published if isinstance(published, date) else None
    found: list[Article] = []
    errors: list[ArticleError] = []
    for file in files:
        for article in _parsed(file, source.strip(), errors):
            dated = article if article.published or day is None else articles.redated(article, day, article.note)
            if dated.published is None:
                errors.append(ArticleError(file.name, _undated(article, say)))
            else:
                found.append(dated)
    _keep(found, say)
    _list_errors([str(error) for error in errors], say)


def _parsed(file: Any, source: str, errors: list[ArticleError]) -> list[Article]:
    try:
        described = {"source": source} if source else {}
        return list(articles.parse(file.getvalue(), file.name, described=described, errors=errors))
    except ArticleError as error:
        errors.append(error)
        return []


def _undated(article: Article, say: Speech) -> str:
    offers = pipeline.offered_dates(article)[:3]
    told = say("has no publication date: give one, then read it again.")
    if not offers:
        return told
    fitting = "; ".join(f"{say.weekday(offer.day)} ({', '.join(offer.reasons)})" for offer in offers)
    return f"{told} {say('Dates that fit:')} {fitting}"


def _keep(found: list[Article], say: Speech) -> None:
    if not found:
        return
    try:
        with st.spinner(say("Reading …")):
            events = pipeline.add_articles(found, settings())
    except RasidError as error:
        st.error(frame.plain(str(error)))
        return
    read = say.plural("{n} article was read.", "{n} articles were read.", len(found))
    st.success(f"{read} " + say.plural("It gave {n} event.", "They gave {n} events.", len(events)))


def _tables(say: Speech) -> None:
    st.html(
        f"<h2>{escape(say('Tables of events'))}</h2><p class='lead'>"
        + escape(say("JSON Lines, CSV or Parquet. Needed: a toponym or coordinates, a date, and the sentence."))
        + "</p>"
    )
    with st.form("tables", border=False):
        files = st.file_uploader(say("Event tables"), type=_TABLES, accept_multiple_files=True, key="event_files")
        if st.form_submit_button(say("Load the events"), type="primary"):
            if not files:
                st.warning(say("Choose one or more files first."))
            for file in files or []:
                _load(file, say)


def _load(file: Any, say: Speech) -> None:
    try:
        with st.spinner(say("Loading …")):
            report = pipeline.load_events(file.getvalue(), file.name, settings())
    except RasidError as error:
        st.error(frame.plain(str(error)))
        return
    st.success(frame.plain(f"{file.name}: {report.sentence}"))
    _list_errors([str(error) for error in report.errors], say)


def _list_errors(errors: list[str], say: Speech) -> None:
    if not errors:
        return
    title = say.plural("{n} could not be read:", "{n} could not be read:", len(errors))
    lines = "".join(f"<li><bdi>{escape(line)}</bdi></li>" for line in errors[:200])
    st.html(f"<div class='refused' role='alert'><p>{escape(title)}</p><ul>{lines}</ul></div>")
