"""A clause -> whether it reports that something happened, goes on, is claimed, planned, or did not happen.

A cue works on the head of its own clause: before it (verbs of denying, planning, foiling), right before it (negation)
or behind it ("was called off", "could come", "مستمرة"). A second verb joined by "and" shares the plan of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dashboard.extraction.clauses import Clause
from dashboard.extraction.negation import negated
from dashboard.extraction.ongoing import ongoing
from dashboard.extraction.phrases import Found
from dashboard.extraction.reach import Finding, ahead, behind, words_of
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType, Status

_WERE = frozenset({"كان", "كانت"})
# A student and one who demands are one word in Arabic, a request and to request another.
_DEMANDS = frozenset({"طالب", "طالبت", "طلب"})
_GROUNDS = frozenset({"علي", "بعد", "حسب"})  # "بناء على طلب": what was asked for was done
_AFTER = frozenset({"بعد", "بعدما", "بعد ان", "اثر", "عقب", "جراء"})
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
_NEGATION_REACH = 2
_NOUN_REACH = 4  # "did not suffer any collapse", "لم يتعرض لأي انهيار"
_MODAL_REACH = 4
_SUBJECT_REACH = 12
_LINKS = (
    "link", "involvement", "responsib", "connection", "knowledge", "any role", "role", "part", "having any",
    "صله", "علاقه", "علاقت", "صلته", "صلتها", "مسؤوليت", "مسؤوليه", "ضلوع", "تورط", "اي دور", "دور", "علمه", "علمها",
)  # fmt: skip
_PAUSE = re.compile(r"[,;:،؛]")
_PASSIVE = frozenset({"being", "been", "was", "were"})
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
    }
)
_WHO = frozenset({"who", "whom", "which", "that"})
_DID = frozenset({"began", "took", "left", "went", "came", "broke", "held", "fell", "hit", "was", "were", "had", "has"})
_INTENT = frozenset({"to"})
_MODALS = frozenset(
    {"will", "would", "could", "may", "might", "should", "shall", "can", "is", "are", "was", "were", "expected", "due"}
)
# A verb to come ("سننهي عملياتنا"), but not the common words that begin with the same letters.
_FUTURE = re.compile(
    r"[وف]?س(?!يار|يطر|يول|يد|ياس|ينا|ين|تين|تمئ|تمائ|نو|يرج|يره|يل|ينم|تار|تر|ير|ياح|ندات|يناري|يما|ياج|يوف|تون|يسي|يتي|تاد|تان|يلا|يرا|يان)"
    r"[يتن](?:[\u0621-\u064a]{3,}|تم|شل|عم|قع)$"
)


_STARTS = re.compile(r"س[يتن](?:نطلق|بدا|جري|تم|عقد|حدث|قع|رسو|صل|غادر|بحر|نظم|شهد|ستانف|توجه|دخل|قام|فتتح)\w{0,2}$")
_COMING_REACH = 16


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


def _cancelled(sentence: Sentence, clause: Clause) -> Finding | None:
    for cue in ahead(sentence, clause, "cancelled", "denial") + behind(sentence, clause, "cancelled"):
        if (
            _parted(sentence, clause, cue)
            or _leaves(sentence, clause, cue)
            or _is_elsewhere(sentence, clause, cue)
            or denies_link(sentence, cue)
            or any(0 <= cue.first - c.last <= _NOUN_REACH for c in sentence.cues_of("condition"))
        ):
            continue  # "unless they are called off"
        return Status.NEGATED, f"{cue.payload}: {words_of(sentence, cue)}"
    if clause.head.trigger.type is EventType.DISPLACEMENT:
        return None  # "أجلت السكان" evacuates, "أجلت الجلسة" puts off: whoever has people as object does not cancel
    inside = [
        c
        for c in sentence.cues_of("cancelled")
        if c.first < clause.head.last and clause.head.first < c.last and not _leaves(sentence, clause, c)
    ]
    return (Status.NEGATED, "cancelled") if inside else None


def _is_elsewhere(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a cue speaks of something else than the head of its clause.

    "denied losing the camp and said it had downed a drone", "angry at being denied jobs", "forced her to scrap quotas".
    """
    if sentence.language != "en":
        return False
    tokens, first, head = sentence.tokens, cue.first, clause.head.first
    before = tokens[first - 1].text if first else ""
    if cue.payload == "denial":
        between = [c for c in sentence.cues_of("speech") if cue.last < c.first < head and c.tag in ("past", "present")]
        return before in _PASSIVE or any(tokens[c.first - 1].text in ("and", "but") for c in between)
    return first > head and cue.tag in ("base", "present", "ing")


