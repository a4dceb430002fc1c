"""A long article -> parts that are read one after another, so that time grows with its length and memory does not.

What an article of usual length says hangs together and is read as a whole; a book or a year's digest is a chain of
reports, and "the town" on one page seldom means a name from twenty pages before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from dashboard.model import Article, Span

LONGEST = 40_000  # characters read as a whole: about twenty pages
_BREAKS = ("\n\n", "\n", ". ", "؟ ", " ")

Spanned = TypeVar("Spanned")


def parts(article: Article, longest: int | None = None) -> Iterator[tuple[int, Article]]:
    """Cut an article after its paragraphs (or lines, sentences, words) into parts; each with its offset in the text."""
    start, text, longest = 0, article.text, longest or LONGEST
    while len(text) - start > longest:
        end = _break(text, start, start + longest)
        yield start, replace(article, text=text[start:end])
        start = end
    yield start, replace(article, text=text[start:]) if start else article


def _break(text: str, start: int, limit: int) -> int:
    """Give the end of the last paragraph in the second half of `text[start:limit]`, or of a line, sentence, word."""
    half = (start + limit) // 2
    ends = (at + len(mark) for mark in _BREAKS if (at := text.rfind(mark, half, limit)) >= 0)
    return next(ends, limit)


def moved(value: Spanned, by: int) -> Spanned:
    """Move all spans in a value, however deep (mentions, toponyms, mappings by span), by so many characters."""
    found: Any = value if by == 0 else _moved(value, by)
    return found  # type: ignore[no-any-return]


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Mapping):
        return {_moved(key, by): _moved(inner, by) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)([_moved(inner, by) for inner in value])
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), by) for f in fields(value)})
    return value
