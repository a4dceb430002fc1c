"""Article -> what it reports: times, actors, places, quantities, and the mentions made of them.

One mention an event: the first finite verb or event noun of a clause names it; outcomes ("killing five") and
circumstances join it; a verb over a list of places gives one mention a place. Dates: the nearest in the clause that
fits the status, else the one that opens the sentence, else that of the clause before; across sentences only where the
story goes on in the same place. What has no date in the text stays undated. Every span points into the raw text.

One package a question, in the order in which they are asked: `vocabulary` (the words of data/lexicon in a sentence),
`dates`, `actors`, `toponyms`, `quantities` (what a text names); then, of each sentence that `reading` has put together,
`events` (which events, of which type), `speech` (who says so), `sides` (who to whom), `status` (whether it happened),
`timing` and `placing` (when and where). `background` keeps out what reports nothing, `assembly` asks them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.assembly import assemble
from dashboard.extraction.background import is_essay
from dashboard.extraction.reading import read
from dashboard.extraction.timing.chronicle import dated_later
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention, Span, Toponym
from dashboard.text import Shadow

__all__ = ["Extraction", "extract"]

_ESSAY = "The text dates nothing that it tells and counts no victims: it was taken for background, without events."


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article says: mentions, every toponym (event or not), actors, raw sentence spans, and warnings.

    `text` is the article's shadow, for those who look at the words around a span.
    """

    mentions: list[Mention]
    toponyms: list[Toponym]
    actors: list[ActorMention]
    sentences: list[Span]
    warnings: list[str]
    text: Shadow


def extract(article: Article, gazetteer: Gazetteer | None) -> Extraction:
    """Read one article. Deterministic; without a gazetteer mentions have no toponyms."""
    reading = read(article, gazetteer)
    mentions = dated_later([mention for trace in assemble(reading) for mention in trace.mentions])
    essay = bool(mentions) and is_essay(reading.sentences, mentions)
    return Extraction(
        mentions=[] if essay else mentions,
        toponyms=reading.toponyms,
        actors=reading.actors,
        sentences=[sentence.span for sentence in reading.sentences],
        warnings=[*reading.warnings, _ESSAY] if essay else reading.warnings,
        text=reading.text,
    )
