"""Undated texts, dates that contradict the text, and the times of plans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.dates import as_future, find_times, offer_dates, weekday_conflict
from dashboard.text import shadow

FRIDAY = date(2021, 6, 18)
ARABIC = (
    "قال الناطق اليوم الثلاثاء إن الطريق مقطوع منذ 12 تشرين الأول 2015، "
    "وإن الهدنة انهارت في الثالث من كانون الثاني الماضي."
)
ENGLISH = "The road was cut again today, Tuesday, a spokesman said. It was first closed on 12 October 2015."


def test_offers_are_the_named_weekday_after_what_the_text_tells() -> None:
    offers = offer_dates(shadow(ENGLISH), "en")
    assert offers[0].day == date(2015, 10, 13)
    assert all(offer.day.isoweekday() == 2 for offer in offers)
    assert [o.score for o in offers] == sorted((o.score for o in offers), reverse=True)
    assert any("today, Tuesday" in reason for reason in offers[0].reasons)
    assert any("12 October 2015" in reason for reason in offers[0].reasons)


def test_last_month_of_a_name_is_over_before_the_report() -> None:
    offers = offer_dates(shadow(ARABIC), "ar")
    assert offers[0].day == date(2016, 2, 2)
    assert {offer.day.isoweekday() for offer in offers} == {2}


def test_yesterday_with_its_weekday_places_the_report_a_day_later() -> None:
    offers = offer_dates(shadow("He left yesterday, Sunday. The war began on 3 May 2010."), "en")
    assert {offer.day.isoweekday() for offer in offers} == {1}


def test_without_a_weekday_the_days_that_follow_are_offered_with_less_weight() -> None:
    named = offer_dates(shadow(ENGLISH), "en")
    plain = offer_dates(shadow("The road was first closed on 12 October 2015."), "en")
    assert plain[0].day == date(2015, 10, 12)
    assert plain[0].score < named[0].score


@pytest.mark.parametrize(
    ("text", "language"),
    [("قُتل ثلاثة اليوم الثلاثاء", "ar"), ("Three died today, Tuesday", "en"), ("", "ar"), ("le 12 mai 2015", "fr")],
)
def test_nothing_is_offered_without_a_year(text: str, language: str) -> None:
    assert offer_dates(shadow(text), language) == []


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [
        ("وصل اليوم، الخميس", "ar", 4),
        ("وصل أمس (الأربعاء)", "ar", 4),
        ("يصل غدا الأحد", "ar", 6),
        ("He came today (Thursday)", "en", 4),
        ("He came on Wednesday, yesterday", "en", 4),
    ],
)
def test_a_weekday_that_the_anchor_is_not(text: str, language: str, weekday: int) -> None:
    (conflict,) = weekday_conflict(shadow(text), language, FRIDAY)
    assert conflict.weekday == weekday
    assert text[conflict.span.start : conflict.span.end] == conflict.text
    assert len(conflict.fitting) == 2
    assert all(day.isoweekday() == weekday and abs((day - FRIDAY).days) < 7 for day in conflict.fitting)
    assert abs((conflict.fitting[0] - FRIDAY).days) <= abs((conflict.fitting[1] - FRIDAY).days)


@pytest.mark.parametrize(
    ("text", "language"),
    [("وصل اليوم الجمعة", "ar"), ("وصل أمس الخميس", "ar"), ("وصل يوم الاثنين", "ar"), ("He came today, Friday", "en")],
)
def test_a_weekday_that_fits_is_no_conflict(text: str, language: str) -> None:
    assert weekday_conflict(shadow(text), language, FRIDAY) == []


def test_without_an_anchor_there_is_no_conflict() -> None:
    assert weekday_conflict(shadow("He came today, Thursday"), "en", None) == []


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("on Wednesday", "en", "2021-06-23", "2021-06-23"),
        ("الأربعاء", "ar", "2021-06-23", "2021-06-23"),
        ("on Friday", "en", "2021-06-18", "2021-06-18"),
        ("at the weekend", "en", "2021-06-19", "2021-06-20"),
        ("on 2 July", "en", "2021-07-02", "2021-07-02"),
        ("في 29 شباط", "ar", "2024-02-29", "2024-02-29"),
        ("in April", "en", "2022-04-01", "2022-04-30"),
        ("في حزيران", "ar", "2021-06-01", "2021-06-30"),
        ("خلال الصيف", "ar", "2021-06-01", "2021-08-31"),
        ("this week", "en", "2021-06-18", "2021-06-20"),
        ("هذا الأسبوع", "ar", "2021-06-18", "2021-06-19"),
        ("this month", "en", "2021-06-18", "2021-06-30"),
        ("هذا العام", "ar", "2021-06-18", "2021-12-31"),
    ],
)
def test_the_time_of_a_plan_lies_ahead(text: str, language: str, start: str, end: str) -> None:
    folded = shadow(text)
    (found,) = find_times(folded, 0, len(folded.lower), anchor=FRIDAY, language=language)
    ahead = as_future(found, FRIDAY)
    assert (str(ahead.start), str(ahead.end), ahead.kind) == (start, end, "future")


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("until Sunday", "en", "2021-06-18", "2021-06-20"),
        ("by Sunday evening", "en", "2021-06-18", "2021-06-20"),
        ("by 2 July", "en", "2021-06-18", "2021-07-02"),
        ("حتى الأحد", "ar", "2021-06-18", "2021-06-20"),
        ("بحلول مساء الأحد", "ar", "2021-06-18", "2021-06-20"),
        ("حتى 2 تموز", "ar", "2021-06-18", "2021-07-02"),
        ("on Wednesday and Thursday", "en", "2021-06-23", "2021-06-24"),
        ("on 3 and 4 April", "en", "2022-04-03", "2022-04-04"),
        ("late April", "en", "2022-04-21", "2022-04-30"),
        ("خلال أسبوعين", "ar", "2021-06-18", "2021-07-02"),
    ],
)
def test_a_plan_reaches_to_the_coming_day(text: str, language: str, start: str, end: str) -> None:
    folded = shadow(text)
    (found,) = find_times(folded, 0, len(folded.lower), anchor=FRIDAY, language=language)
    ahead = as_future(found, FRIDAY)
    assert (str(ahead.start), str(ahead.end)) == (start, end)


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("talks set for Sunday were called off", "en", "2021-06-20"),
        ("a vote scheduled for 1 July was put off", "en", "2021-07-01"),
        ("a march that was due to start on Monday", "en", "2021-06-21"),
        ("a vote planned for 9 June was put off", "en", "2021-06-09"),
        ("talks that the king was to host in the capital on Sunday", "en", "2021-06-20"),
        ("the men who were to blame for Sunday", "en", "2021-06-13"),
        ("كان يفترض أن تبدأ المحادثات الأحد", "ar", "2021-06-20"),
        ("a march called for Thursday drew few", "en", "2021-06-17"),
        ("المحادثات المقررة يوم الأحد ألغيت", "ar", "2021-06-20"),
        ("كان مقررا إجراء الاقتراع في 1 تموز", "ar", "2021-07-01"),
        ("كان مقررا إجراء الاقتراع في 9 حزيران", "ar", "2021-06-09"),
    ],
)
def test_what_was_set_for_a_day_is_of_the_nearest_such_day(text: str, language: str, start: str) -> None:
    folded = shadow(text)
    (found,) = find_times(folded, 0, len(folded.lower), anchor=FRIDAY, language=language)
    assert str(found.start) == start


def test_what_was_to_be_this_week_was_to_be_in_all_of_it() -> None:
    folded = shadow("Talks that the king was to host in the capital this week were called off.")
    (found,) = find_times(folded, 0, len(folded.lower), anchor=date(2021, 6, 16), language="en")
    assert (str(found.start), str(found.end)) == ("2021-06-14", "2021-06-20")


@pytest.mark.parametrize("text", ["yesterday", "on 2 July 2019", "last Wednesday", "two days ago"])
def test_what_is_plainly_past_stays_past(text: str) -> None:
    folded = shadow(text)
    (found,) = find_times(folded, 0, len(folded.lower), anchor=FRIDAY, language="en")
    assert as_future(found, FRIDAY) == found
    assert as_future(found, None) == found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["ar", "en"]), st.dates())
def test_any_text_is_answered(text: str, language: str, anchor: date) -> None:
    folded = shadow(text)
    assert all(0 < offer.score <= 1 for offer in offer_dates(folded, language))
    assert all(c.weekday != anchor.isoweekday() for c in weekday_conflict(folded, language, anchor))
    for time in find_times(folded, 0, len(folded.lower), anchor=anchor, language=language):
        ahead = as_future(time, anchor)
        assert ahead.start is None or ahead.end is None or ahead.start <= ahead.end
