"""data/lexicon/cues.toml and domains.toml -> the cue words of a sentence: negation, plans, speech, breaks, subjects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dashboard.extraction.phrases import Found, PhraseIndex, Phrases, Token
from dashboard.lexicon import read_tables
from dashboard.settings import settings

Role = Literal[
    "negation", "denial", "foiled", "cancelled", "plan", "condition", "ongoing", "perfect", "speech", "source", "added",
    "aloud", "break", "purpose", "history", "court", "remembrance", "speculation", "charge", "unwilling", "progress", "unverified",
]  # fmt: skip


class Cue(Phrases):
    """Words that say how a report is meant. See the head of data/lexicon/cues.toml for the roles."""

    role: Role


class Domain(Phrases):
    """Words of a subject that borrows the words of war: sport, the economy …."""

    name: str


class Figure(Phrases):
    """Words that make the trigger before (`after`) or behind them a figure of speech."""

    after: bool


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Cues, subjects and figures of speech, indexed."""

    cues: PhraseIndex[str]
    domains: PhraseIndex[str]
    figures: PhraseIndex[bool]


@lru_cache(maxsize=4)
def cue_lexicon(folder: Path | None = None) -> CueLexicon:
    """Read cues.toml, domains.toml and figures.toml of a folder; raise LexiconError at a wrong line."""
    folder = folder or settings().lexicon
    return CueLexicon(
        PhraseIndex((c, c.role) for c in read_tables(folder / "cues.toml", "cue", Cue)),
        PhraseIndex((d, d.name) for d in read_tables(folder / "domains.toml", "domain", Domain)),
        PhraseIndex((f, f.after) for f in read_tables(folder / "figures.toml", "figure", Figure)),
    )


def find_cues(tokens: Sequence[Token]) -> list[Found[str]]:
    """Find the cue words of a sentence with their roles, in order; a cue inside a longer one ("لا" in "لا تزال") is none."""
    found = cue_lexicon().cues.find(tokens)
    return [
        cue
        for cue in found
        if not any(o.first <= cue.first and cue.last <= o.last and o.last - o.first > cue.last - cue.first for o in found)
    ]
