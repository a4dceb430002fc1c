"""A clause -> whether it reports that something happened, goes on, is claimed, planned, or did not happen.

A cue works on the head of its own clause: before it (verbs of denying, planning, foiling), right before it (negation)
or behind it ("was called off", "could come", "مستمرة"). A second verb joined by "and" shares the plan of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dashboard.extraction.attribution import Attribution
from dashboard.extraction.clauses import Clause
from dashboard.extraction.phrases import Found
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType, Status

_NEGATION_REACH = 2
_NOUN_REACH = 4  # "did not suffer any collapse", "لم يتعرض لأي انهيار"
_MODAL_REACH = 4
_CLAIMABLE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.STRATEGIC, EventType.DISPLACEMENT})
_STATE_CLAIMS = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.STRATEGIC})
_SUBJECT_REACH = 8
# Words that deny a whole subject: what it is said to have done did not happen.
_NO_SUBJECT = frozenset({"no", "no one", "nobody", "none of", "not one of", "not a single", "neither of"})
_PAUSE = re.compile(r"[,;:،؛]")
_AUXILIARIES = frozenset({"was", "were", "did", "has", "have", "had", "is", "are"})
_GO_ON = frozenset(
    {
        "stop",
        "cease",
        "end",
        "let",
        "abate",
        "subside",
        "halt",
        "prevent",
        "cause",
        "kill",
        "hurt",
        "injure",
        "leave",
        "spare",
        "only",
        "over",
    }
)
_FROM = frozenset({"في", "من", "جراء", "خلال", "اثر", "نتيجه", "بسبب", "in", "from", "during", "after", "by"})
_DONE = frozenset({"able", "managed", "forced", "ordered", "began", "begun", "started", "continued", "obliged", "went"})
_WHO = frozenset({"who", "whom", "which", "that"})
_JOINED = frozenset({"و", "ف"})
_INTENT = frozenset({"to"})
_MODALS = frozenset(
    {"will", "would", "could", "may", "might", "should", "shall", "can", "is", "are", "was", "were", "expected", "due"}
)
# A verb to come ("سننهي عملياتنا"), but not the common words that begin with the same letters.
_FUTURE = re.compile(
    r"[وف]?س(?!يار|يطر|يول|يد|ياس|ينا|ين|تين|تمئ|تمائ|نو|يرج|يره|يل|ينم|تار|تر|ير|ياح|ندات|يناري)[يتن][\u0621-\u064a]{3,}$"
)
Finding = tuple[Status, str]


def status_of(
    sentence: Sentence, clause: Clause, event_type: EventType, said: Attribution | None, before: Finding | None
) -> Finding:
    """Give the status of a clause's event and the words or rule that decided; `before` is its coordinate clause's."""
    for rule in _RULES:
        finding = rule(sentence, clause)
        if finding is not None:
            return finding
    if before is not None and _shares(sentence, clause, before):
        return before[0], f"shares: {before[1]}"
    claimed = _claimed(sentence, event_type, said)
    if claimed is not None and clause.head.tag == "noun" and not _behind(sentence, clause, "ongoing"):
        return claimed
    return _ongoing(sentence, clause) or claimed or (Status.ASSERTED, "told as done")


def _ahead(sentence: Sentence, clause: Clause, *roles: str) -> list[Found[str]]:
    return [c for c in sentence.cues_of(*roles) if clause.scope <= c.first and c.last <= clause.head.first]


def _behind(sentence: Sentence, clause: Clause, *roles: str) -> list[Found[str]]:
    behind = [c for c in sentence.cues_of(*roles) if clause.head.last <= c.first < clause.last]
    return [c for c in behind if c.front[:1] not in _JOINED or c.tag == "noun"]  # "… and kept people from moving"


def _words(sentence: Sentence, cue: Found[str]) -> str:
    return " ".join(token.text for token in sentence.tokens[cue.first : cue.last])


def _cancelled(sentence: Sentence, clause: Clause) -> Finding | None:
    for cue in _ahead(sentence, clause, "cancelled", "denial") + _behind(sentence, clause, "cancelled"):
        if any(0 <= cue.first - c.last <= _NOUN_REACH for c in sentence.cues_of("condition")):
            continue  # "unless they are called off"
        return Status.NEGATED, f"{cue.payload}: {_words(sentence, cue)}"
    if clause.head.trigger.type is EventType.DISPLACEMENT:
        return None  # "أجلت السكان" evacuates, "أجلت الجلسة" puts off: whoever has people as object does not cancel
    inside = [c for c in sentence.cues_of("cancelled") if c.first < clause.head.last and clause.head.first < c.last]
    return (Status.NEGATED, "cancelled") if inside else None


def _foiled(sentence: Sentence, clause: Clause) -> Finding | None:
    if clause.head.trigger.sub == "Disrupted weapons use":
        return None
    for cue in _ahead(sentence, clause, "foiled") + _behind(sentence, clause, "foiled"):
        if not any(0 <= cue.first - c.last < _NEGATION_REACH for c in sentence.cues_of("negation")):
            return Status.NEGATED, f"foiled: {_words(sentence, cue)}"
    return None  # "did not prevent them from firing": they fired


def _negated(sentence: Sentence, clause: Clause) -> Finding | None:
    if not clause.head.finite and (verb := _denied_verb(sentence, clause)) is not None:
        return Status.NEGATED, f"negation: {verb}"
    for cue in _ahead(sentence, clause, "negation"):
        if _is_known(sentence, clause, cue) or _in_name(sentence, cue) or _is_doubled(sentence, clause, cue):
            continue
        if clause.head.first - cue.last < (_NEGATION_REACH if clause.head.finite else _NOUN_REACH):
            return Status.NEGATED, f"negation: {_words(sentence, cue)}"
        if clause.head.finite and _heads_subject(sentence, clause, cue):
            return Status.NEGATED, f"negation of the subject: {_words(sentence, cue)}"
    return None


def is_negated(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause denies its own event ("no clashes were reported")."""
    return _negated(sentence, clause) is not None


