"""A time of a sentence -> whether it tells of an event, or of something that stands between: who, whose, since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.timing.saying import told_on
from dashboard.model import TimeExpression, TimePrecision

PEOPLE: Final = frozenset({"who", "whose"})
PRONOUNS: Final = PEOPLE | {"which", "where"}
NEAR: Final = 3  # words between a noun and the relative clause that is about it
_PARTICIPLE: Final = re.compile(
    r"\w{3,}ed|begun|built|born|lost|held|won|taken|retaken|seen|set|sent|made|put|known|written|shot|hit|struck|driven|given"
)
_PREPOSITIONS: Final = frozenset({"in", "on", "at", "since", "back", "late", "early", "only", "first", "the", "around"})
_SUBJECTS: Final = frozenset({"who", "which", "that"})
_NOUN_REACH: Final = 5  # words from "Monday's" to the noun that it dates
_VERB_REACH: Final = 3  # words from a time to the main verb: "… on Friday have been"
_SINCE: Final = frozenset({"since", "منذ"})
_SINCE_REACH: Final = 14
_AFTER: Final = frozenset({"after", "following", "بعد", "بعدما", "عقب", "غداه"})
_LATER: Final = frozenset({"بعد", "قبل", "منذ"})
_THAT: Final = frozenset({"ان", "انها", "انه", "انهم"})
_RELATIVE: Final = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان"})
_TELLING: Final = _RELATIVE | {"that", "which"}
_COARSE: Final = frozenset({TimePrecision.MONTH, TimePrecision.YEAR})
_TOLL: Final = frozenset({"toll", "tolls", "حصيله"})
_NUMBER: Final = frozenset({"عدد", "اعداد"})
_DEAD: Final = frozenset({"قتلي", "ضحايا", "وفيات", "موتي", "شهداء", "جرحي", "مصابين"})
_RISE: Final = frozenset({
    "rose", "risen", "climbed", "increased", "reached", "jumped", "passed", "stood", "ارتفعت", "ارتفع", "ارتفاع",
    "بلغت", "بلغ", "وصلت", "وصل", "تجاوزت", "تجاوز", "تخطت", "تخطي", "قفزت", "قفز",
})  # fmt: skip
_AND: Final = frozenset({"and", "but", "or", "then"})
_ASIDE: Final = 2  # commas around an aside
_PAUSES: Final = frozenset(",،;؛")


def of_a_noun(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether a time is only that of a noun behind it which is not the event ("marched after Monday's raid")."""
    behind = _possessive(sentence, time)
    return behind is not None and not 0 < group.head.first - behind <= _NOUN_REACH


