"""Events -> the rows of a list, as safe HTML: each a link that opens its event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from dashboard.i18n import Speech
from dashboard.model import Event
from dashboard.ui import gloss, links
from dashboard.ui.evidence import badge, swatch
from dashboard.ui.links import Sight
from dashboard.ui.passages import direction, isolate


def rows(events: Iterable[Event], seen: Sight, say: Speech) -> str:
    """Write a list of events; the selected one says that it is."""
    return f'<ol class="rows">{"".join(f"<li>{row(event, seen, say)}</li>" for event in events)}</ol>'


def row(event: Event, seen: Sight, say: Speech) -> str:
    """Write one event as a link with its gloss and the beginning of its sentence."""
    current = ' aria-current="true"' if event.event_id == seen.event else ""
    what, place, when, _ = gloss.gloss(event, say)
    point = "" if event.latitude is None else f' data-lat="{event.latitude}" data-lon="{event.longitude}"'
    return (
        f'<a class="row" href="{escape(links.href(replace(seen, event=event.event_id)))}" target="_self"'
        f' data-event="{escape(event.event_id)}"{point}{current}>'
        f"<span class='row-head'>{swatch(event.event_type)}<b>{isolate(what)}</b>{badge(event.status, say)}</span>"
        f"<span class='row-facts'>{isolate(when)} · {isolate(place)}</span>"
        f'<span class="row-words" dir="{direction(event.language)}" lang="{escape(event.language)}">'
        f"{escape(_beginning(event.sentence))}</span></a>"
    )


def _beginning(sentence: str, most: int = 150) -> str:
    if len(sentence) <= most:
        return sentence
    return sentence[:most].rsplit(" ", 1)[0] + " …"


def neighbours(event: Event, same_place: Sequence[Event], seen: Sight, say: Speech) -> str:
    """Write the steps to the event before and after this one at its place, in time order."""
    names = [other.event_id for other in same_place]
    if event.event_id not in names or len(names) < 2:
        return ""
    at = names.index(event.event_id)
    before = _step(same_place[at - 1] if at else None, say("Previous here"), "prev", seen, say)
    after = _step(same_place[at + 1] if at + 1 < len(names) else None, say("Next here"), "next", seen, say)
    where = say("{n} of {total} at this place", n=say.number(at + 1), total=say.number(len(names)))
    return f"<nav class='steps' aria-label='{escape(where)}'>{before}<span>{escape(where)}</span>{after}</nav>"


def _step(event: Event | None, title: str, rel: str, seen: Sight, say: Speech) -> str:
    if event is None:
        return f"<span class='step' aria-disabled='true'>{escape(title)}</span>"
    target = escape(links.href(replace(seen, event=event.event_id)))
    told = escape(f"{title}: {gloss.what_happened(event, say)}, {gloss.brief_time(event, say)}")
    return (
        f'<a class="step" rel="{rel}" href="{target}" target="_self" data-event="{escape(event.event_id)}"'
        f' title="{told}">{escape(title)}</a>'
    )


def actions(event: Event, seen: Sight, say: Speech) -> str:
    """Write what can be done with an event: read it in its article, cite it, link to it."""
    own = replace(seen, event=event.event_id)
    article = replace(own, article=event.article_id)
    cited = gloss.citation(event, say)
    parts = [
        f'<a href="{escape(links.href(own))}" target="_self" data-act="copy-link">{escape(say("Copy link"))}</a>',
        f'<a href="#" data-act="copy" data-text="{escape(cited)}">{escape(say("Copy citation"))}</a>',
    ]
    if event.sentence_start is not None and event.article_id:
        opened = escape(links.href(article, "articles"))
        parts.insert(
            0,
            f'<a href="{opened}" target="_self" data-act="read" data-article="{escape(event.article_id)}"'
            f' data-chosen="{escape(event.event_id)}">{escape(say("Read in the article"))}</a>',
        )
    return f"<p class='actions'>{''.join(parts)}</p>"
