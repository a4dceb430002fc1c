"""A denial reaches what it denies and no further: what was not prevented happened, and so did what hurt nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.model import Article


def status(text: str, language: str, trigger: str) -> str | None:
    article = Article(article_id="a", text=text, published=date(2024, 6, 20), language=language)
    mentions = extract(article, None).mentions
    return next((str(m.status) for m in mentions if trigger in text[m.trigger.start : m.trigger.end]), None)


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("لم يمنع الاتفاق المسلحين من إطلاق النار على دورية للجيش.", "ar", "إطلاق النار", "asserted"),
        ("منعت الأمطار المسلحين من إطلاق النار على دورية للجيش.", "ar", "إطلاق النار", "negated"),
        ("ولم ترد تقارير عن وقوع نزوح جديد من القرية.", "ar", "نزوح", "negated"),
        ("ولم ترد أي أنباء عن سقوط قتلى في القصف على القرية.", "ar", "القصف", "asserted"),
        ("Nightfall did not stop the army from shelling the village.", "en", "shelling", "asserted"),
        ("Nightfall stopped the army from shelling the village.", "en", "shelling", "negated"),
        ("There were no casualties in the shelling of the village.", "en", "shelling", "asserted"),
        ("There was no shelling of the village.", "en", "shelling", "negated"),
    ],
)
def test_a_denial_reaches_what_it_denies(text: str, language: str, trigger: str, expected: str) -> None:
    found = status(text, language, trigger)
    assert found == expected or (expected == "negated" and found is None)
