"""Words of a sentence -> numbers: digits with separators, Arabic and English number words with their compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dashboard.lexicon import PROCLITICS

_TOKEN = re.compile(
    r"\d+(?:[.,\u066b\u066c]\d+)*|[a-z\u00c0-\u024f]+(?:'[a-z]+)?|[\u0621-\u064a\u0671-\u06d3]+|[^\w\s]"
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u066c]\d{3})+")
_DECIMAL = re.compile(r"\d+[.,\u066b]\d{1,2}")
_MAX_DIGITS = 12

_UNITS = {
    **dict.fromkeys(("واحد", "واحده", "one"), 1),
    **dict.fromkeys(("اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي", "two"), 2),
    **dict.fromkeys(("ثلاث", "ثلاثه", "three"), 3),
    **dict.fromkeys(("اربع", "اربعه", "four"), 4),
    **dict.fromkeys(("خمس", "خمسه", "five"), 5),
    **dict.fromkeys(("ست", "سته", "six"), 6),
    **dict.fromkeys(("سبع", "سبعه", "seven"), 7),
    **dict.fromkeys(("ثمان", "ثماني", "ثمانيه", "eight"), 8),
    **dict.fromkeys(("تسع", "تسعه", "nine"), 9),
}
_TEN = {"عشر": 10, "عشره": 10, "ten": 10}
_TEENS = {
    word: 11 + n
    for n, word in enumerate(
        ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}
_TENS = {
    **{
        word: 20 + 10 * n
        for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
    },
    **{
        stem + ending: 20 + 10 * n
        for n, stem in enumerate(("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"))
        for ending in ("ون", "ين")
    },
}
_HUNDREDS = {
    **dict.fromkeys(("مئه", "مائه", "ميه"), 100),
    **dict.fromkeys(("مئتان", "مئتين", "مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي", "مءتان", "مءتين"), 200),
    **{
        stem + hundred: 100 * (3 + n)
        for n, stem in enumerate(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"))
        for hundred in ("مئه", "مائه")
    },
    "ثمانيمئه": 800,
    "ثمانيمائه": 800,
}
_SCALES = {
    **dict.fromkeys(("الف", "الفا", "الاف", "thousand"), 1000),
    **dict.fromkeys(("مليون", "مليونا", "ملايين", "million"), 1_000_000),
    **dict.fromkeys(("مليار", "billion"), 1_000_000_000),
    "hundred": 100,
    "dozen": 12,
}
_ALONE = {
    "الف": 1000,
    "الفا": 2000,
    "الفي": 2000,
    "الفان": 2000,
    "الفين": 2000,
    "مليون": 1_000_000,
    "مليونا": 2_000_000,
    "مليوني": 2_000_000,
    "مليونان": 2_000_000,
    "مليونين": 2_000_000,
}


NUMBER_WORDS = frozenset({"احد", "احدي"}).union(_UNITS, _TEN, _TEENS, _TENS, _HUNDREDS, _SCALES, _ALONE)


class Token(NamedTuple):
    """A word or sign of the shadow; `forms` are the word and what is left of it without proclitics."""

    text: str
    start: int
    end: int
    forms: tuple[str, ...]
    conjunction: bool

    @property
    def arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return "\u0621" <= self.text[0] <= "\u06d3"


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at a token; `end` is the index of the token after it."""

    value: int
    end: int


def tokens(lower: str, start: int, end: int) -> list[Token]:
    """Cut `lower[start:end]` into words, numbers and signs."""
    found = []
    for match in _TOKEN.finditer(lower, start, end):
        text = match.group()
        forms, conjunction = _forms(text)
        found.append(Token(text, *match.span(), forms, conjunction))
    return found


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[tuple[str, ...], bool]:
    if not "\u0621" <= word[0] <= "\u06d3":
        return (word,), word in ("and", "plus", ",", "&")
    rests = [word]
    for prefix in PROCLITICS:
        if word.startswith(prefix) and len(word) - len(prefix) > 1:
            rests.append(word[len(prefix) :])
    rests.sort(key=len, reverse=True)
    return tuple(rests), word[0] in "وف" and word not in _UNITS


