"""A sentence of the shadow -> tokens, with what every place finder asks of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dashboard.extraction.toponyms.words import CLITICS, TO_THE, PhraseTable, PlaceWords, Word
from dashboard.gazetteer import Gazetteer, Match
from dashboard.gazetteer.names import key_of, words
from dashboard.text import Shadow

_TOKEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*'?s?\b|[^\W_]+")
_JOINING = frozenset({" ", "-"})
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
def key_of_words(*parts: str) -> str:
    """The gazetteer key of folded words."""
    return key_of(list(parts)).text


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
        self.tokens = self._all_tokens(masked)
        self._gaps = self._all_gaps()
        self._runs = self._all_runs()

    def _all_tokens(self, masked: Sequence[tuple[int, int]]) -> list[Token]:
        lower, folded, tokens = self.text.lower, self.text.folded, []
        for match in _TOKEN.finditer(lower, self.start, self.end):
            (start, end), text = match.span(), match.group()
            if text.endswith("'s"):
                end, text = end - 2, text[:-2]
            arabic = "\u0621" <= text[0] <= "\u06d3"
            inside = bool(masked) and any(left < end and start < right for left, right in masked)
            tokens.append(Token(start, end, fold_word(text), arabic, folded[start].isupper(), inside))
        return tokens

    def _all_gaps(self) -> list[str]:
        lower = self.text.lower
        gaps = [lower[token.end : behind.start] for token, behind in pairwise(self.tokens)]
        return [*gaps, lower[self.tokens[-1].end : self.end] + "."] if self.tokens else []

    def _all_runs(self) -> list[int]:
        """For each token, how many follow one another from it, itself included; none from a masked one."""
        runs: list[int] = []
        for token, gap in zip(reversed(self.tokens), reversed(self._gaps), strict=True):
            behind = runs[-1] if runs and gap in _JOINING else 0
            runs.append(0 if token.masked else behind + 1)
        return runs[::-1]

    def gap(self, index: int) -> str:
        """The characters between token `index` and the one after it."""
        return self._gaps[index]

    def run(self, index: int) -> int:
        """How many tokens from `index` are parted by a space or hyphen only and unmasked; 0 outside the sentence."""
        return self._runs[index] if 0 <= index < len(self._runs) else 0

    def joined(self, index: int, length: int) -> bool:
        """Tell whether `length` tokens from `index` are there and parted by a space or hyphen only, unmasked."""
        return length <= self.run(index)

    def match(self, table: PhraseTable, index: int, first: str | None = None) -> tuple[int, Word] | None:
        """The longest phrase of `table` that begins at token `index` (whose word may be given as `first`)."""
        run = self.run(index)
        if not run:
            return None
        head = self.tokens[index].word if first is None else first
        for length in range(min(run, table.longest.get(head, 0)), 0, -1):
            found = table.get((head, *(t.word for t in self.tokens[index + 1 : index + length])))
            if found is not None:
                return length, found
        return None

    def type_at(self, index: int) -> tuple[int, Word, int] | None:
        """A class noun at a token, its proclitics allowed: (tokens, entry, characters of proclitic)."""
        for clitic, rest in stripped(self.tokens[index]):
            if rest in self.lexicon.types.longest and (found := self.match(self.lexicon.types, index, rest)):
                return *found, len(clitic)
        return None

    def key(self, index: int, length: int, first: str) -> str:
        """The gazetteer key of `length` tokens from `index`, the first being `first`."""
        return key_of_words(first, *(t.word for t in self.tokens[index + 1 : index + length]))

    def name(self, index: int, length: int, first: str) -> str:
        """The words of a name, as `key` takes them."""
        return " ".join([first, *(t.word for t in self.tokens[index + 1 : index + length])])


def stripped(token: Token) -> tuple[tuple[str, str], ...]:
    """The ways to read a token with its Arabic proclitics taken off: (proclitic, rest), the whole word first."""
    return without_proclitics(token.word) if token.arabic else (("", token.word),)


@lru_cache(maxsize=65536)
def without_proclitics(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to read an Arabic word, as `stripped` gives them."""
    readings = [(c, word[len(c) :]) for c in CLITICS if word.startswith(c) and len(word) - len(c) >= 2]
    for clitic in TO_THE:
        if word.startswith(clitic) and len(word) - len(clitic) >= 2:
            readings.append((clitic, "ال" + word[len(clitic) :]))
    return tuple(readings)


def known(gazetteer: Gazetteer, sentence: Sentence, index: int, length: int, first: str) -> tuple[Match, ...]:
    """Entries for the tokens from `index`, none where the gazetteer has no such key."""
    if not gazetteer.has(sentence.key(index, length, first)):
        return ()
    return gazetteer.exact(sentence.name(index, length, first))
