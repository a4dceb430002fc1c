"""The days of a report: what was told after an event does not date it; a later sentence may."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.pipeline import read_article
from dashboard.settings import settings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (
            "The death toll from a blast at a depot in Izmir rose to 31 on Thursday, doctors said. The explosion on "
            "Tuesday night also wounded 90.",
            "en",
            "2024-05-14",
        ),
        (
            "Rescuers searched the ruins on Thursday after an earthquake killed 40 people in Izmir. It was a long day. "
            "The quake struck Bergama late on Monday.",
            "en",
            "2024-05-13",
        ),
        (
            "ارتفعت حصيلة انفجار مستودع في إزمير إلى 31 قتيلا، بحسب ما أعلنت الوزارة الخميس. ووقع الانفجار مساء "
            "الثلاثاء في مخزن للوقود.",
            "ar",
            "2024-05-14",
        ),
    ],
)
def test_what_was_told_after_it_does_not_date_an_event(
    text: str, language: str, day: str, gazetteer: Gazetteer
) -> None:
    article = Article(article_id="a", text=text, language=language, published=date(2024, 5, 16))
    first, *_ = read_article(article, gazetteer)
    assert str(first.date_start) == str(first.date_end) == day


def test_a_day_before_after_is_that_of_what_killed(gazetteer: Gazetteer) -> None:
    article = Article(
        article_id="a", text="Six people were killed on Monday after shells hit Sumy.", language="en",
        published=date(2024, 5, 16),
    )  # fmt: skip
    (only,) = read_article(article, gazetteer)
    assert str(only.date_start) == "2024-05-13"


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("وفي غضون ذلك، انفجرت سيارة مفخخة في بعقوبة.", "2024-05-14"),
        ("وفي هذه الأثناء انفجرت سيارة مفخخة في بعقوبة.", "2024-05-14"),
        ("وانفجرت سيارة مفخخة في بعقوبة.", "None"),
    ],
)
def test_what_happened_meanwhile_is_of_the_day_told(opening: str, day: str, gazetteer: Gazetteer) -> None:
    story = "قصفت الطائرات سوقا في الموصل الثلاثاء.\nولم يعلق أحد.\nوأغلقت المتاجر أبوابها.\nوخلت الشوارع.\n"
    article = Article(article_id="a", text=story + opening, language="ar", published=date(2024, 5, 16))
    *_, last = read_article(article, gazetteer)
    assert str(last.date_start) == day


def test_a_place_in_s_is_no_verb_to_come(gazetteer: Gazetteer) -> None:
    article = Article(
        article_id="a",
        text="وفي سنجار، قتل تسعة جنود في كمين يومي السبت والأحد.",
        language="ar",
        published=date(2024, 5, 16),
    )
    (only,) = read_article(article, gazetteer)
    assert (str(only.date_start), str(only.date_end), only.status) == ("2024-05-11", "2024-05-12", "asserted")
