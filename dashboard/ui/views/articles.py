"""Articles: the list, and one article whole with its events marked in the text and its publication date editable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from dashboard import pipeline
from dashboard.errors import RasidError
from dashboard.i18n import Speech
from dashboard.model import Article, Event
from dashboard.queries import ArticleCount
from dashboard.settings import settings
from dashboard.ui import evidence, frame, gloss, links, listing, rows, sidebar
from dashboard.ui.links import Sight
from dashboard.ui.passages import Highlight, direction, isolate, marked, named_source


def page() -> None:
    """Draw the page."""
    say, queries = frame.spoken(), frame.queries()
    seen = frame.sight()
    listed = queries.articles()
    hidden = " class='hidden'" if seen.article else ""
    st.html(f"<h1{hidden}>{escape(say('Articles'))}</h1>")
    if not listed:
        st.info(say("There are no articles yet. Import some on the Import page."))
        return
    article_id = seen.article if any(row.article.article_id == seen.article for row in listed) else None
    if article_id is None and seen.article:
        st.warning(say("The article of this link is not in the store."))
    with st.sidebar:
        sidebar.language_switch(say)
        if article_id:
            st.html(f"<h2 class='side'>{escape(say('Articles'))}</h2>")
            _list(listed, seen, say, wide=False)
        else:
            sidebar.summary(queries, say)
    frame.linking(say, _follow, key="article_linking", scroll=f"s-{seen.event}" if article_id and seen.event else "")
    if article_id is None:
        _list(listed, seen, say, wide=True)
        return
    article = queries.article(article_id)
    if article is not None:
        article = pipeline.redated(article, queries.store.decisions())
        _article(article, queries.events_of(article_id), seen, say)


def _follow(chosen: dict[str, str]) -> None:
    if chosen.get("act") == "read":
        frame.change(article=chosen["article"], event=chosen.get("chosen") or None)
    elif chosen.get("act") == "all":
        frame.change(article=None, event=None)
    else:
        frame.choose(chosen)


def _list(listed: Sequence[ArticleCount], seen: Sight, say: Speech, *, wide: bool) -> None:
    """Draw the list: over the whole page, or beside an open article in the sidebar."""
    words, order = _asked(say, wide=wide) if len(listed) > 1 else ("", "newest")
    found = listing.ordered(listing.found(listed, words), order)
    if words:
        told = say("{shown} of {total} articles", shown=say.number(len(found)), total=say.number(len(listed)))
        st.html(f"<p class='counts' role='status'>{escape(told)}</p>")
    limit = st.session_state.setdefault("article_limit", listing.PAGE)
    shown = listing.page_of(found, limit, seen.article)
    if shown:
        items = "".join(f"<li>{_row(row, seen, say)}</li>" for row in shown)
        st.html(f"<ol class='rows articles'>{items}</ol>")
    else:
        st.html(f"<p class='empty'>{escape(say('No article has all of these words in its title or source.'))}</p>")
    if len(found) > limit:
        more = say.plural("Show more of the {n}", "Show more of the {n}", len(found))
        st.button(more, key="more_articles", type="tertiary", on_click=_show_more)


def _asked(say: Speech, *, wide: bool) -> tuple[str, str]:
    """Draw the search and the order; both are kept while other pages are seen."""
    state = st.session_state
    state["article_q"] = state.setdefault("article_words", "")
    state["article_by"] = state.setdefault("article_order", next(iter(listing.ORDERS)))
    first, second = st.columns([3, 1], vertical_alignment="bottom") if wide else (st.container(), st.container())
    first.text_input(
        say("Search the articles"), key="article_q", type="search", placeholder=say("words of the title or source"),
        on_change=_ask,
    )  # fmt: skip
    second.selectbox(
        say("Order"), list(listing.ORDERS), format_func=lambda name: say(listing.ORDERS[name][0]), key="article_by",
        on_change=_ask,
    )  # fmt: skip
    return state["article_words"], state["article_order"]


def _ask() -> None:
    state = st.session_state
    state["article_words"], state["article_order"] = state["article_q"].strip(), state["article_by"]
    state["article_limit"] = listing.PAGE


def _show_more() -> None:
    st.session_state["article_limit"] += listing.PAGE


def _row(counted: ArticleCount, seen: Sight, say: Speech) -> str:
    article = counted.article
    link = links.href(replace(seen, article=article.article_id, event=None), "articles")
    current = ' aria-current="true"' if article.article_id == seen.article else ""
    facts = [
        escape(say.day(article.published) if article.published else say("publication date unknown")),
        named_source(article.source, say),
        escape(say.language_name(article.language)),
        escape(say.plural("{n} event", "{n} events", counted.events)),
    ]
    inferred = f" <span class='badge inferred'>{escape(say('has a note on its date'))}</span>" if article.note else ""
    name, title = escape(article.article_id), escape(article.title or article.article_id)
    return (
        f"<a class='row' href='{escape(link)}' target='_self' data-act='read' data-article='{name}'{current}>"
        f"<span class='row-head'><b><bdi dir='{direction(article.language)}'>{title}</bdi></b></span>"
        f"<span class='row-facts'>{' · '.join(part for part in facts if part != '<bdi></bdi>')}{inferred}</span></a>"
    )


def _article(article: Article, events: list[Event], seen: Sight, say: Speech) -> None:
    back = escape(links.href(replace(seen, article=None, event=None), "articles"))
    st.html(f"<a class='back' href='{back}' target='_self' data-act='all'>{escape(say('All articles'))}</a>")
    left, right = st.columns([60, 40], gap="medium")
    with left:
        st.html(_header(article, say) + text_html(article, events, seen, say))
    with right, st.container(key="article_panel"):
        _date(article, say)
        chosen = next((event for event in events if event.event_id == seen.event), None)
        if chosen is not None:
            st.html(evidence.panel(chosen, article, say))
        title = say.plural("{n} event in this article", "{n} events in this article", len(events))
        st.html(f"<h2 class='side'>{escape(title)}</h2>" + rows.rows(events, seen, say))


def _header(article: Article, say: Speech) -> str:
    published = say.weekday(article.published) if article.published else say("publication date unknown")
    facts = f"{escape(published)} · {named_source(article.source, say)}"
    note = f"<p class='note'>{isolate(article.note)}</p>" if article.note else ""
    return (
        f"<header dir='{direction(article.language)}' lang='{escape(article.language)}'>"
        f"<h2 class='title'>{escape(article.title)}</h2></header><p class='source'>{facts}</p>{note}"
    )


def text_html(article: Article, events: list[Event], seen: Sight, say: Speech) -> str:
    """Write the whole text, each event's sentence a link to it, with the fields of the selected event marked."""
    found: list[Highlight] = []
    taken: set[tuple[int, int]] = set()
    for event in sorted(events, key=lambda e: e.event_id != seen.event):
        found.extend(_anchors(event, article, seen, say, taken))
        if event.event_id == seen.event:
            found.extend(evidence.highlights(event, say))
        else:
            found.extend(_trigger(event, seen, say))
    lines = [m.span() for m in re.finditer(r"[^\r\n]+", article.text) if m.group().strip()]
    paragraphs = "".join(f"<p>{marked(article.text, found, start=start, end=end)}</p>" for start, end in lines)
    return f"<div class='text' dir='{direction(article.language)}' lang='{escape(article.language)}'>{paragraphs}</div>"


