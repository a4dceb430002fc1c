"""EventFilter -> the cube, lists, options and tables, by DuckDB over the store; answers are remembered."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

import pyarrow as pa

from dashboard.errors import RasidError
from dashboard.filters import Box, EventFilter
from dashboard.model import Article, Event
from dashboard.queries import cube as cubes
from dashboard.queries import lists
from dashboard.queries.answers import Answer, Answers
from dashboard.queries.cells import view_of
from dashboard.queries.counting import World, world
from dashboard.queries.lists import Kind, Option, Page, Totals
from dashboard.queries.snapshot import Snapshot
from dashboard.queries.stopping import Stop, WithdrawnError, asker
from dashboard.store import Store

__all__ = [
    "ArticleCount",
    "Kind",
    "Option",
    "Page",
    "Queries",
    "Stop",
    "Totals",
    "WithdrawnError",
    "asker",
    "open_queries",
]

WORLD: Final = (-180.0, -90.0, 180.0, 90.0)
_MOST_ANSWERS, _MOST_TABS = 256, 256
_MOST_WORLDS = 12  # each holds eight bytes for every event of its filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCount:
    """An article and the number of its events."""

    article: Article
    events: int


class Queries:
    """All questions to one store. Safe to use from many threads; sees what is written without being told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._loaded: Snapshot | None = None
        self._answers = Answers(_MOST_ANSWERS)
        self._worlds = Answers(_MOST_WORLDS)
        self._views = Answers(_MOST_TABS)
        self._answered = threading.Condition()

    def snapshot(self) -> Snapshot:
        """Give the store as it is now, read anew if something was written since."""
        loaded = self._loaded
        if loaded is not None and loaded.generation == self.store.generation():
            return loaded
        with self._lock:
            loaded = self._loaded
            if loaded is None or loaded.generation != self.store.generation():
                # The old one goes first: two at a time would need twice the memory.
                self._loaded = loaded = None
                loaded = self._loaded = Snapshot(self.store)
            return loaded

    def stamp(self) -> str:
        """Name the state of the store in a few letters; beside a filter in a URL, it makes a page ask anew."""
        return hashlib.sha256(self.store.generation().encode()).hexdigest()[:8]

    def cube_bytes(
        self,
        chosen: EventFilter,
        *,
        bbox: tuple[float, float, float, float] = WORLD,
        zoom: float = 2.0,
        unit: str | None = None,
        tab: str | None = None,
    ) -> bytes:
        """Answer with the cube (see `cube`) as gzip-packed JSON; `tab` names the browser's tab whose map it is for."""
        snapshot = self.snapshot()
        if tab is not None:
            self._views.put(tab, {"bbox": bbox, "zoom": zoom, "unit": unit})
        west, south, east, north = bbox
        # Whole tiles: a small step of the map asks for the same, and finds it remembered.
        view = view_of(Box(west=west, south=south, east=east, north=north), int(zoom))

        def everywhere() -> World:
            with snapshot.cursor() as cursor:
                return world(snapshot, cursor, chosen, unit)

        def answer() -> bytes:
            found = self._worlds.get((snapshot.generation, chosen, unit), everywhere)
            return cubes.cube(snapshot, found, chosen, view=view, zoom=int(zoom))

        packed = self._answers.get(("cube", snapshot.generation, chosen, view, int(zoom), unit), answer)
        with self._answered:
            self._answered.notify_all()
        return packed

    def cube_ahead(self, chosen: EventFilter, tab: str, *, patience: float = 0.0) -> threading.Thread:
        """Begin to count what a tab's map is about to ask for: the view it last asked for, under another filter.

        The thread given ends with the answer. Where the tab has not asked yet, it ends when the tab has been answered,
        or after `patience` seconds.
        """
        view = self._views.known(tab)
        # As the api will read it from the map's question: the order of what was chosen is not the hand's.
        chosen = EventFilter.from_query(chosen.to_query())

        def count() -> None:
            # What is wrong with the store is said to the map, which asks too.
            with suppress(RasidError):
                if view is not None:
                    self.cube_bytes(chosen, **view)
                    return
            with self._answered:
                self._answered.wait_for(lambda: self._views.known(tab) is not None, patience)

        counting = threading.Thread(target=count, daemon=True)
        counting.start()
        return counting

    def cube(self, chosen: EventFilter, **view: Any) -> dict[str, Any]:
        """Count cell x time bin x type x status for a view (bbox in degrees, zoom of the map); the api's contract."""
        return cast(dict[str, Any], cubes.unpack(self.cube_bytes(chosen, **view)))

    def page(self, chosen: EventFilter, *, offset: int = 0, limit: int = 100, kind: Kind = "all") -> Page:
        """List events in time order; kind "unplaced" and "undated" list what the map cannot show."""
        snapshot = self.snapshot()
        with snapshot.cursor() as cursor:
            return lists.page(snapshot, cursor, chosen, kind=kind, rows=slice(offset, offset + limit))

    def event(self, event_id: str) -> Event | None:
        """Read one event, or None."""
        snapshot = self.snapshot()
        with snapshot.cursor() as cursor:
            return lists.event(snapshot, cursor, event_id)

    def events_of(self, article_id: str) -> list[Event]:
        """Read the events of an article in the order of its text."""
        snapshot = self.snapshot()
        with snapshot.cursor() as cursor:
            return lists.events_of(snapshot, cursor, article_id)

    def article(self, article_id: str) -> Article | None:
        """Read one article, or None."""
        key = ("article", self.store.generation(), article_id)
        return self._answers.get(key, lambda: self.store.article(article_id))

    def articles(self) -> list[ArticleCount]:
        """List the articles with the number of their events."""
        snapshot = self.snapshot()

        def answer() -> list[ArticleCount]:
            with snapshot.cursor() as cursor:
                counts = lists.article_counts(cursor)
            return [ArticleCount(article=a, events=counts.get(a.article_id, 0)) for a in self.store.articles()]

        return self._answers.get(("articles", snapshot.generation), answer)

    def facets(self, chosen: EventFilter) -> dict[str, list[Option]]:
        """Count the options of each filter under the other filters."""
        return self._ask("facets", chosen, lists.facets)

    def totals(self, chosen: EventFilter) -> Totals:
        """Count what a filter leaves, of how many."""
        return self._ask("totals", chosen, lists.totals)

    def span(self, chosen: EventFilter) -> tuple[date, date] | None:
        """Find the first and last day of what a filter leaves, its own dates aside."""
        return self._ask("span", chosen, lists.span)

    def table(self, chosen: EventFilter) -> pa.Table:
        """Give exactly what a filter leaves, in time order, as columns with the event's keys."""
        snapshot = self.snapshot()
        with snapshot.cursor() as cursor:
            return lists.table(snapshot, cursor, chosen)

    def _ask(self, what: str, chosen: EventFilter, question: Callable[[Snapshot, Any, EventFilter], Answer]) -> Answer:
        snapshot = self.snapshot()

        def answer() -> Answer:
            with snapshot.cursor() as cursor:
                return question(snapshot, cursor, chosen)

        return self._answers.get((what, snapshot.generation, chosen), answer)


@lru_cache(maxsize=8)
def open_queries(folder: Path) -> Queries:
    """Open a store folder once for the whole process: page and api ask the same."""
    return Queries(Store(folder))
