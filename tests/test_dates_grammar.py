"""The engine of the date grammar: blocks, gates, preference, and tables that hang together."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.extraction.dates.arabic_rules import arabic_grammar
from dashboard.extraction.dates.calendar import Interval, days
from dashboard.extraction.dates.english_rules import english_grammar
from dashboard.extraction.dates.grammar import Anchor, Gate, Grammar, Matched, Row, Rule, apply, make_grammar, written
from dashboard.text import shadow
from tests import (
    test_dates_agencies_arabic,
    test_dates_agencies_english,
    test_dates_arabic,
    test_dates_english,
    test_dates_told,
)

BLOCKS = {"whole": r"\b(?P<x>{body})\b", "day": "mon|tue", "next": "(?:next {day})"}
DAY = date(2020, 5, 13)


class Meanings:
    """A grammar of two words."""

    def named(self, words: Matched, _: Anchor) -> Interval | None:
        return days(DAY) if words["d"] == "mon" else None

    def after(self, _: Matched, anchor: Anchor) -> Interval | None:
        return days(anchor.told)


ROWS = (
    Row("named", "(?P<d>{day})", gate="days"),
    Row("after", "that (?:mon|day)", ("that",), told=True),
)
GATES = {"days": Gate(frozenset({"mo", "tu"}), re.compile("mon|tue")), "shut": Gate(frozenset(), re.compile("nowhere"))}


def test_blocks_hold_blocks() -> None:
    assert written("a {next} {1,2}", BLOCKS) == "a (?:next mon|tue) {1,2}"


@pytest.mark.parametrize(
    ("row", "error", "named"),
    [
        (Row("named", "{weekdays}"), KeyError, "weekdays"),
        (Row("named", "x", gate="years"), KeyError, "years"),
        (Row("renamed", "x"), AttributeError, "renamed"),
    ],
)
def test_what_a_row_names_and_nobody_knows_is_named(row: Row, error: type[Exception], named: str) -> None:
    with pytest.raises(error, match=named):
        make_grammar((row,), BLOCKS, GATES, Meanings())


def test_the_longest_wins_and_what_hangs_on_a_day_told_is_resolved_by_what_stands_before() -> None:
    text = "on mon and that mon, not tue"
    found = apply(make_grammar(ROWS, BLOCKS, GATES, Meanings()), text, 0, len(text), Anchor(None))
    assert [text[f.start : f.end] for f in found] == ["mon", "that mon"]
    assert [f.interval.start for f in found] == [DAY, DAY]


def test_a_rule_is_tried_only_where_its_words_stand() -> None:
    never = (Row("named", "(?P<d>mon)", ("nowhere",)), Row("named", "(?P<d>mon)", gate="shut"))
    assert apply(make_grammar(never, BLOCKS, GATES, Meanings()), "mon", 0, 3, Anchor(None)) == []


EXAMPLES = {
    "ar": [
        *(row[0] for row in test_dates_arabic.RESOLVED + test_dates_told.ARABIC + test_dates_agencies_arabic.PHRASES),
        *test_dates_arabic.NO_DATES,
    ],
    "en": [
        *(
            row[0]
            for row in test_dates_english.RESOLVED + test_dates_told.ENGLISH + test_dates_agencies_english.PHRASES
        ),
        *test_dates_english.NO_DATES,
    ],
}


@pytest.mark.parametrize(("language", "grammar"), [("ar", arabic_grammar()), ("en", english_grammar())])
def test_every_rule_has_an_example_that_its_gate_lets_in(language: str, grammar: Grammar) -> None:
    texts = [shadow(text).lower for text in EXAMPLES[language]]
    for rule in grammar.rules:
        shown = [text for text in texts if rule.pattern.search(text)]
        assert shown, f"no example of {rule.meaning}"
        assert any(_lets_in(grammar, rule, text) for text in shown), rule


def _lets_in(grammar: Grammar, rule: Rule, text: str) -> bool:
    present = {word for word in grammar.words if word in text}
    needed = not rule.needs or not present.isdisjoint(rule.needs)
    return needed and (not rule.gate or grammar.gates[rule.gate].is_open(text, present))


@pytest.mark.parametrize("grammar", [arabic_grammar(), english_grammar()], ids=["ar", "en"])
def test_every_rule_marks_the_words_of_an_expression(grammar: Grammar) -> None:
    assert all("x" in rule.pattern.groupindex for rule in grammar.rules)
    assert {"months", "weekdays", "digits"} <= set(grammar.gates)
