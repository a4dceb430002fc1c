"""A link reopens what was seen; a bad part of it is left out and told about."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import EventFilter
from dashboard.ui import links
from dashboard.ui.links import Sight

SEEN = Sight(
    filter=EventFilter(types=("Battles",), q="الباغوز", date_from=date(2019, 1, 1), precise=True),
    window=(date(2019, 3, 1), date(2019, 3, 22)), view=(34.45, 40.95, 8.5), event="ab12", place="p.34450.40950.s",
    article="cd34", base="osm", language="ar",
    shown=("Battles", "Explosions/Remote violence"),
)  # fmt: skip


def test_a_link_reopens_exactly_what_was_seen() -> None:
    assert links.read(links.write(SEEN)) == (SEEN, [])


def test_it_survives_the_address_bar() -> None:
    query = links.href(SEEN).removeprefix("?")
    assert links.read(parse_qsl(query, strict_parsing=True))[0] == SEEN


def test_a_legend_with_all_types_off_stays_so() -> None:
    sight = Sight(shown=())
    assert links.write(sight) == [("show", "none")]
    assert links.read([("show", "none")]) == (sight, [])


def test_the_first_page_has_no_parameters() -> None:
    assert links.write(Sight()) == []
    assert links.href(Sight()) == "?"
    assert links.href(Sight(event="a"), "articles") == "articles?sel=a"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("window", "2019-03-22..2019-03-01"), ("window", "2019-13-01..2019-03-01"), ("window", "yesterday"),
        ("view", "1,2"), ("view", "91,0,3"), ("view", "nan,0,3"), ("view", "0,0,99"), ("sel", "<script>"),
        ("sel", "a" * 81), ("base", "https://evil.example"), ("lang", "tlh"), ("from", "2019-02-30"), ("read", "a/b"),
        ("show", "Parade"), ("show", "Battles,"),
    ],
)  # fmt: skip
def test_a_bad_part_is_left_out_and_told(name: str, value: str) -> None:
    seen, problems = links.read([(name, value), ("type", "Battles")])
    assert [(p.parameter, p.value) for p in problems] == [(name, value)]
    assert problems[0].why
    assert seen == Sight(filter=EventFilter(types=("Battles",)))


def test_several_bad_parts_are_all_told() -> None:
    seen, problems = links.read([("from", "x"), ("type", "Parade"), ("lang", "??"), ("q", "قصف")])
    assert {p.parameter for p in problems} == {"from", "type", "lang"}
    assert seen.filter == EventFilter(q="قصف")


@given(st.lists(st.tuples(st.sampled_from(["from", "type", "view", "window", "sel", "q", "area", "zz"]), st.text())))
def test_no_link_breaks_the_page(pairs: list[tuple[str, str]]) -> None:
    seen, _ = links.read(pairs)
    assert links.read(links.write(seen)) == (seen, [])