def _anchors(event: Event, article: Article, seen: Sight, say: Speech, taken: set[tuple[int, int]]) -> list[Highlight]:
    start, end = event.sentence_start, event.sentence_end
    if event.article_id != article.article_id or start is None or end is None or (start, end) in taken:
        return []
    taken.add((start, end))
    css = "told chosen" if event.event_id == seen.event else "told"
    attributes = {"id": f"s-{event.event_id}"}
    return [Highlight(start=start, end=end, css=css, tag="span", attributes=attributes)]


def _trigger(event: Event, seen: Sight, say: Speech) -> list[Highlight]:
    span = event.spans.get("trigger")
    if span is None:
        return []
    attributes = {
        "href": links.href(replace(seen, event=event.event_id), "articles"),
        "target": "_self",
        "data-event": event.event_id,
    }
    title, css = " · ".join(gloss.gloss(event, say)), f"told-mark {evidence.type_css(event.event_type)}"
    return [Highlight(start=span[0], end=span[1], css=css, title=title, tag="a", attributes=attributes)]


def _date(article: Article, say: Speech) -> None:
    key = f"published_{article.article_id}"
    with st.expander(say("Publication date"), expanded=article.published is None):
        offers = [] if article.published else pipeline.offered_dates(article)
        for offer in offers:
            st.button(
                say.weekday(offer.day), key=f"offer_{offer.day}", help="; ".join(offer.reasons),
                on_click=lambda day=offer.day: st.session_state.update({key: day}),
            )  # fmt: skip
        if article.published is not None:
            st.session_state.setdefault(key, article.published)
        day = st.date_input(
            say("Published on"), value=None, key=key, format="YYYY-MM-DD", min_value=date(1900, 1, 1),
        )  # fmt: skip
        who = st.text_input(say("Who decides"), key="who", placeholder=say("your name"))
        why = st.text_input(say("Why"), key="why", placeholder=say("what tells you so"))
        same = day is None or day == article.published
        if st.button(say("Set the date and read the article again"), key="redate", disabled=same, type="primary"):
            _redate(article, day, who, why, say)


def _redate(article: Article, day: object, who: str, why: str, say: Speech) -> None:
    if not isinstance(day, date):
        return
    try:
        with st.spinner(say("Reading the article again …")):
            pipeline.redate(article.article_id, day, settings(), who=who.strip(), why=why.strip())
    except RasidError as error:
        st.error(frame.plain(str(error)))
        return
    st.toast(say("The date is set and the article's events are dated anew."))
    st.rerun()
