"""A sentence's times -> those that place an event, and those that only say when somebody spoke."""

from __future__ import annotations

import re

from dashboard.extraction.reading import Sentence
from dashboard.model import TimeExpression, TimePrecision, Toponym

# What may stand between a verb of speech and its day: "said in a statement on state television late on Sunday".
_ON = frozenset(
    {
        "on", "late", "early", "in", "last", "a", "the", "by", "via", "to", "state", "social", "media", "press", "news",
        "statement", "report", "interview", "briefing", "message", "post", "tweet", "video", "address", "conference",
        "release", "released", "published", "issued", "television", "tv", "radio", "twitter", "facebook", "telegram",
        "phone", "telephone", "reporters", "journalists",
    }
)  # fmt: skip
_PUBLISHED = frozenset({"published", "issued", "posted", "aired", "dated"})  # "a report published on Tuesday"
_THAT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "بانها", "قوله", "قولها", "قولهم"})
_OF = _THAT | {"عن"}
_AS = frozenset({"كما", "حسبما", "وفقما", "ما", "لما", "بما", "مثلما"})
_PAUSE = re.compile(r"[,،;؛:]")
_THAT_REACH = 8
_TOLD = 4  # "told the news agency on"


def placing_times(sentence: Sentence) -> list[TimeExpression]:
    """Give a sentence's times but for mere lengths, and for those that say when somebody spoke."""
    return [t for t in sentence.times if t.kind != "duration" and t.start is not None and not _of_saying(sentence, t)]


def is_of_speaker(sentence: Sentence, toponym: Toponym) -> bool:
    """Tell whether an Arabic place belongs to who speaks ("وفقا لحاكم دونيتسك", "تحدثت سلطات حلب عن")."""
    if sentence.language != "ar":
        return False
    first = sentence.token_at(toponym.span.start)
    for cue in sentence.cues_of("source", "speech"):
        between = sentence.tokens[cue.last : first + 1]
        if cue.last > first or len(between) > _THAT_REACH or any(_PAUSE.search(token.gap) for token in between):
            continue
        if cue.payload == "source":
            return True
        behind = {token.text for token in sentence.tokens[first : first + _THAT_REACH]}
        plain = all(t.first < cue.last or t.first > first for t in sentence.words.triggers)
        if plain and behind & _OF and not _OF.intersection(token.text for token in between):
            return True
    return False


def told_on(sentence: Sentence, time: TimeExpression) -> bool:
    """Tell whether an Arabic time says when somebody spoke: "قال، الأحد، إن الهجوم …", "…، بحسب ما أعلن الأحد"."""
    first = sentence.token_at(time.span.start)
    if sentence.language == "ar" and _as_told(sentence, first):
        return True
    for cue in sentence.cues_of("speech", "added", "source"):
        before = sentence.tokens[cue.last : first]
        behind = [token.text for token in sentence.tokens[first : first + _THAT_REACH]]
        plain = not any(
            cue.last <= t.first < first and t.payload.role != "weak" for t in sentence.words.triggers
        )  # a press conference is no event
        linked = not _THAT.intersection(token.text for token in before) and bool(_THAT.intersection(behind))
        if cue.last <= first and len(before) <= _THAT_REACH and plain and linked:
            return True
    return False


def _as_told(sentence: Sentence, first: int) -> bool:
    """Tell whether a word ends "as … said": a verb of saying behind "كما", "حسبما", "على ما", with no pause since."""
    for cue in sentence.cues_of("speech", "added"):
        opener = {token.text.lstrip("وف") for token in sentence.tokens[max(0, cue.first - 1) : cue.first]}
        between = sentence.tokens[cue.last : first + 1]
        if cue.last <= first and opener & _AS and len(between) <= _THAT_REACH:
            return not any(_PAUSE.search(token.gap) for token in between)
    return False


def saying_times(sentence: Sentence) -> list[TimeExpression]:
    """Give the days on which somebody spoke: the last resort of an event that has no other."""
    return [
        t
        for t in sentence.times
        if t.start is not None and t.precision is TimePrecision.DAY and _of_saying(sentence, t)
    ]


def _of_saying(sentence: Sentence, time: TimeExpression) -> bool:
    """Tell whether a time says when somebody spoke ("officials said on Sunday", "told reporters Monday")."""
    if sentence.language != "en":
        return False
    first = sentence.token_at(time.span.start)
    if _PUBLISHED & {token.text for token in sentence.tokens[max(0, first - 2) : first]}:
        return True
    for cue in sentence.cues_of("speech"):
        between = [token.text for token in sentence.tokens[cue.last : first]]
        if any("," in token.gap for token in sentence.tokens[cue.last : first + 1]):
            continue  # "…, the mayor said, two days after"
        told = sentence.tokens[cue.first].text == "told"
        near = len(between) <= _TOLD if told else set(between) <= _ON
        if cue.last <= first and near and cue.tag in ("past", "present"):
            return True
    return False
