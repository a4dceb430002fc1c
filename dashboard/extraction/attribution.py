"""A sentence -> who says what stands in it, with the words as written; kept across "وأضاف" and "he added"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.phrases import Found
from dashboard.extraction.reading import Sentence
from dashboard.model import Span
from dashboard.text import Shadow

_NOUNS_AFTER = 7  # words in which the speaker stands behind an Arabic verb of saying
_NOUNS_BEFORE = 8
_OPENING = 2
_CLAUSE_WORDS = frozenset({"ان", "بان", "انها", "انه", "انهم", "بانه", "بانها", "عن", "ف", "علي", "الي", "من", "في"})
_ENGLISH_LINKS = frozenset(
    {"that", "and", "but", "while", "as", "who", "which", "had", "has", "have", "also", "on", "of"}
)
_DISPUTED = frozenset(
    {"زعم", "زعمت", "ادعي", "ادعت", "تزعم", "يزعم", "claimed", "claims", "claim", "alleged", "boasted"}
)
_PARTIES = frozenset({"military", "rebel", "militia", "coalition", "state"})
_NAMED = _PARTIES | {"monitor", "agency", "media"}
_ANONYMOUS = frozenset(
    {
        "مصدر",
        "مصادر",
        "مسوول",
        "source",
        "sources",
        "official",
        "officials",
        "medics",
        "residents",
        "workers",
        "rescuers",
        "police",
        "doctors",
        "witnesses",
        "villagers",
        "monitors",
        "mayor",
        "prosecutors",
        "سكان",
        "شهود",
        "مسعفون",
        "ناشطون",
        "اهالي",
        "شرطه",
        "الشرطه",
        "اطباء",
        "محافظ",
    }
)
_HEADLINE = frozenset({"يذكر", "ويذكر", "يشار", "ويشار"})  # "it is recalled that", said by nobody
_CONTRAST = frozenset({"في حين", "فيما", "بينما", "كما", "غير", "لكن", "اما", "while", "but", "whereas", "although"})
_LINKED = frozenset({"ان", "بان", "انها", "انه", "انهم", "بانه", "بانها", "that"})
_PUNCTUATION = re.compile(r"[,،;؛:.\"]")
_DAYS = re.compile(r"^(?:on|in|late|early|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something: words as written, the actor if one is known, and the words [first, last) it covers."""

    span: Span | None
    actor: ActorMention | None
    first: int
    last: int
    disputed: bool = False

    @property
    def party(self) -> bool:
        """Whether the speaker is a side of a war and no police, court or ministry of everyday life."""
        name = (self.actor.name or "") if self.actor else ""
        return self.actor is not None and self.actor.kind in _PARTIES and "Police" not in name


def attributions(sentence: Sentence, text: Shadow, earlier: Attribution | None) -> list[Attribution]:
    """Find who says what in a sentence; `earlier` is the last speaker before it, for "he added"."""
    found: list[Attribution] = []
    added = [cue for cue in sentence.cues_of("added") if cue.first <= 1 or sentence.language == "en"]
    for cue in sorted([*sentence.cues_of("speech", "source", "aloud"), *added], key=lambda c: c.first):
        if sentence.tokens[cue.first].text in _HEADLINE:
            continue
        if cue.tag in ("ing", "base") or any(a.first <= cue.first < a.last and a.span is None for a in found):
            continue
        speaker = _speaker(sentence, text, cue)
        if cue in added and (speaker is None or speaker[1] is None) and earlier is not None:
            found.append(Attribution(earlier.span, earlier.actor, cue.last, len(sentence.tokens)))
        elif speaker is not None:
            found.append(_covering(sentence, cue, speaker))
    return found


def _speaker(sentence: Sentence, text: Shadow, cue: Found[str]) -> tuple[Span, ActorMention | None] | None:
    if cue.payload == "source" or sentence.language == "ar":
        return _behind(sentence, text, cue.last)
    return _before(sentence, text, cue.first)


def _behind(sentence: Sentence, text: Shadow, first: int) -> tuple[Span, ActorMention | None] | None:
    if first < len(sentence.tokens) and sentence.tokens[first].text in _CLAUSE_WORDS - {"في", "من"}:
        return None
    last = first
    while last < min(len(sentence.tokens), first + _NOUNS_AFTER):
        token = sentence.tokens[last]
        issued = token.text == "عن" and sentence.tokens[last - 1].text in ("صادر", "صادره", "نقلا")
        if (
            last > first
            and not issued
            and (_PUNCTUATION.search(token.gap) or token.text in _CLAUSE_WORDS - {"في", "من"})
        ):
            break
        last += 1
    if first < last:
        begin, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
        actor = next((a for a in sentence.actors if begin <= a.shadow_start < end and a.kind in _NAMED), None)
        if actor is not None:
            last = max(first + 1, min(last, token_of(sentence, actor.shadow_end)))
    while last > first and sentence.tokens[last - 1].text in _CLAUSE_WORDS | {"ما"}:
        last -= 1
    return _named(sentence, text, first, last)


