"""The clauses of a sentence -> groups, one group an event: outcomes and circumstances join the event they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.events.candidates import ends_length
from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.events.folding import (
    FOLDING,
    MEANWHILE,
    RELATIVE,
    SPOILS,
    SUBORDINATE,
    VIOLENT,
    Group,
    describes,
    is_arrest,
    is_relative,
)
from dashboard.extraction.events.weighing import is_errand
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.negation import is_negated
from dashboard.extraction.timing.saying import is_of_speaker, placing_times
from dashboard.model import EventType, TimeExpression, Toponym

__all__ = ["VIOLENT", "Group", "group", "is_relative", "places_in", "times_in"]

_WITH_OUTCOME = VIOLENT | {EventType.DISASTER, EventType.PROTESTS, EventType.STRATEGIC}
_WITH_DEED = SPOILS | {"Disrupted weapons use"}  # "struck a convoy, destroying ten vehicles"
_COURSE = frozenset({"خلالها", "خلاله", "اثناءها", "اثناءه", "خللها", "خلله", "خللتها", "خللته"})
_EARLIER = frozenset({"after", "before", "until"})
_CAUSAL = frozenset(
    {"اثر", "جراء", "نتيجه", "بسبب", "بفعل", "في", "خلال", "due", "because", "following", "in", "by", "from"}
)
_LINKS = SUBORDINATE | {
    "بينهم",
    "بينها",
    "من بينهم",
    "among",
    "including",
}  # "three died, a child among them, in a raid"
_HOUSES = frozenset({"house", "houses", "home", "homes", "apartment", "flat", "office", "offices", "compound"})
_NO_PLACE = frozenset({"river", "mountain"})


def group(sentence: Sentence, clauses: Sequence[Clause]) -> list[Group]:
    """Join to each event the clauses that only tell its outcome or its circumstances."""
    groups: list[Group] = []
    for clause in clauses:
        last = groups[-1] if groups else None
        if last is not None and (cause := _shared_cause(sentence, clause, last)) is not None:
            last.folded.append(last.main)
            last.main = cause
            groups.append(Group(clause))
        elif last is None:
            groups.append(Group(clause))
        elif ends_length(sentence, clause.head.first):
            groups.append(Group(clause))  # "two days after clashes in the town"
        elif _kills_too(clause, last):
            raid = next((g for g in reversed(groups[:-1]) if g.head.trigger.type in VIOLENT), None)
            if raid is None:
                groups.append(Group(clause))
            else:
                raid.folded.append(clause)  # "raided a village, looted it and killed three"
        elif _turns_into(sentence, clause, last) or _only_to_arrest(sentence, clause, last):
            last.folded.append(last.main)
            last.main = clause
        elif clause.head.trigger.role in ("result", "detail") and _outcome_of(sentence, clause, last):
            last.folded.append(clause)
        elif _wrecks(sentence, clause, last) or (
            _may_cause(sentence, clause, last) and _cause_of(sentence, clause, last)
        ):
            last.folded.append(last.main)
            last.main = clause
        elif _circumstance(sentence, clause, last):
            last.folded.append(clause)
        else:
            groups.append(Group(clause))
    told = any(g.head.trigger.type is EventType.PROTESTS and g.head.trigger.role != "detail" for g in groups)
    return [g for g in groups if g.head.trigger.role != "detail" or not told]


def _shared_cause(sentence: Sentence, clause: Clause, last: Group) -> Clause | None:
    """Give the cause that deaths share with those made homeless: "103 were killed and 9,000 displaced by floods"."""
    moved = clause.head.trigger.type is EventType.DISPLACEMENT and clause.mark == "and"
    if not moved or sentence.language != "en" or last.head.trigger.role != "result":
        return None
    for other in clause.others:
        words = [token.text for token in sentence.tokens[clause.head.last : other.first]]
        if words[:1] in (["by"], ["in"]) and other.trigger.type in _WITH_OUTCOME and not other.finite:
            return Clause(clause.head.last, clause.last, other, mark="by", scope=clause.head.last)
    return None


def _turns_into(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause names what the event before became ("تحولت وقفة …، إلى مواجهات")."""
    turned = any(cue.last <= last.head.first < clause.first for cue in sentence.cues_of("turn"))
    return turned and clause.head.tag == "noun" and clause.opener == "الي" and not _own_place(sentence, clause, last)


