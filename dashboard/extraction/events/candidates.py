"""A sentence -> the trigger readings that its words support, at most one a place; and why the others were refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.events.misreadings import ARTICLES, describes, misread
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.company import ClassMap
from dashboard.extraction.vocabulary.phrases import Found, is_marked
from dashboard.extraction.vocabulary.triggers import Trigger
from dashboard.model import EventType, Span

_WINDOW = 14  # words to each side in which a class that is asked for may stand
# "which they control", "the surrounding villages", "food supplies"
_STATES = frozenset(
    {"يسيطر", "تسيطر", "يسيطرون", "تحتل", "يحتل", "تؤوي", "يؤوي", "تضم", "holds", "occupies", "surrounding", "supplies"}
)
_BEFORE_NOUN = frozenset({"in", "of", "by", "from", "and", "or", "with", "for", "after", "amid", "during"})
_BEHIND_NOUN = frozenset(
    {"on", "against", "by", "between", "are", "were", "have", "had", "will", "could", "would", "may", "might", "that"}
)
_TO = frozenset({"to", "will", "would", "could", "may", "might", "can", "should", "not", "did", "do"})
_INVARIANT = frozenset({"hit", "set", "cut", "put", "burst", "shut", "hurt", "beat", "spread", "split", "cast", "shed"})
_AUXILIARIES = frozenset({"was", "were", "been", "be", "had", "have", "has"})
_PREPOSITIONS = frozenset(
    {"في", "من", "علي", "الي", "عن", "بعد", "خلال", "جراء", "نتيجه", "اثر", "تحت", "وطاه", "اي", "قبل"}
)
_LENGTHS = frozenset({"duration", "prior"})
_PARTICIPLE_REACH = 14
_BLOWS = frozenset({"strike", "attack"})
_CALLED = frozenset({"بانه", "بانها", "بانهم"})
_HEADING = 5
_PREPOSED = frozenset({"in", "by", "from", "at", "near", "on", "during", "outside"})
_OPENS = re.compile(r"[-:\"'(.]")
_UNLESS_REACH = 6
_OBJECT_REACH = 8  # in Arabic the subject stands between
_SUBJECT_REACH = 8
_FIGURE_REACH = 3
_PREFIXES = frozenset({"anti", "pro", "post", "pre", "non", "counter"})  # "an anti-coup fighter"
_NEXT_PART = frozenset({"and", "but", "who", "which", "that", "as", "when", "after", "before", "while", "where"})
_DISEASES = frozenset({"ebola", "marburg", "zika", "covid", "lassa"})  # always written with a capital
_HARD = re.compile(r"[;؛]")
_PAUSE = re.compile(r"[،;؛:]|[,.](?=[\s\S])| - ")  # but no comma of "1,000", no full stop of "U.N."
_BASE = {"cause": 3.0, "weak": 2.5, "result": 1.5, "detail": 0.5}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A supported trigger reading: tokens [first, last), its trigger, tense, and the classes that support it."""

    first: int
    last: int
    trigger: Trigger
    tag: str
    front: str
    support: str = ""

    @property
    def finite(self) -> bool:
        """Whether the word is a verb with a tense, not a noun or a participle in -ing."""
        return self.tag in ("past", "present", "base")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A trigger reading that made no event, with the reason in words."""

    first: int
    last: int
    trigger: Trigger
    reason: str


def find_candidates(sentence: Sentence, classes: ClassMap) -> tuple[list[Candidate], list[Refusal]]:
    """Choose, for every place in a sentence, the best reading that its surroundings support."""
    supported: list[tuple[float, Candidate]] = []
    refused: list[Refusal] = []
    figures, triggers = sentence.words.figures, sentence.words.triggers
    hard = [index for index, token in enumerate(sentence.tokens) if is_marked(token.gap, _HARD)]
    named = sentence.named_spans
    for found in triggers:
        low, high = _window(sentence, found, hard)
        tag = _tense(sentence, found)
        reason = (
            _named(sentence, found, named)
            or _said_otherwise(sentence, found)
            or _figurative(found, figures, triggers)
            or _unless(sentence, found, classes, low, high)
            or _objectless(sentence, found, classes)
            or misread(sentence, found)
        )
        score, support = _support(found, classes, low, high)
        if reason is None and score is None:
            reason = "needs one of: " + ", ".join(found.payload.needs)
        if reason is not None or score is None:
            refused.append(Refusal(found.first, found.last, found.payload, reason or ""))
            continue
        candidate = Candidate(found.first, found.last, found.payload, tag, found.front, support)
        supported.append((score, candidate))
    return _best(supported), refused


def _tense(sentence: Sentence, found: Found[Trigger]) -> str:
    """Call a form a noun where it looks like a verb but stands behind "a", "the" or an Arabic preposition."""
    before = [token.text for token in sentence.tokens[max(0, found.first - 3) : found.first]]
    invariant = found.tag == "base" and sentence.tokens[found.first].text in _INVARIANT
    if invariant and not _TO & set(before) and not (before and before[-1] in ARTICLES):
        return "past"
    if _is_nominal(sentence, found, before):
        return "noun"
    return "ing" if found.tag == "noun" and _joins_participle(sentence, found.first) else found.tag


def _is_nominal(sentence: Sentence, found: Found[Trigger], before: Sequence[str]) -> bool:
    """Tell whether the words around a form that may be a verb make it a noun: "led to the recapture", "of attacks"."""
    determined = bool(before) and before[-1] in ARTICLES
    if found.tag == "base":
        return determined or (not _TO & set(before) and bool(ARTICLES & set(before)))
    if found.tag == "past":
        return not found.front and bool(before) and before[-1] in _PREPOSITIONS
    if found.tag != "present":
        return False
    behind = sentence.tokens[found.last].text if found.last < len(sentence.tokens) else ""
    if before and before[-1] in _BEFORE_NOUN and behind not in ARTICLES:
        return True  # "in landslides and floods", "of attacks"
    opens = found.first == 0 and behind in _BEHIND_NOUN | {"in", "near", "at", "across", "over"}
    return sentence.language == "en" and (determined or opens or behind in _BEHIND_NOUN)


def _joins_participle(sentence: Sentence, first: int) -> bool:
    """Tell whether "and kidnapping" goes on with a participle: "…, killing ten and kidnapping others"."""
    tokens = sentence.tokens
    if first == 0 or not tokens[first].text.endswith("ing") or tokens[first - 1].text != "and":
        return False
    ahead = tokens[max(0, first - _PARTICIPLE_REACH) : first]
    return any("," in token.gap and token.text.endswith("ing") for token in ahead)


def _window(sentence: Sentence, found: Found[Trigger], hard: Sequence[int]) -> tuple[int, int]:
    """Give the words in which a trigger's company may stand: up to a semicolon (before the words `hard`) each side."""
    low, high = max(0, found.first - _WINDOW), min(len(sentence.tokens), found.last + _WINDOW)
    if not hard:
        return low, high
    low = max((index for index in hard if low < index <= found.first), default=low)
    return low, min((index for index in hard if found.last <= index < high), default=high)


