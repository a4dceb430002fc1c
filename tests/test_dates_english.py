"""English time expressions: what is found, what it resolves to, and what is no date. The report is of a Friday."""

from __future__ import annotations

import pytest

from tests.times import days, times

RESOLVED = [
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


@pytest.mark.parametrize(("text", "start", "end"), RESOLVED)
def test_expressions_resolve(text: str, start: str, end: str) -> None:
    assert days(text, "en") == (start, end)


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
def test_text_without_a_date(text: str) -> None:
    assert times(text, "en") == []
