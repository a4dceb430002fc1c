"""data/lexicon/*.toml -> validated entries, and a matcher that finds their phrases in a shadow.

A lexicon file is a list of tables (`[[actor]]`, `[[trigger]]` …); a wrong entry is reported with its file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from dashboard.errors import LexiconError
from dashboard.text import Shadow, fold


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of a lexicon file; its fields say what may stand there. (msgspec: pydantic takes 0.1 s to import.)"""


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """Some fields of a table that another module reads whole."""


Table = TypeVar("Table", bound=Entry | Glimpse)
Payload = TypeVar("Payload")

# What Arabic writes before a word without a space, longest first; each must itself begin a word.
PROCLITICS = (
    "وبال",
    "فبال",
    "وكال",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "فلل",
    "لل",
    "ال",
    "وب",
    "ول",
    "وك",
    "فب",
    "فل",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
)
_PROCLITICS = frozenset(PROCLITICS)
_LONGEST_PROCLITIC = max(map(len, PROCLITICS))
_TOML_LINE = re.compile(r"\(at line (\d+)")


def read_tables(path: Path, table: str, entry: type[Table]) -> list[Table]:
    """Read the `[[table]]` entries of one lexicon file, validated as `entry`; raise LexiconError naming the line."""
    text = path.read_text("utf-8")
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        raise LexiconError(path, int(found.group(1)) if found else 1, str(error)) from error
    unknown = set(rows) - {table}
    if unknown:
        raise LexiconError(
            path, _header_lines(text, min(unknown))[0], f"unknown table [[{min(unknown)}]]; this file has [[{table}]]"
        )
    lines = _header_lines(text, table)
    entries = []
    for line, row in zip(lines, rows.get(table, ()), strict=True):
        try:
            entries.append(msgspec.convert(row, entry))
        except msgspec.ValidationError as error:
            raise LexiconError(path, line, _problem(error)) from error
    return entries


def _header_lines(text: str, table: str) -> list[int]:
    header = re.compile(rf"^\s*\[\[?\s*{re.escape(table)}\s*\]\]?|^\s*{re.escape(table)}\s*=")
    return [n for n, line in enumerate(text.splitlines(), 1) if header.match(line)] or [1]


def _problem(error: msgspec.ValidationError) -> str:
    """Put the field first: "Expected `str`, got `int` - at `$.name`" is said as "name: Expected `str`, got `int`"."""
    what, _, where = str(error).partition(" - at `$.")
    return f"{where.rstrip('`')}: {what}" if where else what


class Hit(NamedTuple, Generic[Payload]):
    """A phrase found: its span in the shadow, without proclitics, and what it stands for."""

    start: int
    end: int
    payload: Payload


class PhraseMatcher(Generic[Payload]):
    """Finds many phrases at once. Phrases are folded; matches begin a word (Arabic proclitics allowed) and end one.

    `suffixes` are further endings allowed after an Arabic phrase (pronouns, case endings). The longest match at a
    place wins and matches do not overlap, unless `overlapping`.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, Payload]], *, suffixes: Sequence[str] = (), overlapping: bool = False
    ) -> None:
        folded = {fold(phrase): payload for phrase, payload in phrases}
        folded.pop("", None)
        self._payloads = list(folded.values())
        self._patterns = list(folded)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard) if folded else None
        self._suffixes = frozenset(suffixes)
        self._overlapping = overlapping

    def __len__(self) -> int:
        return len(self._patterns)

    def find(self, text: Shadow, start: int = 0, end: int | None = None) -> list[Hit[Payload]]:
        """Find the phrases in `text.lower[start:end]`, in order; offsets are those of the whole shadow."""
        hits = list(self._bounded(text.lower, start, len(text.lower) if end is None else end))
        return hits if self._overlapping else _longest(hits)

    def _bounded(self, text: str, start: int, end: int) -> Iterator[Hit[Payload]]:
        if self._automaton is None:
            return
        for index, left, right in self._automaton.find_matches_as_indexes(text[start:end], overlapping=True):
            if begins_word(text, start + left) and self._ends_word(text, start + right):
                yield Hit(start + left, start + right, self._payloads[index])

    def _ends_word(self, text: str, end: int) -> bool:
        if not is_word(text, end):
            return True
        if not self._suffixes:
            return False
        stop = end
        while is_word(text, stop):
            stop += 1
        return text[end:stop] in self._suffixes


def is_word(text: str, position: int) -> bool:
    """Tell whether the character at `position` belongs to a word; outside the text nothing does."""
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] == "_")


def begins_word(text: str, start: int) -> bool:
    """Tell whether a word begins at `start`, at once or after Arabic proclitics."""
    if not is_word(text, start - 1):
        return True
    if not "\u0621" <= text[start] <= "\u064a":
        return False
    return any(
        text[start - length : start] in _PROCLITICS and not is_word(text, start - length - 1)
        for length in range(1, min(start, _LONGEST_PROCLITIC) + 1)
    )


def _longest(hits: list[Hit[Payload]]) -> list[Hit[Payload]]:
    kept: list[Hit[Payload]] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept
