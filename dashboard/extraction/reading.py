"""An article -> its sentences, each with the words, actors, times, quantities, toponyms, triggers and cues in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.actors import ActorMention, find_actors, resolve_back_references
from dashboard.extraction.dates import Told, find_times, told_by, weekday_conflict
from dashboard.extraction.quantities import find_quantities
from dashboard.extraction.sides.soil import soil_of
from dashboard.extraction.toponyms import find_toponyms
from dashboard.extraction.vocabulary.phrases import Found, Token, tokenize
from dashboard.extraction.vocabulary.words import Words, find_words
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Quantity, Span, TimeExpression, Toponym
from dashboard.text import Shadow, script, sentences, shadow

_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'\u2019-]{2,40}(?:, [A-Z][\w .]{2,25}?)? ?\([^)\n]{2,40}\) ?[-\u2013\u2014:] ?"
    r"|[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}(?:, [A-Z][\w .]{2,25}?)? \([^)\n]{2,25}\) ?[-\u2013\u2014] "
    r"|[A-Z][A-Z'\u2019-]{2,}(?: [A-Z][A-Z'\u2019-]+){0,3}(?:[,/] ?[\w .]{2,30}?){0,2}"
    r" ?(?::|[\u2013\u2014]|-(?= [A-Z])) "
    r"|[\u0621-\u064a]{2,12}(?: [\u0621-\u064a]{2,12})? ?[-\u2013\u2014] (?=(?:أعلن|أفاد|قال|ذكر|أكد|كشف)ت? )"
    r"|[\u0621-\u064a ]{3,25} \d{1,2} ?[-/] ?\d{1,2} ?[-/] ?\d{4} ?(?:[\u0621-\u064a]{2,12} ?)?[-\u2013\u2014:] ?"
    r"|[\u0621-\u064a ]{3,25} ?[-\u2013\u2014]? ?(?:\([^)\n]{2,25}\)|/[^/\n]{2,25}/) ?[-\u2013\u2014:] ?"
)
# A monitor writes where it was ("درعا - سقطت قذائف"), an agency where it was told: then another place is named.
_TOWN_AHEAD = re.compile(r"[\u0621-\u064a]{2,12}(?: [\u0621-\u064a]{2,12})? [-\u2013\u2014] (?=[\u0621-\u064a])")
_DAY_BEFORE = re.compile(r"(?<!\w)(?:اول من امس|اول امس|اول البارحه)(?!\w)")
_NISBA = re.compile("(?<!\\w)\\w+ي(?:ًا|اً)(?!\\w)")  # with the ending of an indefinite noun
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST = 4000  # characters; what a sentence has beyond these is not read, so that time stays linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: shadow offsets [start, end), its raw span, and what was found. `index` counts in the article."""

    index: int
    start: int
    end: int
    span: Span
    language: str
    paragraph: int
    tokens: list[Token]
    raw_starts: list[int]
    actors: list[ActorMention]
    times: list[TimeExpression]
    quantities: list[Quantity]
    toponyms: list[Toponym]
    words: Words

    def token_at(self, raw: int) -> int:
        """Give the index of the last word that begins at or before a raw offset."""
        return (bisect_right(self.raw_starts, raw) or 1) - 1

    @property
    def named_spans(self) -> list[Span]:
        """The raw spans of times and toponyms, whose words report nothing."""
        return [time.span for time in self.times] + [toponym.span for toponym in self.toponyms]

    def raw(self, text: Shadow, first: int, last: int) -> Span:
        """Give the raw span of tokens [first, last)."""
        return Span(*text.raw_span(self.tokens[first].start, self.tokens[last - 1].end))

    def cues_of(self, *roles: str) -> list[Found[str]]:
        """Give the cues of some roles, in order."""
        if self.words.roles.isdisjoint(roles):
            return []
        return [cue for cue in self.words.cues if cue.payload in roles]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole article read: its shadow, sentences, all actors and toponyms, and what could not be read."""

    article: Article
    text: Shadow
    sentences: list[Sentence]
    actors: list[ActorMention]
    toponyms: list[Toponym]
    warnings: list[str]


def read(article: Article, gazetteer: Gazetteer | None) -> Reading:
    """Read an article; sentences in a third language are left out with a warning. Without a gazetteer no toponyms."""
    text = shadow(_SURROGATES.sub("\ufffd", article.text))  # one for one, so offsets stay those of the raw text
    spans, warnings = _sentences(article, text)
    warnings += _wrong_weekdays(article, text)
    per_sentence = [find_actors(text, start, end) for start, end, _, _ in spans]
    named = [actor for found in per_sentence for actor in found]
    masks = [(a.span.start, a.span.end) for a in named if a.masks_toponyms] + _not_places(text)
    toponyms = find_toponyms(text, [(s, e) for s, e, _, _ in spans], gazetteer, masks) if gazetteer is not None else []
    dateline = _dateline(article.text, toponyms, spans[0][2].end if spans else 0)
    soil = soil_of(toponyms, [raw.start for _, _, raw, _ in spans], gazetteer) if gazetteer is not None else None
    actors = resolve_back_references(  # the dateline's town counts too
        named, soil=soil.whole if soil else None, abroad=soil.abroad if soil else None
    )
    toponyms = [t for t in toponyms if t.span.start >= dateline]
    found: list[Sentence] = []
    told = Told()
    paragraph, before = 0, 0
    for index, (start, end, raw, language) in enumerate(spans):
        times = find_times(
            text, start, end, anchor=article.published, language=language, told=told.day, period=told.period
        )
        times = [time for time in times if time.span.start >= dateline]
        told = told_by(text, times, language, told)
        paragraph, before = paragraph + article.text.count("\n", before, raw.start), raw.start
        found.append(
            _sentence(
                index=index, text=text, bounds=(start, end), raw=raw, language=language, paragraph=paragraph,
                times=times, actors=actors, toponyms=toponyms,
            )
        )  # fmt: skip
    return Reading(article, text, found, actors, toponyms, warnings)


def _not_places(text: Shadow) -> list[tuple[int, int]]:
    """Find, as raw spans, words that only look like names: "أول من أمس", and "سورياً", a man of Syria."""
    days = [text.raw_span(*match.span()) for match in _DAY_BEFORE.finditer(text.lower)]
    return days + [match.span() for match in _NISBA.finditer(text.raw)]


def _wrong_weekdays(article: Article, text: Shadow) -> list[str]:
    """Say where "today, Friday" does not fit the publication date, and which days would."""
    language = article.language or script(article.text[:_LONGEST]) or "en"
    return [
        f"The text says “{conflict.text}”, but {article.published} is no such day; it would fit "
        f"{', '.join(day.isoformat() for day in conflict.fitting)}."
        for conflict in weekday_conflict(text, language, article.published)
    ]


def _dateline(raw: str, toponyms: Sequence[Toponym], end: int) -> int:
    """Give where the dateline ends; `end` is where the first sentence does."""
    match = _DATELINE.match(raw)
    if match is None and (ahead := _TOWN_AHEAD.match(raw)) and any(ahead.end() <= t.span.start < end for t in toponyms):
        match = ahead
    return match.end() if match else 0


def _sentences(article: Article, text: Shadow) -> tuple[list[tuple[int, int, Span, str]], list[str]]:
    kept: list[tuple[int, int, Span, str]] = []
    refused = 0
    for left, right in sentences(article.text, article.language or script(article.text) or "en"):
        language = script(article.text[left : min(right, left + _LONGEST)])
        start, end = text.from_raw(left), text.from_raw(right)
        if language is None:
            refused += any(c.isalpha() for c in article.text[left : min(right, left + _LONGEST)])
        elif start < end:
            kept.append((start, min(end, start + _LONGEST), Span(left, right), language))
    warnings = [f"{refused} sentences are neither Arabic nor English and were not read."] if refused else []
    return kept, warnings


def _sentence(
    *,
    index: int,
    text: Shadow,
    bounds: tuple[int, int],
    raw: Span,
    language: str,
    paragraph: int,
    times: list[TimeExpression],
    actors: Sequence[ActorMention],
    toponyms: Sequence[Toponym],
) -> Sentence:
    start, end = bounds
    tokens = tokenize(text, start, end)
    raw_starts = [text.starts[token.start] for token in tokens]
    return Sentence(
        index, start, end, raw, language, paragraph, tokens, raw_starts,
        _within(actors, raw), times, find_quantities(text, start, end, language), _within(toponyms, raw),
        find_words(tokens),
    )  # fmt: skip


def _within(found: Sequence, raw: Span) -> list:  # type: ignore[type-arg]
    left = bisect_left(found, raw.start, key=lambda f: f.span.start)
    return list(found[left : bisect_right(found, raw.end - 1, key=lambda f: f.span.start)])
