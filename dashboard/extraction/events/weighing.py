"""The candidates of a clause -> how strongly each claims to name its event; and which are only an aim or an errand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.events.candidates import Candidate
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType

_RANK = {"cause": 3, "weak": 2, "result": 1, "detail": 0}
_PURPOSE_REACH = 3
_FORCES = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS})
_WHERE = frozenset({"in", "at", "near", "from", "by", "outside", "inside", "along", "around", "across"})
_SUBJECTS = frozenset(
    {"and", "or", "but", "had", "has", "have", "was", "were", "been", "be", "it", "they", "he", "she", "who", "which"}
    | {"that", "then", "we", "later", "also", "were", "being", "troops", "forces", "rebels", "soldiers", "militants"}
)
# Verbs that only carry their noun ("carry out a raid"), and words before "to" that tell of a deed done.
_LIGHT = frozenset({"carry", "conduct", "launch", "stage", "mount", "commit", "perpetrate", "execute", "undertake"})
_SET_OUT = frozenset(
    {
        "began",
        "begun",
        "started",
        "continued",
        "continue",
        "continues",
        "continuing",
        "managed",
        "able",
        "went",
        "helped",
    }
    | {"proceeded", "forced", "rushed"}
)
_USING = frozenset({"used", "using", "uses", "use", "employed", "employing"})
_QUALIFYING = frozenset(
    {"out", "a", "an", "the", "more", "new", "fresh", "further", "another", "suicide", "bomb", "air", "drone", "rocket"}
    | {"terror", "terrorist", "ground", "night", "revenge", "reprisal", "such", "similar", "big", "major", "house"}
)
_ERRAND_REACH = 10
_ENDED = frozenset({"led to", "ended in", "ended with", "resulted in", "culminated in", "leading to", "resulting in"})
_ENDING_REACH = 4
_LAID = re.compile("(?:زرع|وضع|نصب|خبئ|دفن|اعد|جهز|فخخ|ترك)(?:ت|وا|ها|ه|تها|ته)?$")
_LAUNCHED = re.compile("(?:اطلق|اطلقت|اطلقو|اطلقته|رم|رمت|سير|سيرت)(?:ه|ها|هما|هم|ا)$")  # "صاروخ أطلقه الحوثيون"
_LAID_REACH = 5
_WERE = frozenset({"كان", "كانا", "كانوا", "كانت", "كن"})


def strength(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> float:
    """Weigh a candidate against the others of its clause: the heaviest names the event."""
    weight = float(_RANK[candidate.trigger.role]) + 0.3 * (candidate.trigger.near is not None)
    rivals = [c for c in inside if c is not candidate and c.trigger.role in ("cause", "weak")]
    if rivals and (is_purpose(sentence, candidate) or _is_grievance(candidate, inside)):
        weight -= 2.5  # but "killed by shelling" is told by its cause
    if _is_reduced(sentence, candidate, inside):
        weight -= 0.5 if candidate.tag == "ing" else 1.5
    if rivals and is_errand(sentence, candidate):
        weight -= 2.5
    if candidate.tag == "base" and any(c.tag == "past" and c.last <= candidate.first for c in rivals):
        weight -= 0.5  # "were sent to launch an offensive"
    if _went_before(sentence, candidate, inside):
        weight -= 2.5
    if _drives_out(candidate, inside) or _wins(sentence, candidate, inside):
        weight += 0.5
    if any(rule(sentence, candidate, inside) for rule in (_prevents, _turns, _was_laid, _was_threatened)):
        weight -= 2.5
    return weight + 0.2 * (candidate.last - candidate.first > 1)


def _is_reduced(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether a participle only describes the subject of a later verb ("police deployed there arrested …")."""
    if sentence.language != "en" or candidate.last >= len(sentence.tokens):
        return False
    if candidate.tag == "ing":  # "a boat bringing families ashore overturned"
        verb = any(c.tag == "past" and c.first > candidate.last and c.trigger.role != "result" for c in inside)
        return verb and candidate.first > 1 and sentence.tokens[candidate.first].gap == " "
    if candidate.tag != "past":
        return False
    if _describes_object(sentence, candidate, inside):
        return True
    later = any(c.tag in ("past", "present") and c.first > candidate.last for c in inside)
    return later and sentence.tokens[candidate.last].text in _WHERE


