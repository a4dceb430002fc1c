"""The fights an article tells of -> who a party is fighting where a sentence leaves its enemy out.

"The rebels took the town": from whom, the article says elsewhere. Only an opponent that the article itself names is
taken: the last one it told of, or the only other armed party in it. "Fighting resumed in the east": between the only
two it has told of. Who began, attacked or fired is never inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.sides.deciding import Sides
from dashboard.model import EventType

_ARMED = frozenset({"military", "rebel", "militia"})
_INSURGENT = frozenset({"rebel", "militia"})  # they fight the army of their country first, if the article names it
_ARMY = "Military Forces of"
_POLICING = re.compile(
    "^(?:Police|Border Guard|Coast Guard|Security Forces|Settlers|Shin Bet|Mossad|Basij)|Intelligence|Security Service|"
    "Directorate|Coast Guard|Rosgvardia|Emergency Service"
)


@dataclass(slots=True)
class Rivals:
    """Who fought whom so far, by name; `only` are the armed parties of the whole article, by name, and `pairs` those
    told to fight each other, in the order in which they were first told; `last` is the last event's type and agent."""

    only: dict[str, ActorMention] = field(default_factory=dict)
    told: dict[str, ActorMention] = field(default_factory=dict)
    pairs: dict[frozenset[str], tuple[ActorMention, ActorMention]] = field(default_factory=dict)
    last: tuple[EventType | None, ActorMention | None] = (None, None)

    @classmethod
    def of(cls, actors: Sequence[ActorMention]) -> Rivals:
        """Begin an article with all of its actors known."""
        return cls(only={a.name: a for a in reversed(actors) if a.name and _is_armed(a)})

    def complete(self, sides: Sides, event_type: EventType) -> Sides:
        """Give who fights a battle an enemy, and remember who fought; who attacked is never inferred."""
        if event_type is EventType.BATTLES:
            sides = _without_bystanders(sides)
        if sides.again and sides.actor1 is None and event_type is self.last[0]:
            sides = replace(sides, actor1=self.last[1])  # "the shelling" is by whoever was told to shell
        self.last = event_type, sides.actor1
        self._remember(sides)
        first, second = sides.actor1, sides.actor2
        if event_type is EventType.EXPLOSIONS and sides.arms and first is not None and second is None:
            return replace(sides, actor2=self._enemy(first))
        if event_type is not EventType.BATTLES:
            return sides
        if first is not None and second is None:
            return replace(sides, actor2=self._enemy(first))
        if first is None and sides.mutual and (pair := self._only_pair(second)) is not None:
            return replace(sides, actor1=pair[0], actor2=pair[1])
        return sides

    def _remember(self, sides: Sides) -> None:
        first, second = sides.actor1, sides.actor2
        if first is None or second is None or not _is_armed(first) or not _is_armed(second):
            return
        names = self._fighting_name(first), self._fighting_name(second)
        self.told[names[0]], self.told[names[1]] = second, first
        self.pairs.setdefault(frozenset(names), (first, second))

    def _only_pair(self, second: ActorMention | None) -> tuple[ActorMention, ActorMention] | None:
        """Give the only two that the article has told to fight each other, unless others may be meant as well; where
        one side of the new fight is named it must be one of them."""
        if len(self.pairs) != 1:
            return None
        ((names, (one, other)),) = self.pairs.items()
        others = [a for known, a in self.only.items() if known not in names]
        if any(a.kind in _INSURGENT or a.country in (one.country, other.country) for a in others):
            return None
        if second is None:
            return one, other
        name = self._fighting_name(second)
        return (other, second) if name == self._fighting_name(one) else (one, second) if name in names else None

    @staticmethod
    def _fighting_name(actor: ActorMention) -> str:
        return (actor.armed_name if actor.kind == "state" else actor.name) or ""

    def _enemy(self, actor: ActorMention) -> ActorMention | None:
        name = self._fighting_name(actor)
        if name.startswith("Settlers"):
            return None
        others = [other for known, other in self.only.items() if known != name]
        if actor.kind in _INSURGENT:
            armies = [o for o in others if o.country == actor.country and (o.name or "").startswith(_ARMY)]
            if armies:
                return armies[0]
        if name in self.told:
            return self.told[name]
        rebels = [o for o in others if o.kind in _INSURGENT]
        if actor.kind == "military" and len(rebels) == 1 and rebels[0].country in (actor.country, None):
            return rebels[0]  # the army fights the only rebels of its country
        if actor.kind == "military" and all(o.kind == "military" for o in others):
            armies = [o for o in others if (o.name or "").startswith(_ARMY) and o.country != actor.country]
            return armies[0] if len(armies) == 1 else None  # a war of two states, whoever helps them
        return others[0] if name in self.only and len(others) == 1 else None


def _without_bystanders(sides: Sides) -> Sides:
    """Leave civilians out of a battle: those killed in it are none of its sides."""
    second = sides.actor2
    return replace(sides, actor2=None) if second is not None and second.kind == "civilians" else sides


def _is_armed(actor: ActorMention) -> bool:
    return actor.kind in _ARMED and _POLICING.search(actor.name or "") is None
