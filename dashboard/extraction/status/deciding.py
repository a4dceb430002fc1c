"""A clause -> whether it reports that something happened, goes on, is claimed, planned, or did not happen.

A cue works on the head of its own clause: before it (verbs of denying, planning, foiling), right before it (negation)
or behind it ("was called off", "could come", "مستمرة"). A second verb joined by "and" shares the plan of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.events.weighing import is_errand
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.hearsay import disowned
from dashboard.extraction.status.negation import negated
from dashboard.extraction.status.ongoing import ongoing
from dashboard.extraction.status.planning import planned
from dashboard.extraction.status.reach import Finding, across, ahead, behind
from dashboard.extraction.status.undoing import cancelled, foiled
from dashboard.model import EventType, Status

_AND_THAT = frozenset({"وان", "وانه", "وانها", "وانهم"})
_DONE = frozenset(
    {
        "able",
        "managed",
        "forced",
        "ordered",
        "began",
        "begun",
        "started",
        "continued",
        "obliged",
        "went",
        "continue",
        "continues",
        "continuing",
        "compelled",
        "rushed",
        "scrambled",
        "proceeded",
        "helped",
        "but",
    }
)
_UNDONE = ("plan", "denial", "foiled", "cancelled", "condition")
_MADE = frozenset({"prompted", "prompting", "forcing", "compelling", "led", "leading", "caused", "causing", "drove"})
_MADE_REACH = 7
_INTENT = frozenset({"to"})


def status_of(sentence: Sentence, clause: Clause, claimed: Finding | None, before: Finding | None) -> Finding:
    """Give the status of a clause's event and the words or rule that decided.

    `claimed` says whose claim it is if it is one, `before` is the finding of its coordinate clause.
    """
    for rule in _RULES:
        finding = rule(sentence, clause)
        if finding is not None:
            return finding
    if before is not None and _shares(sentence, clause, before):
        return before[0], f"shares: {before[1]}"
    if claimed is not None and clause.head.tag == "noun" and not behind(sentence, clause, "ongoing"):
        return claimed
    return ongoing(sentence, clause) or claimed or (Status.ASSERTED, "told as done")


def _shares(sentence: Sentence, clause: Clause, before: Finding) -> bool:
    """Tell whether "and seize", "ويدخل" goes on with what "plans to" or "denied that" began."""
    joined = clause.mark in ("and", "or", "و") or clause.mark == ""
    same_form = clause.head.tag in ("base", "present") or (clause.head.tag == "noun" and clause.mark in ("و", "and"))
    supposed = any(word in before[1] for word in ("condition", "denial"))
    same_form = same_form or (supposed and clause.opener in _AND_THAT)  # "لنفترض أن …، وأن مسلحين احتجزوا"
    return before[0] in (Status.PLANNED, Status.NEGATED) and joined and same_form


def is_bare_intent(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the head is only an aim ("to seize the town", "للسيطرة على"), told of no deed and no plan."""
    head = clause.head
    if is_errand(sentence, head) and not ahead(sentence, clause, *_UNDONE):
        return True
    if head.trigger.type is EventType.DISASTER:
        return False  # who sets out "to contain a blaze" has one before them
    if head.tag == "base" and head.first and sentence.tokens[head.first - 1].text in _INTENT:
        if head.first > 1 and sentence.tokens[head.first - 2].text in _DONE:
            return False
        if _MADE & {token.text for token in sentence.tokens[max(0, head.first - _MADE_REACH) : head.first - 1]}:
            return False  # "prompted Washington to fire missiles"
        undone = behind(sentence, clause, "foiled", "cancelled")
        return not undone and not ahead(sentence, clause, *_UNDONE) and not across(sentence, clause, *_UNDONE)
    return False


_RULES: Sequence[Callable[[Sentence, Clause], Finding | None]] = (negated, disowned, cancelled, foiled, planned)
