"""A clause's actors -> who did it (actor1) and to whom (actor2), by voice, position and the words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.attribution import Attribution, token_of
from dashboard.extraction.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType

_AGENT = frozenset(
    {
        "by",
        "يد",
        "قبل",
        "بنيران",
        "برصاص",
        "ايدي",
        "نفذه",
        "نفذها",
        "نفذتها",
        "شنه",
        "شنها",
        "شنتها",
        "شنته",
        "اطلقها",
        "اطلقه",
    }
)
_TARGET = frozenset({"on", "against", "at", "upon", "ضد", "علي", "with", "مع", "لل"})
_LOSER = frozenset({"من", "from"})  # "took the town from the group"
_UNDERGONE = (
    "هزيم",
    "مقتل",
    "اعتقال",
    "توقيف",
    "اغتيال",
    "اختطاف",
    "خطف",
    "اسر",
    "اعدام",
    "اصاب",
    "استسلام",
    "arrest",
    "capture",
    "defeat",
)
_PASSIVE = frozenset({"was", "were", "been", "be", "being", "is", "are", "get", "got"})
_PARTIES = frozenset({"military", "rebel", "militia", "coalition", "state", "generic"})
_PEOPLE_ACT = frozenset({EventType.PROTESTS, EventType.RIOTS, EventType.DISPLACEMENT})
_PATRON = re.compile(
    r"\b[وف]?(?:ال)?(?:مدعوم\w*|بدعم|دعم|بقياد[هة]|تقود\w*|مؤلف\w*|تضم|"
    r"made up|including|backed|supported|led|brokered|allied|aligned)\b"
    r"(?: (?:من|of|by|with|to|طيران))*(?: the)?$"
)
_FIGHTS = frozenset({EventType.BATTLES, EventType.EXPLOSIONS})
_CROWDS = {EventType.PROTESTS: "Protesters", EventType.RIOTS: "Rioters"}
_HIT_CIVILIANS = frozenset({EventType.CIVILIANS, EventType.HUMANITARIAN})
_MAY_HIT = frozenset({EventType.EXPLOSIONS, EventType.DISASTER})
_NATURE = frozenset({EventType.DISASTER})
_REACH = 4
_SUBJECT_REACH = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an event; either may be unknown."""

    actor1: ActorMention | None = None
    actor2: ActorMention | None = None


def sides_of(sentence: Sentence, group: Group, event_type: EventType, said: Attribution | None) -> Sides:
    """Tell an event's agent and target from the actors of its clauses; whoever is only quoted is neither."""
    actors = [a for a in sentence.actors if _acts(sentence, group, a, said)]
    if event_type in _NATURE:
        return Sides(None, next((a for a in actors if a.kind == "civilians"), None))
    if event_type in _PEOPLE_ACT:
        return _people(actors)
    if not group.head.finite and said is not None and said.party and sentence.language == "ar":
        return Sides(
            said.actor, next((a for a in actors if a.name != _name(said.actor)), None)
        )  # "X announced the taking"
    agent, target = _by_words(sentence, actors)
    rest = [a for a in actors if a not in (agent, target)]
    before, after = _around(sentence, group, rest)
    if sentence.language == "ar" and not group.head.finite:
        before, after = [], [*before, *after]
    if agent is None and target is None and _passive(sentence, group):
        target = next(iter(reversed(before)), None) or next(iter(after), None)
        return Sides(agent, target)
    if agent is None and target is None and not group.head.finite and _undergone(sentence, group):
        return Sides(_speaker(said, (before or after)[:1]), next(iter([*after, *before]), None))
    if agent is None:
        near = [a for a in after if token_of(sentence, a.shadow_start) - group.head.last <= _SUBJECT_REACH]
        subjects = near if group.head.finite and before else after
        agent = _subject(sentence, group, before) or _agent(sentence, before, subjects)
        after = [a for a in after if a is not agent]
    if target is None:
        target = next((a for a in after if a is not agent), None) or _victim(before, agent)
    if agent is None:
        agent = _speaker(said, [target] if target else [])
    return _settled(agent, target)


def _speaker(said: Attribution | None, others: Sequence[ActorMention]) -> ActorMention | None:
    """Take the party that speaks for the one that acts, unless the deed is done to it."""
    if said is None or not said.party or any(a.name == _name(said.actor) for a in others):
        return None
    return said.actor


