"""English words of a plan before an event -> whether the event is only their occasion, and happened.

"Vowed revenge after the raid", "promised to investigate the killing", "as expected", "closed due to fighting",
"feared dead in a landslide": a plan, a fear or a forecast speaks of something else than what its sentence tells.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import EventType

# What is done about a thing that has happened.
_ANSWERS = re.compile(
    r"retaliat|aveng|reveng|reprisal|respond|respons|react|reply|answer|punish|investigat|inquir|enquir|probe|condemn|"
    r"justice|mourn|bury|compensat|rebuil|recover|aftermath|victim|survivor|killers?$|perpetrator|culprit|"
    r"mastermind|responsible|behind$|blam|apolog"
)
_IN_ANSWER = frozenset({"response", "reaction", "retaliation", "reply", "answer", "reprisal", "revenge"})
_LATER = frozenset({"after", "following", "over", "since", "despite", "because"})
_OPEN = frozenset({"any", "further", "future", "another", "possible", "potential", "more", "new", "fresh", "such"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "'s", "s", "last"})
_RELATIVE = frozenset({"that", "which", "who"})
_AS = frozenset({"as", "than"})
_HAD = frozenset({"had", "been", "was", "were", "is", "it"})
_LOST = frozenset({"dead", "killed", "drowned", "missing", "trapped", "buried", "lost", "injured", "wounded"})
_FEARED = frozenset({"feared", "believed", "presumed"})
_PERFECT = frozenset({"have", "amount", "constitute"})
_HYPOTHETIC = frozenset({"would", "should"})
# "A tsunami warning", "a bomb threat", "the coup plot": the noun behind it says that it is only to come.
_ONLY = re.compile(
    r"(?:warning|alert|threat|watch|advisor(?:y|ie)|scare|hoax|plot|plan|proposal|order|risk|fear|rumou?r|forecast)s?$"
)
# What is arranged beforehand: a relative clause right behind it speaks of it.
# "The blast was likely caused by gas" doubts the cause, "a blast is likely to follow", "a blast is likely" the blast.
_LIKELY = frozenset({"likely", "unlikely", "probable", "possible"})
_COMING = frozenset(
    {"to", "if", "unless", "until", "when", "before", "after", "as", "soon", "within", "this", "next", "in", "at", "on"}
    | {"near", "over", "and", "but", "or", "should", "once", "later", "again", "during", "around"}
)
_ARRANGED = frozenset({EventType.STRATEGIC, EventType.PROTESTS, EventType.HUMANITARIAN, EventType.DISPLACEMENT})
_PLACING = frozenset({"on", "at", "in", "against", "near", "of", "outside", "inside"})
_BE = frozenset({"is", "are", "was", "were", "will"})
_RELATIVE_REACH = 5
_WOULD = frozenset({"would", "could", "might"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_HAD_REACH = 4
_INVERTED = frozenset({"had", "should", "were"})
_AGREES = frozenset({"been", "to", "it", "not", "already", "also", "since", "previously", "earlier"})
_PAUSE = re.compile(r"[,;:]")
_DETERMINER_REACH = 4
_LOST_REACH = 2
_TO = frozenset({"to", "will", "would", "could", "may", "might", "should", "they", "it"})
_TO_REACH = 2
_OPEN_REACH = 2


def is_occasion(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a plan before an English head speaks of something else, for which the head is only the occasion."""
    if sentence.language != "en":
        return False
    return (
        _as_foretold(sentence, cue)
        or _is_cause(sentence, clause, cue)
        or _lost(sentence, clause, cue)
        or _answered(sentence, clause, cue)
    )


def only_named(sentence: Sentence, clause: Clause) -> str | None:
    """Give the noun behind an English event noun that makes it one to come ("a tsunami warning"), else None."""
    head, tokens = clause.head, sentence.tokens
    if sentence.language != "en" or (head.finite and head.tag != "base") or head.last >= len(tokens):
        return None
    behind = tokens[head.last]
    return behind.text if behind.gap == " " and _ONLY.match(behind.text) else None


