"""An event's trigger and company -> its type and sub-event type, in ACLED's names.

A trigger with a `context` ("attack", "death" …) is decided by tables: the first class of words found in the event's
clauses gives type and sub-event. Who was hit decides between a battle and violence against civilians.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.deciding import Sides
from dashboard.extraction.speech.attribution import token_of
from dashboard.extraction.vocabulary.company import ClassMap
from dashboard.model import EventType, Quantity

_B, _E, _V, _P = EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.PROTESTS
_R, _S, _D, _H = EventType.RIOTS, EventType.STRATEGIC, EventType.DISASTER, EventType.HUMANITARIAN

_GOVERNMENT = ("Military Forces of", "Government of", "Police Forces of", "Security Forces of", "Security forces of")
_ATTACKERS = frozenset({"Unidentified Armed Group", "Unidentified Gunmen", "Bandits"})
_FIGHTING = frozenset(
    {"military", "coalition", "state"}
)  # they fight over villages; gunmen, bandits and rebels raid them
# Deeds done by hand, which no shell and no flood does.
_HANDS = re.compile("stab|behead|decapitat|hack|knif|lynch|strangl|bludgeon")
_EXECUTED = re.compile(r"[وفب]?(?:ال)?(?:[يت]?(?:عدم|ذبح|نحر|شنق|صلب|رجم)|اعدم|اعدام)(?:ت|وا|ه|ها|هم|ات|ون|تهم)?$")
_ASSAULT = re.compile("assault|offensive")
_OBJECT_REACH = 5
_POST_REACH = 7  # "an attack by insurgents on a military outpost"
Row = tuple[str, EventType, str]
_MEANS: tuple[Row, ...] = (
    ("chemical", _E, "Chemical weapon"),
    ("suicide", _E, "Suicide bomb"),
    ("aircraft", _E, "Air/drone strike"),
    ("grenade", _E, "Grenade"),
    ("munition", _E, "Shelling/artillery/missile attack"),
    ("explosive", _E, "Remote explosive/landmine/IED"),
)
_SIDES: tuple[Row, ...] = (("@fighters", _B, "Armed clash"), ("@civilians", _V, "Attack"))
_TABLES: dict[str, tuple[Row, ...]] = {
    "clash": (
        ("settlers", _R, "Mob violence"),
        ("protesters", _R, "Violent demonstration"),
        ("missiles_thrown", _R, "Violent demonstration"),
    ),
    "attack": (
        ("settlers", _R, "Mob violence"),
        ("mob", _R, "Mob violence"),
        ("tear_gas", _R, "Violent demonstration"),
        *_MEANS,
        ("missiles_thrown", _R, "Mob violence"),
        ("@aid", _V, "Attack"),
        ("@post", _B, "Armed clash"),
        ("@town", _B, "Armed clash"),
        *_SIDES,
        ("state_target", _B, "Armed clash"),
        ("civilians", _V, "Attack"),
        ("@settlement", _V, "Attack"),
        ("fighters", _B, "Armed clash"),
    ),
    "ambush": (
        *_SIDES,
        ("travellers", _V, "Attack"),
        ("fighters", _B, "Armed clash"),
        ("civilians", _V, "Attack"),
    ),
    "death": (
        ("mob", _R, "Mob violence"),
        ("@people", _V, "Attack"),
        ("suicide", _E, "Suicide bomb"),
        ("disaster", _D, ""),
        ("disease", _H, ""),
        *_MEANS[1:],
        ("tear_gas", _P, "Protest with intervention"),
        ("bombardment", _E, "Shelling/artillery/missile attack"),
        ("fight", _B, "Armed clash"),
        *_SIDES,
        ("civilians", _V, "Attack"),
        ("@settlement", _V, "Attack"),
        ("fighters", _B, "Armed clash"),
    ),
    "blast": (("suicide", _E, "Suicide bomb"), ("grenade", _E, "Grenade"), ("!drone", _E, "Air/drone strike")),
    "strike": (("aircraft", _E, "Air/drone strike"), ("munition", _E, "Shelling/artillery/missile attack")),
    "fire": (
        ("@between", _B, "Armed clash"),
        ("@protest", _P, "Excessive force against protesters"),
        *_SIDES,
        ("state_target", _B, "Armed clash"),
        ("civilians", _V, "Attack"),
        ("@settlement", _V, "Attack"),
        ("fight", _B, "Armed clash"),
        ("fighters", _B, "Armed clash"),
    ),
    "destruction": (
        ("disaster", _D, ""),
        *_MEANS,
        ("bombardment", _E, "Shelling/artillery/missile attack"),
        ("fight", _B, "Armed clash"),
        ("armour", _B, "Armed clash"),
        _SIDES[0],
    ),
    "beating": (("protest", _P, "Protest with intervention"),),
    "protest": (
        ("live_fire", _P, "Excessive force against protesters"),
        ("intervention", _P, "Protest with intervention"),
    ),
}


class Kind(NamedTuple):
    """Type, sub-event type (None where ACLED has none) and the rule that gave them."""

    event_type: EventType
    sub: str | None
    rule: str


def classify(sentence: Sentence, group: Group, classes: ClassMap, sides: Sides, quantities: Sequence[Quantity]) -> Kind:
    """Decide the type of an event."""
    trigger = group.head.trigger
    scene = _Scene(sentence, group, classes, sides, quantities)
    if trigger.context == "territory" and trigger.role == "weak" and _sacks(scene):
        return Kind(_V, "Attack", "gunmen came upon a village and killed")
    if trigger.context == "territory":
        return Kind(trigger.type, _territory(sides), "territory")
    if trigger.context == "strike" and classes.has("munition", group.head.first, group.head.last):
        return Kind(trigger.type, trigger.sub, "trigger names its means")
    struck = trigger.type is _E and trigger.context == "attack"  # "a strike on a car" stays one, whoever was hit
    for name, event_type, sub in _TABLES.get(trigger.context, ()):
        if struck and event_type is not _E:
            continue
        if _holds(name, scene):
            return Kind(event_type, sub or None, f"{trigger.context}: {name}")
    if trigger.sub == "Looting/property destruction" and trigger.role != "result" and _deadly(quantities):
        return Kind(_V, "Attack", "set fire to what people died in")
    return Kind(trigger.type, trigger.sub or None, trigger.context or "trigger")


def _deadly(quantities: Sequence[Quantity]) -> bool:
    return any(q.kind == "killed" and q.value for q in quantities)


class _Scene(NamedTuple):
    """An event with all that may decide its type."""

    sentence: Sentence
    group: Group
    classes: ClassMap
    sides: Sides
    quantities: Sequence[Quantity]


def _holds(name: str, scene: _Scene) -> bool:
    """Tell whether a row's condition holds: a named one, or a class of words in the event's clauses."""
    if name in _CONDITIONS:
        return _CONDITIONS[name](scene)
    group, skip = scene.group, range(0)
    if name in ("fighters", "civilians"):
        trigger = group.head.trigger
        if name == "fighters" and trigger.context == "death" and trigger.role == "cause":
            return False  # who assassinates or executes hits no army
        skip = _words_of(scene.sentence, scene.sides.actor1)
    return any(scene.classes.has(name, clause.first, clause.last, skip) for clause in group.clauses)


def _at_protest(scene: _Scene) -> bool:
    """Tell whether shots were fired at a crowd; English workers and supporters alone are none."""
    crowd = "protest" if scene.sentence.language == "ar" else "demonstrators"
    return any(scene.classes.has(crowd, clause.first, clause.last) for clause in scene.group.clauses)


def _on_post(scene: _Scene) -> bool:
    """Tell whether what was attacked is guarded by the state: a prison, a barracks, an airport."""
    last = scene.group.head.last
    return scene.classes.has("state_target", last, last + _POST_REACH)


def _by_hand(scene: _Scene) -> bool:
    """Tell whether people were stabbed, beheaded or shot from near, which says how, whatever else the sentence tells.

    "A man stabbed three people before police shot him": not the police.
    """
    head = scene.group.head
    if _EXECUTED.match(scene.sentence.tokens[head.first].text):
        return True
    by_hand = any(_HANDS.match(token.text) for token in scene.sentence.tokens[head.first : head.last])
    return by_hand and any(scene.classes.has(n, head.last, head.last + _OBJECT_REACH) for n in ("people", "civilians"))


def _on_town(scene: _Scene) -> bool:
    """Tell whether an army came upon a town, or one is assaulted, and no dead are counted ("an assault on Idlib")."""
    sentence, head, agent = scene.sentence, scene.group.head, scene.sides.actor1
    if sentence.language != "en" or any(q.kind in ("killed", "injured") for q in scene.quantities):
        return False
    named = any(head.last <= sentence.token_at(t.span.start) <= head.last + 1 for t in sentence.toponyms)
    assault = any(_ASSAULT.match(token.text) for token in sentence.tokens[head.first : head.last])
    return named and (assault or (agent is not None and agent.kind in _FIGHTING))


def _is_between(scene: _Scene) -> bool:
    """Tell whether two sides fire on each other: "gunfire between units loyal to rivals"."""
    last = scene.group.head.last
    words = [token.text for token in scene.sentence.tokens[last : last + 2]]
    return "between" in words


def _on_aid(scene: _Scene) -> bool:
    """Tell whether those attacked bring aid: "a UNICEF convoy came under fire", "opened fire on an ambulance"."""
    head, group = scene.group.head, scene.group
    near = (max(group.main.first, head.first - _OBJECT_REACH), head.last + _OBJECT_REACH)
    return scene.classes.has("aid_convoy", *near)


def _robs_settlement(scene: _Scene) -> bool:
    """Tell whether gunmen, bandits or rebels came upon a village without meeting fighters."""
    group, classes, agent = scene.group, scene.classes, scene.sides.actor1
    if agent is None or agent.kind in _FIGHTING:
        return False
    skip = _words_of(scene.sentence, agent)
    head = group.head.first  # those before it are more often who tells of it
    met = any(classes.has("fighters", max(head, clause.first), clause.last, skip) for clause in group.clauses)
    return not met and any(classes.has("settlement", clause.first, clause.last) for clause in group.clauses)


def _sacks(scene: _Scene) -> bool:
    """Tell whether gunmen stormed an Arabic sentence's village and killed its people ("اقتحموا قريتين وقتلوا 17")."""
    killed = any(q.kind == "killed" and q.whose not in ("fighters", "soldiers", "police") for q in scene.quantities)
    return scene.sentence.language == "ar" and killed and _robs_settlement(scene)


