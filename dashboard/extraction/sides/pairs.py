"""A fight's cast -> its two sides where the words pair them: "between X and Y", who beat off whose attack."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Cast, around
from dashboard.extraction.sides.pronouns import PARTIES
from dashboard.extraction.sides.roles import Part, token_at
from dashboard.extraction.sides.subjects import is_joined, is_passive
from dashboard.model import Span

_PEOPLE, _ARMED_PEOPLE = "Civilians", "Communal Militia"
_HERDERS = re.compile("(?:armed )?(?:herders?|herdsm[ea]n|pastoralists?|nomads?)|(?:ال)?رعا[ةه]")
_KINDRED = (
    ("Tribal Militia", re.compile("tribal|intertribal|(?:ال)?قبلي(?:ه)?")),
    ("Clan Militia", re.compile("clan|interclan|(?:ال)?عشائري(?:ه)?")),
    (
        "Communal Militia",
        re.compile("(?:inter)?communal|ethnic|sectarian|intercommunity|(?:ال)?(?:طائفي|عرقي|اثني|اهلي)(?:ه)?"),
    ),
)
_AND_REACH = 8  # words from one side of "between" to the other
_ASSAULT_REACH, _PREDICATE_REACH = 5, 12
_BE = frozenset({"was", "were", "been", "being"})
_DUALS = ("تين", "تان", "ين", "ان")
_TWO = frozenset({"two", "rival", "warring", "opposing", "feuding", "competing"})
_SEVERAL = re.compile(r"[a-z-]+s|[a-z-]*men|(?:ال)?(?:\w+ات|\w+ون|\w+ين|فصائل|عشائر|قبائل|عصابات|كتائب)")
_DEFENDS = re.compile(  # whoever does this is under attack, whatever its object
    r"(?:repel|repuls|ward|stav)\w* ?|(?:fight|fought|fend|hold|held|beat|beaten|stood|stand)\w* off"
)
_DRIVES = re.compile(r"(?:beat|beaten|dr[io]ven?|drove|push|thrust|forc|throw|threw|thrown|turn)\w* (?:back|off)")
_ASSAULTS = frozenset(
    {"attack", "attacks", "assault", "assaults", "offensive", "raid", "raids", "ambush", "incursion", "advance", "push",
     "counterattack", "counterattacks", "counteroffensive", "attempt", "attempts", "thrust", "onslaught", "wave",
     "waves", "charge"}
)  # fmt: skip


def paired(sentence: Sentence, group: Group, cast: Cast) -> tuple[ActorMention, ActorMention] | None:
    """Give the two sides of "between X and Y" and "X and Y clashed"; of "between rival gangs" both are the gangs."""
    first = cast.first(Part.BETWEEN)
    if cast.first(Part.AGENT) is not None:
        return None
    if first is None:
        return _each_other(sentence, group, cast) or _kindred(sentence, group, cast)
    behind = token_at(sentence, first.shadow_end - 1) + 1
    following = [a for a in cast.named if a.shadow_start >= first.shadow_end]
    other = next((a for a in following if _is_joined(sentence, behind, token_at(sentence, a.shadow_start))), None)
    if other is not None:
        return first, other
    return (first, first) if _is_pair(sentence, first, behind) else None


def _each_other(sentence: Sentence, group: Group, cast: Cast) -> tuple[ActorMention, ActorMention] | None:
    """Give the joined subjects of a verb of fighting or agreeing that has no other object: "the two sides clashed"."""
    head, parties = group.head, [a for a in cast.actors if a.kind in PARTIES]
    each_other = head.trigger.context == "clash" or head.trigger.sub == "Agreement"
    if not each_other or not head.finite or len(parties) != 2:
        return None
    before, after = around(sentence, head.first, parties)
    subjects = before if sentence.language == "en" else after
    if len(subjects) != 2 or any(cast.part(a) is not Part.NONE for a in subjects) or is_passive(sentence, group):
        return None
    return next(((a, b) for a, b in pairwise(subjects) if is_joined(sentence, a, b)), None)


def _kindred(sentence: Sentence, group: Group, cast: Cast) -> tuple[ActorMention, ActorMention] | None:
    """Give "tribal clashes", "قتال قبلي" two militias of the kind that the adjective names, where no party is named."""
    head = group.head
    english = sentence.language == "en"
    noun = english or not head.finite  # "clashes" may be read as a verb
    if not noun or head.trigger.context != "clash" or any(a.kind in PARTIES for a in cast.actors):
        return None
    near = (
        range(max(0, head.first - 2), head.last)
        if english
        else range(head.first, min(head.last + 2, len(sentence.tokens)))
    )
    for index in near:
        token = sentence.tokens[index]
        kind = next((name for name, words in _KINDRED if words.fullmatch(token.text)), None)
        if kind is not None:
            start = sentence.raw_starts[index]
            span = Span(start, start + token.end - token.start)
            actor = ActorMention(
                span=span, shadow_start=token.start, shadow_end=token.end, text=token.text, name=kind, kind="militia"
            )
            return actor, actor
    return None


def people_who_fight(sentence: Sentence, group: Group, cast: Cast, target: ActorMention | None) -> ActorMention | None:
    """Find herders who raid a village and a crowd that fights soldiers: the subject right beside the verb."""
    head = group.head
    if not head.finite or is_passive(sentence, group) or head.trigger.context not in ("attack", "clash", "ambush"):
        return None
    before, after = around(sentence, head.first, [a for a in cast.actors if a.kind == "civilians"])
    if sentence.language == "en":
        near = [a for a in before[-1:] if token_at(sentence, a.shadow_end - 1) + 1 == head.first]
    else:
        near = [a for a in after[:1] if token_at(sentence, a.shadow_start) <= head.last]
    people = next((a for a in near if cast.part(a) is Part.NONE and a is not target), None)
    if people is None:
        return None
    if _HERDERS.fullmatch(people.text.lower()):
        return as_fighters(people)
    met = head.trigger.context == "clash" and target is not None and target.kind == "military"
    return replace(people, name="Rioters") if met else None


def as_opponents(one: ActorMention, other: ActorMention) -> tuple[ActorMention, ActorMention]:
    """Call people who fight each other a militia, and those who fight soldiers or police rioters."""
    people = [a for a in (one, other) if a.kind == "civilians" and a.name == _PEOPLE]
    if len(people) == 1 and any(a.kind == "military" for a in (one, other)):
        one, other = (replace(a, name="Rioters") if a in people else a for a in (one, other))
        return one, other
    return as_fighters(one) or one, as_fighters(other) or other


def as_fighters(actor: ActorMention | None) -> ActorMention | None:
    """Call herders, farmers or families who fight each other a communal militia."""
    if actor is None or actor.kind != "civilians" or actor.name != _PEOPLE:
        return actor
    return replace(actor, name=_ARMED_PEOPLE, kind="militia", group=None)


def _is_joined(sentence: Sentence, behind: int, index: int) -> bool:
    """Tell whether "and" leads from one side to the other, with no verb's worth of words between."""
    words = [token.text for token in sentence.tokens[behind : index + 1]]
    if len(words) > _AND_REACH or any("," in token.gap for token in sentence.tokens[behind + 1 : index + 1]):
        return False
    if sentence.language == "en":
        return "and" in words[:-1]
    return any(word.startswith("و") for word in words)


