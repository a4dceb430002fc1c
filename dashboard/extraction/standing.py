"""A toponym in its words -> whether it only stands for something else: a speaker, a government, a building, a road."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.reading import Sentence
from dashboard.model import Toponym
from dashboard.text import Shadow

# A capital that is blamed, urged or thanked is its government.
_ADDRESSED = re.compile(
    r"\b(?:accus|blam|urg|condemn|criticis|criticiz|denounc|thank|prais|warn|su)(?:e|es|ed|ing|s)? $"
    r"|(?<!\w)[وف]?(?:[اي]?تهم\w{0,3}|متهم\w{0,3}|[يت]?حمل(?:ت|وا)?|[يت]?دين|ادان(?:ت|وا)?|[يت]?طالب(?:ت|وا)?"
    r"|شكر(?:ت|وا)?) $"
)
_CAPITAL_OF = re.compile(r" (?:of|for|to)\b|[،,]? (?:ب|ال?مسؤوليه|علي)")
# A town that only names a building, a road or a force: "the Ouagadougou conference centre in Sirte".
_NAMES = re.compile(
    r"(?:(?: [a-z-]+){0,2} (?:cent(?:re|er)|hotel|university|hospital|clinic|complex|cinema|theatre|museum|stadium|hall"
    r"|mall|prison|jail|bridge|square|avenue|boulevard|street|gate|barracks|highway|road|motorway|church|mosque))?"
    r" (?:in|at|near|outside) (?:the )?(?:(?:(?:capital|port|city|town|village|suburb|district|province) )+(?:of )?)?"
)
_AT_ONCE = (" in ", " at ", " nea", " out")
_ROAD = re.compile(r"(?:highway|road|motorway|street|avenue)$")
_WIDE = frozenset({"country", "governorate", "province", "state"})
_PEOPLE = (
    "officials?|authorities|governor|mayor|police|councils?|administration|prosecutors?|spokes(?:man|woman|person)|"
    "ministry|minister|chief|commander|correspondent|bureau|office"
)
_OFFICE = re.compile(rf"(?:'s)? (?:(?:regional|provincial|state|city|local|military|health) ){{0,2}}(?:{_PEOPLE})\b")
_OFFICE_BEFORE = re.compile(
    rf"(?:\b(?:{_PEOPLE}) (?:of|for) (?:the )?"
    r"|(?<!\w)(?:محافظ|والي|حاكم|شرطه|بلديه|سلطات|مراسل\w*) (?:(?:منطقه|مدينه|محافظه|ولايه) )?(?:في )?)$"
)
_SPEAKER = re.compile(
    r"\b(?:officials?|spokes\w+|diplomats?|reporters|journalists|sources?|ministers?|correspondents?|headquarters|"
    r"experts?|analysts?) (?:based )?(?:in|from|at) (?:the )?$"
    r"|\b(?:doctors?|medics?|nurses?|surgeons?|director|head) (?:at|of|from) (?:the |a )?(?:\w+ ){0,2}"
    r"(?:hospital|clinic|morgue|cent(?:re|er)) in (?:the )?$"
)
_SAYS = re.compile(r",? (?:said|says|told|confirmed|announced|reported)\b")
_TOLD = re.compile(r"\b(?:told|speaking to|statement to) [\w ]{0,25}(?:in|at|from) $|\bspeaking (?:in|from) $")


def is_addressed(toponym: Toponym, text: Shadow, sentence: Sentence) -> bool:
    """Tell whether a place stands for its government: "accusing London of meddling", "اتهم بغداد بقصف"."""
    behind = text.lower[text.from_raw(toponym.span.end) :][:12]
    return (
        toponym.type_word is None
        and _ADDRESSED.search(words_before(text, toponym, sentence)) is not None
        and _CAPITAL_OF.match(behind) is not None
    )


def only_names(toponym: Toponym, toponyms: Sequence[Toponym], text: Shadow) -> bool:
    """Tell whether a place only names a building or road, and the next one says where that is."""
    behind = next((t for t in toponyms if t.span.start >= toponym.span.end and not is_wide(t)), None)
    if behind is None:
        return False
    found = _NAMES.fullmatch(text.raw[toponym.span.end : behind.span.start])
    return found is not None and (found[0][:4] not in _AT_ONCE or _ROAD.search(toponym.text) is not None)


def is_speakers(sentence: Sentence, toponym: Toponym, text: Shadow) -> bool:
    """Tell whether a place is only that of who speaks: "officials in Geneva said", "Kharkiv's governor"."""
    start, end = text.from_raw(toponym.span.start), text.from_raw(toponym.span.end)
    before, after = text.lower[max(sentence.start, start - 40) : start], text.lower[end : end + 60]
    return (
        _OFFICE.match(after) is not None
        or _OFFICE_BEFORE.search(before) is not None
        or (_SAYS.match(after) is not None and _SPEAKER.search(before) is not None)
        or _TOLD.search(before) is not None
    )


def is_wide(toponym: Toponym) -> bool:
    """Tell whether a name is that of a country or of one of its large parts."""
    return toponym.type_word in _WIDE


def words_before(text: Shadow, toponym: Toponym, sentence: Sentence, reach: int = 40) -> str:
    """Give the words of the sentence before a toponym, at most `reach` characters, folded."""
    start = text.from_raw(toponym.span.start)
    return text.lower[max(sentence.start, start - reach) : start]
