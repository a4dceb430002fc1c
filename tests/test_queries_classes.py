"""A filter that days, type and status decide is asked of the classes; the answer is that of the events themselves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from synthetic import event_table

from dashboard.filters import EventFilter
from dashboard.queries import Queries
from dashboard.queries.counting import world
from dashboard.queries.snapshot import NO_DAY, Snapshot
from dashboard.store import Store

FILTERS = [
    EventFilter(),
    EventFilter(types=("Battles",)),
    EventFilter(types=("Riots", "Protests"), statuses=("planned", "negated")),
    EventFilter(statuses=("claimed",), date_to=date(2019, 3, 1)),
    EventFilter(date_from=date(2018, 1, 1), date_to=date(2018, 12, 31)),
    EventFilter(types=("Battles",), countries=("SY",)),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = Store(tmp_path_factory.mktemp("classes"))
    store.write_event_table(event_table(3000))
    return Queries(store).snapshot()


@pytest.mark.parametrize("chosen", FILTERS)
def test_the_rows_are_those_of_the_events(snapshot: Snapshot, chosen: EventFilter) -> None:
    with snapshot.cursor() as cursor:
        where, values = chosen.where()
        expected = [rid for (rid,) in cursor.execute(f"SELECT rid FROM events WHERE {where}", values).fetchall()]
        assert sorted(snapshot.rows(cursor, chosen)) == sorted(expected)
        assert 0 < len(expected) < 3000


@pytest.mark.parametrize("chosen", FILTERS)
def test_the_histogram_counts_each_dated_event_once(snapshot: Snapshot, chosen: EventFilter) -> None:
    with snapshot.cursor() as cursor:
        found = world(snapshot, cursor, chosen, None)
        rows = snapshot.rows(cursor, chosen)
    dated = snapshot.classes.first[snapshot.columns.of_class[rows]] != NO_DAY
    assert found.counts.n.sum() == len(found.code) == np.count_nonzero(dated)
    assert found.total == len(rows)
    assert np.array_equal(np.bincount(found.code, minlength=len(found.counts.n)), found.counts.n)
    if chosen.date_from is None and chosen.date_to is None:
        assert found.undated == np.count_nonzero(~dated)
