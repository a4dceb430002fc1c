"""Pronouns of a reported clause -> who they mean: "X said it had …", "قال … إن مقاتلاته", "They looted …"."""

from __future__ import annotations

from dataclasses import replace

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.roles import Part, part_of, token_at
from dashboard.extraction.speech.attribution import Attribution

PARTIES = frozenset({"military", "rebel", "militia", "coalition", "state", "generic"})
_SPEAKER = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم", "it", "they", "he", "she", "we"})
_BETWEEN_WORDS = frozenset({"قد", "لم", "كانت", "كان", "had", "has", "have", "also", "later", "then", "already"})
_THAT = frozenset({"ان", "بان", "that"})
_PRONOUNS = frozenset({"they", "it", "he", "she"})
_VERB_REACH, _PLAN_REACH = 3, 6


def pronoun_subject(
    sentence: Sentence, group: Group, said: Attribution | None, earlier: ActorMention | None
) -> ActorMention | None:
    """Find who a pronoun subject means: the speaker in "X said it had …", who acted before in "They …"."""
    if not group.head.finite:
        return None
    tokens = sentence.tokens
    index = group.head.first - 1
    while index >= 0 and group.head.first - index <= _VERB_REACH and tokens[index].text in _BETWEEN_WORDS:
        index -= 1
    opening = tokens[0].text in _PRONOUNS and (index == 0 or _is_planning(sentence, group))
    if index > 0 and tokens[index].text in _SPEAKER and said is not None and said.actor is not None:
        return said.actor if said.actor.kind in PARTIES and said.first <= index < said.last else None
    plural = sentence.language == "ar" and tokens[group.head.first].text.endswith("وا")
    named = any(a.kind in PARTIES and a.shadow_start < tokens[group.head.first].start for a in sentence.actors)
    plural = plural and not named  # "مقاتلوها تقدموا" has its subject
    return earlier if opening or plural else None


def _is_planning(sentence: Sentence, group: Group) -> bool:
    """Tell whether only words of planning stand between an opening pronoun and the verb: "They threatened to hit …"."""
    head = group.head.first
    planned = any(cue.first == 1 and cue.last <= head for cue in sentence.cues_of("plan"))
    return planned and head <= _PLAN_REACH and "," not in "".join(t.gap for t in sentence.tokens[1 : head + 1])


def agency_subject(sentence: Sentence, group: Group, said: Attribution | None) -> ActorMention | None:
    """Find the agency that says what it itself brings: "WFP said it had delivered", "أعلن الصليب الأحمر أنه يعتزم"."""
    if said is None or said.actor is None or said.actor.kind != "agency":
        return None
    head = group.head.first
    ahead = [token.text for token in sentence.tokens[max(said.first, head - _VERB_REACH) : head]]
    between = [a for a in sentence.actors if a.kind in PARTIES and said.actor.shadow_end <= a.shadow_start]
    met = any(token_at(sentence, a.shadow_start) < head for a in between)
    return said.actor if not met and any(word in _SPEAKER for word in ahead) else None


def owner_of(sentence: Sentence, actor: ActorMention, said: Attribution | None) -> ActorMention:
    """Give "its helicopters" behind "X said that" to the one who speaks, whoever else was named since."""
    if not actor.possessive or said is None or said.actor is None or said.actor.kind not in PARTIES:
        return actor
    index = token_at(sentence, actor.shadow_start)
    ahead = sentence.tokens[max(0, index - 2) : index]
    spoken = said.first <= index < said.last and said.span is not None and said.span.end <= actor.span.start
    opens = any(token.text in (*_THAT, "said", "its") for token in ahead)
    start = said.span.end if said.span is not None else 0
    between = [a for a in sentence.actors if a.kind in PARTIES and start <= a.span.start < actor.span.start]
    others = any(part_of(sentence, a, index) is not Part.ASIDE for a in between)
    if not (spoken and opens) or others:
        return actor
    name = said.actor.armed_name or said.actor.name
    kind = "military" if said.actor.kind == "state" else said.actor.kind
    return replace(actor, name=name, kind=kind, country=said.actor.country, armed_name=said.actor.armed_name)
