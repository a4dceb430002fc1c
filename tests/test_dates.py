"""Time expressions of both languages: kinds, precision, anchors, spans; any text, and long ones."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.extraction.dates import find_times
from dashboard.model import TimePrecision
from dashboard.text import shadow
from tests.times import FRIDAY, times


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
        ("حتى 10 حزيران", "ar", "until date"),
        ("حتى 10 حزيران 2021", "ar", "until"),
        ("بحلول الأحد", "ar", "by weekday"),
        ("غدا", "ar", "future"),
        ("الاثنين", "ar", "weekday"),
        ("في نيسان", "ar", "month"),
        ("10 حزيران", "ar", "date"),
        ("since Monday", "en", "since"),
        ("until 10 June", "en", "until date"),
        ("until Sunday", "en", "until weekday"),
        ("by Sunday", "en", "by weekday"),
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
    الأسبوع الأول الأخير التالي النصف الربع الأشهر الستة الأولى للأسبوع الثاني يومها بضعة أول عيد الفطر يوم الشهر
    حتى 12/5 بحلول نهاية المقرر في وقت سابق خلال آخر و الأربعاء ذلك بيوم شارع عشرين
    since until in by the end of may march 5 2014 two days ago later monday night last week early next year ramadan
    first half quarter months for a third day into its fifth eid al-fitr christmas and 12 to following before after few
    set was to host following the same tuesday through month through winter
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=14).map(" ".join)),
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
