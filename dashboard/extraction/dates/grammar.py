"""Rules over the shadow -> intervals: a rule is a pattern, the words it cannot do without, and what its match means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.extraction.dates.calendar import Interval


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from: the publication day, and the day of which the text spoke last."""

    published: date | None
    told: date | None = None


Meaning = Callable[[re.Match[str], Anchor], Interval | None]


class Rule(NamedTuple):
    """One form of expression. The group `x` of the pattern, or else its whole match, is the expression's words."""

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    meaning: Meaning


class Found(NamedTuple):
    """A rule's match: its shadow span, what it means, and the rule's name."""

    start: int
    end: int
    interval: Interval
    rule: str


def apply(rules: Sequence[Rule], text: str, start: int, end: int, anchor: Anchor) -> list[Found]:
    """Find the longest expressions of `text[start:end]`, in order and apart; of equal ones the earlier rule wins."""
    piece = text[start:end]
    found: list[tuple[int, int, int, Found]] = []
    for rank, rule in enumerate(rules):
        if rule.needs and not any(word in piece for word in rule.needs):
            continue
        for match in rule.pattern.finditer(text, start, end):
            interval = rule.meaning(match, anchor)
            if interval is not None:
                left, right = match.span("x") if "x" in rule.pattern.groupindex else match.span()
                found.append((left - right, rank, left, Found(left, right, interval, rule.name)))
    return _apart(found)


def _apart(found: Iterable[tuple[int, int, int, Found]]) -> list[Found]:
    kept: list[Found] = []
    for *_, candidate in sorted(found):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept)


def after(pattern: re.Pattern[str], found: Sequence[Found], text: str, start: int) -> Iterator[tuple[Found, str | None]]:
    """Pair each expression with the word of `pattern` that stands right before it, or None."""
    for expression in found:
        before = pattern.search(text[max(start, expression.start - 24) : expression.start])
        yield expression, before.group("cue") if before else None
