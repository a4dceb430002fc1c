"""Articles, events and decisions <-> a folder of Parquet files that only ever grows.

Each writing is one new file `<generation>.parquet`, written under a temporary name, synced, then renamed: a reader sees
all of it or nothing, a leftover of a crash is not a Parquet file by name, and no two writers share a name. There is no
manifest. A generation is a time in nanoseconds and a random tail, never below one that is there, and every row carries
its source key and generation; **the rows of the latest generation of a source key are the ones that hold**. So a second
extraction of an article hides the first, and a source that has no event any more leaves one marker row (event_id null).
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.errors import StoreError
from dashboard.model import Article, Event
from dashboard.store.columns import (
    ARTICLE_SCHEMA,
    EVENT_KEYS,
    EVENT_SCHEMA,
    PER_DEGREE,
    WORLD_BITS,
    article_from_row,
    article_to_json,
    event_columns,
    event_from_json,
    event_row,
    event_to_json,
    marker_row,
    place_xy,
    search_text,
    sorted_by_time_and_place,
    thousandths,
    to_table,
    world_xy,
)
from dashboard.store.decisions import DECISION_SCHEMA, Decision, decision_row, in_force, new_decision

__all__ = [
    "EVENT_KEYS",
    "EVENT_SCHEMA",
    "PER_DEGREE",
    "WORLD_BITS",
    "Decision",
    "Store",
    "article_to_json",
    "event_columns",
    "event_from_json",
    "event_to_json",
    "new_decision",
    "place_xy",
    "search_text",
    "thousandths",
    "world_xy",
]

KINDS: Final = ("articles", "events", "decisions")
# A row group is what a reader can skip or must decode as a whole.
_ROW_GROUP = 32_768


class Store:
    """One store folder. Cheap to make; safe to use from many threads and processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[Path, dict[str, tuple[str, str]]] = {}

    def write_articles(self, articles: Iterable[Article]) -> None:
        """Append articles; one with an id that is there replaces it for readers, and one just like it is left out."""
        known = {article.article_id: article for article in self.articles()}
        new = [article for article in articles if known.get(article.article_id) != article]
        rows = [{**article_to_json(article), "published": article.published} for article in new]
        if rows:
            generation = self._next_generation("articles")
            self._write("articles", to_table([{**row, "generation": generation} for row in rows], ARTICLE_SCHEMA))

    def write_events(self, sources: Mapping[str, Sequence[Event]], *, content: Mapping[str, str] | None = None) -> int:
        """Write, per source key ("article:<id>", "table:<name>"), all the events it has now; none removes what it had.

        `content` names, per source key, what the events were made from; a source whose name is unchanged is not written
        again. Returns how many sources were written.
        """
        content = content or {}
        known = self.sources() if content else {}
        changed = {
            key: events for key, events in sources.items() if not (content.get(key) and known.get(key) == content[key])
        }
        if changed:
            generation = self._next_generation("events")
            rows: list[dict[str, Any]] = []
            for key, events in changed.items():
                name = content.get(key, "")
                rows += [event_row(event, key, generation, name) for event in events] or [
                    marker_row(key, generation, name)
                ]
            self._write("events", to_table(sorted_by_time_and_place(rows), EVENT_SCHEMA))
        return len(changed)

    def write_event_table(self, table: pa.Table) -> None:
        """Append a table that has EVENT_SCHEMA already, but for its generation: for many events at once."""
        generation = pa.array([self._next_generation("events")] * len(table), pa.string())
        index = table.schema.get_field_index("generation")
        self._write("events", table.set_column(index, "generation", generation).cast(EVENT_SCHEMA))

    def decide(self, decision: Decision) -> None:
        """Append a decision; the same decision_id with `undone` takes it back."""
        generation = self._next_generation("decisions")
        self._write("decisions", to_table([decision_row(decision, generation)], DECISION_SCHEMA))

    def decisions(self) -> list[Decision]:
        """Read the decisions that hold, oldest first."""
        return in_force(self._table("decisions", DECISION_SCHEMA).to_pylist())

    def sources(self) -> dict[str, str]:
        """Map each live source key to the name of what its events were made from ("" where none was given)."""
        found: dict[str, tuple[str, str]] = {}
        for file in self.files("events"):
            for key, written in self._sources_in(file).items():
                found[key] = max(written, found.get(key, written))
        return {key: content for key, (_, content) in found.items()}

    def _sources_in(self, file: Path) -> dict[str, tuple[str, str]]:
        # A finished file never changes, so it is looked at once.
        if file not in self._sources:
            columns = ["source_key", "generation", "content"]
            rows = self._read(file, columns).group_by(columns).aggregate([]).to_pylist()
            self._sources[file] = {row["source_key"]: (row["generation"], row["content"] or "") for row in rows}
        return self._sources[file]

    def articles(self) -> list[Article]:
        """Read all articles, each as last written, in the order of first publication, undated ones last."""
        table = self._table("articles", ARTICLE_SCHEMA).sort_by("generation")
        latest = {row["article_id"]: article_from_row(row) for row in table.to_pylist()}
        return sorted(latest.values(), key=lambda a: (a.published is None, a.published, a.article_id))

    def article(self, article_id: str) -> Article | None:
        """Read one article as last written, or None."""
        table = self._table("articles", ARTICLE_SCHEMA, pc.field("article_id") == article_id).sort_by("generation")
        return article_from_row(table.slice(len(table) - 1).to_pylist()[0]) if len(table) else None

    def events(self) -> list[Event]:
        """Read the live events in time order, undated ones last; of one event_id in two sources, the newest."""
        table = self._table("events", EVENT_SCHEMA)
        latest = {
            row["source_key"]: row["generation"]
            for row in table.select(["source_key", "generation"]).sort_by("generation").to_pylist()
        }
        live = (
            row for row in table.sort_by("generation").to_pylist() if latest[row["source_key"]] == row["generation"]
        )
        events = {row["event_id"]: event_from_json(row) for row in live if row["event_id"] is not None}
        return sorted(events.values(), key=lambda e: (e.date_start is None, e.date_start, e.date_end, e.event_id))

    def files(self, kind: str) -> list[Path]:
        """List the finished files of one kind, oldest generation first."""
        return [self.folder / kind / name for name in self._names(kind)]

    def generation(self) -> str:
        """Name the state of the folder: another name means that something was written. Costs three listings."""
        return "/".join(f"{names[-1] if names else ''}+{len(names)}" for names in map(self._names, KINDS))

    def _names(self, kind: str) -> list[str]:
        try:
            # Asked before every query: names alone cost a tenth of Path objects.
            return sorted(n for n in os.listdir(self.folder / kind) if n.endswith(".parquet"))  # noqa: PTH208
        except FileNotFoundError:
            return []

    def _next_generation(self, kind: str) -> str:
        names = self._names(kind)
        newest = int(names[-1].split("-")[0]) if names else 0
        # A clock that was set back must not make a new writing look older than what it replaces.
        return f"{max(time.time_ns(), newest + 1):020d}-{secrets.token_hex(4)}"

    def _write(self, kind: str, table: pa.Table) -> None:
        folder = self.folder / kind
        name = f"{table['generation'][0].as_py()}.parquet"
        temporary = folder / f".{name}.writing"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as file:
                pq.write_table(table, file, compression="zstd", row_group_size=_ROW_GROUP)
                file.flush()
                os.fsync(file.fileno())
            temporary.rename(folder / name)
            _sync_folder(folder)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise StoreError(f"{folder}: cannot be written ({error.strerror}); nothing was changed.") from error

    def _table(self, kind: str, columns: pa.Schema, rows: pc.Expression | None = None) -> pa.Table:
        tables = [self._read(file, columns.names, rows) for file in self.files(kind)]
        return pa.concat_tables([columns.empty_table(), *tables], promote_options="default")

    def _read(self, file: Path, columns: list[str], rows: pc.Expression | None = None) -> pa.Table:
        try:
            return pq.read_table(file, columns=columns, filters=rows, partitioning=None)
        except (OSError, pa.ArrowInvalid) as error:
            raise StoreError(f"{file}: is not a Parquet file of this store ({error}).") from error


def _sync_folder(folder: Path) -> None:
    # A rename is on disk only when the folder is; Windows has no such call and needs none.
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