def number_at(words: Sequence[Token], index: int) -> Number | None:
    """Read the number that begins at `words[index]`, or None."""
    first = words[index]
    if first.text[0].isdigit():
        return _digits(words, index)
    return _english(words, index) if first.text[0].isascii() else _arabic(words, index)


def _digits(words: Sequence[Token], index: int) -> Number | None:
    text, following = words[index].text, words[index + 1] if index + 1 < len(words) else None
    if len(text) > _MAX_DIGITS:
        return None
    scale = _first(following.forms, _SCALES) if following is not None else None
    if _GROUPED.fullmatch(text) and (scale is None or "." not in text):
        value = float(re.sub(r"\D", "", text))
    elif text.isdigit():
        value = float(text)
    elif scale is not None and _DECIMAL.fullmatch(text):
        value = float(re.sub(r"[,\u066b]", ".", text))
    else:
        return None
    return Number(round(value * scale), index + 2) if scale is not None else Number(round(value), index + 1)


def _english(words: Sequence[Token], index: int) -> Number | None:
    total = current = 0
    position, seen = index, False
    while position < len(words):
        word = words[position].text
        small = _UNITS.get(word) or _TEN.get(word) or _TEENS.get(word) or _TENS.get(word)
        if small is not None and (not seen or small < (10 if current % 100 >= 20 else 100)):
            current += small
        elif word in _SCALES and (seen or _is_article(words, position)):
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif not (seen and word in ("-", "and") and _continues(words, position, current or total)):
            break
        seen = True
        position += 1
    return Number(total + current, position) if seen else None


def _is_article(words: Sequence[Token], position: int) -> bool:
    return position > 0 and words[position - 1].text in ("a", "an")


def _continues(words: Sequence[Token], position: int, so_far: int) -> bool:
    """Tell whether "-" or "and" goes on with the number: "twenty-three", "two hundred and fifty"."""
    if position + 1 >= len(words):
        return False
    word = words[position + 1].text
    if words[position].text == "-":
        return word in _UNITS and so_far % 100 >= 20 and words[position].end == words[position + 1].start
    return so_far >= 100 and (word in _UNITS or word in _TEENS or word in _TENS or word in _TEN)


def _arabic(words: Sequence[Token], index: int) -> Number | None:
    total = current = 0
    floor = 0
    position = index
    while position < len(words):
        token = words[position]
        joined = position == index or token.conjunction
        part, width = _arabic_part(words, position)
        if part is not None and joined and (position == index or _composes(current, part, floor)):
            current += part
            position += width
            floor = part
        elif (scale := _first(token.forms, _SCALES)) is not None and current and not token.conjunction:
            total, current, floor = total + current * scale, 0, scale
            position += 1
        elif position == index or joined:
            alone = _first(token.forms, _ALONE)
            if alone is None or (position != index and total + current < alone):
                break
            total, floor = total + alone, alone
            position += 1
        else:
            break
    return Number(total + current, position) if position > index and total + current > 0 else None


def _arabic_part(words: Sequence[Token], position: int) -> tuple[int | None, int]:
    """Read one part of a compound: its value, and how many words it takes."""
    forms = words[position].forms
    unit = _first(forms, _UNITS)
    following = words[position + 1].forms[0] if position + 1 < len(words) else ""
    if following in _TEN:
        if unit is not None:
            return unit + 10, 2
        if _first(forms, {"احد": 1, "احدي": 1}) is not None:
            return 11, 2
    if unit is not None:
        if following in ("مئه", "مائه"):
            return unit * 100, 2
        return unit, 1
    for table in (_TEN, _TENS, _HUNDREDS):
        if (value := _first(forms, table)) is not None:
            return value, 1
    return None, 0


def _composes(current: int, part: int, floor: int) -> bool:
    """Tell whether "و" + `part` goes on with the number: units then tens, hundreds then less, thousands then less."""
    if current == 0:
        return part < floor
    if current % 100 and current % 100 < 10:
        return 20 <= part < 100
    return current % 100 == 0 and part < 100


def _first(forms: Sequence[str], table: dict[str, int]) -> int | None:
    for form in forms:
        if form in table:
            return table[form]
    return None
