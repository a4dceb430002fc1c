"""A text and spans in it -> HTML with one <mark> a span, each tied to its field. Every outside word is escaped.

Spans may nest and overlap: an inner one is drawn inside the outer, an overlapping one is cut where the other ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from dashboard.i18n import Speech

RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi", "dv"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A span [start, end) to mark: its CSS class, the words a screen reader and a pointer get, further attributes."""

    start: int
    end: int
    css: str
    title: str = ""
    tag: str = "mark"
    attributes: Mapping[str, str] = field(default_factory=dict)


def direction(language: str) -> str:
    """Give the writing direction of a language; "auto" (its first strong letter) where it is not said."""
    if not language:
        return "auto"
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RTL_LANGUAGES else "ltr"


def isolate(text: str | None) -> str:
    """Escape outside words and keep their direction from leaking into the sentence around them."""
    return f"<bdi>{escape(text or '')}</bdi>"


def named_source(source: str, say: Speech) -> str:
    """Name who published a text, as HTML; that nobody is named is said too."""
    return isolate(source) if source else escape(say("source unknown"))


def marked(text: str, highlights: Iterable[Highlight], *, start: int = 0, end: int | None = None) -> str:
    """Write text[start:end] as HTML with its highlights; those outside the range are left out, crossing ones cut."""
    stop = len(text) if end is None else min(end, len(text))
    first = max(0, start)
    inside = [
        replace(h, start=max(h.start, first), end=min(h.end, stop))
        for h in highlights
        if max(h.start, first) < min(h.end, stop)
    ]
    return _write(text, sorted(inside, key=_outer_first), first, stop)


def _outer_first(highlight: Highlight) -> tuple[int, int]:
    return highlight.start, -highlight.end


def _write(text: str, highlights: list[Highlight], start: int, end: int) -> str:
    parts: list[str] = []
    position = start
    waiting = highlights
    while waiting:
        outer, rest = waiting[0], waiting[1:]
        parts.append(escape(text[position : outer.start]))
        within = [replace(h, end=min(h.end, outer.end)) for h in rest if h.start < outer.end]
        after = [replace(h, start=max(h.start, outer.end)) for h in rest if h.end > outer.end]
        parts.append(_element(outer, _write(text, within, outer.start, outer.end)))
        position, waiting = outer.end, sorted(after, key=_outer_first)
    parts.append(escape(text[position:end]))
    return "".join(parts)


def _element(highlight: Highlight, inner: str) -> str:
    attributes = {"class": highlight.css, "title": highlight.title, **highlight.attributes}
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{highlight.tag}{written}>{inner}</{highlight.tag}>"
