"""A clause -> whether its event is only planned, demanded, feared or to come."""

from __future__ import annotations

import re

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.occasions import has_happened, is_due, is_occasion, is_supposed, only_named
from dashboard.extraction.status.possibility import perhaps
from dashboard.extraction.status.reach import Finding, across, ahead, behind, words_of
from dashboard.extraction.status.undoing import only_before
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import EventType, Status

_WERE = frozenset({"كان", "كانت"})
# A student and one who demands are one word in Arabic, a request and to request another.
_DEMANDS = frozenset({"طالب", "طالبت", "طلب"})
_GROUNDS = frozenset({"علي", "بعد", "حسب"})  # "بناء على طلب": what was asked for was done
_RELATIVE = frozenset({"التي", "الذي", "الذين", "اللذين", "اللتين"})
_HELD = frozenset(
    {
        "يجري",
        "تجري",
        "يعقد",
        "تعقد",
        "يلتقي",
        "تلتقي",
        "يزور",
        "تزور",
        "يستانف",
        "تستانف",
        "يصل",
        "تصل",
        "يستضيف",
        "تستضيف",
    }
)
_UNSCHEDULED = frozenset(
    {EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.DISASTER, EventType.RIOTS}
)
_SHOTS = frozenset({"shot", "shots", "fire", "bursts"})
_NEGATION_REACH = 2
_NOUN_REACH = 4  # "did not suffer any collapse", "لم يتعرض لأي انهيار"
_MODAL_REACH = 4
_SUBJECT_REACH = 12
_ENDS = re.compile(r"(?:stop|halt|end|cease|suspend|pause|abandon|lift)$")
_BEING = frozenset(
    {"be", "been", "being", "was", "were", "is", "are", "have", "has", "had", "get", "getting", "and", "or"}
)
_SEEM = frozenset(f"{verb}{end}" for verb in ("seem", "appear", "look", "remain") for end in ("", "s", "ed"))
_PAUSE = re.compile(r"[,;:،؛]")
_WHO = frozenset({"who", "whom", "which", "that"})
_DID = frozenset({"began", "took", "left", "went", "came", "broke", "held", "fell", "hit", "was", "were", "had", "has"})
_MODALS = frozenset(
    {"will", "would", "could", "may", "might", "should", "shall", "can", "is", "are", "was", "were", "expected", "due"}
)
# A verb to come ("سننهي عملياتنا"), but not the common words that begin with the same letters.
_FUTURE = re.compile(
    r"[وف]?س(?!يار|يطر|يول|يد|ياس|ينا|ين|تين|تمئ|تمائ|نو|يرج|يره|يل|ينم|تار|تر|ير|ياح|ندات|يناري|يما|ياج|يوف|تون|يسي|يتي|تاد|تان|يلا|يرا|يان)"
    r"[يتن](?:[\u0621-\u064a]{3,}|تم|شل|عم|قع)$"
)
_STARTS = re.compile(r"س[يتن](?:نطلق|بدا|جري|تم|عقد|حدث|قع|رسو|صل|غادر|بحر|نظم|شهد|ستانف|توجه|دخل|قام|فتتح)\w{0,2}$")
_BEGINS = frozenset({"takes", "begins", "starts", "opens", "resumes", "expires", "comes", "goes"})
_BEGIN_REACH = 5
_COMING_REACH = 16