def is_supposed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause opens as a condition without "if": "Had the bomb gone off, …", "should they storm it"."""
    tokens, first = sentence.tokens, clause.first
    opens = first == 0 or _PAUSE.search(tokens[first].gap) is not None
    if sentence.language == "en" and _had_it(sentence, clause):
        return True
    inverted = sentence.language == "en" and opens and tokens[first].text in _INVERTED
    return inverted and clause.head.first - first > 1 and tokens[first + 1].text not in _AGREES


def _had_it(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether "had" before a pronoun supposes behind what would have been: "would have killed had it exploded"."""
    words = [token.text for token in sentence.tokens[: clause.head.first]]
    near = words[-_HAD_REACH:]
    asked = any(verb == "had" and subject in _PRONOUNS for verb, subject in pairwise(near))
    return asked and bool(_WOULD & set(words[:-1])) and clause.head.tag == "past"


def is_due(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a relative clause puts off an arrangement ("a truce that was to take effect on Monday")."""
    tokens, head = sentence.tokens, clause.head
    between = [token.text for token in tokens[head.last : cue.first]]
    relative = sentence.language == "en" and 0 < len(between) <= _RELATIVE_REACH and between[-1] in ("that", "which")
    arranged = head.trigger.type in _ARRANGED and not head.finite and not _PLACING & set(between)
    return relative and arranged and tokens[cue.first].text in _BE


def has_happened(sentence: Sentence, clause: Clause, modal: Found[str]) -> bool:
    """Tell whether a modal behind a definite noun only doubts who did it or what it was ("the raid may have been")."""
    tokens = sentence.tokens
    following = tokens[modal.last].text if modal.last < len(tokens) and not _PAUSE.match(tokens[modal.last].gap) else ""
    if tokens[modal.last - 1].text in _LIKELY:
        return bool(following) and following not in _COMING and _is_known(sentence, clause)
    doubted = following in _PERFECT and tokens[modal.first].text not in _HYPOTHETIC
    return doubted and _is_known(sentence, clause)


def _as_foretold(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether it came as foretold: "as expected, crowds marched", "fell sooner than had been feared"."""
    index = cue.first - 1
    while index >= 0 and sentence.tokens[index].text in _HAD:
        index -= 1
    return index >= 0 and cue.tag in ("past", "noun", "") and sentence.tokens[index].text in _AS


def _is_cause(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether "due to" gives a cause: "closed due to fighting", not "due to leave"."""
    tokens = sentence.tokens
    words = [token.text for token in tokens[cue.first : cue.last]]
    return words[-2:] == ["due", "to"] and cue.last <= clause.head.first and clause.head.tag != "base"


def _lost(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether only the number of the dead is feared: "are feared drowned after", "feared dead in a landslide"."""
    tokens = sentence.tokens
    if not _FEARED & {token.text for token in tokens[cue.first : cue.last]}:
        return False
    words = {token.text for token in tokens[cue.last : cue.last + _LOST_REACH]}
    return bool(words & _LOST) and clause.head.first >= cue.last


def _answered(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the plan is an answer to the event, or was made after it."""
    head = clause.head
    between = [token.text for token in sentence.tokens[cue.last : head.first]]
    if _OPEN & set(between[-_OPEN_REACH:]):
        return False
    if cue.tag == "past" and _LATER & set(between) and not (head.tag == "base" and _TO & set(between[-_TO_REACH:])):
        return True
    answered = head.tag != "base" and any(_ANSWERS.match(word) for word in between)
    if cue.tag == "past" and _IN_ANSWER & set(between) and "in" in between and head.tag == "noun":
        return True  # "ordered troops in after", "called a meeting in response to an attack"
    return answered and _is_known(sentence, clause)


def _is_known(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether an event is one that was: "the raid", "Sunday's raid", "a raid that killed ten"."""
    head, tokens = clause.head, sentence.tokens
    before = {token.text for token in tokens[max(0, head.first - _DETERMINER_REACH) : head.first]}
    behind = {token.text for token in tokens[head.last : clause.last]}
    return bool(before & _KNOWN or behind & _RELATIVE)
