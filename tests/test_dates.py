"""Time expressions: what is found, what it resolves to, and what is no date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.dates import find_times
from dashboard.model import TimeExpression, TimePrecision
from dashboard.text import shadow

FRIDAY = date(2021, 6, 18)


def times(text: str, language: str, anchor: date | None = FRIDAY, told: date | None = None) -> list[TimeExpression]:
    """The expressions of a whole text."""
    folded = shadow(text)
    return find_times(folded, 0, len(folded.lower), anchor=anchor, language=language, told=told)


def days(text: str, language: str, told: date | None = None) -> tuple[str, str]:
    """First and last day of the only expression of a text."""
    (found,) = times(text, language, told=told)
    return str(found.start), str(found.end)


ARABIC = [
    ("قُصفت القرية اليوم", "2021-06-18", "2021-06-18"),
    ("قُصفت القرية أمس الخميس", "2021-06-17", "2021-06-17"),
    ("وصلوا أول من أمس", "2021-06-16", "2021-06-16"),
    ("يصلون بعد غد", "2021-06-20", "2021-06-20"),
    ("اندلع القتال ليلة أمس", "2021-06-17", "2021-06-17"),
    ("اندلع القتال فجر الاثنين", "2021-06-14", "2021-06-14"),
    ("اندلع القتال يوم الجمعة", "2021-06-18", "2021-06-18"),
    ("اندلع القتال الجمعة الماضي", "2021-06-11", "2021-06-11"),
    ("يجتمعون الأربعاء المقبل", "2021-06-23", "2021-06-23"),
    ("سُمع انفجار ليل الثلاثاء الأربعاء", "2021-06-15", "2021-06-16"),
    ("سقطت في 4 تشرين الثاني/نوفمبر 2016", "2016-11-04", "2016-11-04"),
    ("سقطت في ٤ نوفمبر ٢٠١٦", "2016-11-04", "2016-11-04"),
    ("سقطت يوم 4 نونبر 2016", "2016-11-04", "2016-11-04"),
    ("سقطت في 9 جوان 2016", "2016-06-09", "2016-06-09"),
    ("سقطت في السابع عشر من أيار الماضي", "2021-05-17", "2021-05-17"),
    ("سقطت في 30 ديسمبر", "2020-12-30", "2020-12-30"),
    ("بدأت في الثاني من الشهر الجاري", "2021-06-02", "2021-06-02"),
    ("سقطت في 30 ديسمبر من العام الماضي", "2020-12-30", "2020-12-30"),
    ("بين 3 و5 مارس 2019", "2019-03-03", "2019-03-05"),
    ("من 28 شباط إلى 3 آذار 2019", "2019-02-28", "2019-03-03"),
    ("سقطت في 2014/7/10", "2014-07-10", "2014-07-10"),
    ("سقطت في 10/7/2014", "2014-07-10", "2014-07-10"),
    ("في آب 2013", "2013-08-01", "2013-08-31"),
    ("خلال شهر مايو", "2021-05-01", "2021-05-31"),
    ("أواخر نيسان", "2021-04-21", "2021-04-30"),
    ("مطلع آذار 2020", "2020-03-01", "2020-03-10"),
    ("في منتصف يوليو 2019", "2019-07-11", "2019-07-20"),
    ("عام 2012", "2012-01-01", "2012-12-31"),
    ("خريف عام 2015", "2015-09-01", "2015-11-30"),
    ("في النصف الثاني من عام 2015", "2015-07-01", "2015-12-31"),
    ("الشهر الماضي", "2021-05-01", "2021-05-31"),
    ("العام المقبل", "2022-01-01", "2022-12-31"),
    ("هذا الأسبوع", "2021-06-13", "2021-06-18"),
    ("منذ بداية العام", "2021-01-01", "2021-06-18"),
    ("منذ 10 أيار", "2021-05-10", "2021-06-18"),
    ("منذ أربعة أيام", "2021-06-14", "2021-06-18"),
    ("لليوم الثالث على التوالي", "2021-06-16", "2021-06-18"),
    ("قبل أسبوعين", "2021-06-04", "2021-06-04"),
    ("قبل أحد عشر يوما", "2021-06-07", "2021-06-07"),
    ("خلال الساعات الـ72 الماضية", "2021-06-15", "2021-06-18"),
    ("خلال الثماني والأربعين ساعة الماضية", "2021-06-16", "2021-06-18"),
    ("على مدى الأيام الخمسة الماضية", "2021-06-13", "2021-06-18"),
    ("في غضون أسبوع أو أسبوعين", "2021-06-19", "2021-07-02"),
    ("في غضون 48 ساعة", "2021-06-19", "2021-06-20"),
    ("خلال 24 ساعة", "2021-06-17", "2021-06-18"),
    ("خلال الأيام القليلة المقبلة", "2021-06-18", "2021-06-25"),
    ("قبل أيام", "2021-06-11", "2021-06-17"),
    ("منذ الفجر", "2021-06-18", "2021-06-18"),
    ("بين عامي 2014 و2017", "2014-01-01", "2017-12-31"),
    ("من آذار إلى أيار 2019", "2019-03-01", "2019-05-31"),
    ("من الاثنين إلى الأربعاء", "2021-06-14", "2021-06-16"),
    ("الجمعة قبل الماضية", "2021-06-04", "2021-06-04"),
    ("في الـ12 من الشهر الجاري", "2021-06-12", "2021-06-12"),
    ("صباح الغد", "2021-06-19", "2021-06-19"),
    ("في 3 محرم 1442", "2020-08-22", "2020-08-22"),
    ("في شهر رمضان 1440 هـ", "2019-05-06", "2019-06-03"),
]
ENGLISH = [
    ("It was shelled today", "2021-06-18", "2021-06-18"),
    ("It was shelled yesterday evening", "2021-06-17", "2021-06-17"),
    ("It fell the day before yesterday", "2021-06-16", "2021-06-16"),
    ("They meet the day after tomorrow", "2021-06-20", "2021-06-20"),
    ("It was hit last night", "2021-06-17", "2021-06-17"),
    ("It was hit overnight", "2021-06-17", "2021-06-18"),
    ("It was hit early on Monday", "2021-06-14", "2021-06-14"),
    ("It was hit on Friday night", "2021-06-18", "2021-06-18"),
    ("It was hit last Friday", "2021-06-11", "2021-06-11"),
    ("They meet next Wednesday", "2021-06-23", "2021-06-23"),
    ("Shelling overnight Tuesday-Wednesday", "2021-06-15", "2021-06-16"),
    ("It fell on 4 November 2016", "2016-11-04", "2016-11-04"),
    ("It fell on November 4th, 2016", "2016-11-04", "2016-11-04"),
    ("It fell on Friday, November 4, 2016", "2016-11-04", "2016-11-04"),
    ("It fell on the fourth of November 2016", "2016-11-04", "2016-11-04"),
    ("It fell on Dec. 30", "2020-12-30", "2020-12-30"),
    ("It fell on 9 February last year", "2020-02-09", "2020-02-09"),
    ("3-5 March 2019", "2019-03-03", "2019-03-05"),
    ("between March 3 and 5, 2019", "2019-03-03", "2019-03-05"),
    ("from 28 February to 3 March 2019", "2019-02-28", "2019-03-03"),
    ("It fell on 2014-07-10", "2014-07-10", "2014-07-10"),
    ("It fell on 10/07/2014", "2014-07-10", "2014-07-10"),
    ("in August 2013", "2013-08-01", "2013-08-31"),
    ("It was captured in May", "2021-05-01", "2021-05-31"),
    ("late April", "2021-04-21", "2021-04-30"),
    ("in mid-July 2019", "2019-07-11", "2019-07-20"),
    ("in 2012", "2012-01-01", "2012-12-31"),
    ("from 2012 to 2014", "2012-01-01", "2014-12-31"),
    ("in the autumn of 2015", "2015-09-01", "2015-11-30"),
    ("in the first quarter of 2015", "2015-01-01", "2015-03-31"),
    ("last week", "2021-06-07", "2021-06-13"),
    ("last month", "2021-05-01", "2021-05-31"),
    ("earlier this month", "2021-06-01", "2021-06-18"),
    ("later this year", "2021-06-18", "2021-12-31"),
    ("at the weekend", "2021-06-12", "2021-06-13"),
    ("since the start of the year", "2021-01-01", "2021-06-18"),
    ("since 10 May", "2021-05-10", "2021-06-18"),
    ("since Monday", "2021-06-14", "2021-06-18"),
    ("two weeks ago", "2021-06-04", "2021-06-04"),
    ("eleven days ago", "2021-06-07", "2021-06-07"),
    ("over the past 72 hours", "2021-06-15", "2021-06-18"),
    ("in the last five days", "2021-06-13", "2021-06-18"),
    ("a few days ago", "2021-06-12", "2021-06-17"),
    ("in recent days", "2021-06-12", "2021-06-18"),
    ("in the coming days", "2021-06-18", "2021-06-24"),
    ("between January and March", "2021-01-01", "2021-03-31"),
    ("from Monday to Wednesday", "2021-06-14", "2021-06-16"),
    ("within a day or two days", "2021-06-19", "2021-06-20"),
    ("by the end of July", "2021-06-18", "2021-07-31"),
    ("by Sunday", "2021-06-18", "2021-06-20"),
    ("on 3 Muharram 1442", "2020-08-22", "2020-08-22"),
]


@pytest.mark.parametrize(("text", "start", "end"), ARABIC)
def test_arabic_expressions_resolve(text: str, start: str, end: str) -> None:
    assert days(text, "ar") == (start, end)


@pytest.mark.parametrize(("text", "start", "end"), ENGLISH)
def test_english_expressions_resolve(text: str, start: str, end: str) -> None:
    assert days(text, "en") == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "نص القرار 2254 على وقف النار",
        "عند خط العرض 36.20",
        "قُتل 15 شخصا وأصيب 2019 آخرون",
        "إضراب عام في المدينة",
        "قائد عام القوات",
        "وفق مصدر في الأمن العام",
        "خلال تسعينيات القرن",
        "أدى صلاة الجمعة في المسجد",
        "احتجاجات كل يوم جمعة",
        "بمناسبة اليوم العالمي للاجئين",
    ],
)
def test_arabic_without_a_date(text: str) -> None:
    assert times(text, "ar") == []


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 calls for a ceasefire",
        "at 36.20 degrees north",
        "It killed 2,019 people",
        "in 2000 homes",
        "in the 1990s",
        "They may march on the capital",
        "the fall of the town",
        "They protest every Friday",
        "the Bloody Sunday killings",
        "a general strike",
        "a dusk-to-dawn curfew",
    ],
)
def test_english_without_a_date(text: str) -> None:
    assert times(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وبعد يومين من الهدوء", "ar"),
        ("after two days of calm", "en"),
        ("بعد أسبوع على الهجوم", "ar"),
        ("لمدة ثلاثة أيام", "ar"),
        ("for three weeks", "en"),
    ],
)
def test_a_length_of_time_places_nothing(text: str, language: str) -> None:
    (found,) = times(text, language)
    assert (found.kind, found.start, found.end) == ("duration", None, None)


@pytest.mark.parametrize(
    ("text", "language", "precision"),
    [
        ("في مارس 2018", "ar", "month"),
        ("أواخر مارس 2018", "ar", "month"),
        ("سنة 2018", "ar", "year"),
        ("قبل شهرين", "ar", "month"),
        ("قبل خمس سنوات", "ar", "year"),
        ("الأسبوع الماضي", "ar", "week"),
        ("مساء الأحد", "ar", "day"),
        ("early March 2018", "en", "month"),
        ("in 2018", "en", "year"),
        ("two months ago", "en", "month"),
        ("five years ago", "en", "year"),
        ("last week", "en", "week"),
        ("Sunday evening", "en", "day"),
    ],
)
def test_precision_is_no_finer_than_the_words(text: str, language: str, precision: str) -> None:
    (found,) = times(text, language)
    assert found.precision == TimePrecision(precision)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("منذ الاثنين", "ar", "since"),
        ("حتى 10 حزيران", "ar", "until"),
        ("غدا", "ar", "future"),
        ("الاثنين", "ar", "weekday"),
        ("في نيسان", "ar", "month"),
        ("10 حزيران", "ar", "date"),
        ("since Monday", "en", "since"),
        ("until 10 June", "en", "until"),
        ("tomorrow", "en", "future"),
        ("Monday", "en", "weekday"),
        ("in April", "en", "month"),
        ("10 June", "en", "date"),
        ("10 June 2021", "en", "point"),
    ],
)
def test_kinds(text: str, language: str, kind: str) -> None:
    (found,) = times(text, language)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أمس", "ar"),
        ("مساء الأحد", "ar"),
        ("قبل يومين", "ar"),
        ("yesterday", "en"),
        ("last month", "en"),
        ("10 May", "en"),
    ],
)
def test_without_an_anchor_relative_words_stay_open(text: str, language: str) -> None:
    (found,) = times(text, language, anchor=None)
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(("text", "language"), [("10 أيار 2015", "ar"), ("10 May 2015", "en")])
def test_without_an_anchor_full_dates_resolve(text: str, language: str) -> None:
    (found,) = times(text, language, anchor=None)
    assert found.start == date(2015, 5, 10)


def test_days_counted_from_the_day_told_before() -> None:
    found = times("It fell on Monday and, two days later, was lost; the next day it burned.", "en")
    assert [t.start for t in found] == [date(2021, 6, 14), date(2021, 6, 16), date(2021, 6, 17)]
    assert days("the same night", "en", told=date(2021, 6, 1)) == ("2021-06-01", "2021-06-01")
    assert days("وفي اليوم التالي", "ar", told=date(2021, 6, 1)) == ("2021-06-02", "2021-06-02")
    assert days("قبل ذلك بيومين", "ar", told=date(2021, 6, 10)) == ("2021-06-08", "2021-06-08")
    assert days("وبعد ثلاثة أيام", "ar", told=date(2021, 6, 10)) == ("2021-06-13", "2021-06-13")
    assert days("في 3 مايو من العام نفسه", "ar", told=date(2014, 1, 9)) == ("2014-05-03", "2014-05-03")


def test_what_came_before_an_event_is_counted_back() -> None:
    found = times("Fighting went on on Friday, four days after troops crossed the border.", "en")
    assert [t.start for t in found] == [date(2021, 6, 18), date(2021, 6, 14)]


def test_that_month_and_that_year_are_those_told_of() -> None:
    found = times("It fell in March 2017 and again on the 25th of that month, then in September of that year.", "en")
    assert [str(t.start) for t in found] == ["2017-03-01", "2017-03-25", "2017-09-01"]


def test_spans_are_raw_offsets_without_proclitics() -> None:
    text = "قُتِلَ رجلٌ وفجرَ الأحـــد سقطت"
    (found,) = times(text, "ar")
    assert text[found.span.start : found.span.end] == found.text == "فجرَ الأحـــد"


def test_the_longest_expression_wins() -> None:
    (found,) = times("on Tuesday, 15 June 2021 it rained", "en")
    assert found.text == "Tuesday, 15 June 2021"


@pytest.mark.parametrize(("piece", "language"), [("10 مارس ", "ar"), ("march 10 ", "en"), ("in the end of ", "en")])
def test_long_sentences_are_read_in_linear_time(piece: str, language: str) -> None:
    seconds = []
    for count in (2_000, 8_000):
        text = shadow(piece * count)
        begun = process_time()
        find_times(text, 0, len(text.lower), anchor=FRIDAY, language=language)
        seconds.append(process_time() - begun)
    assert seconds[1] < 12 * seconds[0] + 0.2


def test_only_the_sentence_asked_for_is_read() -> None:
    text = shadow("It rained on Monday. It snowed on Tuesday.")
    (found,) = find_times(text, 21, len(text.lower), anchor=FRIDAY, language="en")
    assert found.text == "Tuesday"


def test_an_impossible_day_is_no_date() -> None:
    assert all(t.precision is not TimePrecision.DAY for t in times("31 February 2020", "en"))
    assert all(t.precision is not TimePrecision.DAY for t in times("31 شباط 2020", "ar"))


def test_another_language_gives_nothing() -> None:
    assert times("hier, le 10 mai 2015", "fr") == []


_VOCABULARY = """
    امس اليوم منذ قبل بعد الاثنين ليل شهر مارس اذار 10 2019 31 من في عام مطلع رمضان 1440 يومين ثلاثة ايام الماضي / -
    since until in by the end of may march 5 2014 two days ago later monday night last week early next year ramadan
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)),
    st.sampled_from(["ar", "en"]),
    st.one_of(st.none(), st.sampled_from([date.min, date.max, FRIDAY, date(2020, 2, 29)])),
)
def test_any_text_gives_ordered_spans_inside_it(text: str, language: str, anchor: date | None) -> None:
    found = times(text, language, anchor, told=anchor)
    for time in found:
        assert text[time.span.start : time.span.end] == time.text != ""
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.end is None or time.start <= time.end
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
