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
    ("by Sunday", "2021-06-13", "2021-06-13"),
    ("on Tuesday and Wednesday", "2021-06-15", "2021-06-16"),
    ("on Monday, Tuesday and Wednesday", "2021-06-14", "2021-06-16"),
    ("in the early hours of 5 June", "2021-06-05", "2021-06-05"),
    ("yesterday, June 17, at the gate", "2021-06-17", "2021-06-17"),
    ("overnight into Wednesday", "2021-06-15", "2021-06-16"),
    ("late Tuesday into Wednesday", "2021-06-15", "2021-06-16"),
    ("the week before last", "2021-05-31", "2021-06-06"),
    ("in the first week of March", "2021-03-01", "2021-03-07"),
    ("in the last week of February 2020", "2020-02-23", "2020-02-29"),
    ("the second half of May", "2021-05-16", "2021-05-31"),
    ("in the week of 3 May", "2021-05-03", "2021-05-09"),
    ("the week ending May 9", "2021-05-03", "2021-05-09"),
    ("the first six months of 2019", "2019-01-01", "2019-06-30"),
    ("the last quarter of 2018", "2018-10-01", "2018-12-31"),
    ("in 2015 and 2016", "2015-01-01", "2016-12-31"),
    ("sent 2014-07-10T05:30Z", "2014-07-10", "2014-07-10"),
    ("fighting raged for the third day", "2021-06-16", "2021-06-18"),
    ("the siege entered its second week", "2021-06-11", "2021-06-18"),
    ("shelled for a fourth straight day on Wednesday", "2021-06-16", "2021-06-16"),
    ("on the second day of Eid al-Fitr", "2021-05-14", "2021-05-14"),
    ("It was bombed on Ashura", "2020-08-29", "2020-08-29"),
    ("on New Year's Eve", "2020-12-31", "2020-12-31"),
    ("the April offensive", "2021-04-01", "2021-04-30"),
    ("on Tuesday last week", "2021-06-08", "2021-06-08"),
    ("on Friday of next week", "2021-06-25", "2021-06-25"),
    ("from Monday evening to Wednesday morning", "2021-06-14", "2021-06-16"),
    ("late Monday and early Tuesday", "2021-06-14", "2021-06-15"),
    ("in March and April", "2021-03-01", "2021-04-30"),
    ("between late March and early April", "2021-03-01", "2021-04-30"),
    ("the past two days were calm", "2021-06-16", "2021-06-18"),
    ("two and a half weeks ago", "2021-06-04", "2021-06-04"),
    ("this winter", "2021-12-01", "2022-02-28"),
    ("since January 300 died", "2021-01-01", "2021-06-18"),
    ("on 3 Muharram 1442", "2020-08-22", "2020-08-22"),
]


@pytest.mark.parametrize(("text", "start", "end"), RESOLVED)
def test_expressions_resolve(text: str, start: str, end: str) -> None:
    assert days(text, "en") == (start, end)


def test_days_apart_stay_apart() -> None:
    assert [str(t.start) for t in times("on Monday and Thursday", "en")] == ["2021-06-14", "2021-06-17"]
    assert [str(t.start) for t in times("killed two on Monday and Tuesday's raid four", "en")] == [
        "2021-06-14",
        "2021-06-15",
    ]


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
        "June Fisher, 34, a nurse",
        "Theresa May and August Wilson",
        "the 9 May Movement claimed it",
        "near the 3rd of July Bridge",
        "in February 12 Street",
        "the Eid al-Adha holiday was quiet",
        "for the third time",
        "in the last week of the war",
    ],
)
def test_text_without_a_date(text: str) -> None:
    assert times(text, "en") == []
