"""The entries of data/lexicon/cues.toml, domains.toml and figures.toml: negation, plans, speech, breaks, subjects."""

from __future__ import annotations

from typing import Literal

from dashboard.extraction.vocabulary.phrases import Phrases

Role = Literal[
    "negation", "denial", "foiled", "cancelled", "plan", "condition", "ongoing", "progress", "perfect", "speech",
    "source", "added", "aloud", "unverified", "break", "purpose", "history", "court", "charge", "unwilling",
    "remembrance", "speculation", "habit", "idiom", "turn",
]  # fmt: skip


class Cue(Phrases, frozen=True, kw_only=True):
    """Words that say how a report is meant. See the head of data/lexicon/cues.toml for the roles."""

    role: Role


class Domain(Phrases, frozen=True, kw_only=True):
    """Words of a subject that borrows the words of war: sport, the economy …."""

    name: str


class Figure(Phrases, frozen=True, kw_only=True):
    """Words that make the trigger before (`after`) or behind them a figure of speech."""

    after: bool
