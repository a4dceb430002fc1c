"""An event (and its article) -> the evidence panel as safe HTML: the sentence with its fields, why here, why then.

Everything that comes from outside is escaped here; Streamlit sanitises it once more.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard.i18n import Speech
from dashboard.model import Article, Event
from dashboard.ui import gloss, labels
from dashboard.ui.labels import label
from dashboard.ui.names import actor_name
from dashboard.ui.passages import Highlight, direction, isolate, marked, named_source


def panel(event: Event, article: Article | None, say: Speech, *, context: str = "") -> str:
    """Write the whole panel of one event; `context` is HTML of ours put under the heading (previous and next)."""
    parts = (
        _heading(event, say),
        context,
        _quote(event, say),
        _fields(event, say),
        _why_here(event, say),
        _why_then(event, article, say),
        _other_mentions(event, say),
        _source(event, say),
    )
    return f'<article class="evidence" data-shown="{escape(event.event_id)}">{"".join(parts)}</article>'


def _heading(event: Event, say: Speech) -> str:
    what, place, when, status = (isolate(part) for part in gloss.gloss(event, say))
    return (
        f'<p class="kind">{swatch(event.event_type)}<span>{isolate(gloss.type_name(event, say))}</span>'
        f"{badge(event.status, say)}</p>"
        f'<h2 class="gloss">{what}<span class="dot"> · </span>{place}<span class="dot"> · </span>{when}'
        f'<span class="dot"> · </span>{status}</h2>'
    )


def swatch(event_type: str) -> str:
    """Draw the map's colour of an event type."""
    return f'<i class="swatch {type_css(event_type)}" aria-hidden="true"></i>'


def type_css(event_type: str) -> str:
    """Name the CSS class that carries the colour of an event type."""
    known = list(labels.TYPES)
    return f"type-{known.index(event_type) if event_type in known else len(known)}"


def badge(status: str, say: Speech) -> str:
    """Write a status as a badge that says what it means."""
    note = label(labels.STATUS_NOTES, status, say)
    css = status if status in labels.STATUSES else "other"
    return f'<span class="badge {css}" title="{escape(note)}">{escape(label(labels.STATUSES, status, say))}</span>'


def highlights(event: Event, say: Speech) -> list[Highlight]:
    """Turn an event's spans into highlights named by field."""
    found = []
    for name, (start, end) in event.spans.items():
        field = labels.field_of(name)
        title = label(labels.FIELDS, field, say)
        found.append(Highlight(start=start, end=end, css=f"f f-{field}", title=title, attributes={"data-field": field}))
    found.extend(_quantity_highlights(event, say))
    return found


def _quantity_highlights(event: Event, say: Speech) -> list[Highlight]:
    taken = {tuple(span) for span in event.spans.values()}
    spans = [quantity.get("span") for quantity in event.quantities]
    title = label(labels.FIELDS, "quantities", say)
    return [
        Highlight(
            start=span[0], end=span[1], css="f f-quantities", title=title, attributes={"data-field": "quantities"}
        )
        for span in spans
        if span and len(span) == 2 and tuple(span) not in taken
    ]


def _quote(event: Event, say: Speech) -> str:
    words = escape(event.sentence) if event.sentence_start is None else sentence_html(event, say)
    written = f'dir="{direction(event.language)}" lang="{escape(event.language)}"'
    return f'<blockquote class="sentence" {written}>{words}</blockquote>'


def sentence_html(event: Event, say: Speech) -> str:
    """Write an event's sentence with its spans marked; spans of other sentences are left out."""
    offset = event.sentence_start or 0
    within = [
        Highlight(
            start=h.start - offset, end=h.end - offset, css=h.css, title=h.title, tag=h.tag, attributes=h.attributes
        )
        for h in highlights(event, say)
    ]
    return marked(event.sentence, within)


def _fields(event: Event, say: Speech) -> str:
    rows = [
        ("trigger", say("What"), isolate(event.trigger)),
        ("actor1", say("Who"), _actor(event.actor1, say)),
        ("actor2", say("Against"), _actor(event.actor2, say)),
        ("toponym", say("Where"), _where(event, say)),
        ("date", say("When"), _when(event, say)),
        ("quantities", say("How many"), _numbers(event, say)),
        ("attribution", say("According to"), isolate(event.attribution) if event.attribution else ""),
    ]
    written = "".join(
        f'<div class="field f-{name}"><dt>{escape(title)}</dt><dd>{value}</dd></div>'
        for name, title, value in rows
        if value and value != "<bdi></bdi>"
    )
    return f'<dl class="fields">{written}</dl>'


def _actor(name: str | None, say: Speech) -> str:
    if name is None:
        return ""
    said = actor_name(name, say, short=False)
    return isolate(name) if said == name else f"{isolate(said)} <small class='as-written'>{isolate(name)}</small>"


def _where(event: Event, say: Speech) -> str:
    words = isolate(gloss.place_in_words(event, say))
    if event.toponym and event.toponym != event.place and event.geo_precision != "unknown":
        words += f' <small class="as-written">{isolate(event.toponym)}</small>'
    return words


