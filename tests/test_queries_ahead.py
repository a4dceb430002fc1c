from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from synthetic import event_table

from dashboard.filters import EventFilter
from dashboard.queries import Queries
from dashboard.queries import cube as cubes
from dashboard.store import Store

TAB = "0123456789abcdef"
VIEW: dict[str, Any] = {"bbox": (30.0, 30.0, 50.0, 40.0), "zoom": 6}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path)
    store.write_event_table(event_table(500))
    return store


def test_a_tabs_view_is_counted_ahead_under_another_filter(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = EventFilter.from_query([("type", "Battles"), ("type", "Riots")])
    expected = Queries(store).cube_bytes(chosen, **VIEW)
    queries = Queries(store)
    queries.cube_bytes(EventFilter(), tab=TAB, **VIEW)
    # As a hand chooses them, not in the order of the URL.
    queries.cube_ahead(EventFilter(types=("Riots", "Battles")), TAB).join()
    monkeypatch.setattr(cubes, "cube", None)  # nothing can be counted any more
    assert queries.cube_bytes(chosen, **VIEW) == expected


def test_nothing_is_counted_for_a_tab_that_never_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    queries = Queries(store)
    queries.cube_bytes(EventFilter(), tab=TAB, **VIEW)
    monkeypatch.setattr(Queries, "cube_bytes", None)
    queries.cube_ahead(EventFilter(types=("Riots",)), TAB[::-1]).join()


def test_a_store_that_cannot_be_read_is_left_to_the_map_to_tell(store: Store) -> None:
    queries = Queries(store)
    queries.cube_bytes(EventFilter(), tab=TAB, **VIEW)
    (store.folder / "events" / f"{10**20:020d}-00000000.parquet").write_bytes(b"no table")
    queries.cube_ahead(EventFilter(types=("Riots",)), TAB).join()


def test_a_new_tab_is_waited_for_until_its_map_is_answered(store: Store) -> None:
    queries = Queries(store)
    waiting = queries.cube_ahead(EventFilter(), TAB, patience=30)
    queries.cube_bytes(EventFilter(), tab=TAB[::-1], **VIEW)
    waiting.join(0.1)
    assert waiting.is_alive(), "another tab's map is no reason"
    queries.cube_bytes(EventFilter(), tab=TAB, **VIEW)
    waiting.join(10)
    assert not waiting.is_alive()


def test_a_map_that_never_asks_is_not_waited_for_longer(store: Store) -> None:
    waiting = Queries(store).cube_ahead(EventFilter(), TAB, patience=0.05)
    waiting.join(10)
    assert not waiting.is_alive()
