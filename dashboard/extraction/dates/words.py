"""data/lexicon/dates.toml -> for each language, the words of each role with their values, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from dashboard.lexicon import Entry, read_tables
from dashboard.settings import settings
from dashboard.text import fold

Role = Literal[
    "month", "hijri", "weekday", "season", "unit", "number", "few", "day", "nth", "deictic", "feast", "hijri feast",
    "named after", "last", "this", "next", "following", "before last", "same", "early", "mid", "late",
]  # fmt: skip
# The words of these say which one of a kind, or which part of it; they stand for no number.
RELATIONS: Final[tuple[Role, ...]] = ("last", "this", "next", "following", "before last", "same")
PARTS: Final[tuple[Role, ...]] = ("early", "mid", "late")


class DateWord(Entry, frozen=True, kw_only=True):
    """One entry of the lexicon: words in both languages with the number they stand for."""

    role: Role
    value: int = 0
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language: `values[role][folded word]`."""

    values: dict[str, dict[str, int]]

    def value(self, role: Role, word: str) -> int:
        """Give the number a matched word stands for; digits stand for themselves."""
        folded = fold(word)
        return int(folded) if folded.isdecimal() else self.values[role][folded]

    def is_a(self, role: Role, word: str | None) -> bool:
        """Tell whether a matched word plays a role."""
        return word is not None and fold(word) in self.values.get(role, ())

    def pattern(self, *roles: Role) -> str:
        """Write the words of some roles as one alternation, longest first."""
        return either(word for role in roles for word in self.values.get(role, ()))


def either(words: Iterable[str]) -> str:
    """Write words as one regular alternation, longest first; a space in a word stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@lru_cache(maxsize=4)
def date_words(language: str, folder: Path | None = None) -> DateWords:
    """Read the lexicon's words of one language ("ar" or "en"), folded as the shadow folds."""
    entries = read_tables((folder or settings().lexicon) / "dates.toml", "word", DateWord)
    values: dict[str, dict[str, int]] = {}
    for entry in entries:
        for word in entry.ar if language == "ar" else entry.en:
            values.setdefault(entry.role, {})[fold(word)] = entry.value
    return DateWords(values)