def _heads_subject(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether "none of the captives", "no house" is the head's subject: it opens the clause, with no pause."""
    between = sentence.tokens[cue.last : clause.head.first + 1]
    return (
        _words(sentence, cue) in _NO_SUBJECT
        and cue.first - clause.first <= 1
        and clause.head.first - cue.last < _SUBJECT_REACH
        and not any(_PAUSE.search(token.gap) for token in between)
    )


def _is_known(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head is only what the denied thing came of: "no casualties in the shelling"."""
    tokens, first = sentence.tokens, clause.head.first
    if clause.head.finite:
        return False
    if sentence.language == "ar":
        return clause.head.front.endswith("ال") and first - 1 > cue.last and tokens[first - 1].text in _FROM
    return first - 2 > cue.last and tokens[first - 1].text == "the" and tokens[first - 2].text in _FROM


def _is_doubled(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether it denies that something was prevented ("لم يمنع الاتفاق القصف", "did not stop the shelling")."""
    foiled = sentence.cues_of("foiled")
    return any(0 <= f.first - cue.last < _NEGATION_REACH and f.first < clause.head.first for f in foiled)


def _in_name(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether a word of denial belongs to a name ("أطباء بلا حدود", "No More Deaths")."""
    token = sentence.tokens[cue.first]
    return any(a.shadow_start <= token.start < a.shadow_end for a in sentence.actors)


def _denied_verb(sentence: Sentence, clause: Clause) -> str | None:
    """Find "… was not found", "… did not reach" behind an event noun that is its subject."""
    tokens = sentence.tokens
    for index in range(clause.head.last, min(clause.last - 1, clause.head.last + _SUBJECT_REACH)):
        if _PAUSE.search(tokens[index].gap) or tokens[index].text in _WHO:
            return None
        if tokens[index].text == "not" and tokens[index - 1].text in _AUXILIARIES:
            following = tokens[index + 1].text
            return None if following in _GO_ON else f"{tokens[index - 1].text} not {following}"
    return None


def _planned(sentence: Sentence, clause: Clause) -> Finding | None:
    if clause.head.front.endswith("س"):
        return Status.PLANNED, "future: س"
    for token in sentence.tokens[clause.scope : clause.head.first]:
        if _FUTURE.match(token.text):
            return Status.PLANNED, f"future: {token.text}"
    for cue in _ahead(sentence, clause, "plan", "condition"):
        if _is_plan(sentence, clause, cue):
            return Status.PLANNED, f"{cue.payload}: {_words(sentence, cue)}"
    for cue in _behind(sentence, clause, "plan"):
        distance = cue.first - clause.head.last
        adjective = sentence.language == "ar" and cue.tag in ("noun", "") and distance <= 1
        modal = not clause.head.finite and distance < _MODAL_REACH and sentence.tokens[cue.first].text in _MODALS
        if adjective or modal:
            return Status.PLANNED, f"plan: {_words(sentence, cue)}"
    return None


def _is_plan(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    word = sentence.tokens[cue.first]
    if word.text == "may" and word.upper and cue.first > 0:
        return False  # the month
    if cue.first and sentence.tokens[cue.first - 1].text in ("no", "without"):
        return False  # "without warning"
    if word.text.lstrip("وف") == "قد":
        return clause.head.tag == "present" and clause.head.first - cue.last < _NEGATION_REACH
    if sentence.language == "en" and not cue.tag and clause.head.finite:
        return clause.head.tag == "base" or clause.head.first - cue.last <= _MODAL_REACH
    return True


def _ongoing(sentence: Sentence, clause: Clause) -> Finding | None:
    for cue in _ahead(sentence, clause, "ongoing") + _behind(sentence, clause, "ongoing"):
        return Status.ONGOING, f"ongoing: {_words(sentence, cue)}"
    if clause.head.tag == "noun":
        for cue in _ahead(sentence, clause, "progress"):
            return Status.ONGOING, f"in progress: {_words(sentence, cue)}"
    since = [
        t for t in sentence.times if t.kind == "since" and clause.first <= sentence.token_at(t.span.start) < clause.last
    ]
    if since and (clause.head.tag in ("present", "ing", "noun") or _perfect(sentence, clause)):
        return Status.ONGOING, f"since: {since[0].text}"
    return None


def _perfect(sentence: Sentence, clause: Clause) -> bool:
    return any(clause.head.first - cue.last <= 1 for cue in _ahead(sentence, clause, "perfect"))


def _claimed(sentence: Sentence, event_type: EventType, said: Attribution | None) -> Finding | None:
    if said is not None and sentence.cues_of("unverified"):
        return Status.CLAIMED, "nobody could verify it"
    if said is None or said.actor is None:
        return None
    claimable = _STATE_CLAIMS if said.actor.kind == "state" else _CLAIMABLE
    if event_type in claimable and (said.party or said.disputed):
        return Status.CLAIMED, f"said by {said.actor.name or said.actor.text}"
    return None


def _shares(sentence: Sentence, clause: Clause, before: Finding) -> bool:
    """Tell whether "and seize", "ويدخل" goes on with what "plans to" or "denied that" began."""
    joined = clause.mark in ("and", "or", "و") or clause.mark == ""
    same_form = clause.head.tag in ("base", "present") or (clause.head.tag == "noun" and clause.mark in ("و", "and"))
    return before[0] in (Status.PLANNED, Status.NEGATED) and joined and same_form


def is_bare_intent(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the head is only an aim ("to seize the town", "للسيطرة على"), told of no deed and no plan."""
    head = clause.head
    if head.tag == "base" and head.first and sentence.tokens[head.first - 1].text in _INTENT:
        if head.first > 1 and sentence.tokens[head.first - 2].text in _DONE:
            return False
        return not _ahead(sentence, clause, "plan", "denial", "foiled", "cancelled", "condition")
    return False


_RULES: Sequence[Callable[[Sentence, Clause], Finding | None]] = (_negated, _cancelled, _foiled, _planned)
