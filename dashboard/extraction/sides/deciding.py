"""A clause's actors -> who did it (actor1) and to whom (actor2), by voice, position and the words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Cast, Sides, around, cast_of, is_same
from dashboard.extraction.sides.crowds import crowd_of, is_force
from dashboard.extraction.sides.pairs import as_fighters, as_opponents, paired, people_who_fight, repelled
from dashboard.extraction.sides.pronouns import PARTIES, agency_subject, pronoun_subject
from dashboard.extraction.sides.roles import Part, has_attack_for_subject, token_at
from dashboard.extraction.sides.speaking import announced, arresting, denier, mourner, speaker_of_deed
from dashboard.extraction.sides.subjects import (
    anchor_of,
    arabic_subject,
    is_passive,
    opening_subject,
    party_beside,
    subject_of,
)
from dashboard.extraction.sides.targets import aimed_at, hits_arms, holder, points_back, successor
from dashboard.extraction.speech.attribution import Attribution
from dashboard.model import EventType

__all__ = ["MOVES", "Sides", "is_force", "sides_of"]

_TRANSFER = "Non-violent transfer of territory"
MOVES = frozenset({"Change to group/activity", _TRANSFER})

_UNDERGONE = (
    "هزيم", "مقتل", "اعتقال", "توقيف", "اغتيال", "اختطاف", "خطف", "اسر", "اعدام", "اصاب", "استسلام",
    "arrest", "capture", "defeat",
)  # fmt: skip
_REPELS = re.compile("repel|repuls|beat|fend|[وف]?(?:صد|يصد|تصد|تصدي|يتصد|تصدت|صدت|صدوا|افشل|احبط)$")
_BLAST = ("انفجر", "انفجار", "دوي", "explo", "blast", "detonat", "blew", "blown", "blow", "went", "gone", "go")
_LOSES = re.compile("los(?:e|es|t|ing)|[وف]?(?:خسر|خسرت|خسروا|فقد|فقدت|فقدوا|يخسر|تخسر)")
_ANYBODY = frozenset({"people", "person", "persons", "men", "man"})
_UNIDENTIFIED = "Unidentified Armed Group"
_OF_PEOPLE = frozenset({EventType.PROTESTS, EventType.RIOTS, EventType.DISASTER, EventType.DISPLACEMENT})
_REACH = 4
_SUBJECT_REACH = 4


def sides_of(
    sentence: Sentence,
    group: Group,
    event_type: EventType,
    said: Attribution | None,
    earlier: ActorMention | None = None,
) -> Sides:
    """Tell an event's agent and target from the actors of its clauses; whoever is only quoted is neither.

    `earlier` is who acted last before this sentence: "They looted the market".
    """
    cast = cast_of(sentence, group, event_type, said)
    if event_type in _OF_PEOPLE:
        return crowd_of(sentence, group, event_type, cast)
    if event_type is EventType.HUMANITARIAN:
        giver = agency_subject(sentence, group, said)
        said = None  # who tells of aid or disease need not be who brings it
        if giver is not None:
            return Sides(giver)
        carried = next((a for a in cast.actors if a.kind == "agency" and cast.part(a) is Part.TARGET), None)
        if carried is not None and cast.first(Part.AGENT) is None:
            return Sides(carried)  # "a convoy of the Red Cross arrived"
    mutual = group.head.trigger.context == "clash"
    if (pair := paired(sentence, group, cast)) is not None:
        one, other = as_opponents(*pair) if event_type is EventType.BATTLES else pair
        return Sides(one, other, mutual=mutual)
    sides = _one_by_one(sentence, group, event_type, said, earlier=earlier, cast=cast)
    if sides.actor1 is None and (fighters := people_who_fight(sentence, group, cast, sides.actor2)) is not None:
        sides = replace(sides, actor1=fighters)
    if group.head.trigger.sub == _TRANSFER and sides.actor2 is None:
        sides = replace(sides, actor2=successor(sentence, group))
    if group.head.trigger.context in ("territory", "attack") and sides.actor1 is not None and sides.actor2 is None:
        held = holder(sentence, group) if event_type is EventType.BATTLES else None
        sides = sides if is_same(held, sides.actor1) else replace(sides, actor2=held)
    return replace(sides, mutual=mutual, arms=hits_arms(sentence, group), again=points_back(sentence, group))


def _one_by_one(
    sentence: Sentence,
    group: Group,
    event_type: EventType,
    said: Attribution | None,
    *,
    earlier: ActorMention | None,
    cast: Cast,
) -> Sides:
    """Tell agent and target where no words pair them."""
    agent, target = cast.first(Part.AGENT), cast.first(Part.TARGET, Part.LOSER)
    if target is not None and target.kind == "civilians" and group.head.trigger.context == "clash":
        hit = [a for a in cast.actors if cast.part(a) is Part.TARGET and a.kind in PARTIES]
        target = next(iter(hit), target)  # "three were hurt in clashes with the army"
    if target is not None and target.text.lower() in _ANYBODY:
        target = aimed_at(sentence, group, cast) or target  # "killed nine people in an attack on the army"
    if (beaten_off := repelled(sentence, group, cast)) is not None:
        attacker, defender = beaten_off
        speaker = pronoun_subject(sentence, group, said, earlier)
        defender = speaker or as_fighters(defender) or speaker_of_deed(said, [attacker] if attacker else [])
        return _settled(attacker, defender)
    agent = agent or cast.first(Part.BETWEEN)
    if agent is None and (bereaved := mourner(sentence, group)) is not None:
        return Sides(None, bereaved)
    if _is_foiled(sentence, group):
        return _settled(agent, target or _foiler(sentence, group, cast.actors, said, event_type))
    speaker = pronoun_subject(sentence, group, said, earlier)
    if agent is not None and target is None and speaker is not None and speaker.name != agent.name:
        target = speaker  # "X said that it had repelled an attack by Y"
    if _is_unknown(agent) and said is not None and said.party and sentence.cues_of("aloud"):
        agent = said.actor  # "X claimed an attack carried out by a suicide bomber"
    own_deed = not (_is_loss(sentence, group) or _undergone(sentence, group))
    agent = (
        agent or speaker or (denier(sentence, group, said) if own_deed else None) or arresting(sentence, group, said)
    )
    if agent is None and _is_loss(sentence, group):
        before, after = around(sentence, group.head.first, cast.actors)
        return Sides(None, target or _subject(sentence, group, before, after) or speaker_of_deed(said, []))
    own = announced(sentence, group, said, target, cast) if agent is None else None
    return own or _of_deed(sentence, group, said, (agent, target), cast)


def _of_deed(
    sentence: Sentence,
    group: Group,
    said: Attribution | None,
    known: tuple[ActorMention | None, ActorMention | None],
    cast: Cast,
) -> Sides:
    """Fill the sides of a deed that the words beside the actors left open."""
    agent, target = _by_place(sentence, group, said, known, cast)
    if is_same(agent, target):  # "shelled from its positions the positions of the rebels"
        others = [a for a in cast.actors if cast.part(a) is Part.TARGET and not is_same(agent, a)]
        target = next(iter(others), target)
    if target is not None and target.possessive and said is not None and is_same(agent, target):
        target = speaker_of_deed(said, [])  # "X accused Y of shelling its positions"
    return _settled(agent, target)


def _by_place(
    sentence: Sentence,
    group: Group,
    said: Attribution | None,
    known: tuple[ActorMention | None, ActorMention | None],
    cast: Cast,
) -> tuple[ActorMention | None, ActorMention | None]:
    """Fill what the words around the actors leave open from where they stand: subjects, objects, possessors."""
    agent, target = known
    rest = [a for a in cast.actors if a not in known and not (agent is not None and _is_unknown(a))]
    hit = [a for a in rest if cast.part(a) is Part.TARGET]
    before, after = around(sentence, anchor_of(sentence, group), [a for a in rest if a not in hit])
    if sentence.language == "ar" and not group.head.finite:
        before, after = [], [*before, *after]
    if target is None and is_passive(sentence, group):
        if agent is None and group.head.trigger.sub in MOVES:
            return next(iter([*hit, *reversed(before)]), None), None  # "soldiers were deployed"
        return agent, next(iter([*hit, *reversed(before), *(after if agent is None else [])]), None)
    if agent is None:
        if (undone := _without_agent(sentence, group, said, target, (hit, before, after))) is not None:
            return undone
        agent = _subject(sentence, group, before, after)
        after = [a for a in after if a is not agent]
    if target is None:
        target = next(iter([*hit, *(a for a in after if a is not agent)]), None) or _victim(before, agent)
    told_of_people = target is not None and target.kind == "civilians"  # nobody announces that he killed civilians
    if agent is None and not told_of_people and not (sentence.language == "en" and group.main.mark == "and"):
        agent = speaker_of_deed(said, [target] if target else [])  # behind "and" the subject before goes on
    return agent, target


def _without_agent(
    sentence: Sentence,
    group: Group,
    said: Attribution | None,
    target: ActorMention | None,
    around: tuple[list[ActorMention], list[ActorMention], list[ActorMention]],
) -> tuple[ActorMention | None, ActorMention | None] | None:
    """Tell the sides of what has no doer for its subject: a blast, what befell its owner, an attack that hit."""
    hit, before, after = around
    if _is_blast(sentence, group) and party_beside(sentence, group, before) is None:
        others = [a for a in [*after, *before] if a.kind in PARTIES or a.kind == "civilians"]
        return None, target or next(iter([*hit, *others]), None)
    if target is None and not group.head.finite and _undergone(sentence, group):
        return speaker_of_deed(said, (before or after)[:1]), next(iter([*hit, *after, *before]), None)
    if group.head.finite and has_attack_for_subject(sentence, group.head.first):
        author = next((a for a in reversed(before) if a.kind in PARTIES), None)
        return author, target or next(iter([*hit, *after]), None)
    return None


def _subject(
    sentence: Sentence, group: Group, before: list[ActorMention], after: list[ActorMention]
) -> ActorMention | None:
    """Find who does it by where the actors stand around the verb or noun."""
    near = [a for a in after if token_at(sentence, a.shadow_start) - group.head.last <= _SUBJECT_REACH]
    subjects = near if group.head.finite and before else after
    return (
        arabic_subject(sentence, group, before)
        or subject_of(sentence, before, subjects)
        or opening_subject(sentence, group)
    )


def _is_foiled(sentence: Sentence, group: Group) -> bool:
    """Tell whether an attack was averted or beaten off, so that who did that is its target ("repelled an attack")."""
    averted = any(group.main.first <= cue.first <= group.head.first for cue in sentence.cues_of("foiled"))
    ahead = sentence.tokens[max(group.main.first, group.head.first - _REACH) : group.head.first]
    return averted or (not group.head.finite and any(_REPELS.match(token.text) for token in ahead))


def _foiler(
    sentence: Sentence, group: Group, actors: Sequence[ActorMention], said: Attribution | None, event_type: EventType
) -> ActorMention | None:
    """Find who foiled an attack, and so was to be its target: "the army said it had foiled an ambush"."""
    if event_type is not EventType.BATTLES:
        return None
    before, _ = around(sentence, group.head.first, actors)
    return next((a for a in before if a.kind in PARTIES), None) or speaker_of_deed(said, [])


def _undergone(sentence: Sentence, group: Group) -> bool:
    """Tell whether the noun names what befell its owner ("هزيمته", "مقتل", "the arrest of")."""
    word = sentence.tokens[group.head.first].text
    taken = group.head.trigger.context == "territory"  # "the capture of the town"
    return any(noun in word for noun in _UNDERGONE if not (taken and noun == "capture"))


def _is_loss(sentence: Sentence, group: Group) -> bool:
    """Tell whether the verb says what its subject lost to others: "the rebels lost the town", "خسر الجيش البلدة"."""
    return _LOSES.fullmatch(sentence.tokens[group.head.first].text) is not None


def _is_blast(sentence: Sentence, group: Group) -> bool:
    """Tell whether something blew up, which nobody is the subject of ("انفجرت عربة", "a bomb exploded")."""
    word = sentence.tokens[group.head.first].text
    return group.head.trigger.context == "blast" and any(word.find(stem) in (0, 1, 2) for stem in _BLAST)


def _is_unknown(actor: ActorMention | None) -> bool:
    return actor is not None and actor.kind == "generic" and actor.name == _UNIDENTIFIED


def _victim(before: Sequence[ActorMention], agent: ActorMention | None) -> ActorMention | None:
    return next((a for a in before if a is not agent and a.kind == "civilians"), None)


def _settled(agent: ActorMention | None, target: ActorMention | None) -> Sides:
    return Sides(agent, None) if is_same(agent, target) else Sides(agent, target)
