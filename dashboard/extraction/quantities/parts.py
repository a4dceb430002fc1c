"""The parts of a sentence that counting looks at: figures and signs, and how phrases and nouns are looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.quantities.lexicon import NounForm, QuantityWords, Words
from dashboard.extraction.quantities.numbers import Token

CIVILIAN = frozenset({"civilian", "civilians", "مدني", "مدنيا", "مدنيين", "مدنيه", "مدنيون"})
POSSESSIVES = frozenset({"his", "her", "their"})
DEFINITE_NUMBER = re.compile("[وفب]?ال(?!ف|اف)|[وف]?لل")


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


def lookup(token: Token, known: QuantityWords) -> NounForm | None:
    """Find the noun a token is, with or without its proclitics."""
    for form in token.forms:
        if (noun := known.nouns.get(form)) is not None:
            return noun
    return None