def _when(event: Event, say: Speech) -> str:
    words = isolate(gloss.time_in_words(event, say))
    return f'{words} <small class="as-written">{isolate(event.date_text)}</small>' if event.date_text else words


def _numbers(event: Event, say: Speech) -> str:
    lines = [_quantity(quantity, say) for quantity in event.quantities]
    if not lines:
        counted = (("killed", event.fatalities), ("injured", event.injuries))
        lines = [
            f"{say.number(n)} {escape(label(labels.QUANTITIES, kind, say))}" for kind, n in counted if n is not None
        ]
    return "<br>".join(lines)


def _quantity(quantity: Mapping[str, Any], say: Speech) -> str:
    words = str(quantity.get("text") or "")
    count = labels.how_many(quantity.get("value"), str(quantity.get("comparator") or "="), words, say)
    kind = label(labels.QUANTITIES, str(quantity.get("kind") or "other"), say)
    return f"{isolate(count)} {isolate(kind)} <small class='as-written'>{isolate(words)}</small>"


def _why_here(event: Event, say: Speech) -> str:
    reason = f"<p>{isolate(event.place_reason)}</p>" if event.place_reason else ""
    rows = "".join(_candidate(candidate, event, say) for candidate in event.place_candidates[:6])
    if rows:
        heads = "".join(f'<th scope="col">{escape(h)}</th>' for h in (say("Candidate"), say("Is a"), say("Score")))
        rows = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    elif not reason:
        reason = f"<p>{escape(_no_reason(event, say))}</p>"
    return f"<details><summary>{escape(say('Why here'))}</summary>{reason}{rows}</details>"


def _no_reason(event: Event, say: Speech) -> str:
    if event.latitude is not None:
        return say("Its source gave these coordinates: {point}.", point=f"{event.latitude:.4f}, {event.longitude:.4f}")
    return say("Nothing in the gazetteer answers to these words.")


def _candidate(candidate: Mapping[str, Any], event: Event, say: Speech) -> str:
    name = str(candidate.get("name") or "")
    around = ", ".join(
        part for part in (candidate.get("admin1"), say.country(candidate.get("country"))) if part and part != name
    )
    chosen = (candidate.get("latitude"), candidate.get("longitude")) == (event.latitude, event.longitude)
    score = candidate.get("score")
    css = ' class="chosen"' if chosen else ""
    return (
        f"<tr{css}><td>{isolate(name)} <small>{isolate(around)}</small></td>"
        f"<td>{escape(label(labels.GEO_PRECISIONS, str(candidate.get('geo_precision') or ''), say))}"
        f" <small>{isolate(str(candidate.get('tier') or ''))}</small></td>"
        f"<td>{f'{score:.2f}' if isinstance(score, int | float) else ''}</td></tr>"
    )


def _why_then(event: Event, article: Article | None, say: Speech) -> str:
    lines = []
    if event.date_text:
        lines.append(
            f"{escape(say('The words'))} {isolate(f'“{event.date_text}”')} → {isolate(gloss.brief_time(event, say))}"
        )
    elif event.date_start is None:
        lines.append(escape(say("No words of the text give this event a date, and none is guessed.")))
    else:
        lines.append(escape(say("No words of its own: the date follows from the passage and the publication date.")))
    if event.published:
        lines.append(escape(say("Counted from the publication date, {day}.", day=say.weekday(event.published))))
    else:
        lines.append(escape(say("The article has no publication date, so relative words cannot be resolved.")))
    written = "".join(f"<p>{line}</p>" for line in lines)
    if article is not None and article.note:
        written += f'<p class="note">{isolate(article.note)}</p>'
    return f"<details><summary>{escape(say('Why then'))}</summary>{written}</details>"


def _other_mentions(event: Event, say: Speech) -> str:
    if not event.mentions:
        return ""
    title = say.plural("{n} further passage tells of it", "{n} further passages tell of it", len(event.mentions))
    quotes = "".join(_mention(mention, event, say) for mention in event.mentions)
    return f"<details open><summary>{escape(title)}</summary>{quotes}</details>"


def _mention(mention: Mapping[str, Any], event: Event, say: Speech) -> str:
    words = escape(str(mention.get("sentence") or ""))
    quote = f'<blockquote dir="{direction(event.language)}" lang="{escape(event.language)}">{words}</blockquote>'
    says = mention.get("says") or {}
    differing = "; ".join(
        f"{escape(label(labels.FIELDS, labels.field_of(name), say))}: {isolate(str(value))}"
        for name, value in says.items()
    )
    return quote + (f"<p class='note'>{escape(say('It says otherwise:'))} {differing}</p>" if differing else "")


def _source(event: Event, say: Speech) -> str:
    published = say.day(event.published) if event.published else say("publication date unknown")
    titled = [isolate(event.title)] if event.title else []
    line = " · ".join([*titled, named_source(event.source, say), f"<span class='date'>{escape(published)}</span>"])
    if event.url.startswith(("https://", "http://")):
        link = f'<a href="{escape(event.url)}" target="_blank" rel="noopener noreferrer">'
        line += f" · {link}{escape(say('open the source'))}</a>"
    return f'<p class="source">{line}</p>'
