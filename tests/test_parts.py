"""Long articles: cut where they breathe, read part by part, every span where it stands in the whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import pipeline
from dashboard.extraction import parts as parts_module
from dashboard.extraction.parts import moved, parts
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Quantity, Span, Toponym
from tests.eval import GOLDEN, load

REPORT = (
    "Houthi forces shelled the city of Taiz on Friday, killing three civilians, medics said.\n\n"
    "قصفت الطائرات بلدة الباغوز يوم الجمعة، وقتل خمسة مدنيين.\n\n"
    "A car bomb exploded in Mogadishu on Thursday, killing seven people, police said.\n\n"
)


def article(text: str) -> Article:
    return Article(article_id="long", text=text, title="A digest", published=date(2020, 1, 4), language="en")


@given(st.text(alphabet="ab .\n؟ـ\u200f", max_size=300), st.integers(min_value=1, max_value=40))
def test_parts_follow_each_other_and_lose_nothing(text: str, longest: int) -> None:
    cut = list(parts(article(text), longest))
    assert "".join(part.text for _, part in cut) == text
    assert [offset for offset, _ in cut] == [sum(len(p.text) for _, p in cut[:n]) for n in range(len(cut))]
    assert all(len(part.text) <= longest for _, part in cut)


def test_a_part_ends_with_a_paragraph_else_with_a_line_a_sentence_or_a_word() -> None:
    for breath in ("\n\n", "\n", ". ", "؟ ", " "):
        text = f"{'a' * 30}{breath}{'b' * 30}"
        assert [part.text for _, part in parts(article(text), 40)] == [f"{'a' * 30}{breath}", "b" * 30]


def test_an_article_of_usual_length_is_read_as_it_is() -> None:
    for gold in load(GOLDEN):
        whole = article(gold["text"])
        assert [part for _, part in parts(whole)] == [whole]
        assert next(parts(whole))[1] is whole


def test_all_spans_move_and_nothing_else() -> None:
    name = Toponym(span=Span(4, 8), text="Taiz", within=("Yemen",), refers_to=Span(0, 3))
    assert moved(name, 10) == Toponym(span=Span(14, 18), text="Taiz", within=("Yemen",), refers_to=Span(10, 13))
    count = Quantity(kind="killed", value=3, comparator="=", text="three", span=Span(0, 5))
    assert moved((count,), 2)[0].span == Span(2, 7)
    assert moved({Span(0, 1): [7, "x", None]}, 5) == {Span(5, 6): [7, "x", None]}
    assert moved(name, 0) is name


def test_a_long_article_gives_the_same_events_in_every_part(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = pipeline.read_article(article(REPORT), gazetteer)
    assert len(once) == 3
    text = REPORT * 3
    monkeypatch.setattr(parts_module, "LONGEST", len(REPORT))
    thrice = pipeline.read_article(article(text), gazetteer)
    assert [(e.place, e.date_start, e.fatalities) for e in thrice] == [
        (e.place, e.date_start, e.fatalities) for e in once
    ]  # told again, they are still three
    for event in thrice:
        assert text[event.sentence_start : event.sentence_end] == event.sentence
        assert text[slice(*event.spans["toponym"])] == event.toponym
        for again in event.mentions:
            assert text[again["sentence_start"] : again["sentence_end"]] == again["sentence"] == event.sentence
    assert [len(event.mentions) for event in thrice] == [2, 2, 2]