def _name(actor: ActorMention | None) -> str | None:
    return actor.name if actor is not None else None


def _undergone(sentence: Sentence, group: Group) -> bool:
    """Tell whether the noun names what befell its owner ("هزيمته", "مقتل", "the arrest of")."""
    word = sentence.tokens[group.head.first].text
    return any(noun in word for noun in _UNDERGONE)


def _subject(sentence: Sentence, group: Group, before: Sequence[ActorMention]) -> ActorMention | None:
    """Find an Arabic subject that stands right before its verb ("أن طيران التحالف استأنف قصف")."""
    if sentence.language != "ar" or not group.head.finite or group.head.front or not before:
        return None
    nearest = before[-1]
    gap = group.head.first - token_of(sentence, nearest.shadow_end)
    return nearest if gap <= 1 and nearest.kind in _PARTIES else None


def _acts(sentence: Sentence, group: Group, actor: ActorMention, said: Attribution | None) -> bool:
    if actor.kind in ("monitor", "media", "agency") or actor.speaker or not actor.name:
        return False
    index = token_of(sentence, actor.shadow_start)
    if said is not None and said.span is not None and said.span.start <= actor.span.start < said.span.end:
        return False
    ahead = " ".join(token.text for token in sentence.tokens[max(0, index - 3) : index])
    return group.holds(index) and _PATRON.search(ahead) is None


def _people(actors: Sequence[ActorMention]) -> Sides:
    crowd = next((a for a in actors if a.kind == "civilians"), None)
    force = next((a for a in actors if a.kind in ("military", "state", "militia")), None)
    return Sides(crowd, force)


def _by_words(sentence: Sentence, actors: Sequence[ActorMention]) -> tuple[ActorMention | None, ActorMention | None]:
    agent = target = None
    for actor in actors:
        index = token_of(sentence, actor.shadow_start)
        words = [token.text for token in sentence.tokens[max(0, index - _REACH) : index]]
        if set(words[-2:]) & _AGENT and agent is None:
            agent = actor
        elif (set(words) & _TARGET or set(words[-2:]) & _LOSER) and target is None:
            target = actor
    return agent, target


def _around(
    sentence: Sentence, group: Group, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    first = sentence.tokens[group.head.first].start
    return [a for a in actors if a.shadow_start < first], [a for a in actors if a.shadow_start >= first]


def _passive(sentence: Sentence, group: Group) -> bool:
    if group.head.tag != "past":
        return False
    ahead = sentence.tokens[max(0, group.head.first - _REACH + 1) : group.head.first]
    return sentence.language == "en" and any(token.text in _PASSIVE for token in ahead)


def _agent(sentence: Sentence, before: Sequence[ActorMention], after: Sequence[ActorMention]) -> ActorMention | None:
    """Take the side that may act: in English before the verb, in Arabic behind it; civilians do not attack."""
    if sentence.language == "en":
        order = [*reversed(before)]
    elif after and after[0].kind == "civilians":
        order = [*before]
    else:
        order = [*after, *before]
    return next((a for a in order if a.kind in _PARTIES), None)


def _victim(before: Sequence[ActorMention], agent: ActorMention | None) -> ActorMention | None:
    return next((a for a in before if a is not agent and a.kind == "civilians"), None)


def _settled(agent: ActorMention | None, target: ActorMention | None) -> Sides:
    if agent is not None and target is not None and agent.name == target.name:
        return Sides(agent, None)
    return Sides(agent, target)


def name_sides(sides: Sides, event_type: EventType, counted: bool) -> tuple[str | None, str | None]:
    """Give both sides' names: a state by its forces where it fights, crowds by what they do, civilians by default.

    `counted` says whether the event counts people without calling them fighters.
    """
    first, second = sides.actor1, sides.actor2
    fights = event_type in _FIGHTS
    names = [
        (a.armed_name or a.name if fights and a.kind == "state" else a.name) if a else None for a in (first, second)
    ]
    if event_type in _CROWDS and (first is None or first.kind == "civilians"):
        names[0] = (first.group if first else None) or _CROWDS[event_type]
    if event_type is EventType.DISPLACEMENT and names[0] is None:
        names[0] = "Civilians"
    if names[1] is None and (event_type in _HIT_CIVILIANS or (counted and event_type in _MAY_HIT)):
        names[1] = "Civilians" if names[0] != "Civilians" else None
    return names[0], names[1]
