"""Tokens of a sentence -> cues ("killed", "إصابة") and figures ("at least three soldiers", "طفلتين"), in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.quantities.lexicon import NounForm, QuantityWords, Words
from dashboard.extraction.quantities.numbers import Number, Token, number_at

_ARTICLES = frozenset({"a", "an", "another", "his", "her", "their"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_DENIED = frozenset({"any", "no", "اي"})
_CONNECTING = frozenset({"other", "more", "of", "the", "its", "their", "his", "her", "من"})
_NOUN_WINDOW = 5
_ADJECTIVES_BEFORE_SINGULAR = 4
_STOP = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "and",
        "or",
        "of",
        "to",
        "from",
        "with",
        "when",
        "after",
        "before",
        "as",
        "who",
        "that",
        "which",
        "was",
        "were",
        "is",
        "are",
        "has",
        "had",
        "have",
        "been",
        "said",
        "near",
        "for",
        "during",
        "while",
        "over",
        "into",
        "out",
        "since",
        "late",
        "early",
        "where",
        "but",
        "then",
        "they",
        "it",
        "he",
        "she",
        "the",
        "inside",
        "outside",
        "around",
        "across",
    ]
)
_DEFINITE_NUMBER = re.compile("[وفب]?ال(?!ف|اف)|[وف]?لل")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = frozenset({"in", "since", "of", "until", "from", "late", "early", "by", "and", "to"})
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "مايو",
        "يونيو",
        "يوليو",
        "اغسطس",
        "سبتمبر",
        "اكتوبر",
        "نوفمبر",
        "ديسمبر",
        "كانون",
        "شباط",
        "اذار",
        "نيسان",
        "ايار",
        "حزيران",
        "تموز",
        "اب",
        "ايلول",
        "تشرين",
        "رمضان",
        "شعبان",
        "شوال",
        "محرم",
        "صفر",
        "رجب",
        "جمادي",
        "ربيع",
        "ذي",
    ]
)
_CIVILIAN = frozenset({"civilian", "civilians", "مدني", "مدنيا", "مدنيين", "مدنيه", "مدنيون"})


@dataclass(slots=True, kw_only=True)
class Figure:
    """A counted group: token range [start, end), value, comparator, the noun; later its kind and whether a subset."""

    start: int
    end: int
    value: int | None
    sign: str = "="
    noun: NounForm | None = None
    numbered: bool = True
    partitive: bool = False
    civilian: bool = False
    accusative: bool = False
    kind: str | None = None
    subset: bool = False

    @property
    def definite_count(self) -> bool:
        """Whether its words give a count that may stand far from its verb: a number, a dual, an accusative singular."""
        return self.numbered or self.value == 2 or self.accusative

    @property
    def whose(self) -> str | None:
        """Who they are, as the noun says."""
        if self.civilian:
            return "civilians"
        return self.noun.noun.whose if self.noun is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Another part of the sentence the linking looks at: a cue, a toll, a subset marker or a break."""

    start: int
    end: int
    role: str
    words: Words | None = None


def read(words: Sequence[Token], known: QuantityWords) -> list[Figure | Sign]:
    """Read a sentence's figures and signs from left to right."""
    found: list[Figure | Sign] = []
    index = 0
    while index < len(words):
        previous = found[-1] if found else None
        after_cue = isinstance(previous, Sign) and previous.role == "cue" and previous.end == index
        part = _long_cue(words, index, known) or _figure(words, index, known, after_cue) or _sign(words, index, known)
        if part is None:
            index += 1
            continue
        found.append(part)
        index = max(part.end, index + 1)
    return found


def _long_cue(words: Sequence[Token], index: int, known: QuantityWords) -> Sign | None:
    """Read a cue of several words before its first word is taken for a noun: "bodies of", "deaths of"."""
    cue = phrase_at(words, index, known, "cue")
    return Sign(start=index, end=index + cue[1], role="cue", words=cue[0]) if cue and cue[1] > 1 else None


def _sign(words: Sequence[Token], index: int, known: QuantityWords) -> Sign | None:
    token = words[index]
    if index and words[index - 1].text == "-" and words[index - 1].end == token.start:
        return None  # "rebel-held"
    if token.text in (".", ";", "؛", "!", "?", "؟", ":"):
        return Sign(start=index, end=index + 1, role="colon" if token.text == ":" else "break")
    for role in ("subset", "toll", "cue"):
        if (phrase := phrase_at(words, index, known, role)) is not None:
            return Sign(start=index, end=index + phrase[1], role=role, words=phrase[0])
    return None


def phrase_at(words: Sequence[Token], index: int, known: QuantityWords, role: str) -> tuple[Words, int] | None:
    """Find the longest phrase of `role` that begins at this token; its entry and its length in tokens."""
    table = known.phrases.get(role, {})
    for form in words[index].forms:
        if form in table:
            for phrase, entry in table[form]:
                if _same(words, index, phrase):
                    return entry, len(phrase)
    return None


