"""The catalogues are complete, their placeholders fit, and numbers and dates are written as each language does."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.i18n import LANGUAGES, Speech, speech
from dashboard.settings import settings

UI = Path(__file__).parents[1] / "dashboard" / "ui"
EN, AR = speech("en"), speech("ar")


def _said(call: ast.Call) -> Iterator[str | tuple[str, str]]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    texts = [node.value for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if name == "plural" and len(texts) >= 2:
        yield texts[0], texts[1]
    elif name in {"say", "mark"}:
        yield from texts[:1]


def messages() -> set[str | tuple[str, str]]:
    """Every message that the interface's code says."""
    calls = (
        node for file in UI.rglob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )  # fmt: skip
    return {message for call in calls for message in _said(call)}


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_interface_says_a_few_hundred_messages() -> None:
    assert len(messages()) > 200


def test_arabic_has_every_message_that_the_interface_says() -> None:
    with (settings().locales / "ar" / "LC_MESSAGES" / "rasid.po").open("rb") as file:
        catalogue = read_po(file, locale="ar")
    done = {m.id if isinstance(m.id, str) else tuple(m.id) for m in catalogue if m.id and m.string and not m.fuzzy}
    assert messages() - done == set()
    assert done - messages() == set(), "messages that nobody says any more"


@pytest.mark.parametrize("message", sorted(m for m in messages() if isinstance(m, str)))
def test_a_translation_takes_the_same_values(message: str) -> None:
    assert _placeholders(AR.messages.gettext(message)) == _placeholders(message)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 10, 11, 99, 100, 103, 1000])
@pytest.mark.parametrize("pair", sorted(m for m in messages() if isinstance(m, tuple)))
def test_every_plural_can_be_said(pair: tuple[str, str], n: int) -> None:
    said = AR.plural(*pair, n)
    assert said
    assert said not in pair
    assert "{" not in said


def test_arabic_counts_as_arabic_does() -> None:
    said = [AR.plural("{n} event", "{n} events", n) for n in (1, 2, 5, 11, 100)]
    assert said == ["حدث واحد", "حدثان", "5 أحداث", "11 حدثًا", "100 حدث"]


def test_english_counts_one_and_many() -> None:
    assert EN.plural("{n} event", "{n} events", 1) == "1 event"
    assert EN.plural("{n} event", "{n} events", 67000) == "67,000 events"


def test_dates_are_written_by_locale() -> None:
    assert EN.weekday(date(2019, 3, 22)) == "Friday 22 March 2019"
    assert AR.weekday(date(2019, 3, 22)) == "الجمعة 22 مارس 2019"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2019, 3, 22), date(2019, 3, 22), "22 March 2019"),
        (date(2019, 3, 9), date(2019, 3, 22), "9 – 22 March 2019"),
        (date(2019, 2, 9), date(2019, 3, 22), "9 February – 22 March 2019"),
        (date(2018, 12, 31), date(2019, 1, 1), "31 December 2018 – 1 January 2019"),
    ],
)
def test_a_range_says_once_what_both_ends_share(start: date, end: date, said: str) -> None:
    assert EN.days(start, end) == said


def test_countries_are_named_in_both_languages() -> None:
    assert (EN.country("SY"), AR.country("SY"), EN.country(None)) == ("Syria", "سوريا", None)


def test_directions() -> None:
    assert {code: speech(code).direction for code in LANGUAGES} == {"en": "ltr", "ar": "rtl"}


def test_an_unknown_language_speaks_english() -> None:
    assert speech("xx").code == "en"
    assert speech("../../etc").code == "en"


def test_a_value_with_braces_stays_as_it_is() -> None:
    said = Speech("en", EN.messages)("not placed: the text says “{toponym}”", toponym="{0} ${alert(1)}")
    assert said == "not placed: the text says “{0} ${alert(1)}”"
