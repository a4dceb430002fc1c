"""A clause's actors -> its grammatical subject, by language, voice and what stands between it and the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.pronouns import PARTIES
from dashboard.extraction.sides.roles import head_of_phrase, token_at

_PASSIVE = frozenset({"was", "were", "been", "be", "being", "is", "are", "get", "got"})
_RELATIVE = frozenset({"who", "which", "whose", "whom", "الذي", "التي", "الذين", "اللذين", "اللتين"})
_PARTICIPLES = frozenset(
    {"accused", "backed", "supported", "led", "allied", "linked", "loyal", "formed", "founded", "blamed", "opposed"}
)
_PARTICIPLE = re.compile(r"(?!(?:during|including|something|morning|evening|spring|being)$)[a-z]{3,}ing")
_ASIDE_LONGEST = 25  # words
_OPENING = 1
_REACH = 4


def anchor_of(sentence: Sentence, group: Group) -> int:
    """Give the word before which the subject stands: in "soldiers killed nine rebels in an attack" the English verb."""
    head = group.head
    if sentence.language != "en" or head.finite:
        return head.first
    told = [candidate for clause in group.clauses for candidate in (clause.head, *clause.others)]
    verbs = sorted((v for v in told if v.tag == "past" and v.first < head.first), key=lambda verb: verb.first)
    active = [
        v for v in verbs[:1] if not any(t.text in _PASSIVE for t in sentence.tokens[max(0, v.first - 3) : v.first])
    ]
    return active[0].first if active else head.first


def party_beside(sentence: Sentence, group: Group, before: Sequence[ActorMention]) -> ActorMention | None:
    """Find an English party that stands right before the verb: "dissidents detonated a bomb"."""
    if sentence.language != "en" or not group.head.finite or not before:
        return None
    nearest = before[-1]
    adjacent = token_at(sentence, nearest.shadow_end - 1) + 1 == group.head.first
    return nearest if adjacent and nearest.kind in PARTIES else None


def opening_subject(sentence: Sentence, group: Group) -> ActorMention | None:
    """Find the English subject that a relative clause parts from its verb: "Troops, who hold the hill, killed …"."""
    if sentence.language != "en" or not group.head.finite or is_passive(sentence, group):
        return None
    first = next((a for a in sentence.actors if token_at(sentence, a.shadow_start) <= _OPENING), None)
    behind = token_at(sentence, first.shadow_end - 1) + 1 if first is not None else len(sentence.tokens)
    if behind >= group.head.first or "," not in sentence.tokens[behind].gap:
        return None
    relative = sentence.tokens[behind].text in ("who", "which", "whose")
    return first if first is not None and relative and first.kind in PARTIES else None


def in_apposition(sentence: Sentence, actor: ActorMention, head: int) -> bool:
    """Tell whether an actor stands in what commas part from the subject and its verb: "Gunmen of the front, who had
    sworn loyalty to the caliphate, killed …", "…, hunting for friends of the army, and killed …"; or in what is told
    of the actor right before it, behind an Arabic verb."""
    tokens = sentence.tokens
    index, last = token_at(sentence, actor.shadow_start), token_at(sentence, actor.shadow_end - 1)
    opening = next((i for i in range(index, max(0, index - _ASIDE_LONGEST), -1) if _is_comma(tokens[i].gap)), 0)
    limit = min(len(tokens), last + _ASIDE_LONGEST)
    closing = next((i for i in range(last + 1, limit) if _is_comma(tokens[i].gap)), 0)
    if not opening or not closing or opening <= head < closing or not _opens_aside(tokens[opening].text):
        return False
    before = [a for a in sentence.actors if a.kind in PARTIES and a.shadow_end <= tokens[opening].start]
    if head < opening:
        beside = bool(before) and token_at(sentence, before[-1].shadow_end - 1) == opening - 1
        return beside and tokens[opening].text in _RELATIVE
    return bool(before)


def _is_comma(gap: str) -> bool:
    return "," in gap or "،" in gap


def _opens_aside(word: str) -> bool:
    return word in _RELATIVE or word in _PARTICIPLES or _PARTICIPLE.fullmatch(word) is not None


def arabic_subject(sentence: Sentence, group: Group, before: Sequence[ActorMention]) -> ActorMention | None:
    """Find an Arabic subject that stands right before its verb ("أن طيران التحالف استأنف قصف")."""
    if sentence.language != "ar" or not group.head.finite or group.head.front or not before:
        return None
    nearest = before[-1]
    gap = group.head.first - token_at(sentence, nearest.shadow_end - 1) - 1
    return nearest if gap <= 1 and nearest.kind in PARTIES else None


def subject_of(
    sentence: Sentence, before: Sequence[ActorMention], after: Sequence[ActorMention]
) -> ActorMention | None:
    """Take the side that may act: in English before the verb, in Arabic behind it; civilians do not attack."""
    if sentence.language == "en":
        order = [*reversed(head_of_phrase(sentence, before))]
    elif after and after[0].kind == "civilians":
        order = [*before]
    else:
        order = [*after, *before]
    agent = next((a for a in order if a.kind in PARTIES or a.kind == "agency"), None)
    return _first_of_pair(sentence, order, agent) if sentence.language == "en" else agent


def _first_of_pair(
    sentence: Sentence, order: Sequence[ActorMention], agent: ActorMention | None
) -> ActorMention | None:
    """Go back from the last of subjects joined by "and" to the first: "Russian and Syrian jets"."""
    if agent is None:
        return None
    for before in order[order.index(agent) + 1 :]:
        if not is_joined(sentence, before, agent) or before.kind not in PARTIES:
            break
        agent = before
    return agent


def is_joined(sentence: Sentence, left: ActorMention, right: ActorMention) -> bool:
    """Tell whether only "and" stands between two actors."""
    behind, index = token_at(sentence, left.shadow_end - 1) + 1, token_at(sentence, right.shadow_start)
    between = [t.text for t in sentence.tokens[behind:index] if t.text != "the"]
    if sentence.language == "ar":
        return not between and sentence.tokens[index].text.startswith("و")
    return between == ["and"]


def is_passive(sentence: Sentence, group: Group) -> bool:
    """Tell whether an English head stands in the passive ("was shelled") or means the same ("came under fire")."""
    words = [token.text for token in sentence.tokens[group.head.first : group.head.last]]
    if group.head.finite and words[1:2] == ["under"]:
        return True
    if group.head.tag != "past":
        return False
    opening = group.head.first + (group.head.last - group.head.first > 1)  # "was set on fire" is one phrase
    ahead = sentence.tokens[max(0, group.head.first - _REACH + 1) : opening]
    return sentence.language == "en" and any(token.text in _PASSIVE for token in ahead)