def _words_of(sentence: Sentence, actor: ActorMention | None) -> range:
    if actor is None:
        return range(0)
    return range(token_of(sentence, actor.shadow_start), token_of(sentence, actor.shadow_end))


def _hit(sides: Sides, quantities: Sequence[Quantity]) -> str | None:
    """Tell who was hit: by the target's kind, else by who was counted among the killed and injured."""
    target = sides.actor2
    nameless = target is not None and sides.actor1 is None and target.name in _ATTACKERS
    if nameless:
        target = None  # armed men nobody names attack; when they are killed, they are counted
    if target is not None and target.kind in ("military", "rebel", "militia", "coalition", "state"):
        return "fighters"
    agent = sides.actor1
    counted = {
        q.whose
        for q in quantities
        if q.kind in ("killed", "injured") and q.whose is not None
        and not (agent is not None and q.span.start < agent.span.end and agent.span.start < q.span.end)
    }  # fmt: skip
    if target is None and counted & {"civilians", "families"} and counted & {"fighters", "soldiers", "police"}:
        return "fighters"
    if (target is not None and target.kind == "civilians") or counted & {"civilians", "families"}:
        return "civilians"
    return "fighters" if counted else None


def _territory(sides: Sides) -> str:
    agent = sides.actor1
    if agent is not None and agent.name and agent.name.startswith(_GOVERNMENT):
        return "Government regains territory"
    return "Non-state actor overtakes territory"


_CONDITIONS: Mapping[str, Callable[[_Scene], bool]] = {
    "@fighters": lambda scene: _hit(scene.sides, scene.quantities) == "fighters",
    "@civilians": lambda scene: _hit(scene.sides, scene.quantities) == "civilians",
    "@settlement": _robs_settlement,
    "@protest": _at_protest,
    "@people": _by_hand,
    "@post": _on_post,
    "@town": _on_town,
    "@aid": _on_aid,
    "@between": _is_between,
}
