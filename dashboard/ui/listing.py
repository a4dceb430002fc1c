"""The articles of the store -> those that a search means, in the order that is asked for, a page of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dashboard.i18n import mark
from dashboard.queries import ArticleCount
from dashboard.text import fold

PAGE = 100
Rank = Callable[[ArticleCount], tuple[bool, float]]


def _day(counted: ArticleCount, sign: int) -> tuple[bool, float]:
    published: date | None = counted.article.published
    return published is None, sign * published.toordinal() if published is not None else 0.0


# Name of the order, what it is called, what it sorts by; articles without a date come last in the orders by date.
ORDERS: dict[str, tuple[str, Rank]] = {
    "newest": (mark("Newest first"), lambda counted: _day(counted, -1)),
    "oldest": (mark("Oldest first"), lambda counted: _day(counted, 1)),
    "events": (mark("Most events first"), lambda counted: (False, -counted.events)),
}


def found(listed: Iterable[ArticleCount], words: str) -> list[ArticleCount]:
    """Keep the articles whose title and source have all the words, whatever their spelling in Arabic or case."""
    wanted = fold(words).split()
    return (
        [counted for counted in listed if all(word in _searched(counted) for word in wanted)] if wanted else [*listed]
    )


def ordered(listed: Iterable[ArticleCount], order: str) -> list[ArticleCount]:
    """Sort articles by one of ORDERS; equal ones stay as they were."""
    return sorted(listed, key=ORDERS[order][1])


def page_of(listed: Sequence[ArticleCount], limit: int, current: str | None) -> list[ArticleCount]:
    """Cut a list after `limit` articles, the open one added where it comes later."""
    rest = (counted for counted in listed[limit:] if counted.article.article_id == current)
    return [*listed[:limit], *rest]


def _searched(counted: ArticleCount) -> str:
    return fold(f"{counted.article.title} {counted.article.source}")
