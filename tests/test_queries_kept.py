from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from synthetic import event_table

from dashboard.filters import EventFilter
from dashboard.queries import Queries, loading
from dashboard.store import Store

SEARCHED = EventFilter.from_query([("q", "the"), ("type", "Battles")])
CHOSEN = [EventFilter(), EventFilter.from_query([("country", "SY"), ("from", "2019-01-01")]), SEARCHED]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "store")
    store.write_event_table(event_table(600))
    return store


def answers(queries: Queries) -> list[Any]:
    return [
        (queries.cube(chosen), queries.facets(chosen), queries.totals(chosen), queries.page(chosen, limit=20).events)
        for chosen in CHOSEN
    ]


def kept(store: Store) -> list[Path]:
    return sorted((store.folder / ".kept").glob("*"))


def test_a_large_stores_tables_are_kept_and_answer_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = answers(Queries(store))
    assert kept(store) == []
    monkeypatch.setattr(loading, "KEPT_FROM", 600)
    assert answers(Queries(store)) == made
    assert len(kept(store)) == 1
    monkeypatch.setattr(loading, "_make", None)  # now they are opened, not made
    assert answers(Queries(store)) == made
    moved = shutil.move(store.folder, store.folder.with_name("moved"))
    assert Queries(Store(Path(moved))).page(EventFilter(), limit=20).events == made[0][3]


def test_what_is_kept_follows_what_is_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "KEPT_FROM", 1)
    queries = Queries(store)
    before = queries.totals(EventFilter()).everything
    (first,) = kept(store)
    store.write_events({"article:new": [replace(queries.page(EventFilter(), limit=1).events[0], event_id="new")]})
    assert queries.totals(EventFilter()).everything == before + 1
    assert kept(store) != [first]
    assert len(kept(store)) == 1


def test_a_kept_file_that_is_spoilt_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "KEPT_FROM", 1)
    made = answers(Queries(store))
    (file,) = kept(store)
    file.write_bytes(b"not a database")
    assert answers(Queries(store)) == made
    assert kept(store) == []
    assert answers(Queries(store)) == made
    assert kept(store) == [file]


def test_where_nothing_can_be_kept_the_tables_are_in_memory(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = answers(Queries(store))
    monkeypatch.setattr(loading, "KEPT_FROM", 1)
    (store.folder / ".kept").write_text("a file where the folder would be")
    assert answers(Queries(store)) == made