def _only_to_arrest(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether the raid before was one of soldiers or police on a house, and the arrest is what came of it."""
    words = {token.text for token in sentence.tokens[last.head.first : clause.head.first]}
    return is_arrest(clause, last) and bool(words & _HOUSES) and not _own_place(sentence, clause, last)


def _outcome_of(sentence: Sentence, clause: Clause, last: Group) -> bool:
    dead_of_disease = last.head.trigger.type is EventType.HUMANITARIAN and clause.head.trigger.context == "death"
    if not (last.head.trigger.type in _WITH_OUTCOME or dead_of_disease) or is_negated(sentence, last.main):
        return False
    if _apart(clause, last):
        return False
    if clause.consequence or clause.head.tag == "ing":
        return True
    if clause.head.tag == "noun" and not clause.mark:
        return not _own_time(sentence, clause, last)
    return not _own_place(sentence, clause, last) and not _own_time(sentence, clause, last)


def _apart(clause: Clause, last: Group) -> bool:
    """Tell whether "while" parts two events: "while clashes go on, 30 were killed", "…, while three died in a raid"."""
    opening = last.main.first == 0 and last.main.mark == "" and last.main.opener in MEANWHILE
    return opening or (clause.mark.lstrip("و") in MEANWHILE and clause.head.trigger.context == "death")


def _kills_too(clause: Clause, last: Group) -> bool:
    """Tell whether who plundered or burned also killed ("burned huts and killed three")."""
    robbed = last.head.trigger.sub in SPOILS and last.head.trigger.role != "result"
    return robbed and clause.head.finite and clause.head.trigger.context == "death" and clause.mark in ("and", "و")


def _wrecks(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether one disaster tells how the one before came about ("feared drowned after their boat capsized")."""
    wrecked = clause.head.trigger.type is last.head.trigger.type is EventType.DISASTER
    because = sentence.language == "en" and clause.mark in ("after", "when", "as")
    return wrecked and because and last.head.trigger.role == "weak" and not _own_place(sentence, clause, last)


def _may_cause(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause is more than what those named before were out to do ("killed men sent to carry out")."""
    return (last.head.trigger.role != "cause" or clause.mark in ("و", "and")) and not is_errand(sentence, clause.head)


def _cause_of(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether this clause gives the cause of the deaths told just before ("… killed when shells hit …")."""
    if clause.head.trigger.context == "territory" and last.head.trigger.type is clause.head.trigger.type:
        named = [t for c in last.clauses for t in places_in(sentence, c)]
        return all(t.refers_to is not None for t in named)  # "advanced … and took the camp"
    if last.head.trigger.role == "weak":
        if clause.mark in (SUBORDINATE if sentence.language == "ar" else _EARLIER):
            return False  # "plans to bring in medicines after it failed to enter"
        same = clause.head.trigger.sub == last.head.trigger.sub and clause.head.trigger.type is last.head.trigger.type
        return same and not _own_place(sentence, clause, last)
    if last.head.trigger.role == "cause" or _is_asked_for(sentence, clause):
        return False
    violent = clause.head.trigger.type in _WITH_OUTCOME and clause.head.trigger.role != "result"
    shared = any(other.trigger.role == "result" for other in clause.others)  # "… killed and … wounded by shelling"
    if violent and shared:
        return True
    linked = clause.mark in _LINKS or (clause.mark == "" and (not clause.head.finite or clause.opener in _CAUSAL))
    apart = _own_place(sentence, clause, last) or clause.mark in RELATIVE  # "found …, where they had seized ten in May"
    return violent and linked and not (apart and _own_time(sentence, clause, last))


def _circumstance(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause only tells how or when the event before it came about."""
    if describes(clause, last):
        return not _own_time(sentence, clause, last)
    if _own_place(sentence, clause, last) or is_negated(sentence, last.main):
        return False
    if clause.head.tag == "ing" and (clause.head.trigger.role == "weak" or clause.head.trigger.sub in _WITH_DEED):
        return True
    if _is_within(sentence, clause):
        return not _own_time(sentence, clause, last)
    if is_relative(clause) or _is_called_for(sentence, clause, last):
        return False
    told = any(rule(clause, last) for rule in FOLDING) or _names_again(sentence, clause, last)
    return told and not _own_time(sentence, clause, last)


def _is_within(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause tells what happened in the course of it ("مواجهات، رشق خلالها فتية الآليات")."""
    first = clause.head.first
    return any(
        token.text.lstrip("وت") in _COURSE for token in sentence.tokens[max(first - 1, clause.first) : first + 3]
    )


def _names_again(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether an English noun names once more what was told ("protested, but the demonstration turned ugly")."""
    head, tokens = clause.head, sentence.tokens
    definite = head.tag == "noun" and head.first > 0 and tokens[head.first - 1].text in ("the", "this", "these")
    same = head.trigger.type is last.head.trigger.type and head.trigger.role == "cause"
    crowd = last.head.trigger.type in (EventType.RIOTS, EventType.PROTESTS) and head.trigger.context == "clash"
    joined = clause.mark in ("but", "and", "while", "though") or (crowd and clause.mark == "")
    return sentence.language == "en" and definite and (same or crowd) and joined


def _is_asked_for(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether an Arabic clause only asks for something about what it names ("…، ودعا إلى وقف القتال")."""
    asked = (cue for cue in sentence.cues_of("plan", "unwilling") if clause.first <= cue.first <= clause.first + 1)
    return sentence.language == "ar" and any(cue.tag in ("past", "present") for cue in asked)


def _is_called_for(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause plans one more of what the clause before told ("…، ودعا المنظمون إلى تظاهرة مماثلة")."""
    cues = sentence.cues_of("plan")
    before, here = (
        any(c.first <= cue.first < c.head.first and cue.tag in ("past", "present") for cue in cues)
        for c in (last.main, clause)
    )
    return here and not before


def _own_place(sentence: Sentence, clause: Clause, last: Group) -> bool:
    own = places_in(sentence, clause)
    known = {t.text for c in last.clauses for t in places_in(sentence, c)}
    return bool(known) and any(not _known(t, known) and t.refers_to is None for t in own)


def _known(toponym: Toponym, names: set[str]) -> bool:
    return any(toponym.text in name or name in toponym.text for name in names)


def _own_time(sentence: Sentence, clause: Clause, last: Group) -> bool:
    own = times_in(sentence, clause)
    known = [t for c in last.clauses for t in times_in(sentence, c)]
    return bool(known and own) and all(t.start != k.start for t in own for k in known)


def places_in(sentence: Sentence, clause: Clause) -> list[Toponym]:
    """Give the toponyms of a clause that may be an event's place."""
    return [
        t for t in sentence.toponyms
        if t.type_word not in _NO_PLACE and clause.first <= sentence.token_at(t.span.start) < clause.last
        and not is_of_speaker(sentence, t)
    ]  # fmt: skip


def times_in(sentence: Sentence, clause: Clause) -> list[TimeExpression]:
    """Give the time expressions of a clause that place something in time."""
    return [t for t in placing_times(sentence) if clause.first <= sentence.token_at(t.span.start) < clause.last]
