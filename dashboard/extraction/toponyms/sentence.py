"""A sentence of the shadow -> tokens, with what every place finder asks of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dashboard.extraction.toponyms.words import Phrase, PlaceWords, Word
from dashboard.gazetteer import Gazetteer, Match
from dashboard.gazetteer.names import key_of, words
from dashboard.text import Shadow

Meaning = TypeVar("Meaning")
_TOKEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*'?s?\b|[^\W_]+")
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
LONGEST_NAME = 4


class Token(NamedTuple):
    """A word with its place in the shadow; `word` is folded further, as the gazetteer folds names."""

    start: int
    end: int
    word: str
    arabic: bool
    capital: bool
    masked: bool


@dataclass(slots=True)
class Draft:
    """A place name being judged; offsets are the shadow's. `name_start`, `name_end` leave the class noun out."""

    start: int
    end: int
    name_start: int
    name_end: int
    key: str
    strength: int
    type_word: str | None = None
    side: str | None = None
    back: str | None = None
    matches: tuple[Match, ...] = ()
    within: list[str] = field(default_factory=list)
    refers_to: Draft | None = None
    needs: str = ""  # of an ordinary word: that the article elsewhere is "certain" of it, or has at least "seen" it


@lru_cache(maxsize=65536)
def fold_word(text: str) -> str:
    """Fold one word of a shadow as the gazetteer does."""
    return "".join(words(text))


class Sentence:
    """The tokens of `text.lower[start:end]`, those inside `masked` spans (shadow offsets) marked."""

    def __init__(
        self, text: Shadow, start: int, end: int, masked: Sequence[tuple[int, int]], lexicon: PlaceWords
    ) -> None:
        self.text = text
        self.start, self.end = start, end
        self.lexicon = lexicon
        self.tokens = [self._token(m.start(), m.end(), masked) for m in _TOKEN.finditer(text.lower, start, end)]

    def _token(self, start: int, end: int, masked: Sequence[tuple[int, int]]) -> Token:
        lower = self.text.lower
        if lower.endswith("'s", start, end):
            end -= 2
        first = lower[start]
        arabic = "\u0621" <= first <= "\u06d3"
        inside = any(left < end and start < right for left, right in masked)
        return Token(start, end, fold_word(lower[start:end]), arabic, self.text.folded[start].isupper(), inside)

    def gap(self, index: int) -> str:
        """The characters between token `index` and the one after it."""
        if index + 1 >= len(self.tokens):
            return self.text.lower[self.tokens[index].end : self.end] + "."
        return self.text.lower[self.tokens[index].end : self.tokens[index + 1].start]

    def joined(self, index: int, length: int) -> bool:
        """Tell whether `length` tokens from `index` are there and parted by a space or hyphen only, unmasked."""
        if index + length > len(self.tokens) or any(t.masked for t in self.tokens[index : index + length]):
            return False
        return all(self.gap(i) in {" ", "-"} for i in range(index, index + length - 1))

    def match(
        self, table: Mapping[Phrase, Meaning], index: int, first: str | None = None
    ) -> tuple[int, Meaning] | None:
        """The longest phrase of `table` that begins at token `index` (whose word may be given as `first`)."""
        for length in (3, 2, 1):
            if not self.joined(index, length):
                continue
            parts = [t.word for t in self.tokens[index : index + length]]
            if first is not None:
                parts[0] = first
            found = table.get(tuple(parts))
            if found is not None:
                return length, found
        return None

    def type_at(self, index: int) -> tuple[int, Word, int] | None:
        """A class noun at a token, its proclitics allowed: (tokens, entry, characters of proclitic)."""
        for clitic, rest in stripped(self.tokens[index]):
            if found := self.match(self.lexicon.types, index, rest):
                return *found, len(clitic)
        return None

    def key(self, index: int, length: int, first: str) -> str:
        """The gazetteer key of `length` tokens from `index`, the first being `first`."""
        return key_of([first, *(t.word for t in self.tokens[index + 1 : index + length])]).text

    def name(self, index: int, length: int, first: str) -> str:
        """The words of a name, as `key` takes them."""
        return " ".join([first, *(t.word for t in self.tokens[index + 1 : index + length])])


def stripped(token: Token) -> list[tuple[str, str]]:
    """The ways to read a token with its Arabic proclitics taken off: (proclitic, rest), the whole word first."""
    word = token.word
    if not token.arabic:
        return [("", word)]
    readings = [(c, word[len(c) :]) for c in _CLITICS if word.startswith(c) and len(word) - len(c) >= 2]
    for clitic in ("لل", "ولل", "فلل"):
        if word.startswith(clitic) and len(word) - len(clitic) >= 2:
            readings.append((clitic, "ال" + word[len(clitic) :]))
    return readings


def known(gazetteer: Gazetteer, sentence: Sentence, index: int, length: int, first: str) -> tuple[Match, ...]:
    """Entries for the tokens from `index`, none where the gazetteer has no such key."""
    if not gazetteer.has(sentence.key(index, length, first)):
        return ()
    return gazetteer.exact(sentence.name(index, length, first))
