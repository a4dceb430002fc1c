"""Tokens of a sentence -> cues ("killed", "إصابة") and figures ("at least three soldiers", "طفلتين"), in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.quantities.lexicon import NounForm, QuantityWords
from dashboard.extraction.quantities.nouns import unnumbered
from dashboard.extraction.quantities.numbers import Number, Token, number_at
from dashboard.extraction.quantities.parts import (
    CIVILIAN,
    DEFINITE_NUMBER,
    POSSESSIVES,
    Figure,
    Sign,
    lookup,
    phrase_at,
)

_BREAKS = frozenset({".", ";", "؛", "!", "?", "؟", ":"})
_OPENING = _BREAKS | POSSESSIVES | {"a", "an", "another"}
_DENIED = frozenset({"any", "no", "اي"})
_CONNECTING = frozenset({"other", "more", "of", "the", "its", "their", "his", "her", "من"})
_RANGES = frozenset({"و", "-", "and", "to", "الي", "حتي"})
_NOUN_WINDOW = 5
_YEAR = re.compile(r"(?:19|20)\d\d")


def read(words: Sequence[Token], known: QuantityWords) -> list[Figure | Sign]:
    """Read a sentence's figures and signs from left to right."""
    found: list[Figure | Sign] = []
    index = 0
    while index < len(words):
        if not _may_begin(words[index], known):
            index += 1
            continue
        previous = found[-1] if found else None
        after_cue = isinstance(previous, Sign) and previous.role == "cue" and previous.end == index
        part = _long_cue(words, index, known) or _figure(words, index, known, after_cue) or _sign(words, index, known)
        if part is None:
            index += 1
            continue
        found.append(part)
        index = max(part.end, index + 1)
    return found


def _may_begin(token: Token, known: QuantityWords) -> bool:
    """Tell whether any part may begin with a token: most words of a sentence need no further look."""
    return not known.starts.isdisjoint(token.forms) or token.text in _OPENING or token.text[0].isdigit()


def _long_cue(words: Sequence[Token], index: int, known: QuantityWords) -> Sign | None:
    """Read a cue of several words before its first word is taken for a noun: "bodies of", "deaths of"."""
    cue = phrase_at(words, index, known, "cue")
    return Sign(start=index, end=index + cue[1], role="cue", words=cue[0]) if cue and cue[1] > 1 else None


def _sign(words: Sequence[Token], index: int, known: QuantityWords) -> Sign | None:
    token = words[index]
    if index and words[index - 1].text == "-" and words[index - 1].end == token.start:
        return None  # "rebel-held"
    if token.text in _BREAKS:
        return Sign(start=index, end=index + 1, role="colon" if token.text == ":" else "break")
    for role in ("subset", "toll", "cue"):
        if (phrase := phrase_at(words, index, known, role)) is not None:
            return Sign(start=index, end=index + phrase[1], role=role, words=phrase[0])
    return None


def _figure(words: Sequence[Token], index: int, known: QuantityWords, after_cue: bool) -> Figure | None:
    if index and words[index - 1].text in _DENIED:
        return None
    position, sign = _comparators(words, index, known)
    if position == index and words[index].text in POSSESSIVES and position + 1 < len(words):
        position += 1  # "his two sons"
    if position < len(words):
        number = None if DEFINITE_NUMBER.match(words[position].text) else number_at(words, position)
        if number is not None:
            return _numbered(words, index, position, number, sign=sign, known=known)
        if (many := phrase_at(words, position, known, "many")) is not None:
            return _numbered(words, index, position, Number(-1, position + many[1]), sign=sign, known=known)
    if position == index or words[index].text in POSSESSIVES:
        return unnumbered(words, index, known, after_cue=after_cue)
    return None


def _comparators(words: Sequence[Token], index: int, known: QuantityWords) -> tuple[int, str]:
    sign = "="
    while index < len(words) and (phrase := phrase_at(words, index, known, "comparator")) is not None:
        sign = phrase[0].sign if sign in ("=", "~") else sign
        index += phrase[1]
    if sign != "=" and index + 1 < len(words) and words[index].text in ("a", "an", "the"):
        index += 1
    return index, sign


