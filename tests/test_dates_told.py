"""Days counted from the one of which the text spoke last: the next day, two days later, that month."""

from __future__ import annotations

from datetime import date

import pytest

from tests.times import FRIDAY, days, times

ARABIC = [
    ("وفي اليوم التالي", "2021-06-01", "2021-06-02", "2021-06-02"),
    ("في ذلك اليوم", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("وفي اليوم السابق", "2021-06-01", "2021-05-31", "2021-05-31"),
    ("وفي الشهر التالي", "2021-04-03", "2021-05-01", "2021-05-31"),
    ("الاثنين التالي", "2021-06-03", "2021-06-07", "2021-06-07"),
    ("قبل ذلك بيومين", "2021-06-10", "2021-06-08", "2021-06-08"),
    ("وبعد ثلاثة أيام", "2021-06-10", "2021-06-13", "2021-06-13"),
    ("في 3 مايو من العام نفسه", "2014-01-09", "2014-05-03", "2014-05-03"),
    ("في المساء", "2021-06-17", "2021-06-17", "2021-06-17"),
    ("في اليومين التاليين", "2021-06-01", "2021-06-02", "2021-06-03"),
    ("خلال الأيام الثلاثة التالية", "2021-06-01", "2021-06-02", "2021-06-04"),
    ("وفي الأيام التالية", "2021-06-15", "2021-06-16", "2021-06-18"),
    ("وبعد 48 ساعة", "2021-06-01", "2021-06-03", "2021-06-03"),
    ("منذ ذلك الحين", "2021-06-01", "2021-06-01", "2021-06-18"),
    ("ومذاك", "2021-06-01", "2021-06-01", "2021-06-18"),
    ("منذ حينها", "2021-06-01", "2021-06-01", "2021-06-18"),
    ("وفي الثامن منه", "2021-06-01", "2021-06-08", "2021-06-08"),
    ("يوم 12 منه", "2021-04-01", "2021-04-12", "2021-04-12"),
    ("غداة الهجوم", "2021-06-10", "2021-06-09", "2021-06-09"),
    ("في تموز التالي", "2015-08-20", "2016-07-01", "2016-07-31"),
    ("بعد ذلك بأسبوع", "2021-06-03", "2021-06-10", "2021-06-10"),
]
ENGLISH = [
    ("the same night", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("hours later", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("weeks later", "2021-04-01", "2021-04-08", "2021-04-29"),
    ("later in the day", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("on the following Tuesday", "2021-06-03", "2021-06-08", "2021-06-08"),
    ("the following week", "2021-06-03", "2021-06-07", "2021-06-13"),
    ("the previous Friday", "2021-06-03", "2021-05-28", "2021-05-28"),
    ("on the 25th of that month", "2017-03-09", "2017-03-25", "2017-03-25"),
    ("in September of that year", "2017-03-09", "2017-09-01", "2017-09-30"),
    ("two days later", "2021-06-10", "2021-06-12", "2021-06-12"),
    ("over the following three days", "2021-06-01", "2021-06-02", "2021-06-04"),
    ("in the week that followed", "2021-06-01", "2021-06-02", "2021-06-08"),
    ("in the days that followed", "2021-06-15", "2021-06-16", "2021-06-18"),
    ("24 hours later", "2021-06-01", "2021-06-02", "2021-06-02"),
    ("nine hours later", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("since then", "2021-06-01", "2021-06-01", "2021-06-18"),
    ("the following July", "2015-08-20", "2016-07-01", "2016-07-31"),
    ("the previous weekend", "2021-06-08", "2021-06-05", "2021-06-06"),
    ("at the weekend before last", "2021-06-17", "2021-06-05", "2021-06-06"),
    ("earlier in the day", "2021-06-01", "2021-06-01", "2021-06-01"),
    ("A day after the raid, shops opened", "2021-06-10", "2021-06-11", "2021-06-11"),
    ("before dawn", "2021-06-17", "2021-06-17", "2021-06-17"),
    ("before dawn", "2021-06-10", "2021-06-18", "2021-06-18"),
]


@pytest.mark.parametrize(("text", "told", "start", "end"), ARABIC)
def test_arabic_counts_from_the_day_told(text: str, told: str, start: str, end: str) -> None:
    assert days(text, "ar", told=date.fromisoformat(told)) == (start, end)


@pytest.mark.parametrize(("text", "told", "start", "end"), ENGLISH)
def test_english_counts_from_the_day_told(text: str, told: str, start: str, end: str) -> None:
    assert days(text, "en", told=date.fromisoformat(told)) == (start, end)


@pytest.mark.parametrize(("text", "language"), [("في اليوم التالي", "ar"), ("the next day", "en")])
def test_without_a_day_told_they_stay_open(text: str, language: str) -> None:
    (found,) = times(text, language)
    assert (found.start, found.end) == (None, None)


def test_after_a_month_only_months_are_counted_on() -> None:
    assert [str(t.start) for t in times("It fell in March 2015; two months later it burned", "en")][-1] == "2015-05-01"
    assert [t.start for t in times("It fell in March 2015; the next day it burned", "en")][-1] is None


def test_a_sentence_tells_from_left_to_right() -> None:
    found = times("It fell on Monday and, two days later, was lost; the next day it burned.", "en")
    assert [t.start for t in found] == [date(2021, 6, 14), date(2021, 6, 16), date(2021, 6, 17)]


def test_what_came_before_an_event_is_counted_back() -> None:
    found = times("Fighting went on on Friday, four days after troops crossed the border.", "en")
    assert [t.start for t in found] == [date(2021, 6, 18), date(2021, 6, 14)]


@pytest.mark.parametrize("text", ["the same morning in May", "the same day as the vote"])
def test_the_same_day_as_another_is_not_the_day_told(text: str) -> None:
    assert all(t.start != date(2021, 6, 1) for t in times(text, "en", told=date(2021, 6, 1)))


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("from noon yesterday until this morning", "en", "2021-06-17", "2021-06-18"),
        ("ليلة أمس وحتى فجر اليوم", "ar", "2021-06-17", "2021-06-18"),
        ("منذ الاثنين حتى أمس", "ar", "2021-06-14", "2021-06-17"),
    ],
)
def test_from_one_day_until_another_is_one_time(text: str, language: str, start: str, end: str) -> None:
    assert days(text, language) == (start, end)


def test_what_came_after_long_ago_is_counted_back_from_the_day_told() -> None:
    assert days("Two years after it fell, troops advanced", "en", told=FRIDAY) == ("2019-06-18", "2019-06-18")


def test_that_month_and_that_year_are_those_told_of() -> None:
    found = times("It fell in March 2017 and again on the 25th of that month, then in September of that year.", "en")
    assert [str(t.start) for t in found] == ["2017-03-01", "2017-03-25", "2017-09-01"]


def test_the_same_year_is_that_of_the_words_before() -> None:
    found = times("وفي عام 2019 احتلها المتمردون يوم 14 فبراير من العام نفسه", "ar")
    assert [str(t.start) for t in found] == ["2019-01-01", "2019-02-14"]
