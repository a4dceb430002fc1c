"""The engine of the date grammar: blocks, gates, preference, and tables that hang together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.extraction.dates.arabic_rules import arabic_rules
from dashboard.extraction.dates.calendar import Interval, days
from dashboard.extraction.dates.english_rules import english_rules
from dashboard.extraction.dates.grammar import Anchor, Matched, Row, apply, make_rules, written

BLOCKS = {"whole": r"\b(?P<x>{body})\b", "day": "mon|tue", "next": "(?:next {day})"}
DAY = date(2020, 5, 13)


class Meanings:
    """A grammar of two words."""

    def named(self, words: Matched, _: Anchor) -> Interval | None:
        return days(DAY) if words["d"] == "mon" else None

    def after(self, _: Matched, anchor: Anchor) -> Interval | None:
        return days(anchor.told)


ROWS = (
    Row("named", "(?P<d>{day})", gate="{day}"),
    Row("after", "that (?:mon|day)", ("that",), told=True),
)


def test_blocks_hold_blocks() -> None:
    assert written("a {next} {1,2}", BLOCKS) == "a (?:next mon|tue) {1,2}"


def test_an_unknown_block_and_an_unknown_meaning_are_named() -> None:
    with pytest.raises(KeyError, match="weekdays"):
        make_rules((Row("named", "{weekdays}"),), BLOCKS, Meanings())
    with pytest.raises(AttributeError, match="renamed"):
        make_rules((Row("renamed", "x"),), BLOCKS, Meanings())


def test_the_longest_wins_and_what_hangs_on_a_day_told_is_resolved_by_what_stands_before() -> None:
    rules = make_rules(ROWS, BLOCKS, Meanings())
    text = "on mon and that mon, not tue"
    found = apply(rules, text, 0, len(text), Anchor(None))
    assert [text[f.start : f.end] for f in found] == ["mon", "that mon"]
    assert [f.interval.start for f in found] == [DAY, DAY]


def test_a_rule_is_tried_only_where_its_words_stand() -> None:
    never = (Row("named", "(?P<d>mon)", ("nowhere",)), Row("named", "(?P<d>mon)", gate="nowhere"))
    assert apply(make_rules(never, BLOCKS, Meanings()), "mon", 0, 3, Anchor(None)) == []


@pytest.mark.parametrize("rules", [arabic_rules(), english_rules()], ids=["ar", "en"])
def test_rules_give_the_words_of_an_expression_and_share_their_gates(rules: tuple[object, ...]) -> None:
    patterns = [rule.pattern for rule in rules]  # type: ignore[attr-defined]
    gates = {id(rule.gate): rule.gate for rule in rules if rule.gate is not None}  # type: ignore[attr-defined]
    assert all("x" in pattern.groupindex for pattern in patterns)
    assert len({gate.pattern for gate in gates.values()}) == len(gates)
    assert all(isinstance(gate, re.Pattern) for gate in gates.values())
