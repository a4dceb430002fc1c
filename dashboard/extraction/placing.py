"""An event's clauses -> the toponyms where it happened: one, or each of a list; else the nearest before.

Order: places of the main clause, of the folded ones, the place that opens the sentence ("In Busayra, …"), the place of
the event before in the sentence; and across sentences where nothing else is named, the last event's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.clauses import Clause
from dashboard.extraction.grouping import Group, is_relative, places_in
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType, Toponym
from dashboard.text import Shadow

_LIST = re.compile(
    r"[\"')]*\s*(?:,|،|و|and|,\s*and|،\s*و|as well as|وكذلك|& )\s*(?:the )?"
    r"(?:the (?:towns?|villages?|cities|city) of )?"
    r"(?:(?:neighbouring|neighboring|nearby|adjacent|both|at least) )?(?:في |على |ب)?(?:ال)?"
    r"(?:(?:بلدة|قرية|مدينة|بلدتي|قريتي|مدينتي|محيط|أطراف) )?[\"'(]*"
)
_FROM = re.compile(
    r"(?:\bfrom|\bout of|\bleaving|\bleft|\bfled|\bflee|(?<!\w)و?من|(?<!\w)تغادر\w*|غادر\w*)"
    r"\W+(?:the |its |their )?[\w\s]{0,22}$"
)
_BEYOND = re.compile(r"(?:border with|borders with|الحدود مع|حدود|from|قادمه? من)\W+(?:the )?$")
_AWAY = re.compile(r"(?:\bkm|kilomet\w+|miles?|كيلومتر\w*|كلم|كم)\b[^,،]{0,40}$")
_WIDE = frozenset({"country", "governorate", "region", "province", "state"})


def places_of(
    sentence: Sentence, group: Group, event_type: EventType, text: Shadow, earlier: Sequence[Toponym]
) -> list[Toponym]:
    """Give the places of an event in their order, an empty list if there are none.

    `earlier` are the places of the sentence's events before this one, the latest last.
    """
    if is_relative(group.main):
        return _before(sentence, group.main)
    for clause in [group.main, *group.folded]:
        own = _chosen(sentence, clause, group, event_type, text)
        if own:
            return own
    front = _fronted(sentence, group)
    if front:
        return front[:1]
    if earlier:
        return [earlier[-1]]
    return []


def _chosen(sentence: Sentence, clause: Clause, group: Group, event_type: EventType, text: Shadow) -> list[Toponym]:
    own = [t for t in _innermost(places_in(sentence, clause)) if not _BEYOND.search(_ahead(text, t, sentence))]
    if not own:
        return []
    if event_type is EventType.DISPLACEMENT:
        origins = [t for t in own if _FROM.search(_ahead(text, t, sentence))]
        return _list_from(own, origins[0], text) if origins else _list_from(own, own[0], text)
    near = [t for t in own if not _FROM.search(_ahead(text, t, sentence))] or own
    narrow = [t for t in near if t.type_word not in _WIDE and not _AWAY.search(_ahead(text, t, sentence))] or near
    head = text.starts[sentence.tokens[group.head.first].start]
    behind = [t for t in narrow if t.span.start > head]
    return _list_from(own, behind[0] if behind else narrow[-1] if len(narrow) == 1 else narrow[0], text)


def _ahead(text: Shadow, toponym: Toponym, sentence: Sentence) -> str:
    start = text.from_raw(toponym.span.start)
    return text.lower[max(sentence.start, start - 40) : start]


def _innermost(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Leave out what only says where another lies ("in rural Homs", "Kherson region")."""
    around = {name for t in toponyms for name in t.within}
    return [t for t in toponyms if t.text not in around] or list(toponyms)


def _list_from(toponyms: Sequence[Toponym], chosen: Toponym, text: Shadow) -> list[Toponym]:
    """Give the chosen toponym with those joined to it by commas and "and"."""
    ordered = sorted(toponyms, key=lambda t: t.span.start)
    at = ordered.index(chosen)
    first, last = at, at
    while first > 0 and _joined(ordered[first - 1], ordered[first], text):
        first -= 1
    while last + 1 < len(ordered) and _joined(ordered[last], ordered[last + 1], text):
        last += 1
    return ordered[first : last + 1]


def _joined(left: Toponym, right: Toponym, text: Shadow) -> bool:
    if right.text in left.within or (right.side is not None and left.side is None):
        return False
    gap = text.raw[left.span.end : right.span.start]
    return _LIST.fullmatch(gap) is not None and not (gap.strip() in (",", "،") and right.type_word in _WIDE)


def _before(sentence: Sentence, clause: Clause) -> list[Toponym]:
    start = sentence.raw_starts[clause.first]
    return [t for t in sentence.toponyms if t.span.start < start and t.type_word not in ("river", "mountain")][-1:]


def _fronted(sentence: Sentence, group: Group) -> list[Toponym]:
    head = sentence.raw_starts[group.head.first]
    return _innermost(
        [t for t in sentence.toponyms if t.span.start < head and t.type_word not in ("river", "mountain")]
    )
