"""A sentence's tokens -> the triggers, classes, cues, subjects and figures of speech in them, by one look-up a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dashboard.extraction.vocabulary.cues import Cue, Domain, Figure
from dashboard.extraction.vocabulary.phrases import Found, PhraseIndex, Phrases, Token
from dashboard.extraction.vocabulary.triggers import Trigger, WordClass
from dashboard.lexicon import read_tables
from dashboard.settings import settings


@dataclass(frozen=True, slots=True)
class Words:
    """What was found in one sentence, each list in the order of the text; readings may overlap; `roles` of the cues."""

    triggers: list[Found[Trigger]] = field(default_factory=list)
    classes: list[Found[str]] = field(default_factory=list)
    cues: list[Found[str]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    domains: list[Found[str]] = field(default_factory=list)
    figures: list[Found[bool]] = field(default_factory=list)


@lru_cache(maxsize=4)
def lexicon(folder: Path | None = None) -> PhraseIndex[Phrases]:
    """Read all word lists of a folder into one index; raise LexiconError at a wrong line."""
    return PhraseIndex((entry, entry) for entry in _entries(folder or settings().lexicon))


def _entries(folder: Path) -> Iterator[Phrases]:
    for path in sorted(folder.glob("triggers*.toml")):
        yield from read_tables(path, "trigger", Trigger)
    yield from read_tables(folder / "classes.toml", "class", WordClass)
    yield from read_tables(folder / "cues.toml", "cue", Cue)
    yield from read_tables(folder / "domains.toml", "domain", Domain)
    yield from read_tables(folder / "figures.toml", "figure", Figure)


def find_words(tokens: Sequence[Token]) -> Words:
    """Find the words of all lists; a cue inside a longer one ("لا" in "لا تزال") is none."""
    words = Words()
    for hit in lexicon().find(tokens):
        entry = hit.payload
        if isinstance(entry, Trigger):
            words.triggers.append(hit.of(entry))
        elif isinstance(entry, WordClass):
            words.classes.append(hit.of(entry.name))
        elif isinstance(entry, Cue):
            words.cues.append(hit.of(entry.role))
        elif isinstance(entry, Domain):
            words.domains.append(hit.of(entry.name))
        elif isinstance(entry, Figure):
            words.figures.append(hit.of(entry.after))
    if phrases := [cue for cue in words.cues if cue.last - cue.first > 1]:
        words.cues[:] = [cue for cue in words.cues if not any(_inside(cue, phrase) for phrase in phrases)]
    words.roles.update(cue.payload for cue in words.cues)
    return words


def _inside(cue: Found[str], other: Found[str]) -> bool:
    return other.first <= cue.first and cue.last <= other.last and other.last - other.first > cue.last - cue.first
