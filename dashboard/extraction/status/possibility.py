"""An Arabic clause -> the words by which its event only may come: "قد تشهد بيروت مظاهرات", "ربما يشن هجوما"."""

from __future__ import annotations

import re

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence

_PERHAPS = frozenset({"ربما", "لعل", "لعله", "لعلها", "لعلهم", "عسي"})
_MAY = frozenset({"قد", "وقد"})
# A present that no past looks like: with ي or ن, or the commonest with ت, whose past of the fifth form looks alike.
_PRESENT = re.compile(
    r"(?:ي[^\W\d_]{2,}|ن(?:شهد|ري|واجه|كون|ضطر)|"
    r"ت(?:شهد|ؤدي|فضي|دفع|ندلع|شن|نزلق|نفجر|نهار|سفر|تسبب|كون|صبح|شكل|واجه|حدث|قع|شعل|طلق|نفذ|قوم|لجا|جبر|ضطر|صل|عود|"
    r"جر|ثير|خلف|ضرب|سقط|ستغرق|ستمر|ستانف|ستهدف|ستخدم|تحول|تجدد|تعرض|تطور|توسع|تفاقم|فرض|هاجم|قصف|غلق|فتح|خرج|دخل|نسحب|لغي))$"
)
_REACH = 10
_DONE = frozenset({"يكون", "تكون", "يكونون"})  # "قد يكون قصفها": it doubts who did it


def perhaps(sentence: Sentence, clause: Clause) -> str | None:
    """Give the words of possibility before an Arabic event noun or present verb; None where there are none."""
    if sentence.language != "ar" or clause.head.tag == "past" or clause.head.front.endswith("ال"):
        return None
    tokens, head = sentence.tokens, clause.head
    for index in range(max(clause.scope, head.first - _REACH), head.first):
        word = tokens[index].text
        if word not in _MAY | _PERHAPS:
            continue
        following = tokens[index + 1].text
        present = _PRESENT.match(following) is not None and following not in _DONE
        if present or (word.lstrip("و") in _PERHAPS and index + 1 == head.first):
            return f"{word} {following}"
    return None
