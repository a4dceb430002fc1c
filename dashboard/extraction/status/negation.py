"""A clause -> whether its event is denied: "no clashes", "did not fall", "none of the captives were freed"."""

from __future__ import annotations

import re

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.reach import Finding, ahead, words_of
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import EventType, Status

_NEGATION_REACH = 2
_NOUN_REACH = 4  # "did not suffer any collapse", "لم يتعرض لأي انهيار"
_SUBJECT_REACH = 8
_CONVOY_REACH = 14  # "aid convoys that had been waiting in the town for days did not leave"
_PAUSE = re.compile(r"[,;:،؛]")
_WHO = frozenset({"who", "whom", "which", "that"})
# Words that deny a whole subject: what it is said to have done did not happen.
_NO_SUBJECT = frozenset({"no", "no one", "nobody", "none of", "not one of", "not a single", "neither of"})
_AUXILIARIES = frozenset({"was", "were", "did", "has", "have", "had", "is", "are", "will", "would", "could", "can"})
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
_UNSAID = re.compile(
    r"(?:confirm|verif|comment|explain|specif|identif|elaborat|clarif|condemn|mention|address|discuss|investigat|"
    r"establish|determin|attribut|blam|describ|detail|defend|justif|forgive|forget|remember|regret)"
)
_ENDS = re.compile(r"(?:stop|halt|end|ceas|suspend|paus|abandon|interrupt|lift|relent|rul|exclud)(?:e?d|ing|s|e)?$")
_NEARLY = frozenset({"almost", "nearly"})
# What sets out for a place may not get there: "the convoy was unable to reach", "were barred from entering".
_SENT = frozenset({EventType.HUMANITARIAN, EventType.DISPLACEMENT, EventType.STRATEGIC, EventType.PROTESTS})
_KEPT_OUT = frozenset(
    {"unable to", "failed to", "cannot", "stopped from", "prevented from", "blocked from", "barred from", "kept from"}
    | {"banned from", "yet to", "permission to", "access to", "forbidden to", "never managed", "never to"}
)
_TURNED = frozenset({"turned back", "turned away", "turned around", "sent back"})
_BANNED = frozenset(
    f"{verb} {word}" for verb in ("was", "were", "been") for word in ("banned", "forbidden", "outlawed", "prohibited")
)
_ARRIVES = frozenset(
    {"reach", "reaching", "enter", "entering", "arrive", "cross", "crossing", "pass", "passing", "proceed", "leave"}
    | {
        "leaving",
        "get",
        "getting",
        "begin",
        "start",
        "go",
        "going",
        "deliver",
        "delivering",
        "depart",
        "unload",
        "dock",
    }
)
_OUGHT = frozenset({"should", "must", "ought"})
_ANY = frozenset({"اي", "لاي", "باي", "ايه", "لايه", "بايه"})  # "لم تتعرض منذ الصباح لأي قصف"
_AND = frozenset({"and", "but", "while", "though", "although"})
_BARE = frozenset({"عدم", "دون", "بدون", "بلا"})  # deny the noun that they govern, and nothing behind a comma
_LINKING = _AUXILIARIES | {"the", "of", "in", "on", "by", "from", "after", "during", "to", "for", "that", "who", "said"}
# Whoever says nothing about a thing, or has no part in it, does not say that it did not happen.
_ABOUT = frozenset({"on", "about", "for", "behind", "over", "with", "into"})
_FROM = frozenset({"في", "من", "جراء", "خلال", "اثر", "نتيجه", "بسبب", "in", "from", "during", "after", "by"})


