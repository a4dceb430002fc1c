"""An event's sides -> the names it is told under: crowds by what they do, states by their forces where they fight."""

from __future__ import annotations

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.sides.deciding import MOVES, Sides, is_force
from dashboard.model import EventType

_FIGHTS = frozenset({EventType.BATTLES, EventType.EXPLOSIONS})
_CROWDS = {EventType.PROTESTS: "Protesters", EventType.RIOTS: "Rioters"}
_JUST_PEOPLE = frozenset({"Civilians", "Protesters"})
_HIT_CIVILIANS = frozenset({EventType.CIVILIANS, EventType.HUMANITARIAN})
_PROPERTY = frozenset({"Looting/property destruction", "Mob violence"})
_SENT = "Change to group/activity"
_MAY_HIT = frozenset({EventType.EXPLOSIONS, EventType.DISASTER})


def name_sides(
    sides: Sides, event_type: EventType, sub: str | None = None, *, counted: bool = False
) -> tuple[str | None, str | None]:
    """Give both sides' names: a state by its forces where they fight or move, crowds by what they do, civilians by
    default where people or their homes are hit.

    `sub` is the sub-event type; `counted` says whether the event counts people without calling them fighters.
    """
    if event_type in _CROWDS:
        return _crowd(sides, _CROWDS[event_type], lynched=sub == "Mob violence")
    if event_type is EventType.DISPLACEMENT:
        moved_by = sides.actor1 if sides.actor1 is not None and is_force(sides.actor1) else None
        return (moved_by.name, "Civilians") if moved_by is not None else ("Civilians", None)
    armed = event_type in _FIGHTS or sub in MOVES
    first, second = (_name(actor, armed=armed) for actor in (sides.actor1, sides.actor2))
    if sub == _SENT and _sends_own(sides):
        first, second = second, None  # "Kenya will send police officers", "the president sent soldiers"
    if second == first and sub in MOVES:
        second = None
    hit = event_type in _HIT_CIVILIANS or sub in _PROPERTY or sides.homes or (counted and event_type in _MAY_HIT)
    if second is None and hit and first != "Civilians":
        second = "Civilians"
    return first, second


def _name(actor: ActorMention | None, *, armed: bool) -> str | None:
    if actor is None:
        return None
    return actor.armed_name or actor.name if armed and actor.kind == "state" else actor.name


def _crowd(sides: Sides, crowd: str, *, lynched: bool) -> tuple[str | None, str | None]:
    """Name a crowd by what it does, not by its trade; a union or settlers keep their name, and forces come second."""
    first, second = sides.actor1, sides.actor2
    if first is not None and is_force(first):
        return crowd, first.name
    own = first.name if first is not None and first.name not in _JUST_PEOPLE else crowd
    people = second is not None and second.kind == "civilians"
    marchers = people and second is not None and second.name == "Protesters"
    hit = "Protesters" if marchers and crowd == "Rioters" else "Civilians" if lynched and people else None
    hit = "Civilians" if own not in _CROWDS.values() and second is None else hit
    return own, second.name if second is not None and is_force(second) else hit if crowd == "Rioters" else None


def _sends_own(sides: Sides) -> bool:
    """Tell whether forces are told to be sent by their own state, or by nobody that is named."""
    sender, sent = sides.actor1, sides.actor2
    if sent is None or sent.kind != "military":
        return False
    return sender is None or (sender.kind == "state" and None is not sender.country == sent.country)
