"""Nouns without a number -> figures: singulars and duals are 1 and 2, plurals an unknown many."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.quantities.lexicon import QuantityWords
from dashboard.extraction.quantities.numbers import Token, number_at
from dashboard.extraction.quantities.parts import CIVILIAN, DEFINITE_NUMBER, POSSESSIVES, Figure, lookup, phrase_at

_ARTICLES = frozenset({"a", "an", "another", *POSSESSIVES})
_PREPOSITIONS = frozenset({"في", "من", "الي", "عن", "علي", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب", "وسط"})
_DESCRIBED = frozenset(
    {
        "هجوم", "هجوما", "تفجير", "تفجيرا", "عمليه", "اعتداء", "حزام", "تنظيم", "حاجز", "موقع", "قصف", "زي", "مقر",
        "رتل", "انفجار", "كمين", "نزاع", "صراع", "عمل", "فصيل", "لباس", "زورق", "معسكر", "مطار", "مستشفي", "مخطط",
    }
)  # fmt: skip
_ADJECTIVES_BEFORE_SINGULAR = 4


def unnumbered(words: Sequence[Token], index: int, known: QuantityWords, *, after_cue: bool) -> Figure | None:
    """Read a counted noun that has no number before it; `after_cue`: a verb of killing or wounding stands before."""
    token = words[index]
    if not token.arabic:
        return _english_unnumbered(words, index, known, after_cue)
    if any(form in ("احد", "احدي") for form in token.forms):
        return _one_of(words, index, known)
    noun = lookup(token, known)
    if noun is None or noun.noun.thing or _is_country(words, index, noun.accusative) or _describes(words, index):
        return None
    if (noun.count is not None and _has_article(token, known)) or phrase_at(words, index, known, "cue"):
        return None
    if noun.noun.kind is not None and any(w.text == "بين" for w in words[max(0, index - 2) : index]):
        return None  # "بين قتيل وجريح" tells no number of either
    value = 2 if noun.ambiguous and _followed_by_two(words, index) else noun.count
    end = index + 1
    if noun.owned and end < len(words) and DEFINITE_NUMBER.match(words[end].text):
        number = number_at(words, end)  # "وأطفاله الثلاثة"
        value, end = (number.value, number.end) if number is not None else (value, end)
    civilian = end < len(words) and any(f in CIVILIAN for f in words[end].forms[:1])
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


def _describes(words: Sequence[Token], index: int) -> bool:
    """Tell whether a word for a fighter is an adjective of what stands before it ("هجوم انتحاري", "حاجز عسكري")."""
    before = words[index - 1].forms if index else ()
    return not words[index].conjunction and any(form in _DESCRIBED for form in before)


def _after_age(words: Sequence[Token], index: int) -> int:
    """Skip "49-year-old": the index of the word behind it."""
    texts = [token.text for token in words[index : index + 6]]
    aged = texts[2:3] in (["year"], ["month"]) and "old" in texts
    return index + texts.index("old") + 1 if aged else index


def _is_country(words: Sequence[Token], index: int, accusative: bool) -> bool:
    """Tell "في سوريا", a place, from "سوريا", a Syrian: no accusative follows a preposition."""
    return accusative and index > 0 and words[index - 1].text in _PREPOSITIONS


def _one_of(words: Sequence[Token], index: int, known: QuantityWords) -> Figure | None:
    """Read "أحد قادة", "إحدى الممرضات"."""
    noun = lookup(words[index + 1], known) if index + 1 < len(words) else None
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
    start = _after_age(words, index + 1)
    for position in range(start, min(start + 1 + _ADJECTIVES_BEFORE_SINGULAR, len(words))):
        word = words[position].text
        noun = known.nouns.get(word)
        if noun is not None:
            if position + 1 < len(words) and (better := known.nouns.get(words[position + 1].text)) is not None:
                noun, position = better, position + 1  # noqa: PLW2901 - "a field commander", "a bus driver"
            if noun.noun.thing:
                return None
            owned = words[index].text in POSSESSIVES
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
        if word in known.stops or not (word.isalnum() or word == "-") or phrase_at(words, position, known, "cue"):
            # Whoever is killed is somebody, known noun or not: "killed a shopkeeper".
            somebody = after_cue and words[index].text in ("a", "an") and position > index + 1
            return Figure(start=index, end=position, value=1, numbered=False) if somebody else None
    return None