def _named(sentence: Sentence, found: Found[Trigger], named: Sequence[Span]) -> str | None:
    """Refuse words of a name or date: a capital within a sentence ("in March"), an actor's, a place's, "فجر اليوم"."""
    token = sentence.tokens[found.first]
    raw = sentence.raw_starts[found.first]
    raw_end = raw + token.end - token.start
    if any(start < raw_end and raw < end for start, end in named) and not ends_length(sentence, found.first):
        return "part of a date or place name"
    end = sentence.tokens[found.last - 1].end  # "a military operation" goes on behind the name
    if any(a.masks_toponyms and a.shadow_start <= token.start < a.shadow_end >= end for a in sentence.actors):
        return "part of an actor's name"
    if found.tag in ("past", "ing") and sentence.language == "en" and found.first and describes(sentence, found):
        return "describes a noun"
    compound = token.gap == "-" and found.first and sentence.tokens[found.first - 1].text in _PREFIXES
    if compound or token.text.removeprefix("و") in _STATES:
        return "a state, not an event"
    is_name = token.upper and found.first > 0 and not _OPENS.search(token.gap)
    own = found.payload.type is EventType.DISASTER or token.text in _DISEASES
    return "part of a name" if is_name and not own else None


def ends_length(sentence: Sentence, first: int) -> bool:
    """Tell whether a word is what a length of time counts from ("بعد ثلاثة أيام من اشتباكات")."""
    last = sentence.token_at
    return any(
        time.kind in _LENGTHS and last(time.span.start) < first == last(time.span.end - 1) for time in sentence.times
    )


def _said_otherwise(sentence: Sentence, found: Found[Trigger]) -> str | None:
    """Refuse words of "نقلا عن", "سلم ريختر", and a verb of hitting that says who was wounded ("أصيب تسعة")."""
    if any(cue.first <= found.first < cue.last for cue in sentence.cues_of("source")):
        return "says who says so"
    if any(cue.first <= found.first and found.last <= cue.last for cue in sentence.cues_of("idiom")):
        return "part of an idiom"
    if _labels(sentence, found):
        return "a heading or a description"
    wounded = sentence.tokens[found.first].text.lstrip("وف").startswith("اصيب") or _wounds(sentence, found)
    return "said of who was wounded" if wounded and found.payload.context in _BLOWS else None