def _describes_object(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether a participle only describes what a verb before it acts on ("intercepted a missile fired from")."""
    tokens, first = sentence.tokens, candidate.first
    verb = any(c.tag == "past" and c.last < first - 1 and c.trigger.role != "result" for c in inside)
    bare = tokens[first].gap == " " and tokens[first - 1].text not in _SUBJECTS
    return verb and bare and tokens[candidate.last].text in _WHERE | {"towards", "toward"}


def _is_grievance(candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether the trigger is what a protest before it is about ("protests over power cuts")."""
    protests = [c for c in inside if c.trigger.type is EventType.PROTESTS and c.trigger.role == "cause"]
    return not candidate.finite and candidate.trigger.context != "protest" and any(
        c.last <= candidate.first for c in protests
    )  # fmt: skip


def _drives_out(candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether the verb says that people were driven out by what its subject names ("fighting uprooted 4,000")."""
    moved = candidate.trigger.type is EventType.DISPLACEMENT and candidate.tag in ("past", "present", "ing")
    return moved and all(c is candidate or (c.tag in ("noun", "ing") and c.trigger.type in _FORCES) for c in inside)


def _wins(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether the noun says what a fight before it ended in: "an offensive that led to the recapture of"."""
    before = [token.text for token in sentence.tokens[max(0, candidate.first - _ENDING_REACH) : candidate.first]]
    ended = any(f"{verb} {word}" in _ENDED for verb, word in pairwise(before))
    taken = candidate.trigger.context == "territory" and candidate.tag == "noun"
    return taken and ended and any(c.last < candidate.first and not c.finite for c in inside)


def _went_before(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether an Arabic pluperfect tells the past of those just named ("جثث رجال كانوا قد اختُطفوا")."""
    before = [token.text for token in sentence.tokens[max(0, candidate.first - 2) : candidate.first]]
    past = len(before) == 2 and before[1] == "قد" and before[0] in _WERE
    return past and candidate.finite and any(c.last <= candidate.first for c in inside)


def _was_threatened(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether an Arabic noun only says what was planned before a deed ("بعد أن هدد باقتحامها اقتحم البلدة")."""
    if sentence.language != "ar" or candidate.tag != "noun":
        return False
    planned = any(c.last == candidate.first and c.tag in ("past", "present") for c in sentence.cues_of("plan"))
    return planned and any(c.tag == "past" and not c.front and c.first >= candidate.last for c in inside)


def _was_laid(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether an Arabic verb only describes a bomb that was found or made safe ("إبطال قنبلة زرعت قرب")."""
    word = sentence.tokens[candidate.first].text
    disrupted = (c for c in inside if c.trigger.sub == "Disrupted weapons use" and c.last <= candidate.first)
    return bool(_LAID.match(word) or _LAUNCHED.match(word)) and any(
        candidate.first - c.last <= _LAID_REACH for c in disrupted
    )


def _turns(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether the noun becomes what is told behind "إلى" ("تحول الاحتجاج إلى أعمال شغب")."""
    if candidate.tag != "noun" or all(cue.last > candidate.first for cue in sentence.cues_of("turn")):
        return False
    tokens = sentence.tokens
    return any(c.first > candidate.first and tokens[c.first - 1].text == "الي" for c in inside)


def _prevents(sentence: Sentence, candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell whether the noun is the subject of preventing what is told behind it ("لم يمنع الاتفاق القصف")."""
    noun = sentence.language == "ar" and candidate.tag == "noun"
    if not noun or all(other.first < candidate.last for other in inside):
        return False
    cues = sentence.cues_of("foiled")
    return any(cue.tag in ("past", "present") and cue.first + 1 == candidate.first for cue in cues)


def is_errand(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether an English noun is only what somebody is out to do ("on their way to carry out raids")."""
    if sentence.language != "en" or candidate.tag in ("past", "base"):
        return False
    before = [token.text for token in sentence.tokens[max(0, candidate.first - _ERRAND_REACH) : candidate.first]]
    at = next((i for i in range(len(before) - 2, -1, -1) if before[i] == "to" and before[i + 1] in _LIGHT), None)
    if at is None or _SET_OUT & set(before[max(0, at - 1) : at]) or _USING & set(before[max(0, at - 4) : at]):
        return False
    between = before[at + 2 :]
    return all(word in _QUALIFYING or word.endswith(("al", "ed", "ing", "er", "ive")) for word in between)


def is_purpose(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether the trigger is only the reason or aim of something else ("protest against the shelling")."""
    return any(
        cue.last == candidate.first or (cue.last < candidate.first < cue.last + _PURPOSE_REACH and not candidate.finite)
        for cue in sentence.cues_of("purpose")
        if not _is_temporal(sentence, cue.first, candidate.first)
    )


def _is_temporal(sentence: Sentence, cue: int, trigger: int) -> bool:
    """Tell whether "بعد", "خلال", "since" only opens a time that ends before the trigger ("بعد ثلاثة أيام غارة")."""
    if sentence.language != "ar":
        return False
    starts = [(sentence.token_at(t.span.start), sentence.token_at(t.span.end - 1)) for t in sentence.times]
    return any(first == cue and last < trigger for first, last in starts)
