"""A clause -> whether its event was called off, put off, denied or foiled; what is only disowned happened."""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.reach import Finding, across, ahead, behind, words_of
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import EventType, Status

_AFTER = frozenset({"بعد", "بعدما", "بعد ان", "اثر", "عقب", "جراء"})
_RELATIVE = frozenset({"التي", "الذي", "الذين", "اللذين", "اللتين"})
_NEGATION_REACH = 2
_NOUN_REACH = 4  # "did not suffer any collapse", "لم يتعرض لأي انهيار"
_LINKS = (
    "link", "involvement", "responsib", "connection", "knowledge", "any role", "role", "part", "having any",
    "صله", "علاقه", "علاقت", "صلته", "صلتها", "مسؤوليت", "مسؤوليه", "ضلوع", "تورط", "اي دور", "دور", "علمه", "علمها",
)  # fmt: skip
_CAUSES = frozenset({"by", "after", "because", "over", "amid", "following", "since", "when", "as"})
_SUDDEN = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS, EventType.DISASTER})
_GO_OFF = frozenset({"detonate", "explode", "go", "ignite"})
_HALTS = re.compile(r"(?:stop|halt|suspend|paus|block|obstruct|interrupt|froze)\w*$")
_HALT_REACH = 3
_SUSPENDED_REACH = 8
_THAT = frozenset({"ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", "ما", "من", "التي", "الذي"})
_DESPITE = frozenset({"رغم", "الرغم", "بعد", "عقب", "مع", "من"})
_IT = frozenset({"it", "them"})
_PRONOUN_REACH = 14
_ENDING = re.compile(r"(?:ب|ل)?(?:ال)?(?:وقف|انهاء|ايقاف|منع|صد|كبح|احتواء|اخماد|اطفاء|حد|لجم|ردع|تخفيف|مواجهه|تصدي)$")
_DESCRIBING = frozenset({"a", "an", "the", "its", "their", "this", "of", "in", "near", "over", "along", "from", "for"})
_PASSIVE = frozenset({"being", "been", "was", "were"})


