"""People named beside a verb of killing or taking -> whether they did it, or told of it, and are not its victims."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.quantities.numbers import Token
from dashboard.extraction.quantities.parts import Figure

_ARMED = frozenset({"fighters", "soldiers", "police"})
_REACH = 6
_PREPOSITIONS = frozenset({"في", "من", "علي", "عن", "الي", "مع"})
# What may follow the subject of a passive verb ("قتل مسلحون خلال اشتباك") and is never the object of an active one.
_ADVERBS = _PREPOSITIONS | {
    "خلال", "اثر", "جراء", "نتيجه", "بعد", "قبل", "قرب", "عند", "اثناء", "امس", "اليوم", "يوم", "مساء", "صباح", "فجر",
    "ليل", "ليله", "حين", "عندما", "اخرون", "شمال", "جنوب", "شرق", "غرب", "داخل", "وسط", "وفق", "بين", "ضمن",
    "فيما", "بينما", "حسب", "هم", "كانوا", "قال", "منذ", "اول", "ايضا",
}  # fmt: skip
_SAYS = frozenset({"said", "says", "say", "told", "reported", "added", "confirmed", "announced", "wrote", "reports"})
_SAYING_REACH = 9


def is_agent_before(words: Sequence[Token], last: Figure, figure: Figure) -> bool:
    """Tell whether the armed men just taken for victims are the verb's subject, and `figure` its object.

    "قتل مسلحون ثلاثة مدنيين": nothing but a few words may stand between, and no preposition.
    """
    if last.numbered or last.whose not in _ARMED:
        return False
    between = words[last.end : figure.start]
    if any(t.text in _PREPOSITIONS or t.text.startswith("ب") for t in between):
        return False
    return len(between) <= (_REACH if figure.definite_count else 0)


def is_subject(words: Sequence[Token], verb_end: int, figure: Figure) -> bool:
    """Tell whether armed men in the nominative have an object that nobody counts ("خطف مسلحون إمام المسجد").

    The verb stands right before them, and what follows is no adverb, conjunction or pause.
    """
    noun = words[figure.end - 1].text
    if figure.numbered or figure.whose not in _ARMED or figure.start != verb_end or not noun.endswith("ون"):
        return False
    after = figure.end
    while after < len(words) and words[after].text.endswith("ون"):
        after += 1  # "مسلحون مجهولون"
    if after == len(words) or not words[after].text.isalpha() or words[after].conjunction:
        return False
    return words[after].text not in _ADVERBS and words[after].text[0] not in "بل"


def tells(words: Sequence[Token], figure: Figure) -> bool:
    """Tell whether an English figure is only who says so: "killing at least 15, a doctor at the hospital said"."""
    if figure.numbered or figure.value != 1:
        return False
    for token in words[figure.end : figure.end + _SAYING_REACH]:
        if token.text in _SAYS:
            return True
        if token.text in (",", "and", ".", ";"):
            return False
    return False
