"""Files and folders -> articles. Text is kept as it was; what cannot be read says what, where and what to do.

A folder may hold `articles.csv` (file, title, source, url, published, language, note): it describes its files.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import ArticleError, LanguageError
from dashboard.model import Article
from dashboard.text import script

MAX_BYTES = 20_000_000  # of one file; ten million letters of Arabic, read in a few minutes
SUFFIXES = frozenset({".txt", ".json", ".jsonl", ".html", ".htm"})
_CONTROL = frozenset(chr(n) for n in range(32)) - set("\t\n\r\f\v")


class ArticleRow(BaseModel):
    """An article as a JSON object gives it; other keys (gold events, say) are ignored."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=False)

    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None
    source: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Reading:
    """Articles that could be read and the sentences about those that could not."""

    articles: list[Article] = field(default_factory=list)
    errors: list[ArticleError] = field(default_factory=list)


def article_id(text: str, url: str = "") -> str:
    """Name an article by what it says (and its address): the same text has the same name on every machine."""
    return hashlib.sha256(f"{url}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read(paths: list[Path], *, published: date | None = None) -> Reading:
    """Read files and folders; one that fails is noted and the others are read all the same."""
    reading = Reading()
    reading.articles.extend(stream(paths, reading.errors, published=published))
    return reading


def stream(paths: list[Path], errors: list[ArticleError], *, published: date | None = None) -> Iterator[Article]:
    """Read files and folders one by one, so that a corpus need not fit in memory; what fails goes to `errors`."""
    for path in paths:
        for file, described in _files(path, errors):
            try:
                yield from parse(file.read_bytes(), str(file), published=published, described=described, errors=errors)
            except ArticleError as error:
                errors.append(error)
            except OSError as error:
                errors.append(ArticleError(str(file), f"cannot be opened ({error.strerror})"))


def parse(
    raw: bytes,
    name: str,
    *,
    published: date | None = None,
    described: Mapping[str, str] | None = None,
    errors: list[ArticleError] | None = None,
) -> Iterator[Article]:
    """Read the articles of one file's bytes; `described` is its row of articles.csv. Faulty lines go to `errors`."""
    text = decode(raw, name)
    suffix = Path(name).suffix.lower()
    if suffix in {".json", ".jsonl"}:
        yield from _from_json(text, name, published, errors)
    elif suffix in {".html", ".htm"}:
        yield _described(_from_html(text, name), described or {}, name, published)
    else:
        yield _described(ArticleRow(text=text), described or {}, name, published)


def decode(raw: bytes, name: str) -> str:
    """Decode one file's bytes as UTF-8 (UTF-16 with its mark too); raise ArticleError on anything else."""
    if len(raw) > MAX_BYTES:
        raise ArticleError(
            name, f"has {len(raw) / 1e6:.1f} MB; an article may have {MAX_BYTES / 1e6:.0f} MB. Split it."
        )
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"is not {encoding.upper()} text (byte {error.start + 1}). Save it as UTF-8 and read it again."
        raise ArticleError(name, problem) from error
    if _CONTROL & set(text):
        raise ArticleError(name, "holds control characters: it looks like a binary file, not a text.")
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(name, "is empty.")
    return text


def _files(path: Path, errors: list[ArticleError]) -> Iterator[tuple[Path, Mapping[str, str]]]:
    if not path.exists():
        errors.append(ArticleError(str(path), "does not exist."))
    elif path.is_file():
        yield path, _descriptions(path.parent, errors).get(path.name, {})
    else:
        described = _descriptions(path, errors)
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.suffix.lower() in SUFFIXES:
                yield file, described.get(file.relative_to(path).as_posix(), {})


def _descriptions(folder: Path, errors: list[ArticleError]) -> dict[str, Mapping[str, str]]:
    table = folder / "articles.csv"
    if not table.is_file():
        return {}
    try:
        rows = csv.DictReader(io.StringIO(decode(table.read_bytes(), str(table)).removeprefix("\ufeff")))
        return {row["file"]: {key: value or "" for key, value in row.items() if key} for row in rows if row.get("file")}
    except (ArticleError, csv.Error) as error:
        errors.append(ArticleError(str(table), f"cannot be read ({error}); its files are read without it."))
        return {}


def _from_json(text: str, name: str, published: date | None, errors: list[ArticleError] | None) -> Iterator[Article]:
    whole = Path(name).suffix.lower() == ".json"
    for line, row in [(1, text)] if whole else enumerate(text.splitlines(), 1):
        if not row.strip():
            continue
        where = name if whole else f"{name} line {line}"
        try:
            loaded = json.loads(row.removeprefix("\ufeff"))
            for one in loaded if isinstance(loaded, list) else [loaded]:
                yield _described(ArticleRow.model_validate(one), {}, where, published)
        except (json.JSONDecodeError, RecursionError) as error:
            _note(errors, ArticleError(where, f"is not JSON ({error})."))
        except ValidationError as error:
            first = error.errors()[0]
            _note(errors, ArticleError(where, f"{'.'.join(map(str, first['loc'])) or 'article'}: {first['msg']}."))
        except ArticleError as error:
            _note(errors, error)


def _note(errors: list[ArticleError] | None, error: ArticleError) -> None:
    if errors is None:
        raise error
    errors.append(error)


def _from_html(text: str, name: str) -> ArticleRow:
    import trafilatura  # noqa: PLC0415 - takes a second to load and only HTML needs it

    found = trafilatura.bare_extraction(text, with_metadata=True)
    if found is None or isinstance(found, dict) or not found.text:
        raise ArticleError(name, "has no article text in it.")
    day = found.date or None
    return ArticleRow(
        text=found.text,
        title=found.title,
        published=date.fromisoformat(day) if day else None,
        source=found.sitename,
        url=found.url,
        note="Publication date read from the page." if day else None,
    )


def _described(row: ArticleRow, described: Mapping[str, str], name: str, published: date | None) -> Article:
    text = _whole(row.text)
    if not text.strip():
        raise ArticleError(name, "is empty.")
    url = described.get("url") or row.url or ""
    return Article(
        article_id=article_id(text, url),
        text=text,
        title=_whole(described.get("title") or row.title or Path(name.split(" line ", maxsplit=1)[0]).stem),
        source=_whole(described.get("source") or row.source or ""),
        url=_whole(url),
        published=published or _day(described.get("published", ""), name) or row.published,
        language=described.get("language") or row.language or _language(text, name),
        note=_whole(described.get("note") or row.note or ""),
    )


def _whole(text: str) -> str:
    # Half a surrogate pair cannot be written as UTF-8; only JSON's \\ud800 can bring one in.
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text


def _day(text: str, name: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArticleError(name, f"published {text!r} is not a date like 2019-03-22.") from error


def _language(text: str, name: str) -> str:
    found = script(text) or next((s for line in text.splitlines() if (s := script(line))), None)
    if found is None:
        raise LanguageError(name, "is in no language Rasid reads (Arabic, English).")
    return found


def redated(article: Article, published: date, note: str) -> Article:
    """Give the same article another publication date, with how it is known."""
    return replace(article, published=published, note=note)
