"""The clauses of a sentence -> groups, one group an event: outcomes and circumstances join the event they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard.extraction.candidates import Candidate, ends_length
from dashboard.extraction.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.saying import placing_times
from dashboard.extraction.status import is_negated
from dashboard.model import EventType, TimeExpression, Toponym

VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})
_WITH_OUTCOME = VIOLENT | {EventType.DISASTER, EventType.PROTESTS, EventType.STRATEGIC}
_GOING_ON = frozenset({EventType.RIOTS, EventType.PROTESTS, EventType.DISASTER})
_SPOILS = frozenset({"Looting/property destruction"})  # "raided a village, burning huts and driving off cattle"
_WITH_DEED = _SPOILS | {"Disrupted weapons use"}  # "struck a convoy, destroying ten vehicles"
_MOVES = frozenset({"Non-violent transfer of territory", "Change to group/activity"})  # "after soldiers pulled back"
_SUBORDINATE = frozenset(
    {
        "بعد", "بعدما", "خلال", "حين", "عندما", "حيث", "التي", "الذي", "اذ", "مما", "ما", "وهو", "اثناء", "قبل", "حتي",
        "who", "which", "when", "after", "during", "as", "where", "amid", "before", "with", "following", "until",
    }
)  # fmt: skip
_COURSE = frozenset({"خلالها", "خلاله", "اثناءها", "اثناءه", "خللها", "خلله", "خللتها", "خللته"})
_EARLIER = frozenset({"after", "before", "until"})
_DESTROYED = frozenset({EventType.STRATEGIC})
_MEANWHILE = frozenset({"فيما", "بينما", "في حين", "while", "whereas"})
_CAUSAL = frozenset(
    {"اثر", "جراء", "نتيجه", "بسبب", "بفعل", "في", "خلال", "due", "because", "following", "in", "by", "from"}
)
_LINKS = _SUBORDINATE | {
    "بينهم",
    "بينها",
    "من بينهم",
    "among",
    "including",
}  # "three died, a child among them, in a raid"
_AIMED = frozenset({"استهدفت", "استهدف", "طالت", "طال", "شملت", "شمل", "تركزت", "تركز", "استهدفا", "استهدفتا"})
_THEREBY = frozenset({"مما", "ما ادي", "وهو ما", "ما"})
_ASSAULTS = frozenset({"attack", "fire"})
_RELATIVE = frozenset({"التي", "الذي", "الذين", "which", "where", "that"})
_NO_PLACE = frozenset({"river", "mountain"})


@dataclass(slots=True)
class Group:
    """One event of a sentence: its main clause and those folded into it."""

    main: Clause
    folded: list[Clause] = field(default_factory=list)

    @property
    def head(self) -> Candidate:
        """The trigger that names the event."""
        return self.main.head

    @property
    def clauses(self) -> list[Clause]:
        """All clauses of the event, in order."""
        return sorted([self.main, *self.folded], key=lambda clause: clause.first)

    def holds(self, token: int) -> bool:
        """Tell whether a word belongs to the event's clauses."""
        return any(clause.first <= token < clause.last for clause in self.clauses)


def group(sentence: Sentence, clauses: Sequence[Clause]) -> list[Group]:
    """Join to each event the clauses that only tell its outcome or its circumstances."""
    groups: list[Group] = []
    for clause in clauses:
        last = groups[-1] if groups else None
        if last is None:
            groups.append(Group(clause))
        elif ends_length(sentence, clause.head.first):
            groups.append(Group(clause))  # "two days after clashes in the town"
        elif _kills_too(clause, last):
            raid = next((g for g in reversed(groups[:-1]) if g.head.trigger.type in VIOLENT), None)
            if raid is None:
                groups.append(Group(clause))
            else:
                raid.folded.append(clause)  # "raided a village, looted it and killed three"
        elif _turns_into(sentence, clause, last):
            last.folded.append(last.main)
            last.main = clause
        elif clause.head.trigger.role in ("result", "detail") and _outcome_of(sentence, clause, last):
            last.folded.append(clause)
        elif (last.head.trigger.role != "cause" or clause.mark in ("و", "and")) and _cause_of(sentence, clause, last):
            last.folded.append(last.main)
            last.main = clause
        elif _circumstance(sentence, clause, last):
            last.folded.append(clause)
        else:
            groups.append(Group(clause))
    told = any(g.head.trigger.type is EventType.PROTESTS and g.head.trigger.role != "detail" for g in groups)
    return [g for g in groups if g.head.trigger.role != "detail" or not told]


