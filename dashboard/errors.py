"""One tree of errors, each carrying what the caller needs: what, where, and what to do."""

from __future__ import annotations

from pathlib import Path


class RasidError(Exception):
    """Base of every error Rasid raises on purpose; its text is a sentence a person can act on."""


class ArticleError(RasidError):
    """An article cannot be read. `where` names the file, URL or row."""

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}")


class LanguageError(ArticleError):
    """No sentence of the article is in a language the reader knows."""


class LexiconError(RasidError):
    """A lexicon file has a wrong entry. `line` counts from 1."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        super().__init__(f"{path.name} line {line}: {problem}")


class GazetteerError(RasidError):
    """The gazetteer index or one of its sources is missing or malformed."""


class GeocodingError(RasidError):
    """An online geocoder failed: an outage, a refusal or an unusable answer. Never means "no such place"."""

    def __init__(self, service: str, problem: str, retry_after: float | None = None) -> None:
        self.service = service
        self.problem = problem
        self.retry_after = retry_after
        super().__init__(f"{service}: {problem}")


class FilterError(RasidError):
    """A filter parameter is not usable. `parameter` is its name in the URL, `value` what was given."""

    def __init__(self, parameter: str, value: str, problem: str) -> None:
        self.parameter = parameter
        self.value = value
        self.problem = problem
        super().__init__(f"{parameter}={value[:80]!r}: {problem}")


class RowError(RasidError):
    """A row of an events table is not usable. `line` counts from 1, the header included."""

    def __init__(self, where: str, line: int, problem: str) -> None:
        self.where = where
        self.line = line
        self.problem = problem
        super().__init__(f"{where} line {line}: {problem}")


class StoreError(RasidError):
    """The store folder cannot be read or written."""