def cancelled(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words an event was called off, put off or denied; None where it was not."""
    for cue in ahead(sentence, clause, "cancelled", "denial") + behind(sentence, clause, "cancelled"):
        if (
            _parted(sentence, clause, cue)
            or _leaves(sentence, clause, cue)
            or _is_elsewhere(sentence, clause, cue)
            or denies_link(sentence, cue)
            or _only_noted(sentence, clause, cue)
            or any(0 <= cue.first - c.last <= _NOUN_REACH for c in sentence.cues_of("condition"))
        ):
            continue  # "unless they are called off"
        return Status.NEGATED, f"{cue.payload}: {words_of(sentence, cue)}"
    if (halted := _halted(sentence, clause)) is not None:
        return Status.NEGATED, f"cancelled: {halted}"
    if (pronoun := _taken_back(sentence, clause)) is not None:
        return Status.NEGATED, f"cancelled: {pronoun}"
    if clause.head.trigger.type is EventType.DISPLACEMENT and sentence.language == "ar":
        return None  # "أجلت السكان" evacuates, "أجلت الجلسة" puts off: whoever has people as object does not cancel
    inside = [
        c
        for c in sentence.cues_of("cancelled")
        if c.first < clause.head.last and clause.head.first < c.last and not _leaves(sentence, clause, c)
    ]
    return (Status.NEGATED, "cancelled") if inside else None


def _halted(sentence: Sentence, clause: Clause) -> str | None:
    """Find the word by which English aid is stopped: "stopped food drops", "aid deliveries were suspended"."""
    head, tokens = clause.head, sentence.tokens
    if sentence.language != "en" or head.trigger.type is not EventType.HUMANITARIAN or head.tag == "past":
        return None
    before = [token.text for token in tokens[max(clause.first, head.first - _HALT_REACH) : head.first]]
    behind_it = [token.text for token in tokens[head.last : min(clause.last, head.last + _SUSPENDED_REACH)]]
    passive = [b for a, b in pairwise(behind_it) if a in _PASSIVE and _HALTS.match(b)]
    return next((word for word in [*before, *passive] if _HALTS.match(word)), None)


def _taken_back(sentence: Sentence, clause: Clause) -> str | None:
    """Find the words that take an English event noun back by a pronoun: "ordered strikes but called them off"."""
    if sentence.language != "en" or clause.head.tag == "past":
        return None
    for cue in sentence.cues_of("cancelled"):
        near = 0 < cue.first - clause.head.last <= _PRONOUN_REACH
        if near and _IT & {token.text for token in sentence.tokens[cue.first + 1 : cue.last + 1]}:
            return words_of(sentence, cue)
    return None


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
        described = cue.tag == "past" and before in _DESCRIBING  # "a disputed border"
        return (
            described
            or before in _PASSIVE
            or before == "not"
            or any(tokens[c.first - 1].text in ("and", "but") for c in between)
        )
    if first < head and (cue.words < cue.last - first or _CAUSES & {t.text for t in tokens[cue.last : head]}):
        return True  # "called the march off", "was delayed by shelling"
    return first > head and cue.tag in ("base", "present", "ing")


def _only_noted(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an Arabic denial is only told beside what was done: "رغم نفي الجيش سيطر المتمردون"."""
    between = {token.text for token in sentence.tokens[cue.last : clause.head.first]}
    before = sentence.tokens[cue.first - 1].text.lstrip("وب") if cue.first else ""
    noted = cue.payload == "denial" and cue.first < clause.head.first and before in _DESPITE
    return noted and clause.head.tag == "past" and not between & _THAT


def denies_link(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether only a part in it is denied: "denied any link to the blast", "نفت مسؤوليتها عن التفجير"."""
    behind_it = sentence.tokens[cue.last : cue.last + 3]
    return cue.payload == "denial" and any(token.text.startswith(_LINKS) for token in behind_it)


def foiled(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words an event was foiled; None where it was not."""
    if clause.head.trigger.sub == "Disrupted weapons use" or _has_dead(sentence, clause):
        return None
    for cue in [cue for reach in (ahead, across, behind) for cue in reach(sentence, clause, "foiled")]:
        if _fails_at(sentence, clause, cue) or _is_besides(clause, cue) or _not_ended(sentence, clause, cue):
            continue
        if not _parted(sentence, clause, cue) and not any(
            0 <= cue.first - c.last < _NEGATION_REACH for c in sentence.cues_of("negation")
        ):
            return Status.NEGATED, f"foiled: {words_of(sentence, cue)}"
    return None  # "did not prevent them from firing": they fired


def _not_ended(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether it is only an end of the Arabic event that failed: "فشل المجلس في وقف القصف"; the event went on."""
    between = sentence.tokens[cue.last : clause.head.first]
    return sentence.language == "ar" and any(_ENDING.match(token.text) for token in between[-3:])


def _is_besides(clause: Clause, cue: Found[str]) -> bool:
    """Tell whether arrests are told beside what was foiled: "إحباط مخطط وإلقاء القبض على منفذيه"."""
    head = clause.head
    return head.trigger.context == "arrest" and head.front.startswith("و") and cue.last <= head.first


def _fails_at(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an English "failed to" behind the head is about something else ("shot after he failed to stop")."""
    if sentence.language != "en" or cue.first < clause.head.last or sentence.tokens[cue.last - 1].text != "to":
        return False
    following = sentence.tokens[cue.last].text if cue.last < len(sentence.tokens) else ""
    if following in _GO_OFF and clause.head.tag != "past":
        return False  # "two bombs failed to detonate"
    return clause.head.tag == "past" or clause.head.trigger.type in _SUDDEN  # but "an aid ship failed to dock"


def only_before(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether the head only went before what is wanted or called off: "طلبت ضمانات بعد هجوم استهدف القافلة"."""
    breaks = sentence.cues_of("break", "purpose")
    return any(cue.last <= b.first < clause.head.first and words_of(sentence, b) in _AFTER for b in breaks)


def _parted(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether an Arabic cue behind the head is that of a reason or a time: "مظاهرة للمطالبة بإلغاء الانتخابات"."""
    if sentence.language != "ar":
        return False
    if cue.first < clause.head.last:
        return only_before(sentence, clause, cue)
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