def names_day(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether a time is part of an event's name: "Monday's raid became known two days later"."""
    behind = _possessive(sentence, time)
    return behind is not None and 0 < group.head.first - behind <= _NOUN_REACH and not group.head.finite


def _possessive(sentence: Sentence, time: TimeExpression) -> int | None:
    """Give the token "s" right behind a time ("Monday's"), or None."""
    behind = sentence.token_at(time.span.end - 1) + 1
    return behind if behind < len(sentence.tokens) and sentence.tokens[behind].text == "s" else None


def of_another(sentence: Sentence, group: Group, time: TimeExpression, pronouns: frozenset[str]) -> bool:
    """Tell whether a relative clause without the event holds a time ("men, who fled in 2001, returned")."""
    tokens, index = sentence.tokens, sentence.token_at(time.span.start)
    if _of_a_participle(sentence, group, index):
        return True
    while index > 0 and "," not in tokens[index].gap and tokens[index].text not in pronouns:
        index -= 1
    if index == 0 or tokens[index].text not in pronouns:
        return False
    head = group.head
    return _outside(sentence, index, head.first) and not 0 <= index - head.last < NEAR


def _of_a_participle(sentence: Sentence, group: Group, first: int) -> bool:
    """Tell whether a time stands right behind a participle that opens an aside ("its campaign, begun in June,")."""
    for index in range(first - 1, max(0, first - NEAR), -1):
        word = sentence.tokens[index]
        if _PARTICIPLE.fullmatch(word.text) and "," in word.gap:
            return not any(c.first <= index < c.last for clause in group.clauses for c in [clause.head, *clause.others])
        if word.text not in _PREPOSITIONS:
            return False
    return False


def _outside(sentence: Sentence, first: int, head: int) -> bool:
    """Tell whether a word is not in the relative clause that begins at `first` and runs to the next comma."""
    last = next((i for i in range(first + 1, len(sentence.tokens)) if "," in sentence.tokens[i].gap), None)
    return head < first or (last is not None and head >= last)


def ended_by(sentence: Sentence, groups: Sequence[Group], time: TimeExpression) -> Group | None:
    """Give the event of the relative clause that a time ends, right before the main verb.

    "Men who took the camp, the largest of all, on Friday have burned it": the day is that of "took".
    """
    tokens, first = sentence.tokens, sentence.token_at(time.span.start)
    last = sentence.token_at(time.span.end - 1)
    outer = next((g for g in groups if g.head.first > last), None)
    if outer is None or not outer.head.finite or outer.head.first > last + 1 + _VERB_REACH:
        return None
    if any("," in token.gap or token.text in _AND for token in tokens[last + 1 : outer.head.first + 1]):
        return None
    inner = [g for g in groups if g.head.first < first and _SUBJECTS & _words_before(sentence, g)]
    return inner[-1] if inner else None


def _words_before(sentence: Sentence, group: Group) -> set[str]:
    return {token.text for token in sentence.tokens[max(0, group.head.first - NEAR) : group.head.first]}


def of_what_came_after(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether an event came before what a time tells: "dug on Monday after a quake", "the toll rose on Monday"."""
    tokens, last = sentence.tokens, sentence.token_at(time.span.end - 1)
    told = [c.first for clause in group.clauses for c in [clause.head, *clause.others]]
    if last < group.head.first and time.kind != "prior":
        after = next((i for i in range(last + 1, group.head.first) if tokens[i].text in _AFTER), None)
        if after is not None and min(told) > after:
            return True
    return time.kind != "since" and _of_a_toll(sentence, group, time)


def _of_a_toll(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether a time says when the dead were counted: "the toll rose on Monday", "said on Monday it had risen".

    Not "the toll rose to nine in the blast that hit the town on Monday".
    """
    words = [token.text.lstrip("وف") for token in sentence.tokens]
    counted = next(
        (
            index for index, word in enumerate(words)
            if word.removeprefix("ال") in _TOLL
            or (word in _NUMBER and words[index + 1 : index + 2] and words[index + 1].removeprefix("ال") in _DEAD)
        ),
        None,
    )  # fmt: skip
    first = len(words) if told_on(sentence, time) else sentence.token_at(time.span.start)
    if counted is None or counted >= first or not any(c.first <= counted < c.last for c in group.clauses):
        return False
    risen = [index for index in range(first) if words[index] in _RISE]
    return bool(risen) and _TELLING.isdisjoint(words[max(counted, risen[0]) : first])


def of_a_clause_between(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether an Arabic time ends a clause that opens behind an event and tells something else.

    "Goes on with attacks after (بعدما) the army drove it out in 2011"; of relative clauses the coarse times only, as
    "bombed a town that rebels hold on Sunday" ends with the day of the raid.
    """
    if sentence.language != "ar":
        return False
    tokens, first = sentence.tokens, sentence.token_at(time.span.start)
    told = max(c.last for clause in group.clauses for c in [clause.head, *clause.others])
    coarse = time.precision in _COARSE or time.kind == "since"
    for index in range(first - 1, told - 1, -1):
        if not _PAUSES.isdisjoint(tokens[index + 1].gap):
            return False
        word = tokens[index].text.lstrip("وف")
        joined = word in _LATER and index + 1 < first and tokens[index + 1].text in _THAT
        if joined or word == "بعدما" or (coarse and word in _RELATIVE and index - told >= NEAR):
            return True
    return False


def since_before(sentence: Sentence, time: TimeExpression) -> int | None:
    """Give the word "since" whose clause ends with a time ("since the army took the town on Friday"), or None."""
    first = sentence.token_at(time.span.start)
    for index in range(first - 1, max(-1, first - _SINCE_REACH), -1):
        if sentence.tokens[index].text in _SINCE:
            return index if first - index > 1 else None
        if index + 1 < first and "," in sentence.tokens[index + 1].gap:
            return None
    return None


def begins_what_is_told(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether an event is that since which something goes on ("since the raid of 2006").

    It stands between "since" and the time, or in a relative clause behind the time ("since the war of 2006 that").
    """
    index = since_before(sentence, time) if time.kind == "since" else None
    behind, head = sentence.token_at(time.span.end - 1) + 1, group.head.first
    told = sentence.tokens[behind].text in _TELLING and in_one_breath(sentence, group, time) if behind < head else False
    return index is not None and (told or index < head < sentence.token_at(time.span.start))


def in_one_breath(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether no comma stands between an event and a time."""
    low, high = sorted((group.head.first, sentence.token_at(time.span.start)))
    return all(_PAUSES.isdisjoint(token.gap) for token in sentence.tokens[low + 1 : high + 1])


def resumes(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether a time goes on with an event's clause after an aside: "took the town, the first of all, on Friday".

    No other clause may begin with it: "entered the town, a local said, on Friday soldiers left".
    """
    first, last = sentence.token_at(time.span.start), sentence.token_at(time.span.end - 1) + 1
    opened = [i for i in range(group.head.last, first + 1) if not _PAUSES.isdisjoint(sentence.tokens[i].gap)]
    # "on Friday": the preposition stands before the time's own words
    if len(opened) != _ASIDE or first - opened[-1] > 1 or group.main.last != opened[0]:
        return False
    if last >= len(sentence.tokens):
        return True
    return sentence.tokens[last].text in _AND or not _PAUSES.isdisjoint(sentence.tokens[last].gap)
