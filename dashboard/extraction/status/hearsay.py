"""A clause -> whether its event is one that an Arabic report only tells of to call it false, or that nobody announced.

"أنباء سقوط البلدة عارية عن الصحة", "الحديث عن انسحابنا مجرد شائعة", "لم يعلن الجيش عن هجوم".
"""

from __future__ import annotations

import re

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.reach import Finding
from dashboard.model import Status

# What is told and heard; its verdict stands behind it, or makes it a rumour at once.
_TOLD = re.compile(
    r"[وفبل]?(?:ال)?(?:انباء|اخبار|خبر|نبا|تقارير|تقرير|معلومات|روايات|روايه|مزاعم|ادعاءات|حديث|اشيع|يشاع|تردد|يتردد"
    r"|قيل|يقال|تداوله|يتداول|متداول|متداوله|نشر|نشرته|اوردته|روج|يروج|تناقلته|تناقله)$"
)
_RUMOUR = re.compile(r"[وفبل]?(?:ال)?(?:شائعه|شائعات|اشاعه|اشاعات|اكاذيب|افتراءات)$")
_FALSE = re.compile(
    r"(?:^| )(?:هي |هو )?(?:ب?ان(?:ها|ه) )?(?:عار(?:يه)? (?:تماما )?(?:عن|من) الصحه|غير (?:صحيح|دقيق|حقيقي)(?:ه|ا)?|"
    r"(?:ال)?(?:كاذب|ملفق|مفبرك|مختلق|مغلوط|باطل|زائف)(?:ه|ا)?|(?:مجرد|محض) \w+|لا اساس|لا [يت]مت|لا [يت]ستند|"
    r"مناف(?:يه)? للحقيقه|(?:شائع|اشاع)(?:ه|ات)|اكاذيب)(?= |$)"
)
_TOLD_REACH = 5
_FALSE_REACH = 14
_ANNOUNCES = re.compile(r"[يتن]علن(?:وا|ا)?$")
_NOT = frozenset({"لم", "ولم", "فلم", "لن", "ولن"})
_BLAME = ("مسؤولي", "هوي", "حصيل", "تفاصيل", "سبب", "اسباب", "عدد", "مصير", "موعد")


def disowned(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say by which words an event was only hearsay that is called false, or was not announced; else None."""
    if sentence.language != "ar" or clause.head.finite:
        return None
    return _called_false(sentence, clause) or _unannounced(sentence, clause)


def _called_false(sentence: Sentence, clause: Clause) -> Finding | None:
    head = clause.head
    before = [token.text for token in sentence.tokens[max(clause.scope, head.first - _TOLD_REACH) : head.first]]
    if (rumour := next((word for word in before if _RUMOUR.match(word)), None)) is not None:
        return Status.NEGATED, f"denial: {rumour}"
    if not any(_TOLD.match(word) for word in before):
        return None
    behind = " ".join(token.text for token in sentence.tokens[head.last : head.last + _FALSE_REACH])
    verdict = _FALSE.search(behind)
    return (Status.NEGATED, f"denial: {verdict.group().strip()}") if verdict is not None else None


def _unannounced(sentence: Sentence, clause: Clause) -> Finding | None:
    """Find "did not announce" before "عن" and the event; who did not claim a deed does not deny it."""
    tokens, first = sentence.tokens, clause.head.first
    if first < clause.scope + 1 or tokens[first - 1].text != "عن":
        return None
    for index in range(clause.scope, first - 2):
        if tokens[index].text in _NOT and _ANNOUNCES.match(tokens[index + 1].text):
            between = [token.text for token in tokens[index + 2 : first]]
            blamed = any(word.lstrip("ال").startswith(_BLAME) for word in between)
            return None if blamed else (Status.NEGATED, f"negation: {tokens[index].text} {tokens[index + 1].text}")
    return None
