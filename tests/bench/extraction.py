"""Speed of the reader, from an article to its events: sentences a second, start-up, memory, growth with length."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from dateparser.search import search_dates

from bench.corpus import Corpus, golden
from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.pipeline import read_article
from dashboard.settings import settings
from dashboard.text import sentences

CORPUS_SENTENCES = 100_000
SHORT, LONG = 2_000, 35_000  # characters: an agency report, a report of twenty pages
LENGTHS = (50_000, 100_000, 200_000, 400_000, 800_000)
Row = dict[str, object]


def row(metric: str, value: float, unit: str, **more: object) -> Row:
    """One figure, as `make bench` prints it."""
    return {"system": "rasid", "metric": metric, "value": round(value, 4), "unit": unit, **more}


def sentences_of(articles: Sequence[Article]) -> int:
    """How many sentences articles have, as the reader parts them."""
    return sum(len(sentences(article.text, article.language)) for article in articles)


def speed(read: Callable[[Article], object], articles: Sequence[Article], rounds: int = 5) -> float:
    """Sentences a second on one core: the median of some rounds over the articles, after one that warms caches."""
    count, taken = sentences_of(articles), []
    for _ in range(rounds + 1):
        started = time.process_time()
        for article in articles:
            read(article)
        taken.append(time.process_time() - started)
    return count / statistics.median(taken[1:])


def speeds(gazetteer: Gazetteer) -> Iterator[Row]:
    """Golden, short and long articles, without the gazetteer and, all the way to events, with it."""
    for language in ("ar", "en"):
        corpus = Corpus(language, gazetteer)
        kinds = {
            "golden": golden(language),
            "short": [corpus.article(SHORT) for _ in range(30)],
            "long": [corpus.article(LONG) for _ in range(2)],
        }
        for kind, articles in kinds.items():
            more = {"language": language, "articles": kind}
            alone = speed(lambda article: extract(article, None), articles)
            yield row("sentences_per_second_without_gazetteer", alone, "1/s", **more)
            yield row(
                "sentences_per_second", speed(lambda article: read_article(article, gazetteer), articles), "1/s", **more
            )


def dates_only() -> Iterator[Row]:
    """dateparser over the same golden reports: it finds their dates and nothing else."""
    for language in ("ar", "en"):
        articles = golden(language)[:4]
        anchors = {"RELATIVE_BASE": datetime(2020, 1, 1), "PREFER_DATES_FROM": "past"}
        found = speed(lambda a, way=anchors: search_dates(a.text, languages=[a.language], settings=way), articles, 1)
        yield row("sentences_per_second_dates_only", found, "1/s", language=language) | {"system": "dateparser"}


def growth(gazetteer: Gazetteer) -> Iterator[Row]:
    """Seconds for one article of growing length: linear means that the time for a character stays."""
    for language in ("ar", "en"):
        corpus = Corpus(language, gazetteer)
        for article in map(corpus.article, LENGTHS):
            started = time.process_time()
            read_article(article, gazetteer)
            seconds = time.process_time() - started
            length = len(article.text)
            yield row(
                "microseconds_per_character", seconds / length * 1e6, "us", language=language, characters=length
            ) | {"seconds": round(seconds, 2)}


def memory() -> Iterator[Row]:
    """Peak memory of a fresh process after a tenth of a corpus has streamed through it, and after all of it."""
    run = subprocess.run(
        [sys.executable, str(Path(__file__))], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    tenth, whole, seconds = (float(figure) for figure in run)
    yield row("peak_memory_after_10_percent", tenth, "MB", sentences=CORPUS_SENTENCES // 10)
    yield row("peak_memory_after_100_percent", whole, "MB", sentences=CORPUS_SENTENCES)
    yield row("sentences_per_second_streamed", CORPUS_SENTENCES / seconds, "1/s", articles="ar and en, no two alike")


def stream() -> None:
    """Read the corpus, article by article, and print both peaks and the seconds of processor time."""
    with Gazetteer.open(settings().gazetteer) as gazetteer:
        languages = zip(*(Corpus(language, gazetteer).articles(SHORT) for language in ("ar", "en")), strict=True)
        count, peaks, spent = 0, list[float](), 0.0
        for article in chain.from_iterable(languages):
            started = time.process_time()
            read_article(article, gazetteer)
            spent += time.process_time() - started
            count += sentences_of([article])
            if count >= (CORPUS_SENTENCES // 10, CORPUS_SENTENCES)[len(peaks)]:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
            if len(peaks) == 2:
                break
    print(*peaks, spent * CORPUS_SENTENCES / count)


def start_up(runs: int = 9) -> Row:
    """Median wall time of a fresh process that loads the reader and its lexicons and reads a sentence.

    Its modules are compiled, as after any first start: one run before those that count sees to it.
    """
    code = (
        "from datetime import date; from dashboard.model import Article; from dashboard.extraction import extract;"
        "extract(Article(article_id='a', text='Shelling hit Taiz.', language='en', published=date(2020,1,1)), None)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = []
    for _ in range(runs + 1):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)
        taken.append(time.perf_counter() - started)
    taken = taken[1:]
    return row("start_up", statistics.median(taken), "s", best=round(min(taken), 4))


def rows() -> Iterator[Row]:
    """All figures of the reader."""
    yield start_up()
    with Gazetteer.open(settings().gazetteer) as gazetteer:
        yield from speeds(gazetteer)
        yield from dates_only()
        yield from growth(gazetteer)
    yield from memory()


if __name__ == "__main__":
    stream()
