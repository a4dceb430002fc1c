"""A wish to stop, from whoever asked -> the DuckDB queries that answer it, interrupted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import duckdb

from dashboard.errors import RasidError


class WithdrawnError(RasidError):
    """The one who asked no longer waits for the answer."""

    def __init__(self) -> None:
        super().__init__("The question was withdrawn before it was answered.")


class Stop:
    """One asker's wish to stop. Set as `asker` in the context that asks, it reaches every query made there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wished = False
        self._running: list[duckdb.DuckDBPyConnection] = []

    def wish(self) -> None:
        """Interrupt what runs for this asker, and let nothing more begin."""
        with self._lock:
            self._wished = True
            for cursor in self._running:
                cursor.interrupt()

    @contextmanager
    def over(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Let the wish reach a cursor while it is lent; raise WithdrawnError where it is or was made."""
        with self._lock:
            if self._wished:
                raise WithdrawnError
            self._running.append(cursor)
        try:
            yield
        except duckdb.InterruptException as error:
            raise WithdrawnError from error
        finally:
            with self._lock:
                self._running.remove(cursor)


asker: ContextVar[Stop | None] = ContextVar("asker", default=None)
