"""An event's clauses -> its cast: the actors who may be its sides, and the part that the words beside each give it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.pronouns import PARTIES, owner_of
from dashboard.extraction.sides.roles import Part, is_accused, part_of, token_at
from dashboard.extraction.sides.subjects import in_apposition, is_joined, is_passive
from dashboard.extraction.speech.attribution import Attribution
from dashboard.model import EventType

_QUOTED = frozenset({"monitor", "media", "agency"})
_HELPED = frozenset({EventType.HUMANITARIAN, EventType.STRATEGIC})
_BEHIND = 8


class Cast(NamedTuple):
    """Who may be a side (`actors`), everybody named who is no mere bystander (`named`), and the part of each, by where
    it stands."""

    actors: Sequence[ActorMention]
    named: Sequence[ActorMention]
    parts: dict[int, Part]

    def part(self, actor: ActorMention) -> Part | None:
        """Give the part of an actor; None for one from before the sentence."""
        return self.parts.get(actor.shadow_start)

    def first(self, *parts: Part) -> ActorMention | None:
        """Give the first actor who has one of the parts."""
        return next((a for a in self.actors if self.part(a) in parts), None)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of an event; either may be unknown. `subject` is who acts where that is not actor1: the police
    that met a protest. `homes`: a disaster hit people's homes. `mutual`: they fight each other, so that nobody need
    have begun it. `arms`: what was hit is what only fighters have.
    `again`: the words point back to what was told before ("the shelling")."""

    actor1: ActorMention | None = None
    actor2: ActorMention | None = None
    subject: ActorMention | None = None
    homes: bool = False
    mutual: bool = False
    arms: bool = False
    again: bool = False


def cast_of(sentence: Sentence, group: Group, event_type: EventType, said: Attribution | None) -> Cast:
    """Cast an event; whoever is only quoted, or only stands beside, is no side."""
    near = _near(sentence, group)
    head, passive = group.head, is_passive(sentence, group)
    parts = {a.shadow_start: part_of(sentence, a, head.first, finite=head.finite, passive=passive) for a in near}
    for actor in near:
        if in_apposition(sentence, actor, group.head.first):
            parts[actor.shadow_start] = Part.ASIDE
    for left, right in pairwise(near):
        if parts[left.shadow_start] is Part.ASIDE and is_joined(sentence, left, right):
            parts[right.shadow_start] = Part.ASIDE  # "supported by militia and African Union troops"
    inside = [_as_victim(a, parts[a.shadow_start]) for a in near if parts[a.shadow_start] is not Part.ASIDE]
    actors = [
        owner_of(sentence, a, said)
        for a in inside
        if _acts(sentence, group, a, said, event_type in _HELPED or parts[a.shadow_start] is Part.TARGET)
        and not _is_inside_name(sentence, a)
    ]
    return Cast(actors, [a for a in inside if a.kind in PARTIES or a.kind == "civilians"], parts)


def _as_victim(actor: ActorMention, part: Part) -> ActorMention:
    """Count settlers whom others hurt among the civilians."""
    if part is Part.TARGET and (actor.name or "").startswith("Settlers"):
        return replace(actor, name="Civilians", kind="civilians")
    return actor


def _is_inside_name(sentence: Sentence, actor: ActorMention) -> bool:
    """Tell whether a common noun is only a word of a place's name: "ود مدني"."""
    if actor.kind not in ("civilians", "generic"):
        return False
    start, end = actor.span.start, actor.span.end
    return any(t.span.start < start and end <= t.span.end for t in sentence.toponyms if t.refers_to is None)


def _near(sentence: Sentence, group: Group) -> list[ActorMention]:
    """Give the actors of an event's clauses and of the words right behind them ("between X | and Y")."""
    clauses = group.clauses
    first = sentence.tokens[clauses[0].first].start
    last = sentence.tokens[min(len(sentence.tokens), clauses[-1].last + _BEHIND) - 1].end
    left = bisect_left(sentence.actors, first, key=lambda actor: actor.shadow_end)
    return sentence.actors[left : bisect_left(sentence.actors, last, key=lambda actor: actor.shadow_start)]


def _acts(sentence: Sentence, group: Group, actor: ActorMention, said: Attribution | None, agencies: bool) -> bool:
    """Tell whether an actor may be a side; `agencies` says whether those who bring aid may, too."""
    if not actor.name or (actor.speaker and not (agencies and actor.kind in ("agency", "state"))):
        return False
    quoted = said is not None and said.span is not None and said.span.start <= actor.span.start < said.span.end
    if quoted and not is_accused(sentence, actor, token_at(sentence, actor.shadow_start)):
        return False  # who speaks acts by a pronoun, if at all
    return group.holds(token_at(sentence, actor.shadow_start)) and (
        actor.kind not in _QUOTED or (agencies and actor.kind == "agency")
    )


def around(
    sentence: Sentence, word: int, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Part actors into those before a word and those from there on."""
    start = sentence.tokens[word].start
    return [a for a in actors if a.shadow_start < start], [a for a in actors if a.shadow_start >= start]


def is_same(one: ActorMention | None, other: ActorMention | None) -> bool:
    """Tell whether two are the same side: a state is its forces."""
    if one is None or other is None:
        return False
    names = [(a.armed_name if a.kind == "state" else None) or a.name for a in (one, other)]
    return names[0] == names[1]
