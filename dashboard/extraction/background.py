"""An article or sentence -> whether it speaks of something that borrows the words of war, or only recalls it.

Sport, the economy, culture and the like are told by their own words; an article mostly about one has no events, unless
it counts dead or wounded. A court's charge, an anniversary, a film or an exercise is no event where it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.extraction.events.candidates import Candidate
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import Mention, Status, TimePrecision
from dashboard.text import Shadow

_WORDS_TO_JUDGE = 4  # words of one subject that outweigh the words of war, in an article without casualties
_WORDS_OF_AN_ESSAY = 80
_SHARE = 0.02  # … and at least this share of all its words
_RELATIVE = frozenset({"who", "which", "that", "التي", "الذي", "الذين"})
_WERE = frozenset({"كان", "كانت", "كانوا"})
_DATED = frozenset({TimePrecision.DAY, TimePrecision.WEEK})
HABIT = "a habit, not an event"
_HABIT_REACH = 8
_AUXILIARIES = frozenset({"was", "were", "been", "are", "is", "being", "has", "have", "had"})
_PAUSE = re.compile(r"[,،;؛:]")
_WHERE = frozenset({"outside", "near", "front", "around", "besieged", "امام", "قرب", "محيط", "قباله", "خارج"})
_COURT_REACH = 12
_REMEMBRANCE_REACH = 6
_BLAME_REACH = 3
_CLOSING = " \n\t\"'”’»)"
_UNWILLING_REACH = 2


def _blames(sentence: Sentence, cue: Found[str]) -> bool:
    return sentence.tokens[cue.first].text in ("blamed", "blames") and cue.first > 0


def asks(sentence: Sentence, text: Shadow) -> bool:
    """Tell whether a sentence is a question, which reports nothing."""
    span = sentence.span
    return text.raw[span.start : span.end].rstrip(_CLOSING).endswith(("?", "؟"))


def _is_charged(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether a trigger is only what somebody is charged with, or blamed for ("two men accused of bombing").

    What befell him is none ("… were arrested"), nor what a side of the war is accused of on a day ("were accused of
    shelling the town on Monday"), which is claimed.
    """
    tokens, first = sentence.tokens, candidate.first
    if sentence.language == "en" and candidate.tag == "past" and tokens[first - 1].text in _AUXILIARIES:
        return False
    blames = [c for c in sentence.cues_of("speech") if _blames(sentence, c)]
    if any(0 <= first - c.last <= _BLAME_REACH for c in blames) and tokens[first - 1].text != "for":
        return True
    charges = [c for c in sentence.cues_of("charge") if 0 <= first - c.last <= _COURT_REACH]
    return any(not _is_accusation(sentence, c, candidate) for c in charges)


def _is_accusation(sentence: Sentence, cue: Found[str], candidate: Candidate) -> bool:
    """Tell whether "were accused of" lays a deed of one day at somebody's door, with no court nor arrest about."""
    words = [token.text for token in sentence.tokens[max(0, cue.first - 1) : cue.last]]
    passive = words[:1] and words[0] in _AUXILIARIES and words[1:] == ["accused", "of"]
    dated = any(time.precision in _DATED and time.kind != "duration" for time in sentence.times)
    return bool(passive) and candidate.first == cue.last and dated and not sentence.cues_of("court")


