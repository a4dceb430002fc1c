"""Which time belongs to which event of a sentence, and what the sentences before say. The report is of a Friday."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.extraction.dates import Told, told_by
from dashboard.model import Article
from dashboard.text import shadow
from tests.times import FRIDAY, times


def dated(text: str, language: str = "en") -> dict[str, str | None]:
    """The first day of each event of a text, by its trigger."""
    found = extract(Article(article_id="a", text=text, published=FRIDAY, language=language), None)
    return {
        text[m.trigger.start : m.trigger.end].lower(): str(m.time.start) if m.time and m.time.start else None
        for m in found.mentions
    }


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        # What is told of people or groups is not when the event was.
        ("The rebels, who were founded in May 2012, bombed the market.", "bombed", None),
        # "A day after" dates the words behind it, not those before.
        ("Shells hit the market on Thursday, a day after gunmen attacked a convoy.", "hit", "2021-06-17"),
        ("Shells hit the market on Thursday, a day after gunmen attacked a convoy.", "attacked", "2021-06-16"),
        # A noun is dated by what counts from the day before it.
        (
            "Crowds mourned on Thursday the victims of a car bombing that hit them a day earlier.",
            "car bombing",
            "2021-06-16",
        ),
        # The subject's clause is dated by its predicate.
        ("Shelling of the old town, near the river, has driven families out since Monday.", "shelling", "2021-06-14"),
        # When somebody spoke is not when it happened.
        ("Gunmen ambushed a patrol, the army said in a statement on Thursday.", "ambushed", "2021-06-17"),
        # A day's raid is dated, not what it led to.
        ("Thousands marched in the capital after Monday's raid.", "marched", None),
        ("Monday's shelling killed nine people.", "shelling", "2021-06-14"),
        ("A report published on Thursday tells of an ambush in the hills.", "ambush", None),
        # What opened long ago goes on; what measures dates nothing.
        ("Fighting has raged in the hills since a coup in 2019.", "fighting", "2019-01-01"),
        ("On Monday shells killed nine people, the deadliest attack since March.", "attack", "2021-06-14"),
        ("Peace talks set for Sunday in the capital were called off.", "peace talks", "2021-06-20"),
    ],
)
def test_a_time_goes_to_its_own_event(text: str, trigger: str, start: str | None) -> None:
    assert dated(text)[trigger] == start


@pytest.mark.parametrize(
    ("text", "trigger", "start"),
    [
        ("قُتل خمسة أشخاص في قصف شنّه الطيران ليل الأربعاء.", "قصف", "2021-06-16"),
        ("انفجر لغم الثلاثاء. ويأتي الحادث بعد يوم من تفجيرين استهدفا سوقاً شعبية.", "استهدفا", "2021-06-14"),
        ("وبعد يوم من القصف هاجم مسلحون القرية الثلاثاء.", "هاجم", "2021-06-15"),
        ("صلّى الأهالي اليوم على ضحايا الزلزال الذي ضرب البلاد ليل الأربعاء.", "الزلزال", "2021-06-16"),
        ("قُتل خمسة أشخاص أمس في أعنف اشتباكات تشهدها المدينة منذ شهور.", "اشتباكات", "2021-06-17"),
        ("شهدت المدينة ليلة أمس وحتى فجر اليوم اشتباكات عنيفة.", "اشتباكات", "2021-06-17"),
        ("ومنذ اندلاع الحرب في 15 نيسان 2020 قُتل آلاف المدنيين.", "قُتل", "2020-04-15"),
        ("سقطت قذيفة على السوق أمس، في أول هجوم منذ آذار الماضي.", "سقطت", "2021-06-17"),
    ],
)
def test_a_time_goes_to_its_own_event_in_arabic(text: str, trigger: str, start: str | None) -> None:
    assert dated(text, "ar")[trigger] == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Shells hit a market in the old town on Tuesday. Gunmen attacked a village in the hills.", "2021-06-15"),
        ("Shells hit a market in the old town on Tuesday.\nGunmen attacked a village.", "2021-06-15"),
        ("The town fell in 2014. Gunmen attacked a village in the hills.", None),
    ],
)
def test_a_report_goes_on_with_the_day_that_it_told(text: str, start: str | None) -> None:
    assert dated(text)["attacked"] == start


def test_a_day_before_the_news_is_not_carried_on() -> None:
    text = "Bombs hit a market on Tuesday, a day after gunmen attacked a convoy. Police arrested two men."
    assert dated(text)["arrested"] == "2021-06-15"


def test_the_same_day_is_that_of_the_event_not_of_the_speaker() -> None:
    text = "Gunmen raided a village on Tuesday, the mayor said on Thursday. Police arrested two men the same day."
    assert dated(text)["arrested"] == "2021-06-15"


def test_the_day_of_saying_is_the_last_resort() -> None:
    assert dated("The army said on Monday it had detained six men.")["detained"] == "2021-06-14"
    assert dated("The army said on Monday it would detain deserters.").get("detain") is None


@pytest.mark.parametrize(
    ("text", "language", "day", "period"),
    [
        ("It fell on Monday, he said on Thursday.", "en", "2021-06-14", None),
        ("It fell in March 2017, and burned on Monday.", "en", "2021-06-14", "2017-03-01"),
        ("It has burned since Monday and may fall by Sunday.", "en", None, None),
        ("سقطت في 3 أيار.", "ar", "2021-05-03", "2021-05-03"),
        ("سقطت مساء الاثنين.", "ar", "2021-06-14", None),
    ],
)
def test_what_a_sentence_tells_of(text: str, language: str, day: str | None, period: str | None) -> None:
    told = told_by(shadow(text), times(text, language), language, Told())
    assert told == Told(
        day=date.fromisoformat(day) if day else None, period=date.fromisoformat(period) if period else None
    )


def test_what_was_told_before_stays_told() -> None:
    before = Told(day=date(2021, 6, 1), period=date(2021, 6, 1))
    assert told_by(shadow("It burned."), [], "en", before) == before
