"""A clause -> the cues that stand before its head, or behind it, and may speak of its event."""

from __future__ import annotations

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import Status

Finding = tuple[Status, str]  # and the words or rule that decided

_JOINED = frozenset({"و", "ف"})


def ahead(sentence: Sentence, clause: Clause, *roles: str) -> list[Found[str]]:
    """Give the cues of some roles between the beginning of a clause's scope and its head."""
    found = [c for c in sentence.cues_of(*roles) if clause.scope <= c.first and c.last <= clause.head.first]
    return [c for c in found if not _apart(sentence, c.last, clause.head.first)] if found else found


def _apart(sentence: Sentence, low: int, high: int) -> bool:
    """Tell whether an English semicolon ends what was planned or denied before it."""
    return sentence.language == "en" and any(";" in token.gap for token in sentence.tokens[low : high + 1])


def behind(sentence: Sentence, clause: Clause, *roles: str) -> list[Found[str]]:
    """Give the cues of some roles between a clause's head and its end."""
    found = [c for c in sentence.cues_of(*roles) if clause.head.last <= c.first < clause.last]
    return [c for c in found if c.front[:1] not in _JOINED or c.tag == "noun"]  # "… and kept people from moving"


def across(sentence: Sentence, clause: Clause, *roles: str) -> list[Found[str]]:
    """Give the cues of some roles that begin before a clause's head and end in or behind it ("approved a raid")."""
    head = clause.head
    return [c for c in sentence.cues_of(*roles) if clause.scope <= c.first < head.first < c.last]


def words_of(sentence: Sentence, cue: Found[str]) -> str:
    """Give a cue's words as the text has them, folded."""
    return " ".join(token.text for token in sentence.tokens[cue.first : cue.last])