def _same(words: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    if len(phrase) == 1:
        return True
    rest = words[index + 1 : index + len(phrase)]
    return len(rest) == len(phrase) - 1 and all(
        w in t.forms or t.text.removeprefix("ال") == w.removeprefix("ال") for w, t in zip(phrase[1:], rest, strict=True)
    )


def _figure(words: Sequence[Token], index: int, known: QuantityWords, after_cue: bool) -> Figure | None:
    if index and words[index - 1].text in _DENIED:
        return None
    position, sign = _comparators(words, index, known)
    if position == index and words[index].text in _POSSESSIVES and position + 1 < len(words):
        position += 1  # "his two sons"
    if position < len(words):
        number = None if _DEFINITE_NUMBER.match(words[position].text) else number_at(words, position)
        if number is not None:
            return _numbered(words, index, position, number, sign, known)
        if (many := phrase_at(words, position, known, "many")) is not None:
            return _numbered(words, index, position, Number(-1, position + many[1]), sign, known)
    if position == index or words[index].text in _POSSESSIVES:
        return _unnumbered(words, index, known, after_cue)
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
    words: Sequence[Token], index: int, position: int, number: Number, sign: str, known: QuantityWords
) -> Figure | None:
    if not _counts(words, position, number, known):
        return None
    end, noun, partitive, civilian = _noun_after(words, number.end, known)
    if noun is not None and noun.noun.thing:
        return None
    if noun is None and _is_year(words, position, number):
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
    if after is not None and any(f in _MONTHS for f in after.forms):
        return False
    return before is None or phrase_at(words, position - 1, known, "unit") is None


def _is_year(words: Sequence[Token], position: int, number: Number) -> bool:
    if number.end - position != 1 or not _YEAR.fullmatch(words[position].text):
        return False
    return position > 0 and (words[position - 1].text in _YEAR_BEFORE or words[position - 1].arabic)


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
        if (noun := _lookup(token, known)) is not None and not (token.conjunction and token.text not in known.nouns):
            end = position + 1
            after = words[end] if end < len(words) else None
            if after is not None and not after.arabic and (better := known.nouns.get(after.text)) is not None:
                noun, end = better, end + 1
            elif after is not None and after.arabic and any(f in _CIVILIAN for f in after.forms[:1]):
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
        token.text.isalpha() and token.text not in _STOP and phrase_at(words, position, known, "cue") is None
    ) or token.text == "-"


def _says_civilian(words: Sequence[Token]) -> bool:
    return any(form in _CIVILIAN for token in words for form in token.forms)


def _lookup(token: Token, known: QuantityWords) -> NounForm | None:
    for form in token.forms:
        if (noun := known.nouns.get(form)) is not None:
            return noun
    return None


def _unnumbered(words: Sequence[Token], index: int, known: QuantityWords, after_cue: bool) -> Figure | None:
    token = words[index]
    if not token.arabic:
        return _english_unnumbered(words, index, known, after_cue)
    if any(form in ("احد", "احدي") for form in token.forms):
        return _one_of(words, index, known)
    noun = _lookup(token, known)
    if noun is None or noun.noun.thing:
        return None
    if (noun.count is not None and _has_article(token, known)) or phrase_at(words, index, known, "cue"):
        return None
    if noun.noun.kind is not None and any(w.text == "بين" for w in words[max(0, index - 2) : index]):
        return None  # "بين قتيل وجريح" tells no number of either
    value = 2 if noun.ambiguous and _followed_by_two(words, index) else noun.count
    end = index + 1
    if noun.owned and end < len(words) and _DEFINITE_NUMBER.match(words[end].text):
        number = number_at(words, end)  # "وأطفاله الثلاثة"
        value, end = (number.value, number.end) if number is not None else (value, end)
    civilian = end < len(words) and any(f in _CIVILIAN for f in words[end].forms[:1])
    return Figure(
        start=index,
        end=end + civilian,
        value=value,
        noun=noun,
        numbered=False,
        civilian=civilian,
        accusative=noun.accusative,
        kind=noun.noun.kind,
    )


def _one_of(words: Sequence[Token], index: int, known: QuantityWords) -> Figure | None:
    """Read "أحد قادة", "إحدى الممرضات"."""
    noun = _lookup(words[index + 1], known) if index + 1 < len(words) else None
    if noun is None or noun.noun.thing or noun.count is not None:
        return None
    return Figure(start=index, end=index + 2, value=1, noun=noun, kind=noun.noun.kind)


def _followed_by_two(words: Sequence[Token], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].text in ("اثنين", "اثنان", "كانا")


def _has_article(token: Token, known: QuantityWords) -> bool:
    return token.text not in known.nouns and any(
        token.text.startswith(p) for p in ("ال", "وال", "بال", "فال", "لل", "كال", "ولل")
    )


def _english_unnumbered(words: Sequence[Token], index: int, known: QuantityWords, after_cue: bool) -> Figure | None:
    if words[index].text in _ARTICLES:
        return _english_singular(words, index, known, after_cue)
    noun = known.nouns.get(words[index].text)
    if noun is None or noun.noun.thing or noun.count is not None:
        return None
    if index and words[index - 1].text in ("the", "those", "these", "all", "no"):
        return None
    return Figure(start=index, end=index + 1, value=None, noun=noun, numbered=False, kind=noun.noun.kind)


def _english_singular(words: Sequence[Token], index: int, known: QuantityWords, after_cue: bool) -> Figure | None:
    for position in range(index + 1, min(index + 2 + _ADJECTIVES_BEFORE_SINGULAR, len(words))):
        word = words[position].text
        noun = known.nouns.get(word)
        if noun is not None:
            if position + 1 < len(words) and (better := known.nouns.get(words[position + 1].text)) is not None:
                noun, position = better, position + 1  # noqa: PLW2901 - "a field commander", "a bus driver"
            if noun.noun.thing:
                return None
            owned = words[index].text in _POSSESSIVES
            if noun.count is None and not owned:
                return None
            return Figure(
                start=index,
                end=position + 1,
                value=noun.count,
                noun=noun,
                numbered=False,
                kind=noun.noun.kind,
            )
        if word in _STOP or not (word.isalnum() or word == "-") or phrase_at(words, position, known, "cue"):
            # Whoever is killed is somebody, known noun or not: "killed a shopkeeper".
            somebody = after_cue and words[index].text in ("a", "an") and position > index + 1
            return Figure(start=index, end=position, value=1, numbered=False) if somebody else None
    return None
