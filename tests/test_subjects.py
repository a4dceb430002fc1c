"""Reports on other subjects in the words of war give no events, and war in the words of trade still does."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.model import Article, Mention


def read(text: str, language: str) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2024, 5, 6), language=language), None).mentions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The coupon war between two online shops has claimed its first victim. Shares of the retailer were"
            " bombarded by"
            "short sellers on Monday, its founder retreated from three cities and its customers deserted to"
            " the brand that"
            " captured the market last quarter. Analysts see no ceasefire before the takeover bid.",
            "en",
        ),
        (
            "The grandmaster besieged the black king, his bishop stormed the queen's side and a pawn fell in"
            " the crossfire. On"
            " Sunday the world chess title changed hands after a bloody match, and fans of the champion surrendered.",
            "en",
        ),
        (
            "تقول اختصاصية تغذية إن الهزيمة تبدأ عند الإفطار، حين يهاجم الصائم الحلويات فينفجر مستوى السكر في"
            " دمه. وتقترح هدنة من"
            " عشر دقائق، ثم طبقا قليل السعرات يقتل الجوع بلا دهون.",
            "ar",
        ),
    ],
)
def test_another_subject_in_the_words_of_war(text: str, language: str) -> None:
    assert read(text, language) == []


def test_a_raid_on_a_market_is_no_market_report() -> None:
    told = read(
        "Jets bombed the grain market in the town on Sunday, killing 12 people and wounding 30. The price of bread"
        " rose, traders said,"
        " and customers stayed away from the shops of a retailer.",
        "en",
    )
    assert [(m.event_type.value, m.fatalities) for m in told] == [("Explosions/Remote violence", 12)]