def _before(sentence: Sentence, text: Shadow, last: int) -> tuple[Span, ActorMention | None] | None:
    while last > 0 and (
        sentence.tokens[last - 1].text in _ENGLISH_LINKS or _DAYS.match(sentence.tokens[last - 1].text)
    ):
        last -= 1
    first = last
    while first > max(0, last - _NOUNS_BEFORE):
        if sentence.tokens[first - 1].text in _ENGLISH_LINKS - {"of"}:
            break
        first -= 1
        if _PUNCTUATION.search(sentence.tokens[first].gap):
            break
    found = _named(sentence, text, first, last)
    if found is not None and found[1] is None and first > 0 and "," in sentence.tokens[first].gap:
        return _subject(sentence) or found
    return found


def _subject(sentence: Sentence) -> tuple[Span, ActorMention] | None:
    """Give the actor that opens a sentence and is set off by a comma ("The rebels, who hold the hill, said …")."""
    opening = next((a for a in sentence.actors if token_of(sentence, a.shadow_start) <= _OPENING), None)
    if opening is None:
        return None
    behind = token_of(sentence, opening.shadow_end)
    following = sentence.tokens[behind] if behind < len(sentence.tokens) else None
    set_off = following is not None and "," in following.gap and following.text in ("who", "which", "whose")
    return (opening.span, opening) if set_off else None


def _named(sentence: Sentence, text: Shadow, first: int, last: int) -> tuple[Span, ActorMention | None] | None:
    if first >= last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    actors = [a for a in sentence.actors if start <= a.shadow_start < end]
    party = next((a for a in actors if a.kind in _PARTIES), None)
    if {t.text for t in sentence.tokens[first:last]} & _ANONYMOUS:
        return sentence.raw(text, first, last), None
    return sentence.raw(text, first, last), party or (actors[0] if actors else None)


def _covering(sentence: Sentence, cue: Found[str], speaker: tuple[Span, ActorMention | None]) -> Attribution:
    """Say which words a speaker answers for: those behind the verb, or before it where nothing follows."""
    span, actor = speaker
    disputed = sentence.tokens[cue.first].text.lstrip("وف") in _DISPUTED
    trails = cue.payload == "source" or _trails(sentence, cue)
    if trails and cue.first > 1:
        return Attribution(span, actor, 0, cue.first, disputed)
    return Attribution(span, actor, cue.first, _scope(sentence, cue), disputed)


def _scope(sentence: Sentence, cue: Found[str]) -> int:
    """Give the end of what is said: a contrast ends it, and without "that" already a comma does."""
    tokens = sentence.tokens
    linked = sentence.language == "en" or any(t.text in _LINKED for t in tokens[cue.last : cue.last + 12])
    for index in range(cue.last + 1, len(tokens)):
        text = tokens[index].text
        if ";" in tokens[index].gap or "؛" in tokens[index].gap:
            return index
        if text in _CONTRAST or (text == "حين" and tokens[index - 1].text == "في"):
            return index
        if not linked and _PUNCTUATION.search(tokens[index].gap) and text.startswith("و"):
            return index
    return len(tokens)


def _trails(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether a verb of saying ends its sentence or clause (", medics said.")."""
    if sentence.language == "ar":
        return False
    rest = sentence.tokens[cue.last :]
    return not rest or bool(_PUNCTUATION.search(rest[0].gap)) or all(_DAYS.match(t.text) for t in rest[:3])


def attribution_of(found: Sequence[Attribution], position: int) -> Attribution | None:
    """Give the speaker who answers for the word at `position`: the nearest that covers it."""
    covering = [a for a in found if a.first <= position < a.last]
    behind = [a for a in covering if a.first > 0]
    if behind:
        return behind[-1]
    starts = sorted(covering, key=lambda a: a.last)
    return starts[0] if starts else None


def token_of(sentence: Sentence, shadow_start: int) -> int:
    """Give the index of the word at a shadow offset."""
    return bisect_left([token.start for token in sentence.tokens], shadow_start)
