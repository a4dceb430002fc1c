"""The entries of data/lexicon/triggers*.toml and classes.toml: words that report events, and the company they need."""

from __future__ import annotations

from typing import Literal

from dashboard.extraction.vocabulary.phrases import Phrases
from dashboard.model import EventType


class Trigger(Phrases, frozen=True, kw_only=True):
    """Words that report an event of one type. See the head of data/lexicon/triggers_armed.toml for the keys."""

    type: EventType
    sub: str
    role: Literal["cause", "weak", "result", "detail"] = "cause"
    context: str = ""
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    near: int | None = None


class WordClass(Phrases, frozen=True, kw_only=True):
    """A class of words that triggers ask for."""

    name: str