def _is_habit(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether something is told to happen again and again, on no day: "often raid", "gangs who loot villages"."""
    if any(time.precision in _DATED and time.kind != "duration" for time in sentence.times):
        return False
    before = sentence.tokens[candidate.first - 1].text if candidate.first else ""
    relative = candidate.tag in ("present", "base") and before in _RELATIVE
    return relative or any(_governs(sentence, cue, candidate) for cue in sentence.cues_of("habit"))


def _is_state(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether it describes how things stood ("القوات التي كانت تغلق الطريق")."""
    before = [token.text for token in sentence.tokens[max(0, candidate.first - 2) : candidate.first]]
    return len(before) == 2 and candidate.tag == "present" and before[1] in _WERE and before[0] in _RELATIVE


def _governs(sentence: Sentence, cue: Found[str], candidate: Candidate) -> bool:
    """Tell whether a word of habit belongs to a trigger: it opens the sentence, or stands near without a pause."""
    if cue.first == 0:
        return True
    low, high = sorted((cue.first, candidate.first))
    pause = any(
        _PAUSE.search(sentence.tokens[i].gap) or sentence.tokens[i].text == "and" for i in range(low + 1, high + 1)
    )
    return high - low <= _HABIT_REACH and not pause


def _is_detained(sentence: Sentence, cue: Found[str], candidate: Candidate) -> bool:
    """Tell whether prosecutors are who arrests ("أوقفت النيابة مسؤولا سابقا")."""
    return sentence.language == "ar" and candidate.finite and candidate.trigger.context == "arrest" and (
        cue.first == candidate.last
    )  # fmt: skip


def _is_place(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether a court is only where something happens ("a sit-in outside the court")."""
    return bool(_WHERE & {token.text for token in sentence.tokens[max(0, cue.first - 3) : cue.first]})


def subject_of(sentences: Sequence[Sentence]) -> str | None:
    """Name the subject that an article is about if it is not events, else None."""
    counted: Counter[str] = Counter()
    different: dict[str, set[str]] = {}
    for sentence in sentences:
        for name, word in subject_words(sentence):
            counted[name] += 1
            different.setdefault(name, set()).add(word)
    if not counted:
        return None
    name, number = counted.most_common(1)[0]
    words = sum(len(sentence.tokens) for sentence in sentences)
    if len(different[name]) < _WORDS_TO_JUDGE or number < words * _SHARE or _casualties(sentences) > number / 5:
        return None
    return name


def is_essay(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> bool:
    """Tell whether a text of some length dates nothing that it tells and counts no victims: it explains, or imagines.

    What only goes on ("still") has the day of the report, and dates nothing.
    """
    if sum(len(sentence.tokens) for sentence in sentences) < _WORDS_OF_AN_ESSAY:
        return False
    if any(q.kind in ("killed", "injured") and q.value for sentence in sentences for q in sentence.quantities):
        return False
    return all(mention.time is None or mention.status is Status.ONGOING for mention in mentions)


def subject_words(sentence: Sentence) -> list[tuple[str, str]]:
    """Give the words of a sentence that belong to a subject, as (subject, word)."""
    return [(hit.payload, sentence.tokens[hit.first].text) for hit in sentence.words.domains]


def _casualties(sentences: Iterable[Sentence]) -> int:
    kinds = ("killed", "injured", "displaced", "detained", "abducted")
    return sum(q.kind in kinds and q.value != 0 for s in sentences for q in s.quantities)


def recalled(sentence: Sentence, candidate: Candidate) -> str | None:
    """Say why a trigger only recalls or charges something: a court, an anniversary, a film; else None."""
    if _is_charged(sentence, candidate):
        return "a charge, not a report"
    for cue in sentence.cues_of("court"):
        if _is_detained(sentence, cue, candidate):
            continue
        if abs(cue.first - candidate.first) <= _COURT_REACH and not _is_place(sentence, cue):
            return "a charge or a trial"
    for cue in sentence.cues_of("unwilling"):
        between = sentence.tokens[cue.last : candidate.first + 1]
        joined = candidate.finite and candidate.front[:1] == "و"
        if (
            len(between) - 1 in range(_UNWILLING_REACH + 1)
            and not joined
            and not any(_PAUSE.search(t.gap) for t in between)
        ):
            return "only wanted or refused"
    lasting = "a state, not an event" if _is_state(sentence, candidate) else None
    if lasting is not None or _is_habit(sentence, candidate):
        return lasting or HABIT
    for cue in sentence.cues_of("remembrance"):
        if -2 <= candidate.first - cue.last <= _REMEMBRANCE_REACH or cue.first == candidate.last:
            return "remembered, shown or practised, not reported"
    return None
