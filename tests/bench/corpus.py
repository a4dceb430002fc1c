"""The golden reports -> articles of any length, no two alike: sentences shuffled, many with another place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dashboard.articles import article_id, read
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article

GOLDEN = Path(__file__).parent.parent / "golden"
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
_IN = {"ar": "في", "en": "in"}
# Places people have heard of, in all countries: real names, so that they are looked up and resolved like real ones.
_NAMES = {
    "ar": "SELECT name_ar FROM place WHERE name_ar IS NOT NULL AND population > 2000 AND id % 3 = 0 LIMIT 6000",
    "en": "SELECT name FROM place WHERE population > 20000 AND id % 7 = 0 LIMIT 6000",
}


def golden(language: str) -> list[Article]:
    """The golden reports of one language as they are."""
    return [article for article in read([GOLDEN]).articles if article.language == language]


class Corpus:
    """Articles of one language without end; the same seed gives the same ones."""

    def __init__(self, language: str, gazetteer: Gazetteer, seed: int = 1) -> None:
        self.language = language
        self._random = random.Random(seed)
        self._names = [str(row[0]) for row in gazetteer._all(_NAMES[language], ())]
        self._sentences = [s for a in golden(language) for s in _SENTENCE.split(a.text) if s.strip()]

    def article(self, characters: int) -> Article:
        """An article of so many characters, or a sentence more; every second sentence names one more place."""
        written: list[str] = []
        length = 0
        while length < characters:
            written.append(self._sentence())
            length += len(written[-1]) + 1
        text = "\n".join(written)
        return Article(
            article_id=article_id(text), text=text, title="", published=date(2020, 1, 1), language=self.language
        )

    def articles(self, characters: int) -> Iterator[Article]:
        """Articles of this length, one after the other."""
        while True:
            yield self.article(characters)

    def _sentence(self) -> str:
        sentence = self._random.choice(self._sentences)
        if self._random.random() < 0.5:
            return sentence
        return f"{sentence.rstrip('.')} {_IN[self.language]} {self._random.choice(self._names)}."
