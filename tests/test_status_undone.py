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


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("The evacuation of families with children from Lyman will begin on 1 July.", "en", "evacuation", "planned"),
        ("The evacuation of families from Lyman began on Monday and will end soon.", "en", "evacuation", "asserted"),
        (
            "إن معركة تحرير المدينة، التي دخلها التنظيم قبل عام، لن تنطلق قريبا.",
            "ar",
            "معركة",
            "planned",
        ),
        (
            "إن باخرة تحمل أربعة آلاف طن من القمح سترسو في الميناء الأحد المقبل.",
            "ar",
            "تحمل",
            "planned",
        ),
        ("A shell that landed on a depot on Monday started a fire that was still burning.", "en", "landed", "asserted"),
        ("The movement denied any link to the bombing of a bridge in the town on Monday.", "en", "bombing", "asserted"),
        ("نفت الجماعة أي علاقة لها بتفجير السوق أمس.", "ar", "تفجير", "asserted"),
        ("نفت الجماعة وقوع تفجير في السوق أمس.", "ar", "تفجير", "negated"),
    ],
)
def test_what_is_to_come_and_what_is_only_disowned(text: str, language: str, trigger: str, expected: str) -> None:
    assert status(text, language, trigger) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lebanese authorities said four civilians were killed in shelling of a market in Tyre on Tuesday.", "en"),
        ("قالت السلطات اللبنانية إن أربعة مدنيين قتلوا في قصف طال سوقا في صور أمس.", "ar"),
    ],
)
def test_authorities_that_count_the_dead_did_not_kill_them(text: str, language: str) -> None:
    article = Article(article_id="a", text=text, published=date(2024, 6, 20), language=language)
    (only,) = extract(article, None).mentions
    assert (str(only.status), only.actor1, only.actor2) == ("asserted", None, "Civilians")
