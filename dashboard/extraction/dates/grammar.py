"""Rules over the shadow -> intervals. A language's rules are a table of rows; this is the engine that reads it.

A row is the name of a meaning (a method of the language's forms) and a pattern in which {name} stands for a block; the
blocks are a table too. The meaning gets the words of a match by the names of their groups, and an anchor.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from dashboard.extraction.dates.calendar import LEADING, NAME, PRIOR, Interval
from dashboard.model import TimePrecision

_PERIODS = frozenset({TimePrecision.MONTH, TimePrecision.YEAR})
_BLOCK = re.compile(r"\{([a-z_]+)\}")


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


class Matched(dict[str, Any]):
    """The words of a match by the names of their groups; None for a group that is not there or matched nothing."""

    def __missing__(self, _: str) -> None:
        return None


Meaning = Callable[[Matched, Anchor], Interval | None]


class Row(NamedTuple):
    """One form of expression, as written: what it means, and its pattern with the names of blocks in it.

    It is tried only where one of the words `needs` stands, and where the gate of that name is open.
    `told`: its meaning hangs on the day of which the text spoke last.
    """

    meaning: str
    pattern: str
    needs: tuple[str, ...] = ()
    gate: str = ""
    told: bool = False


class Gate(NamedTuple):
    """What a text must hold for some rules to be tried: one of the letters `hints`, if any, and then the pattern."""

    hints: frozenset[str]
    pattern: re.Pattern[str]

    def is_open(self, piece: str, present: AbstractSet[str]) -> bool:
        """Tell whether a text holds it, `present` being the hints in the text; they only save the search."""
        hinted = not self.hints or not present.isdisjoint(self.hints)
        return hinted and self.pattern.search(piece) is not None


@dataclass(frozen=True)
class Rule:
    """A row made ready: the group `x` of the pattern is the expression's words; `gate` is the gate's name, or ""."""

    written: str
    needs: frozenset[str]
    meaning: Meaning
    told: bool
    gate: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text first has the rule's words: most texts need few of the rules."""
        return re.compile(self.written)


class Grammar(NamedTuple):
    """A language's rules, the gates that they name, and all words that some of them need or that a gate hints at.

    `needing` gives, for a word, the rules that need it or others, by their rank; for "" those that need none.
    """

    rules: tuple[Rule, ...]
    gates: Mapping[str, Gate]
    words: tuple[str, ...]
    needing: Mapping[str, frozenset[int]]
    finder: AhoCorasick  # of the words

    def present(self, piece: str) -> set[str]:
        """Give those of the words that a text holds."""
        found = self.finder.find_matches_as_indexes(piece, overlapping=True)
        return {self.words[index] for index, _, _ in found}


class Found(NamedTuple):
    """An expression found: its shadow span and what it means."""

    start: int
    end: int
    interval: Interval


class _Candidate(NamedTuple):
    """A match in the order of preference: the longest, then the earlier rule, then the leftmost."""

    length: int
    rank: int
    start: int
    end: int
    words: Matched
    interval: Interval


def make_grammar(rows: Sequence[Row], blocks: Mapping[str, str], gates: Mapping[str, Gate], forms: object) -> Grammar:
    """Make rows ready: blocks written out, the pattern put as {body} into the block "whole", meanings of `forms` bound.

    Raises KeyError for an unknown block or gate, AttributeError for an unknown meaning.
    """
    rules = tuple(
        Rule(
            written("{whole}", {**blocks, "body": row.pattern}),
            frozenset(row.needs),
            getattr(forms, row.meaning),
            row.told,
            row.gate,
        )
        for row in rows
    )
    named = {row.gate: gates[row.gate] for row in rows if row.gate}
    words = tuple({word for row in rows for word in row.needs}.union(*(gate.hints for gate in named.values())))
    needing = {
        word: frozenset(rank for rank, row in enumerate(rows) if word in (row.needs or [""])) for word in {*words, ""}
    }
    return Grammar(rules, named, words, needing, AhoCorasick(words))


def written(pattern: str, blocks: Mapping[str, str]) -> str:
    """Replace each {name} by the block of that name, which may hold others."""
    return _BLOCK.sub(lambda name: written(blocks[name[1]], blocks), pattern)


def apply(grammar: Grammar, text: str, start: int, end: int, anchor: Anchor) -> list[Found]:
    """Find the longest expressions of `text[start:end]`, in order and apart; of equal ones the earlier rule wins."""
    candidates: list[_Candidate] = []
    for rank, rule in _open(grammar, text[start:end]):
        for match in rule.pattern.finditer(text, start, end):
            words = Matched(match.groupdict())
            interval = rule.meaning(words, anchor)
            if interval is not None:
                left, right = match.span("x")
                candidates.append(_Candidate(left - right, rank, left, right, words, interval))
    return list(_told(grammar.rules, _apart(candidates), anchor))


def _open(grammar: Grammar, piece: str) -> Iterator[tuple[int, Rule]]:
    """Leave out the rules whose words are not in a text."""
    seen: dict[str, bool] = {"": True}
    present = grammar.present(piece)
    for rank in sorted(grammar.needing[""].union(*(grammar.needing[word] for word in present))):
        rule = grammar.rules[rank]
        is_open = seen.get(rule.gate)
        if is_open is None:
            is_open = seen[rule.gate] = grammar.gates[rule.gate].is_open(piece, present)
        if is_open:
            yield rank, rule


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
            interval = rule.meaning(candidate.words, anchor) or interval
        if interval.start is not None and interval.kind not in (PRIOR, LEADING):
            told = anchor.told
            if interval.precision is TimePrecision.DAY:
                told = interval.start
            elif interval.precision in _PERIODS:
                told = None  # of "in March it fell, the next day it burned" the day is not known
            named = candidate.words["m"] or interval.precision in _PERIODS
            anchor = Anchor(anchor.published, told, interval.start if named else anchor.period)
        if interval.kind != NAME.kind:
            yield Found(candidate.start, candidate.end, interval)
