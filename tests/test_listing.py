"""The list of articles: what a search means, in which order, and how much of it is shown."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.model import Article
from dashboard.queries import ArticleCount
from dashboard.ui.listing import ORDERS, found, ordered, page_of


def counted(name: str, title: str, source: str, published: date | None, events: int) -> ArticleCount:
    article = Article(article_id=name, text="", title=title, source=source, published=published, language="ar")
    return ArticleCount(article=article, events=events)


SHELF = [
    counted("a", "استئناف القصف على الباغوز", "وكالة الأنباء", date(2019, 3, 22), 3),
    counted("b", "Truce ends in Khan Younis", "Reuters", date(2024, 8, 13), 1),
    counted("c", "إستئناف المحادثات في جنيف", "Reuters", None, 9),
]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("", "abc"),
        ("   ", "abc"),
        ("استئناف", "ac"),  # with or without the hamza
        ("اسْتِئْنَاف  القصف", "a"),
        ("KHAN truce", "b"),
        ("reuters", "bc"),
        ("reuters جنيف", "c"),
        ("القصف reuters", ""),
        ("<script>", ""),
    ],
)
def test_all_words_of_title_and_source_whatever_the_spelling(words: str, names: str) -> None:
    assert "".join(one.article.article_id for one in found(SHELF, words)) == names


@pytest.mark.parametrize(("order", "names"), [("newest", "bac"), ("oldest", "abc"), ("events", "cab")])
def test_orders_and_undated_articles_behind_the_dated(order: str, names: str) -> None:
    assert "".join(one.article.article_id for one in ordered(SHELF, order)) == names


def test_every_order_is_tested_and_keeps_all() -> None:
    assert set(ORDERS) == {"newest", "oldest", "events"}
    assert all(len(ordered(SHELF, order)) == len(SHELF) for order in ORDERS)


def test_a_page_holds_the_open_article_too() -> None:
    assert "".join(one.article.article_id for one in page_of(SHELF, 1, "c")) == "ac"
    assert "".join(one.article.article_id for one in page_of(SHELF, 1, "a")) == "a"
    assert "".join(one.article.article_id for one in page_of(SHELF, 2, None)) == "ab"