def denies_link(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether only a part in it is denied: "denied any link to the blast", "نفت مسؤوليتها عن التفجير"."""
    behind_it = sentence.tokens[cue.last : cue.last + 3]
    return cue.payload == "denial" and any(token.text.startswith(_LINKS) for token in behind_it)


def _foiled(sentence: Sentence, clause: Clause) -> Finding | None:
    if clause.head.trigger.sub == "Disrupted weapons use" or _has_dead(sentence, clause):
        return None
    for cue in ahead(sentence, clause, "foiled") + behind(sentence, clause, "foiled"):
        if not _parted(sentence, clause, cue) and not any(
            0 <= cue.first - c.last < _NEGATION_REACH for c in sentence.cues_of("negation")
        ):
            return Status.NEGATED, f"foiled: {words_of(sentence, cue)}"
    return None  # "did not prevent them from firing": they fired


def _is_known(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head only went before what is wanted or called off: "طلبت ضمانات بعد هجوم استهدف القافلة"."""
    breaks = sentence.cues_of("break", "purpose")
    return any(cue.last <= b.first < clause.head.first and words_of(sentence, b) in _AFTER for b in breaks)


def _parted(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an Arabic cue behind the head is that of a reason or a time: "مظاهرة للمطالبة بإلغاء الانتخابات"."""
    if sentence.language != "ar":
        return False
    if cue.first < clause.head.last:
        return _is_known(sentence, clause, cue)
    if words_of(sentence, cue).startswith("كاد"):
        return True  # "انفجرت عبوة كادت أن تصيب الموكب"
    return any(
        clause.head.last <= c.first < cue.first and words_of(sentence, c) not in _RELATIVE
        for c in sentence.cues_of("break", "purpose")
    )


def _leaves(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether those who gave something up only gave up a place: "تراجعوا عن مواقعهم بعد هجوم"."""
    off = cue.last - cue.first > 1 and sentence.tokens[cue.last - 1].text == "عن"
    return off and not 0 <= clause.head.first - cue.last <= 1


def _has_dead(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether dead are counted in an attempt that failed: there was a fight ("a failed raid left 14 dead")."""
    if clause.head.trigger.context != "death":
        return False
    killed = [q for q in sentence.quantities if q.kind == "killed" and q.value]
    return any(clause.head.first - 3 <= sentence.token_at(q.span.start) <= clause.head.last + 3 for q in killed)


def _scheduled(sentence: Sentence, clause: Clause) -> str | None:
    """Find an Arabic present of what is held on a coming weekday ("يجري الوزير السبت في باريس محادثات")."""
    if sentence.language != "ar" or clause.head.trigger.type in _UNSCHEDULED:
        return None
    held = [t.text for t in sentence.tokens[clause.first : clause.head.last] if t.text.lstrip("وف") in _HELD]
    days = [t for t in sentence.times if t.kind == "weekday" and clause.first <= sentence.token_at(t.span.start)]
    return held[0] if held and any(sentence.token_at(day.span.start) < clause.last for day in days) else None


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


def _planned(sentence: Sentence, clause: Clause) -> Finding | None:
    if clause.head.front.endswith("س"):
        return Status.PLANNED, "future: س"
    for token in sentence.tokens[clause.scope : clause.head.first]:
        if _FUTURE.match(token.text):
            return Status.PLANNED, f"future: {token.text}"
    if (coming := _to_come(sentence, clause) or _scheduled(sentence, clause)) is not None:
        return Status.PLANNED, f"scheduled: {coming}"
    for cue in ahead(sentence, clause, "plan", "condition"):
        if _is_plan(sentence, clause, cue):
            return Status.PLANNED, f"{cue.payload}: {words_of(sentence, cue)}"
    for cue in behind(sentence, clause, "plan"):
        if _is_month(sentence, cue):
            continue
        distance = cue.first - clause.head.last
        adjective = sentence.language == "ar" and cue.tag in ("noun", "") and distance <= 1
        if adjective and _WERE & {
            token.text.lstrip("و") for token in sentence.tokens[clause.first : clause.head.first]
        }:
            continue  # "وكان قصف قد طال": it had
        near = distance < _MODAL_REACH or _is_its_verb(sentence, clause, cue)
        modal = not clause.head.finite and near and sentence.tokens[cue.first].text in _MODALS
        if adjective or modal:
            return Status.PLANNED, f"plan: {words_of(sentence, cue)}"
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
    if _is_month(sentence, cue) or (sentence.language == "ar" and _is_told(sentence, clause, cue)):
        return False
    if cue.first and sentence.tokens[cue.first - 1].text in ("no", "without"):
        return False  # "without warning"
    if word.text.lstrip("وف") == "قد":
        return clause.head.tag == "present" and clause.head.first - cue.last < _NEGATION_REACH
    if sentence.language == "en" and not cue.tag and clause.head.finite:
        return clause.head.tag == "base" or clause.head.first - cue.last <= _MODAL_REACH
    return True


def _is_demand(sentence: Sentence, cue: Found[str]) -> bool:
    return sentence.tokens[cue.first].text.lstrip("وف") in _DEMANDS


def _is_asked(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether a demand has a deed as object: "طالب بوقف", "طلب من الجيش سحب", not "أصيب طالب", "بناء على طلب"."""
    if cue.first and sentence.tokens[cue.first - 1].text in _GROUNDS:
        return False
    demanded = sentence.tokens[cue.first].text.lstrip("وف") != "طلب"
    return clause.head.front.startswith("ب") or not demanded or clause.head.tag == "present"


def _is_told(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head is no object of an Arabic plan: a past in a clause of its own, or not what was asked for.

    "فيما يدرس المجلس الوضع، قصفت الطائرات", "وافقت على طلب من قطعوا"; two commas enclose an aside.
    """
    if cue.payload == "plan" and _is_known(sentence, clause, cue):
        return True
    if cue.payload == "plan" and clause.head.tag == "past":
        first, tokens = clause.head.first, sentence.tokens
        pauses = sum(_PAUSE.search(token.gap) is not None for token in tokens[cue.last : first + 1])
        if pauses == 1 or tokens[first - 1].text in _RELATIVE:
            return True
    return _is_demand(sentence, cue) and not _is_asked(sentence, clause, cue)


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
        return not ahead(sentence, clause, "plan", "denial", "foiled", "cancelled", "condition")
    return False


_RULES: Sequence[Callable[[Sentence, Clause], Finding | None]] = (negated, _cancelled, _foiled, _planned)
