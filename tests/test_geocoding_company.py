"""The nearest certain place, found without measuring all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.gazetteer import Entry, kilometres
from dashboard.geocoding.company import Anchors
from dashboard.model import Span

DEGREES = st.tuples(
    st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False), st.integers(0, 5), st.integers(0, 3)
)


def entry(latitude: float, longitude: float, number: int, name: int) -> Entry:
    return Entry(
        place_id=number, name=f"Place {name}", name_ar=None, country="SY", division=None, admin1=None,
        latitude=latitude, longitude=longitude, type="town", geo_precision="settlement", population=1,
        radius_km=None, source="test",
    )  # fmt: skip


@given(st.lists(DEGREES, max_size=8), DEGREES, st.integers(0, 8))
def test_nearest_is_what_measuring_all_of_them_gives(
    places: list[tuple[float, float, int, int]], point: tuple[float, float, int, int], at: int
) -> None:
    known: dict[int, Entry] = {}
    certain = {Span(n, n + 1): known.setdefault(place[2], entry(*place)) for n, place in enumerate(places)}
    asked, span = entry(*point), Span(at, at + 1)
    others = [anchor for where, anchor in certain.items() if where != span]
    far = [
        (kilometres(a.latitude, a.longitude, asked.latitude, asked.longitude), a.name)
        for a in others
        if a.name != asked.name
    ]
    anchors = Anchors(certain)
    assert anchors.nearest(asked, span) == min(far, default=None)
    assert anchors.besides(span) == len(others)


def test_a_name_is_no_company_for_itself_but_its_other_mentions_are() -> None:
    taiz, aden = entry(13.6, 44.0, 1, 1), entry(12.8, 45.0, 2, 2)
    once = Anchors({Span(0, 4): taiz})
    assert once.nearest(aden, Span(0, 4)) is None
    assert once.nearest(aden, Span(9, 13)) is not None
    twice = Anchors({Span(0, 4): taiz, Span(20, 24): taiz})
    assert twice.nearest(aden, Span(0, 4)) is not None
    assert twice.nearest(taiz, Span(9, 13)) is None