def _turns_into(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause names what the event before became ("تحولت وقفة …، إلى مواجهات")."""
    turned = any(cue.last <= last.head.first < clause.first for cue in sentence.cues_of("turn"))
    return turned and clause.head.tag == "noun" and clause.opener == "الي" and not _own_place(sentence, clause, last)


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
    opening = last.main.first == 0 and last.main.mark == "" and last.main.opener in _MEANWHILE
    return opening or (clause.mark.lstrip("و") in _MEANWHILE and clause.head.trigger.context == "death")


def _kills_too(clause: Clause, last: Group) -> bool:
    """Tell whether who plundered or burned also killed ("burned huts and killed three")."""
    robbed = last.head.trigger.sub in _SPOILS and last.head.trigger.role != "result"
    return robbed and clause.head.finite and clause.head.trigger.context == "death" and clause.mark in ("and", "و")


def _cause_of(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether this clause gives the cause of the deaths told just before ("… killed when shells hit …")."""
    if clause.head.trigger.context == "territory" and last.head.trigger.type is clause.head.trigger.type:
        named = [t for c in last.clauses for t in places_in(sentence, c)]
        return all(t.refers_to is not None for t in named)  # "advanced … and took the camp"
    if last.head.trigger.role == "weak":
        if clause.mark in (_SUBORDINATE if sentence.language == "ar" else _EARLIER):
            return False  # "plans to bring in medicines after it failed to enter"
        return clause.head.trigger.sub == last.head.trigger.sub and not _own_place(sentence, clause, last)
    if last.head.trigger.role == "cause":
        return False
    violent = clause.head.trigger.type in _WITH_OUTCOME and clause.head.trigger.role != "result"
    shared = any(other.trigger.role == "result" for other in clause.others)  # "… killed and … wounded by shelling"
    if violent and shared:
        return True
    linked = clause.mark in _LINKS or (clause.mark == "" and (not clause.head.finite or clause.opener in _CAUSAL))
    apart = (
        _own_place(sentence, clause, last) or clause.mark in _RELATIVE
    )  # "found …, where they had seized ten in May"
    return violent and linked and not (apart and _own_time(sentence, clause, last))


def _circumstance(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause only tells how or when the event before it came about."""
    if _describes(clause, last):
        return not _own_time(sentence, clause, last)
    if _own_place(sentence, clause, last) or is_negated(sentence, last.main):
        return False
    if clause.head.tag == "ing" and (clause.head.trigger.role == "weak" or clause.head.trigger.sub in _WITH_DEED):
        return True
    if _is_within(sentence, clause):
        return not _own_time(sentence, clause, last)
    if is_relative(clause) or _is_called_for(sentence, clause, last):
        return False
    told = any(rule(clause, last) for rule in _FOLDING)
    return told and not _own_time(sentence, clause, last)


def _is_within(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause tells what happened in the course of it ("مواجهات، رشق خلالها فتية الآليات")."""
    first = clause.head.first
    return any(
        token.text.lstrip("وت") in _COURSE for token in sentence.tokens[max(first - 1, clause.first) : first + 3]
    )


def _is_called_for(sentence: Sentence, clause: Clause, last: Group) -> bool:
    """Tell whether a clause plans one more of what the clause before told ("…، ودعا المنظمون إلى تظاهرة مماثلة")."""
    cues = sentence.cues_of("plan")
    before, here = (
        any(c.first <= cue.first < c.head.first and cue.tag in ("past", "present") for cue in cues)
        for c in (last.main, clause)
    )
    return here and not before


def _restates(clause: Clause, last: Group) -> bool:
    """Tell whether a noun or participle names the same kind of event again ("… in fighting that …")."""
    if clause.head.trigger.type != last.head.trigger.type:
        return False
    if clause.head.finite:  # "the floods that swept the town", "سقط صاروخ … أطلقه"
        return clause.mark in _RELATIVE or (clause.mark == "" and clause.pronoun)
    pair = clause.mark in ("and", "و") and clause.head.first - last.head.last <= 1 and last.head.tag == "noun"
    return pair or clause.mark == "" or clause.mark in _SUBORDINATE


def _retells(clause: Clause, last: Group) -> bool:
    """Tell whether another speaker takes up the event just told ("…، فيما قال التحالف إن الضربات طالت مخازن")."""
    if clause.mark.lstrip("و") not in _MEANWHILE:
        return False
    told, head = last.head.trigger.type, clause.head
    nouns = [c for c in (*clause.others, head) if c.tag == "noun" and c.front.endswith("ال")]
    subjects = [c for c in nouns if c.first <= head.first]
    return any(c.trigger.type is told or c.trigger.context == "attack" for c in subjects) and told in VIOLENT


def _surrounds(clause: Clause, last: Group) -> bool:
    """Tell whether a subordinate clause tells the fight, or the coming and going, around an act of violence."""
    around = clause.head.trigger.type in VIOLENT or clause.head.trigger.sub in _MOVES
    return around and last.head.trigger.type in VIOLENT and clause.mark in _SUBORDINATE


def _is_means(clause: Clause, last: Group) -> bool:
    """Tell whether an Arabic noun in ب only says what was used ("استهدفت القوات، بالبراميل المتفجرة، قرية")."""
    return clause.head.tag == "noun" and clause.head.front in ("ب", "بال") and last.head.finite and clause.mark == ""


def _finishes(clause: Clause, last: Group) -> bool:
    """Tell whether a verb finishes what was intercepted ("intercepted and destroyed a drone")."""
    joined = clause.mark in ("and", "و") and clause.head.finite and _near_conjunction(clause)
    return (
        joined and last.head.trigger.sub == "Disrupted weapons use" and clause.head.trigger.type in VIOLENT | _DESTROYED
    )


def _goes_on(clause: Clause, last: Group) -> bool:
    """Tell whether a crowd does one more thing of the same kind ("burned tyres and stormed the council")."""
    same = clause.head.trigger.type in _GOING_ON and clause.head.trigger.type is last.head.trigger.type
    spreads = clause.head.trigger.type is EventType.RIOTS and last.head.trigger.type in VIOLENT
    return (same or spreads) and clause.head.finite and clause.mark in ("and", "و", "ف") and _near_conjunction(clause)


def _describes(clause: Clause, last: Group) -> bool:
    """Tell whether an Arabic verb without a conjunction only says at what the act before aimed ("، استهدفت …")."""
    aimed = clause.head.finite and clause.mark == "" and clause.opener in _AIMED
    return aimed and (last.head.trigger.type in VIOLENT or last.head.trigger.sub == "Arrests")


def _breaks_down(clause: Clause, last: Group) -> bool:
    """Tell whether a building only came down by the blast told before ("ما أدى إلى انهيار المنزل")."""
    noun = clause.head.tag == "noun" and clause.head.trigger.type is EventType.DISASTER
    return noun and last.head.trigger.type in VIOLENT and clause.mark in _THEREBY


def _does_again(clause: Clause, last: Group) -> bool:
    """Tell whether the same people do one more thing of the same kind ("سطا مسلحون على مصرف ونهبوا خزائنه")."""
    same = clause.head.trigger.sub == last.head.trigger.sub and bool(clause.head.trigger.sub)
    return same and last.head.finite and clause.head.finite and clause.mark == "و" and _near_conjunction(clause)


def _attacks_on(clause: Clause, last: Group) -> bool:
    """Tell whether attackers only do more of the same ("أطلقوا النار على المارة ونهبوا المتاجر")."""
    more = clause.head.trigger.context in _ASSAULTS or clause.head.trigger.sub in _SPOILS
    attacked = last.head.trigger.context in _ASSAULTS | {"death"} and last.head.trigger.role == "cause"
    return more and attacked and clause.head.finite and clause.mark in ("and", "و") and _near_conjunction(clause)


def _near_conjunction(clause: Clause) -> bool:
    """Tell whether the verb follows its conjunction at once, so that it has no subject of its own."""
    return clause.head.first - clause.first <= 1


def is_relative(clause: Clause) -> bool:
    """Tell whether a clause tells the past of a place just named ("Busayra, which they had retaken …")."""
    return clause.mark.lstrip("و") in _RELATIVE and clause.head.trigger.context == "territory"


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
    ]  # fmt: skip


def times_in(sentence: Sentence, clause: Clause) -> list[TimeExpression]:
    """Give the time expressions of a clause that place something in time."""
    return [t for t in placing_times(sentence) if clause.first <= sentence.token_at(t.span.start) < clause.last]


_FOLDING: Sequence[Callable[[Clause, Group], bool]] = (
    _goes_on, _does_again, _attacks_on, _restates, _retells, _surrounds, _breaks_down, _is_means, _finishes,
)  # fmt: skip
