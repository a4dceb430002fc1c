"""An article's shadow -> its toponyms: names with their class nouns, sides, what they lie in and what they refer to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dashboard.extraction.toponyms.arabic import ArabicFinder
from dashboard.extraction.toponyms.context import accept, link
from dashboard.extraction.toponyms.english import EnglishFinder
from dashboard.extraction.toponyms.sentence import Draft, Sentence
from dashboard.extraction.toponyms.words import place_words
from dashboard.gazetteer import Gazetteer
from dashboard.model import Span, Toponym
from dashboard.text import Shadow

__all__ = ["find_toponyms"]


def find_toponyms(
    text: Shadow,
    sentences: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    masked: Iterable[tuple[int, int]] = (),
) -> list[Toponym]:
    """Find all place names of an article, in order.

    `sentences` are shadow offsets; `masked` are raw spans (of actors) that give no place; reported spans are raw.
    """
    lexicon = place_words()
    covered = sorted((text.from_raw(start), text.from_raw(end)) for start, end in masked)
    longest = max((right - left for left, right in covered), default=0)
    drafts: list[Draft] = []
    for start, end in sentences:
        near = covered[bisect_left(covered, (start - longest,)) : bisect_left(covered, (end,))]
        inside = [(left, right) for left, right in near if start < right]
        sentence = Sentence(text, start, end, inside, lexicon)
        drafts += ArabicFinder(sentence, gazetteer).drafts()
        drafts += EnglishFinder(sentence, gazetteer).drafts()
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    kept = accept(_apart(drafts))
    link(kept, text, lexicon, gazetteer)
    return [_toponym(text, draft) for draft in kept]


def _apart(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept


def _toponym(text: Shadow, draft: Draft) -> Toponym:
    span = Span(*text.raw_span(draft.start, draft.end))
    refers_to = draft.refers_to
    return Toponym(
        span=span,
        text=text.raw[span.start : span.end],
        type_word=draft.type_word,
        side=draft.side,
        within=tuple(dict.fromkeys(draft.within)),
        refers_to=Span(*text.raw_span(refers_to.start, refers_to.end)) if refers_to else None,
    )
