"""An article -> lines that say, sentence by sentence, which rule fired on which words and why others were refused."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.extraction.assembly import Trace, assemble
from dashboard.extraction.reading import Reading, read
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention, Span


def explain(article: Article, gazetteer: Gazetteer | None) -> Iterator[str]:
    """Tell how an article was read, one line a decision."""
    reading = read(article, gazetteer)
    for warning in reading.warnings:
        yield f"! {warning}"
    for number, trace in enumerate(assemble(reading), 1):
        yield f"{number}. {_words(reading, trace.sentence.span)}"
        for mention in trace.mentions:
            yield _event_line(reading, mention)
        yield from _refusals(reading, trace)


def _event_line(reading: Reading, mention: Mention) -> str:
    time = mention.time
    when = f"{time.start}..{time.end} «{time.text}»" if time else "undated"
    where = f"«{mention.toponym.text}»" if mention.toponym else "no place"
    sides = f"{mention.actor1 or '?'} > {mention.actor2 or '?'}"
    kind = mention.event_type.value + (f" / {mention.sub_event_type}" if mention.sub_event_type else "")
    by = f"; says {mention.attribution}" if mention.attribution else ""
    return f"   + «{_words(reading, mention.trigger)}» {kind}; {when}; {where}; {sides}; {mention.rule}{by}"


def _refusals(reading: Reading, trace: Trace) -> Iterator[str]:
    for refusal in trace.refusals:
        span = trace.sentence.raw(reading.text, refusal.first, refusal.last)
        yield f"   - «{_words(reading, span)}» {refusal.trigger.type.value}: refused, {refusal.reason}"


def _words(reading: Reading, span: Span) -> str:
    return " ".join(reading.article.text[span.start : span.end].split())
