"""Two clauses of a sentence -> whether the second only goes on with, restates or describes what the first tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard.extraction.events.candidates import Candidate
from dashboard.extraction.events.clauses import Clause
from dashboard.model import EventType

VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})
_GOING_ON = frozenset({EventType.RIOTS, EventType.PROTESTS, EventType.DISASTER})
SPOILS = frozenset({"Looting/property destruction"})  # "raided a village, burning huts and driving off cattle"
_MOVES = frozenset({"Non-violent transfer of territory", "Change to group/activity"})  # "after soldiers pulled back"
SUBORDINATE = frozenset(
    {
        "بعد", "بعدما", "خلال", "حين", "عندما", "حيث", "التي", "الذي", "اذ", "مما", "ما", "وهو", "اثناء", "قبل", "حتي",
        "who", "which", "when", "after", "during", "as", "where", "amid", "before", "with", "following", "until",
    }
)  # fmt: skip
_DESTROYED = frozenset({EventType.STRATEGIC})
MEANWHILE = frozenset({"فيما", "بينما", "في حين", "while", "whereas"})
_AIMED = frozenset({"استهدفت", "استهدف", "طالت", "طال", "شملت", "شمل", "تركزت", "تركز", "استهدفا", "استهدفتا"})
_THEREBY = frozenset({"مما", "ما ادي", "وهو ما", "ما"})
_ASSAULTS = frozenset({"attack", "fire"})
RELATIVE = frozenset({"التي", "الذي", "الذين", "which", "where", "that"})


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


def _restates(clause: Clause, last: Group) -> bool:
    """Tell whether a noun or participle names the same kind of event again ("… in fighting that …")."""
    vague = clause.head.trigger.context == "attack" and clause.head.tag == "noun" and clause.opener == "في"
    if clause.head.trigger.type != last.head.trigger.type:
        return vague and last.head.trigger.type in VIOLENT and clause.mark == ""
    if clause.head.finite:  # "the floods that swept the town", "سقط صاروخ … أطلقه"
        return clause.mark in RELATIVE or (clause.mark == "" and clause.pronoun)
    pair = clause.mark in ("and", "و") and clause.head.first - last.head.last <= 1 and last.head.tag == "noun"
    return pair or clause.mark == "" or clause.mark in SUBORDINATE


def _retells(clause: Clause, last: Group) -> bool:
    """Tell whether another speaker takes up the event just told ("…، فيما قال التحالف إن الضربات طالت مخازن")."""
    if clause.mark.lstrip("و") not in MEANWHILE:
        return False
    told, head = last.head.trigger.type, clause.head
    nouns = [c for c in (*clause.others, head) if c.tag == "noun" and c.front.endswith("ال")]
    subjects = [c for c in nouns if c.first <= head.first]
    return any(c.trigger.type is told or c.trigger.context == "attack" for c in subjects) and told in VIOLENT


def _surrounds(clause: Clause, last: Group) -> bool:
    """Tell whether a subordinate clause tells the fight, or the coming and going, around an act of violence."""
    around = clause.head.trigger.type in VIOLENT or clause.head.trigger.sub in _MOVES
    return around and last.head.trigger.type in VIOLENT and clause.mark in SUBORDINATE


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
    spoils = clause.head.trigger.sub in SPOILS and clause.head.trigger.sub == last.head.trigger.sub
    spreads = clause.head.trigger.type is EventType.RIOTS and last.head.trigger.type in VIOLENT
    return (
        (same or spoils or spreads)
        and clause.head.finite
        and clause.mark in ("and", "و", "ف")
        and _near_conjunction(clause)
    )


def describes(clause: Clause, last: Group) -> bool:
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
    more = clause.head.trigger.context in _ASSAULTS or clause.head.trigger.sub in SPOILS
    attacked = last.head.trigger.context in _ASSAULTS | {"death"} and last.head.trigger.role == "cause"
    if clause.head.tag == "ing":  # "raided a hospital, opening fire on staff"
        return clause.head.trigger.context in _ASSAULTS and attacked and clause.mark in ("", "and")
    return more and attacked and clause.head.finite and clause.mark in ("and", "و") and _near_conjunction(clause)


def _throws(clause: Clause, last: Group) -> bool:
    """Tell whether a participle only says how a crowd fought ("clashed with police, hurling stones")."""
    rough = clause.head.tag == "ing" and clause.head.trigger.type is EventType.RIOTS and clause.mark == ""
    return rough and (last.head.trigger.type is EventType.RIOTS or last.head.trigger.context in ("clash", "protest"))


def is_arrest(clause: Clause, last: Group) -> bool:
    """Tell whether a raid was made to arrest ("raided a house in the town and arrested two")."""
    raid = last.head.finite and last.head.trigger.context == "attack" and last.head.trigger.type is EventType.BATTLES
    went_on = clause.mark == "and" and clause.head.finite and _near_conjunction(clause)
    return raid and went_on and clause.head.trigger.sub == "Arrests" and not last.folded


def _near_conjunction(clause: Clause) -> bool:
    """Tell whether the verb follows its conjunction at once, so that it has no subject of its own."""
    return clause.head.first - clause.first <= 1


def is_relative(clause: Clause) -> bool:
    """Tell whether a clause tells the past of a place just named ("Busayra, which they had retaken …")."""
    return clause.mark.lstrip("و") in RELATIVE and clause.head.trigger.context == "territory"


FOLDING: Sequence[Callable[[Clause, Group], bool]] = (
    _goes_on, _does_again, _attacks_on, _restates, _retells, _surrounds, _breaks_down, _is_means, _finishes, _throws,
)  # fmt: skip
