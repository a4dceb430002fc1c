"""How agencies word each kind of event, in both languages: each line of tests/phrasings gives one event of its type.

ar.tsv and en.tsv: type, status (empty: told as done), killed, injured (empty: no number), sentence. none.tsv: sentences
that borrow the words of war and report nothing. status_ar.tsv: status, the words of the event, sentence in which other
words deny, plan, doubt or only surround it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import HAPPENED, Article, Mention

FOLDER = Path(__file__).parent / "phrasings"


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()]


def _read(text: str, gazetteer: Gazetteer) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2025, 3, 14)), gazetteer).mentions


def _number(text: str) -> int | None:
    return int(text) if text else None


@pytest.mark.parametrize("row", [*_rows("ar"), *_rows("en")], ids=lambda row: str(row[-1]))
def test_a_phrasing_gives_one_event_of_its_type(row: list[str], gazetteer: Gazetteer) -> None:
    kind, status, killed, injured, text = row
    (mention,) = _read(text, gazetteer)
    assert mention.event_type.value == kind
    assert mention.status.value == status if status else mention.status in HAPPENED
    assert (mention.fatalities or None, mention.injuries) == (_number(killed), _number(injured))


@pytest.mark.parametrize("row", _rows("none"), ids=lambda row: str(row[0]))
def test_words_of_war_that_report_nothing(row: list[str], gazetteer: Gazetteer) -> None:
    assert _read(row[0], gazetteer) == []


@pytest.mark.parametrize("row", _rows("status_ar"), ids=lambda row: str(row[-1]))
def test_a_long_arabic_sentence_keeps_what_was_done_apart_from_what_was_not(
    row: list[str], gazetteer: Gazetteer
) -> None:
    status, words, text = row
    first = text.index(words)
    touching = [m for m in _read(text, gazetteer) if m.trigger.start <= first + len(words) and first <= m.trigger.end]
    assert {mention.status.value for mention in touching} == {status}
