"""Speed of the reader: sentences a second, start-up, memory over a long corpus, growth with the length of a text."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dashboard.articles import article_id, read
from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

GOLDEN = Path(__file__).parent.parent / "golden"
CORPUS_SENTENCES = 100_000
Row = dict[str, object]


def row(metric: str, value: float, unit: str, **more: object) -> Row:
    """One figure, as `make bench` prints it."""
    return {"system": "rasid", "metric": metric, "value": round(value, 4), "unit": unit, **more}


def articles(language: str) -> list[Article]:
    """The golden articles of one language: what the speed is measured on."""
    return [article for article in read([GOLDEN]).articles if article.language == language]


def speed(gazetteer: Gazetteer | None, language: str, seconds: float = 5.0) -> Row:
    """Sentences a second on one core, over the golden articles again and again."""
    texts, count, started = articles(language), 0, time.process_time()
    while time.process_time() - started < seconds:
        for article in texts:
            count += len(extract(article, gazetteer).sentences)
    name = "sentences_per_second" + ("_without_gazetteer" if gazetteer is None else "")
    return row(name, count / (time.process_time() - started), "1/s", language=language)


def memory(gazetteer: Gazetteer) -> Iterator[Row]:
    """Peak of Python's memory while a corpus streams through, at its first tenth and at its end."""
    texts = articles("ar") + articles("en")
    tracemalloc.start()
    count, told = 0, False
    while count < CORPUS_SENTENCES // 10:  # traced memory is slow to keep: a tenth of the corpus shows whether it grows
        for article in texts:
            count += len(extract(article, gazetteer).sentences)
        if not told and count > CORPUS_SENTENCES // 100:
            told = True
            yield row("memory_after_1_percent", tracemalloc.get_traced_memory()[0] / 1e6, "MB")
    yield row("memory_after_10_percent", tracemalloc.get_traced_memory()[0] / 1e6, "MB")
    tracemalloc.stop()


def growth(gazetteer: Gazetteer) -> Iterator[Row]:
    """Seconds for one article of growing length: linear means that the quotient stays."""
    piece = "\n".join(article.text for article in articles("ar")[:4]) + "\n"
    for times in (1, 2, 4, 8, 16):
        text = piece * times
        article = Article(article_id=article_id(text), text=text, published=date(2020, 1, 1), language="ar")
        started = time.process_time()
        extract(article, gazetteer)
        seconds = time.process_time() - started
        yield row("microseconds_per_character", seconds / len(text) * 1e6, "us", characters=len(text))


def start_up(runs: int = 5) -> Row:
    """Median wall time of a fresh process that loads the reader and its lexicons and reads a sentence."""
    code = (
        "from datetime import date; from dashboard.model import Article; from dashboard.extraction import extract;"
        "extract(Article(article_id='a', text='Shelling hit Taiz.', language='en', published=date(2020,1,1)), None)"
    )
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent.parent)
        taken.append(time.perf_counter() - started)
    return row("start_up", statistics.median(taken), "s")


def rows() -> Iterator[Row]:
    """All figures of the reader."""
    yield start_up()
    with Gazetteer.open(settings().gazetteer) as gazetteer:
        for language in ("ar", "en"):
            yield speed(None, language)
            yield speed(gazetteer, language)
        yield from growth(gazetteer)
        yield from memory(gazetteer)