def _is_pair(sentence: Sentence, actor: ActorMention, behind: int) -> bool:
    """Tell whether one word stands for both sides: "two clans", "rival gangs", "عشيرتين", "فصائل متناحرة"."""
    words = actor.text.lower().split()
    first = token_at(sentence, actor.shadow_start)
    ahead = [token.text for token in sentence.tokens[max(0, first - 2) : first]]
    if words[0].endswith(_DUALS[:2]) or words[0] in _TWO or _TWO & set(ahead):
        return True
    if actor.kind != "generic" or actor.state_template is not None:
        return False
    rest = [token.text for token in sentence.tokens[behind : behind + 3]]
    joined = "and" in rest or (sentence.language == "ar" and any(word.startswith("و") for word in rest))
    return not joined and _SEVERAL.fullmatch(words[0] if sentence.language == "ar" else words[-1]) is not None


def repelled(sentence: Sentence, group: Group, cast: Cast) -> tuple[ActorMention | None, ActorMention | None] | None:
    """Give (attacker, defender) of an attack that an English verb says was beaten off; None where none was."""
    head = group.head
    if sentence.language != "en":
        return None
    if not head.finite:
        verb = _predicate(sentence, head.last)
        return None if verb is None else _beaten_off(sentence, verb, cast)
    if not _defends(sentence, head.first, head.last):
        return None
    if is_passive(sentence, group):
        return _beaten_off(sentence, head.first, cast)
    before, after = around(sentence, head.first, [a for a in cast.actors if _may_fight(a)])
    before, after = before[::-1], [a for a in after if a.kind in PARTIES]
    by = [a for a in after if cast.part(a) is Part.AGENT]
    return next(iter([*by, *after]), None), next(iter(before), None)


def _predicate(sentence: Sentence, last: int) -> int | None:
    """Find the passive verb of standing off behind a noun: "an attack on the town was | repelled"."""
    tokens = sentence.tokens
    ends = range(last, min(len(tokens), last + _PREDICATE_REACH))
    return next((i for i in ends if tokens[i - 1].text in _BE and _defends(sentence, i, i + 2)), None)


def _beaten_off(sentence: Sentence, verb: int, cast: Cast) -> tuple[ActorMention | None, ActorMention | None]:
    """Read "an attack (by X) on Y's town was | repelled (by Y)"."""
    before, after = around(sentence, verb, cast.actors)
    attackers = [a for a in before if cast.part(a) is Part.AGENT]
    hit = [a for a in before if a not in attackers]
    defenders = [a for a in after if cast.part(a) is Part.AGENT]
    return next(iter(attackers), None), next(iter([*defenders, *hit]), None)


def _defends(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a verb says that somebody stood off an attack."""
    words = " ".join(token.text for token in sentence.tokens[first:last])
    driven = {token.text for token in sentence.tokens[max(0, first - _PREDICATE_REACH) : last + _ASSAULT_REACH]}
    return _DEFENDS.match(words) is not None or (_DRIVES.match(words) is not None and bool(driven & _ASSAULTS))


def _may_fight(actor: ActorMention) -> bool:
    return actor.kind in PARTIES or actor.kind == "civilians"
