"""A question -> its answer, remembered while it is one of the last. A question being answered is waited for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

Answer = TypeVar("Answer")


class Answers:
    """The last answers, by question. A question that is being answered is waited for, not asked twice."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, Any] = OrderedDict()
        self._asked: dict[Hashable, threading.Lock] = {}

    def get(self, key: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Give the remembered answer, or find it."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return cast(Answer, self._known[key])
            asked = self._asked.setdefault(key, threading.Lock())
        with asked:
            with self._lock:
                if key in self._known:
                    return cast(Answer, self._known[key])
            try:
                found = answer()
            finally:
                with self._lock:
                    self._asked.pop(key, None)
            self.put(key, found)
            return found

    def known(self, key: Hashable) -> Any:
        """Give what is remembered, or None."""
        with self._lock:
            return self._known.get(key)

    def put(self, key: Hashable, found: Any) -> None:
        """Remember an answer; the one not asked for longest is forgotten."""
        with self._lock:
            self._known[key] = found
            self._known.move_to_end(key)
            while len(self._known) > self._size:
                self._known.popitem(last=False)
