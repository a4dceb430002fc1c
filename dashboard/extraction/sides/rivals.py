"""The fights an article tells of -> who a party is fighting where a sentence leaves its enemy out.

"The rebels took the town": from whom, the article says elsewhere. Only an opponent that the article itself names is
taken: the last one it told of, or the only other armed party in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.sides.deciding import Sides
from dashboard.model import EventType

_ARMED = frozenset({"military", "rebel", "militia"})
_INSURGENT = frozenset({"rebel", "militia"})  # they fight the army of their country first, if the article names it
_ARMY = "Military Forces of"
_POLICING = ("Police", "Border Guard", "Coast Guard", "Security Forces", "Military Intelligence", "Settlers")


@dataclass(slots=True)
class Rivals:
    """Who fought whom so far, by name; `only` are the armed parties of the whole article, by name."""

    only: dict[str, ActorMention] = field(default_factory=dict)
    told: dict[str, ActorMention] = field(default_factory=dict)

    @classmethod
    def of(cls, actors: Sequence[ActorMention]) -> Rivals:
        """Begin an article with all of its actors known."""
        return cls(only={a.name: a for a in reversed(actors) if a.name and _is_armed(a)})

    def complete(self, sides: Sides, event_type: EventType) -> Sides:
        """Give who fights a battle an enemy, and remember who fought; who attacked is never inferred."""
        first, second = sides.actor1, sides.actor2
        if first is not None and second is not None and _is_armed(first) and _is_armed(second):
            self.told[first.name or ""], self.told[second.name or ""] = second, first
        if event_type is not EventType.BATTLES:
            return sides
        if first is not None and second is None:
            return replace(sides, actor2=self._enemy(first))
        return sides

    def _enemy(self, actor: ActorMention) -> ActorMention | None:
        name = (actor.armed_name if actor.kind == "state" else actor.name) or ""
        others = [other for known, other in self.only.items() if known != name]
        if actor.kind in _INSURGENT:
            armies = [o for o in others if o.country == actor.country and (o.name or "").startswith(_ARMY)]
            if armies:
                return armies[0]
        if name in self.told:
            return self.told[name]
        return others[0] if name in self.only and len(others) == 1 else None


def _is_armed(actor: ActorMention) -> bool:
    return actor.kind in _ARMED and not (actor.name or "").startswith(_POLICING)