def planned(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words an event is only planned, demanded or to come; None where it is not."""
    if clause.head.front.endswith("س") or is_supposed(sentence, clause):
        return Status.PLANNED, "future: س" if clause.head.front else "condition"
    named = {sentence.token_at(toponym.span.start) for toponym in sentence.toponyms}  # Sinjar is no verb to come
    for index, token in enumerate(sentence.tokens[: clause.head.first]):
        if index >= clause.scope and index not in named and _FUTURE.match(token.text):
            return Status.PLANNED, f"future: {token.text}"
    if (coming := _to_come(sentence, clause) or _scheduled(sentence, clause)) is not None:
        return Status.PLANNED, f"scheduled: {coming}"
    if (possible := perhaps(sentence, clause)) is not None:
        return Status.PLANNED, f"possible: {possible}"
    for cue in ahead(sentence, clause, "plan", "condition") + across(sentence, clause, "plan"):
        if _is_plan(sentence, clause, cue) and not is_occasion(sentence, clause, cue):
            return Status.PLANNED, f"{cue.payload}: {words_of(sentence, cue)}"
    noun = only_named(sentence, clause)
    return (Status.PLANNED, f"only a {noun}") if noun is not None else _put_off(sentence, clause)


def _put_off(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words behind an event it is only to come ("a march is due", "مظاهرة مرتقبة")."""
    for cue in behind(sentence, clause, "plan"):
        if _is_month(sentence, cue):
            continue
        distance = cue.first - clause.head.last
        adjective = sentence.language == "ar" and cue.tag in ("noun", "") and distance <= 1
        if adjective and _WERE & {
            token.text.lstrip("و") for token in sentence.tokens[clause.first : clause.head.first]
        }:
            continue  # "وكان قصف قد طال": it had
        near = distance < _MODAL_REACH or _is_its_verb(sentence, clause, cue) or is_due(sentence, clause, cue)
        modal = not clause.head.finite and near and sentence.tokens[cue.first].text in _MODALS | _SEEM
        modal = modal and not has_happened(sentence, clause, cue)
        if adjective or modal:
            return Status.PLANNED, f"plan: {words_of(sentence, cue)}"
    return None


def _scheduled(sentence: Sentence, clause: Clause) -> str | None:
    """Find an Arabic present of what is held on a coming weekday ("يجري الوزير السبت في باريس محادثات")."""
    if clause.head.trigger.type in _UNSCHEDULED:
        return None
    if sentence.language == "en":
        return _begins(sentence, clause)
    held = [t.text for t in sentence.tokens[clause.first : clause.head.last] if t.text.lstrip("وف") in _HELD]
    days = [t for t in sentence.times if t.kind == "weekday" and clause.first <= sentence.token_at(t.span.start)]
    return held[0] if held and any(sentence.token_at(day.span.start) < clause.last for day in days) else None


def _begins(sentence: Sentence, clause: Clause) -> str | None:
    """Find an English present of what begins on a bare weekday, as arrangements do: "the truce takes effect on Monday".

    Who says so of the past says "took effect"; "begins on Monday" with the weekday right behind is still to come.
    """
    tokens = sentence.tokens
    days = {sentence.token_at(t.span.start) for t in sentence.times if t.kind == "weekday"}
    for index in range(clause.head.first, min(clause.last, len(tokens))):
        word = tokens[index].text
        if word in _BEGINS and any(index < day <= index + _BEGIN_REACH for day in days):
            return word
    return None


def _to_come(sentence: Sentence, clause: Clause) -> str | None:
    """Find the verb to come whose subject an Arabic event is: "إضرابا عاما سيشل المدينة", "باخرة تحمل قمحا سترسو"."""
    head, tokens = clause.head, sentence.tokens
    if head.tag not in ("noun", "present") or any(c.finite and c.first < head.first for c in clause.others):
        return None
    aside = False
    for index in range(head.last, min(len(tokens), head.last + _COMING_REACH)):
        token = tokens[index]
        if _PAUSE.search(token.gap):
            if not aside and token.text not in _RELATIVE:
                return None
            aside = not aside  # "المعركة، التي …، لن تنطلق"
        if aside:
            continue
        far = index - head.last >= _NOUN_REACH or head.tag == "present"
        named = any(t.span.start <= token.start < t.span.end for t in sentence.toponyms)
        near = not far and token.text[0] == "س" and _FUTURE.match(token.text)
        if not named and (near or _STARTS.match(token.text)):
            return token.text
        if token.text == "لن" and index + 1 < len(tokens) and _STARTS.match(f"س{tokens[index + 1].text}"):
            return token.text
    return None


def _is_its_verb(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an event noun is the subject of a verb further on ("talks between the two sides are due to")."""
    between = sentence.tokens[clause.head.last : cue.first + 1]
    apart = any(_PAUSE.search(t.gap) or t.text in _WHO | _DID or t.text.endswith("ed") for t in between[:-1])
    return len(between) <= _SUBJECT_REACH and not apart and not any(
        clause.head.last <= b.first < cue.first and words_of(sentence, b) != "with"
        for b in sentence.cues_of("break", "speech")
    )  # fmt: skip


def _is_month(sentence: Sentence, cue: Found[str]) -> bool:
    word = sentence.tokens[cue.first]
    return word.text == "may" and word.upper and cue.first > 0


def _is_plan(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    word = sentence.tokens[cue.first]
    shots = word.text == "warning" and _SHOTS & {token.text for token in sentence.tokens[cue.last : cue.last + 1]}
    if shots or _is_month(sentence, cue) or (sentence.language == "ar" and _is_told(sentence, clause, cue)):
        return False
    if cue.first and (sentence.tokens[cue.first - 1].text in ("no", "without") or word.gap == "-"):
        return False  # "without warning", "a UN-proposed truce"
    if word.text.lstrip("وف") == "قد":
        return clause.head.tag == "present" and clause.head.first - cue.last < _NEGATION_REACH
    if sentence.language == "en" and (_goes_on(sentence, cue) or _is_done(sentence, clause, cue)):
        return False
    if sentence.language == "en" and not cue.tag and clause.head.finite:
        return clause.head.tag == "base" or clause.head.first - cue.last <= _MODAL_REACH
    return True


def _goes_on(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether it is only not to end: "would not stop the bombardment"."""
    words = [token.text for token in sentence.tokens[cue.last : cue.last + 2]]
    return len(words) > 1 and words[0] == "not" and _ENDS.match(words[1]) is not None


def _is_done(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an English participle tells the past of what a plan aims at ("to kill a pilot taken hostage")."""
    head, tokens = clause.head, sentence.tokens
    if head.tag != "past" or not tokens[head.first].text.endswith(("ed", "en", "ized", "own", "ung", "ought")):
        return False
    between = [token.text for token in tokens[cue.first : head.first]]
    return "to" in between[:-2] and not _BEING & set(between)


def _is_demand(sentence: Sentence, cue: Found[str]) -> bool:
    return sentence.tokens[cue.first].text.lstrip("وف") in _DEMANDS


def _is_asked(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a demand has a deed as object: "طالب بوقف", "طلب من الجيش سحب", not "أصيب طالب", "بناء على طلب"."""
    if cue.first and sentence.tokens[cue.first - 1].text in _GROUNDS:
        return False
    demanded = sentence.tokens[cue.first].text.lstrip("وف") != "طلب"
    return clause.head.front.startswith("ب") or not demanded or clause.head.tag == "present"


def _had_object(clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an Arabic plan has another deed as its object: "بعد أن هدد باقتحامها اقتحم الجيش البلدة"."""
    return clause.head.tag == "past" and any(c.first == cue.last and c.tag == "noun" for c in clause.others)


def _is_told(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head is no object of an Arabic plan: a past in a clause of its own, or not what was asked for.

    "فيما يدرس المجلس الوضع، قصفت الطائرات", "وافقت على طلب من قطعوا"; two commas enclose an aside.
    """
    if cue.payload == "plan" and (only_before(sentence, clause, cue) or _had_object(clause, cue)):
        return True
    if cue.payload == "plan" and clause.head.tag == "past":
        first, tokens = clause.head.first, sentence.tokens
        pauses = sum(_PAUSE.search(token.gap) is not None for token in tokens[cue.last : first + 1])
        if pauses == 1 or tokens[first - 1].text in _RELATIVE:
            return True
    return _is_demand(sentence, cue) and not _is_asked(sentence, clause, cue)
