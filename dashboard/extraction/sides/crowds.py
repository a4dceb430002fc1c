"""A protest, riot, disaster or flight -> the people in it, and the force that met them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Sides, around
from dashboard.model import EventType

_HOMES = frozenset({"home", "homes", "house", "houses", "huts", "منزل", "منزلا", "منازل", "بيوت", "مساكن", "خيام"})


def is_force(actor: ActorMention) -> bool:
    """Tell whether an actor is a state's: army, police, government."""
    return actor.kind in ("military", "state") or actor.state_template is not None


def crowd_of(sentence: Sentence, group: Group, event_type: EventType, actors: Sequence[ActorMention]) -> Sides:
    """Tell who is hit by a disaster, who is driven out, who is in a crowd and which force met it."""
    people = next((a for a in actors if a.kind == "civilians"), None)
    if event_type in (EventType.DISASTER, EventType.DISPLACEMENT):
        homes = any(group.holds(i) and t.text in _HOMES for i, t in enumerate(sentence.tokens))
        return Sides(None, people, homes=homes) if event_type is EventType.DISASTER else Sides(people)
    crowd = next((a for a in actors if a.kind == "civilians" or (a.kind == "militia" and not is_force(a))), None)
    force = next((a for a in actors if is_force(a)), None)
    before, _ = around(sentence, group.head.first, actors)
    opens = force is not None and before[:1] == [force]
    return Sides(crowd, force, force if opens and group.head.finite and sentence.language == "en" else None)