def _numbered(
    words: Sequence[Token], index: int, position: int, number: Number, *, sign: str, known: QuantityWords
) -> Figure | None:
    if not _counts(words, position, number, known):
        return None
    if (told := _participle(words, index, number, sign=sign, known=known)) is not None:
        return told
    end, noun, partitive, civilian = _noun_after(words, number.end, known)
    if noun is not None and noun.noun.thing:
        return None
    if noun is None and sign == "=" and _is_year(words, position, number):
        return None
    if end < len(words) and (after := phrase_at(words, end, known, "comparator")) and after[0].sign == ">=":
        sign, end = after[0].sign, end + after[1]
    return Figure(
        start=index,
        end=end,
        value=number.value if number.value >= 0 else None,
        sign=sign,
        noun=noun,
        partitive=partitive,
        civilian=civilian,
        kind=noun.noun.kind if noun is not None else None,
    )


def _participle(
    words: Sequence[Token], index: int, number: Number, *, sign: str, known: QuantityWords
) -> Figure | None:
    """Read "100 injured people": the participle between number and noun tells the kind."""
    cue = phrase_at(words, number.end, known, "cue") if number.end < len(words) else None
    if cue is None or cue[0].direction != "either" or (end := number.end + cue[1]) >= len(words):
        return None
    noun = lookup(words[end], known)
    if noun is None or noun.noun.thing or noun.count is not None:
        return None
    value = number.value if number.value >= 0 else None
    return Figure(start=index, end=end + 1, value=value, sign=sign, noun=noun, kind=cue[0].kind)


def _counts(words: Sequence[Token], position: int, number: Number, known: QuantityWords) -> bool:
    """Refuse numbers that are part of something else: 27th, M4, 10:30, 5%, 12-year-old, $5, a date, a brigade's."""
    before = words[position - 1] if position else None
    after = words[number.end] if number.end < len(words) else None
    last = words[number.end - 1]
    if words[position].text[0].isdigit() and before is not None and before.end == words[position].start:
        if not before.arabic and before.text not in ('"', "(", "-"):
            return False
        if before.arabic and before.text not in ("و", "ال", "ب", "ف", "ل"):
            return False
    if after is not None and after.start == last.end and (after.text in ("-", ":", "/", "%") or after.text.isalpha()):
        return False
    if _before_month(words, number.end, known):
        return False
    return before is None or phrase_at(words, position - 1, known, "unit") is None


def _before_month(words: Sequence[Token], index: int, known: QuantityWords) -> bool:
    """Tell whether a month follows, at once or after a second day: "5 March", "بين 25 و27 يوليو"."""
    if index < len(words) and words[index].text in _RANGES and index + 1 < len(words):
        second = number_at(words, index + 1)
        index = second.end if second is not None else index
    return index < len(words) and phrase_at(words, index, known, "month") is not None


def _is_year(words: Sequence[Token], position: int, number: Number) -> bool:
    return number.end - position == 1 and _YEAR.fullmatch(words[position].text) is not None


def _noun_after(words: Sequence[Token], index: int, known: QuantityWords) -> tuple[int, NounForm | None, bool, bool]:
    """Read what is counted: end of the phrase, the noun, whether it is "of them", whether it says civilians."""
    partitive = civilian = False
    position = index
    if [t.text for t in words[index : index + 2]] in (["of", "them"], ["of", "whom"]):
        return index + 2, None, True, False
    if position < len(words) and words[position].text in ("منهم", "منهن", "منها"):
        return position + 1, None, True, False
    while position < min(index + _NOUN_WINDOW, len(words)):
        token = words[position]
        if (noun := lookup(token, known)) is not None and not (token.conjunction and token.text not in known.nouns):
            end = position + 1
            after = words[end] if end < len(words) else None
            if after is not None and not after.arabic and (better := known.nouns.get(after.text)) is not None:
                noun, end = better, end + 1
            elif after is not None and after.arabic and any(f in CIVILIAN for f in after.forms[:1]):
                civilian, end = True, end + 1
            return end, noun, partitive, civilian or _says_civilian(words[index:end])
        if not _may_stand_between(token, position == index, known, words, position):
            break
        position += 1
    return index, None, partitive, civilian


def _may_stand_between(token: Token, first: bool, known: QuantityWords, words: Sequence[Token], position: int) -> bool:
    if token.arabic or token.text == ")":
        return first and token.text in ("من", "حاله", "حالات", ")")
    if token.text in _CONNECTING:
        return True
    return (
        token.text.isalpha() and token.text not in known.stops and phrase_at(words, position, known, "cue") is None
    ) or token.text == "-"


def _says_civilian(words: Sequence[Token]) -> bool:
    return any(form in CIVILIAN for token in words for form in token.forms)
