"""What somebody says of his own deeds -> the agent: who announces, denies or reports what he himself did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Cast, Sides, is_same
from dashboard.extraction.sides.pronouns import PARTIES
from dashboard.extraction.sides.roles import Part, token_at
from dashboard.extraction.speech.attribution import Attribution

_CIVIL_OFFICES = ("صحة", "خارجية", "الإعلام", "health", "foreign", "information", "civil defen", "disaster", "emergenc")
_DENIES = re.compile(r"den(?:y|ies|ied|ying)|[وف]?(?:ينفي|تنفي|نفي|نفت|نفوا|انكر|انكرت|ينكر|تنكر)")
_PERFECT = frozenset({"having", "ever", "deliberately", "intentionally", "any"})
_DENIAL_REACH = 3
_MOURNS = re.compile("[وف]?(?:نعي|نعت|نعوا|ينعي|تنعي|شيع|شيعت|يشيع|تشيع)")
_UNDERGOING, _UNDERGOING_REACH = re.compile("[وف]?(?:ب|ل)?(?:ال)?تعرض(?:ت|ها|ه|هم|وا)?"), 6


def speaker_of_deed(said: Attribution | None, others: Sequence[ActorMention]) -> ActorMention | None:
    """Take the party that speaks for the one that acts, unless the deed is done to it."""
    if said is None or said.actor is None or not said.party or _counts_only(said):
        return None
    return None if any(a.name == said.actor.name for a in others) else said.actor


def announced(
    sentence: Sentence, group: Group, said: Attribution | None, target: ActorMention | None, cast: Cast
) -> Sides | None:
    """Take the party that announces a deed as an Arabic noun for who did it; but not of what befell its own."""
    if group.head.finite or said is None or not said.party or sentence.language != "ar" or _counts_only(said):
        return None
    if any(a.kind == "civilians" for a in (cast.actors if target is None else [target])):
        return None  # nobody announces that he killed civilians
    ahead = sentence.tokens[max(said.first, group.head.first - _UNDERGOING_REACH) : group.head.first]
    if any(_UNDERGOING.fullmatch(token.text) for token in ahead):
        return Sides(cast.first(Part.AGENT), said.actor)  # "نفى الجيش تعرض قاعدته لهجوم"
    own = next((a for a in cast.actors if cast.part(a) is Part.TARGET and is_same(said.actor, a)), None)
    if own is not None:
        return Sides(None, own)
    name = said.actor.name if said.actor is not None else None
    return Sides(said.actor, target or next((a for a in cast.actors if a.name != name), None))


def mourner(sentence: Sentence, group: Group) -> ActorMention | None:
    """Find who mourns his own dead of a fight: "نعى الجيش جنديا قضى في معارك …"."""
    for actor in sentence.actors:
        index = token_at(sentence, actor.shadow_start)
        if actor.kind in PARTIES and 0 < index < group.head.first:
            if any("،" in token.gap for token in sentence.tokens[index + 1 : group.head.first + 1]):
                return None
            return actor if _MOURNS.fullmatch(sentence.tokens[index - 1].text) else None
    return None


def denier(sentence: Sentence, group: Group, said: Attribution | None) -> ActorMention | None:
    """Find who denies a deed of his own: "the army denied having shelled …", "نفى الجيش قصف …"."""
    actor = said.actor if said is not None else None
    if actor is None or actor.kind not in PARTIES or (sentence.language == "en" and group.head.tag != "ing"):
        return None
    tokens, head = sentence.tokens, group.head.first
    index = head - 1
    if sentence.language == "ar":
        if not sentence.span.start <= actor.span.start < sentence.span.end:
            return None
        index = token_at(sentence, actor.shadow_start) - 1 if token_at(sentence, actor.shadow_end - 1) == index else -1
    while index > 0 and head - index <= _DENIAL_REACH and tokens[index].text in _PERFECT:
        index -= 1
    return actor if index >= 0 and _DENIES.fullmatch(tokens[index].text) else None


def arresting(sentence: Sentence, group: Group, said: Attribution | None) -> ActorMention | None:
    """Find the police or army that reports arrests: whoever holds the arrested speaks of them."""
    if said is None or group.head.trigger.sub != "Arrests" or group.head.trigger.context != "arrest":
        return None
    span = said.span
    speakers = [a for a in sentence.actors if span is not None and span.start <= a.span.start < span.end]
    return next((a for a in (said.actor, *speakers) if a is not None and a.kind == "military"), None)


def _counts_only(said: Attribution) -> bool:
    """Tell whether a ministry speaks that counts the dead and fights nobody."""
    return said.actor is not None and any(word in said.actor.text.lower() for word in _CIVIL_OFFICES)
