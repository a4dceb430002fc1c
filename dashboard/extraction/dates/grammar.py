"""Rules over the shadow -> intervals: a rule is a pattern, the words it cannot do without, and what its match means."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dashboard.extraction.dates.calendar import Interval
from dashboard.model import TimePrecision


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from: the publication day, the day of which the text spoke last, and the start of
    the day, month or year of which it spoke last."""

    published: date | None
    told: date | None = None
    period: date | None = None

    @property
    def fresh(self) -> date | None:
        """The day told of, if that is publication or the day before it; else publication."""
        if self.told is None or self.published is None:
            return self.told or self.published
        return self.told if 0 <= (self.published - self.told).days <= 1 else self.published


Meaning = Callable[[re.Match[str], Anchor], Interval | None]


class Rule(NamedTuple):
    """One form of expression. The group `x` of the pattern, or else its whole match, is the expression's words.

    It is tried only where one of `needs` stands, and where `gate` is found; rules share their gates.
    `told`: its meaning hangs on the day of which the text spoke last.
    """

    name: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    meaning: Meaning
    told: bool = False
    gate: re.Pattern[str] | None = None


class Found(NamedTuple):
    """A rule's match: its shadow span, what it means, and the rule's name."""

    start: int
    end: int
    interval: Interval
    rule: str


class _Candidate(NamedTuple):
    """A match in the order of preference: the longest, then the earlier rule, then the leftmost."""

    length: int
    rank: int
    start: int
    end: int
    match: re.Match[str]
    interval: Interval


def apply(rules: Sequence[Rule], text: str, start: int, end: int, anchor: Anchor) -> list[Found]:
    """Find the longest expressions of `text[start:end]`, in order and apart; of equal ones the earlier rule wins."""
    piece = text[start:end]
    candidates: list[_Candidate] = []
    closed: dict[int, bool] = {}
    for rank, rule in enumerate(rules):
        if rule.needs and not any(word in piece for word in rule.needs):
            continue
        if rule.gate is not None:
            # By identity: to hash a pattern costs as much as to search with it.
            key = id(rule.gate)
            if key not in closed:
                closed[key] = rule.gate.search(piece) is None
            if closed[key]:
                continue
        for match in rule.pattern.finditer(text, start, end):
            interval = rule.meaning(match, anchor)
            if interval is not None:
                left, right = match.span("x") if "x" in rule.pattern.groupindex else match.span()
                candidates.append(_Candidate(left - right, rank, left, right, match, interval))
    return list(_told(rules, _apart(candidates), anchor))


def _apart(candidates: list[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c[:3]):
        place = bisect(kept, candidate.start, key=lambda c: c.start)
        before = place == 0 or kept[place - 1].end <= candidate.start
        if before and (place == len(kept) or candidate.end <= kept[place].start):
            kept.insert(place, candidate)
    return kept


def _told(rules: Sequence[Rule], candidates: Iterable[_Candidate], anchor: Anchor) -> Iterator[Found]:
    """Resolve "two days later" and its like by what stands before them."""
    for candidate in candidates:
        rule, interval = rules[candidate.rank], candidate.interval
        if rule.told:
            interval = rule.meaning(candidate.match, anchor) or interval
        if interval.start is not None:
            told = interval.start if interval.precision is TimePrecision.DAY else anchor.told
            anchor = Anchor(anchor.published, told, interval.start)
        yield Found(candidate.start, candidate.end, interval, rule.name)


def after(
    pattern: re.Pattern[str], found: Sequence[Found], text: str, start: int
) -> Iterator[tuple[Found, str | None]]:
    """Pair each expression with the word of `pattern` that stands right before it, or None."""
    for expression in found:
        before = pattern.search(text[max(start, expression.start - 24) : expression.start])
        yield expression, before.group("cue") if before else None
