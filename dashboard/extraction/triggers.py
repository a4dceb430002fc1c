"""data/lexicon/triggers*.toml and a sentence's tokens -> trigger candidates, and the word classes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dashboard.extraction.phrases import Found, PhraseIndex, Phrases, Token
from dashboard.lexicon import read_tables
from dashboard.model import EventType
from dashboard.settings import settings


class Trigger(Phrases):
    """Words that report an event of one type. See the head of data/lexicon/triggers_armed.toml for the keys."""

    type: EventType
    sub: str
    role: Literal["cause", "weak", "result", "detail"] = "cause"
    context: str = ""
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: int | None = None


class WordClass(Phrases):
    """A class of words that triggers ask for."""

    name: str


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """The triggers and the word classes, indexed."""

    triggers: PhraseIndex[Trigger]
    classes: PhraseIndex[str]


@lru_cache(maxsize=4)
def trigger_lexicon(folder: Path | None = None) -> TriggerLexicon:
    """Read triggers*.toml and classes.toml of a folder; raise LexiconError at a wrong line."""
    folder = folder or settings().lexicon
    triggers = [t for path in sorted(folder.glob("triggers*.toml")) for t in read_tables(path, "trigger", Trigger)]
    classes = read_tables(folder / "classes.toml", "class", WordClass)
    return TriggerLexicon(PhraseIndex((t, t) for t in triggers), PhraseIndex((c, c.name) for c in classes))


def find_classes(tokens: Sequence[Token]) -> list[Found[str]]:
    """Find the words of a sentence that belong to a class."""
    return trigger_lexicon().classes.find(tokens)


def find_triggers(tokens: Sequence[Token]) -> list[Found[Trigger]]:
    """Find all readings of all trigger words of a sentence, overlapping ones too."""
    return trigger_lexicon().triggers.find(tokens)
