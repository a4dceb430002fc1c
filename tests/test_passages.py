"""A text with marked spans becomes HTML: every word kept, every element closed, the direction of its language."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n import speech
from dashboard.ui.passages import Highlight, direction, marked, named_source

_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (min(p), max(p))), max_size=8)


@given(st.text(max_size=40), _SPANS)
def test_marking_changes_no_word_and_closes_every_element(text: str, spans: list[tuple[int, int]]) -> None:
    html = marked(text, [Highlight(start=a, end=b, css=f"c{i}") for i, (a, b) in enumerate(spans)])
    assert re.sub(r"</?mark[^>]*>", "", html) == escape(text)
    depth = 0
    for tag in re.findall(r"</?mark", html):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert depth == 0


@given(_SPANS)
def test_every_character_bears_exactly_the_marks_that_cover_it(spans: list[tuple[int, int]]) -> None:
    text = "x" * 40
    covering: list[str] = []
    found: list[set[str]] = []
    html = marked(text, [Highlight(start=a, end=b, css=f"c{i}") for i, (a, b) in enumerate(spans)])
    for opened, closed, _ in re.findall(r'<mark class="(c\d+)">|(</mark>)|(x)', html):
        if opened:
            covering.append(opened)
        elif closed:
            covering.pop()
        else:
            found.append(set(covering))
    assert found == [{f"c{i}" for i, (a, b) in enumerate(spans) if a <= position < b} for position in range(40)]


@pytest.mark.parametrize(("language", "said"), [("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr"), ("", "auto")])
def test_direction_follows_the_language(language: str, said: str) -> None:
    assert direction(language) == said


def test_who_published_is_named_or_said_to_be_unknown() -> None:
    assert named_source("<b>وكالة", speech("en")) == "<bdi>&lt;b&gt;وكالة</bdi>"
    assert named_source("", speech("ar")) == "المصدر غير معروف"