def negated(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words a clause denies its own event; None where it does not."""
    if clause.head.finite and (near := _nearly(sentence, clause)) is not None:
        return Status.NEGATED, f"negation: {near}"
    if not clause.head.finite and (verb := _denied_verb(sentence, clause)) is not None:
        return Status.NEGATED, f"negation: {verb}"
    for cue in ahead(sentence, clause, "negation"):
        if _is_known(sentence, clause, cue) or _in_name(sentence, cue) or _is_doubled(sentence, clause, cue):
            continue
        if (
            _goes_on(sentence, cue)
            or _is_aside(sentence, clause, cue)
            or _is_forbidden(sentence, cue)
            or _is_unsaid(sentence, clause, cue)
        ):
            continue
        if _is_any(sentence, clause) or clause.head.first - cue.last < (
            _NEGATION_REACH if clause.head.finite else _NOUN_REACH
        ):
            return Status.NEGATED, f"negation: {words_of(sentence, cue)}"
        if _denies_kinds(sentence, clause, cue):
            return Status.NEGATED, f"negation: {words_of(sentence, cue)}"
        if clause.head.finite and _heads_subject(sentence, clause, cue):
            return Status.NEGATED, f"negation of the subject: {words_of(sentence, cue)}"
    return None


def _denies_kinds(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether "no" denies one more noun of a list ("no cross-border firing or shelling was reported")."""
    between = [token.text for token in sentence.tokens[cue.last : clause.head.first]]
    listed = "or" in between and not _LINKING & set(between) and len(between) < _SUBJECT_REACH
    return listed and words_of(sentence, cue) in ("no", "without") and not clause.head.finite


def _is_any(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether "any" stands right before an Arabic head, which is then a noun that a negation far ahead denies."""
    first = clause.head.first
    return first > 0 and sentence.tokens[first - 1].text in _ANY


def _is_aside(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a comma ends what "without", "not" governs: "عدم كشف هويتها، شن", "no troops came, and shelling"."""
    bare = sentence.tokens[cue.first].text.lstrip("وفب") in _BARE
    between = sentence.tokens[cue.last : clause.head.first + 1]
    return any(_PAUSE.search(token.gap) and (bare or token.text in _AND) for token in between)


def _goes_on(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether only an end is denied: "would not stop the bombardment", "has not ceased shelling"."""
    following = sentence.tokens[cue.last].text if cue.last < len(sentence.tokens) else ""
    return sentence.language == "en" and _ENDS.match(following) is not None  # "has not ruled out an invasion"


def _is_unsaid(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether only words about an English event are denied: "was unable to confirm the killings"."""
    between = [token.text for token in sentence.tokens[cue.last : clause.head.first]]
    spoken = any(_UNSAID.match(word) for word in between) and "any" not in between
    return spoken and not clause.head.finite and sentence.language == "en"


def _is_forbidden(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether something is only not to be done ("should not attack"), which is a plan about it."""
    return cue.first > 0 and sentence.tokens[cue.first - 1].text in _OUGHT


def is_negated(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause denies its own event ("no clashes were reported")."""
    return negated(sentence, clause) is not None


def _heads_subject(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether "none of the captives", "no house" is the head's subject: it opens the clause, with no pause."""
    between = sentence.tokens[cue.last : clause.head.first + 1]
    return (
        words_of(sentence, cue) in _NO_SUBJECT
        and cue.first - clause.first <= 1
        and clause.head.first - cue.last < _SUBJECT_REACH
        and not any(_PAUSE.search(token.gap) for token in between)
        and not (sentence.language == "en" and any(_is_between(b, cue, clause) for b in sentence.cues_of("break")))
    )


def _is_between(opener: Found[str], cue: Found[str], clause: Clause) -> bool:
    """Tell whether a clause of its own begins before the head ("no casualties were reported after a drone crashed")."""
    return cue.last <= opener.first < clause.head.first and opener.tag == ""


def _is_known(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head is only what the denied thing came of: "no casualties in the shelling"."""
    tokens, first = sentence.tokens, clause.head.first
    if clause.head.finite:
        return False
    if sentence.language == "ar":
        return clause.head.front.endswith("ال") and first - 1 > cue.last and tokens[first - 1].text in _FROM
    before = [token.text for token in tokens[max(cue.last, first - _SUBJECT_REACH) : first]]
    if "the" not in before:
        return False
    at = before.index("the")
    return at > 0 and (before[at - 1] in _ABOUT or (at == len(before) - 1 and at > 1 and before[at - 1] in _FROM))


def _is_doubled(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether it denies that something was prevented ("لم يمنع الاتفاق القصف", "did not stop the shelling")."""
    foiled = sentence.cues_of("foiled")
    return any(0 <= f.first - cue.last < _NEGATION_REACH and f.first < clause.head.first for f in foiled)


def _in_name(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether a word of denial belongs to a name ("أطباء بلا حدود", "No More Deaths")."""
    token = sentence.tokens[cue.first]
    return any(a.shadow_start <= token.start < a.shadow_end for a in sentence.actors)


def _nearly(sentence: Sentence, clause: Clause) -> str | None:
    """Find the English word by which a deed fell short of being done ("almost fell", "were nearly overrun")."""
    first, tokens = clause.head.first, sentence.tokens
    before = tokens[first - 1].text if first else ""
    nearly = before in _NEARLY and clause.head.trigger.role != "result" and sentence.language == "en"
    return before if nearly and clause.head.trigger.context != "destruction" else None


def _denied_verb(sentence: Sentence, clause: Clause) -> str | None:
    """Find "… was not found", "… did not reach" behind an event noun that is its subject."""
    tokens = sentence.tokens
    kept_out = clause.head.trigger.type in _SENT and sentence.language == "en"
    reach = _CONVOY_REACH if kept_out else _SUBJECT_REACH
    for index in range(clause.head.last, min(clause.last - 1, clause.head.last + reach)):
        if _PAUSE.search(tokens[index].gap) or (tokens[index].text in _WHO and not kept_out):
            return None
        if tokens[index].text == "not" and tokens[index - 1].text in _AUXILIARIES:
            following = tokens[index + 1].text
            goes_on = following in _GO_ON and not (kept_out and following == "leave")
            return None if goes_on else f"{tokens[index - 1].text} not {following}"
        words = f"{tokens[index].text} {tokens[index + 1].text}"
        if words in _BANNED and clause.head.trigger.type is EventType.PROTESTS:
            return words
        if words in _TURNED and clause.head.trigger.type is EventType.HUMANITARIAN:
            return words
        if kept_out and words in _KEPT_OUT and _ARRIVES & {t.text for t in tokens[index + 2 : index + 4]}:
            return words
    return None
