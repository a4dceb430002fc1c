"""data/lexicon/dates.toml -> for each language, the words of each role with their values, as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dashboard.lexicon import read_tables
from dashboard.settings import settings
from dashboard.text import fold

Role = Literal["month", "hijri", "weekday", "season", "unit", "number", "day"]


class DateWord(BaseModel):
    """One entry of the lexicon: words in both languages with the number they stand for."""

    model_config = ConfigDict(extra="forbid")

    role: Role
    value: int
    ar: list[str]
    en: list[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language: `values[role][folded word]`."""

    values: dict[str, dict[str, int]]

    def value(self, role: Role, word: str) -> int:
        """Give the number a matched word stands for; digits stand for themselves."""
        folded = fold(word)
        return int(folded) if folded.isdecimal() else self.values[role][folded]

    def pattern(self, role: Role) -> str:
        """Write the words of a role as one alternation, longest first."""
        return either(self.values[role])


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