def _labels(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether an Arabic noun only heads what follows ("الأمراض والسيول: …") or says what something is called."""
    if sentence.language != "ar" or found.tag != "noun":
        return False
    if found.first and sentence.tokens[found.first - 1].text in _CALLED:
        return True
    colon = next((i for i in range(1, min(len(sentence.tokens), _HEADING)) if ":" in sentence.tokens[i].gap), 0)
    named = any(sentence.token_at(t.span.start) < colon for t in sentence.toponyms)
    return found.first < colon and found.front.endswith("ال") and not named


def _wounds(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether an Arabic verb of hitting has people behind it and no target ("وأصابت اثنين من المارة")."""
    if found.payload.role != "weak" or not sentence.tokens[found.first].text.lstrip("وف").startswith("اصاب"):
        return False
    starts = [sentence.token_at(a.span.start) for a in sentence.actors if a.kind not in ("media", "monitor", "agency")]
    return any(found.last <= start <= found.last + _FIGURE_REACH for start in starts)


def _figurative(
    found: Found[Trigger], figures: Sequence[Found[bool]], triggers: Sequence[Found[Trigger]]
) -> str | None:
    """Refuse "a battle against inflation", and the "fighting" just before it."""
    for figure in figures:
        follows = figure.payload and figure.words > 1 and 0 < figure.first - found.last <= _FIGURE_REACH
        if follows and any(t.last == figure.first and t.first >= found.last for t in triggers):
            return "a figure of speech"
        beside = figure.first == found.last if figure.payload else figure.last == found.first
        inside = found.first <= figure.first and figure.last <= found.last
        if beside and not inside:
            return "a figure of speech"
    return None


def _unless(sentence: Sentence, found: Found[Trigger], classes: ClassMap, low: int, high: int) -> str | None:
    low = found.first if sentence.language == "ar" else max(low, found.first - _UNLESS_REACH)  # Arabic objects follow
    high = min(high, found.last + _UNLESS_REACH)
    hit = next((name for name in found.payload.unless if classes.has(name, low, high)), None)
    return f"not beside words of: {hit}" if hit else None


def _objectless(sentence: Sentence, found: Found[Trigger], classes: ClassMap) -> str | None:
    """Refuse a trigger that asks for an object, where none stands behind it nor, as its subject, before a passive."""
    names = found.payload.objects
    if not names:
        return None
    low, high = _pause_before(sentence, found.first), _pause_behind(sentence, found.last)
    if any(classes.has(name, found.first + 1, min(high, found.last + _OBJECT_REACH)) for name in names):
        return None
    before = {token.text for token in sentence.tokens[max(low, found.first - 3) : found.first]}
    behind = sentence.tokens[found.last].text if found.last < len(sentence.tokens) else ""
    reduced = (
        behind in _PREPOSED and found.first > 0 and sentence.tokens[found.first].gap == " "
    )  # "teachers seized in"
    passive = sentence.language == "en" and found.tag == "past" and (bool(_AUXILIARIES & before) or reduced)
    if passive and any(classes.has(name, max(low, found.first - _SUBJECT_REACH), found.first) for name in names):
        return None
    return "no object of: " + ", ".join(names)


def _pause_before(sentence: Sentence, first: int) -> int:
    return next((i for i in range(first, 0, -1) if is_marked(sentence.tokens[i].gap, _PAUSE)), 0)


def _pause_behind(sentence: Sentence, last: int) -> int:
    tokens = sentence.tokens
    ends = (i for i in range(last, len(tokens)) if is_marked(tokens[i].gap, _PAUSE) or tokens[i].text in _NEXT_PART)
    return next(ends, len(tokens))


def _support(found: Found[Trigger], classes: ClassMap, low: int, high: int) -> tuple[float | None, str]:
    trigger = found.payload
    score = _BASE[trigger.role] + 0.6 * (found.words - 1) + 0.4 * (trigger.near is not None)
    score += 0.2 * (found.tag in ("past", "present")) + 0.4 * bool(trigger.objects)
    if not trigger.needs:
        return score, ""
    best: tuple[int, str] | None = None
    for name in trigger.needs:
        distance = classes.near(name, found.first, found.last, low, high)
        if distance is not None and distance <= (trigger.near or _WINDOW) and (best is None or distance < best[0]):
            best = distance, name
    return (None, "") if best is None else (score + 0.5 - 0.04 * best[0], best[1])


def _best(supported: list[tuple[float, Candidate]]) -> list[Candidate]:
    kept: list[Candidate] = []
    for _, candidate in sorted(supported, key=lambda pair: (-pair[0], pair[1].first)):
        if all(candidate.last <= other.first or other.last <= candidate.first for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.first)
