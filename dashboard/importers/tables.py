"""The bytes of a table (.csv, .tsv, .jsonl, .json, .geojson, .parquet) -> its rows as written, each with its line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import RowError
from dashboard.importers.headers import GDELT_COLUMNS, known_headers

MOST_BYTES: Final = 500_000_000
SUFFIXES: Final = frozenset({".csv", ".tsv", ".jsonl", ".json", ".geojson", ".parquet"})
_DELIMITERS = (",", ";", "\t", "|")
_ARABIC_SHARE = 0.6

Row = tuple[int, Mapping[str, Any] | RowError]


def read_rows(raw: bytes, name: str) -> Iterator[Row]:
    """Read the rows of a table; a row, or a whole file, that cannot be read is a RowError in its place."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        yield 1, RowError(name, 1, f"Rasid reads {', '.join(sorted(SUFFIXES))}; this is none of them.")
    elif len(raw) > MOST_BYTES:
        yield (
            1,
            RowError(
                name, 1, f"the file has {len(raw) / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB is the most. Split it."
            ),
        )
    else:
        try:
            yield from reader(raw, name)
        except RowError as error:
            yield error.line, error


def decode(raw: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16 or Arabic Windows (cp1256) text; raise RowError on anything else."""
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and (encoding != "cp1256" or _looks_arabic(text)):
            return text
    raise RowError(
        name, 1, "the file is not UTF-8 text. In a spreadsheet choose “CSV UTF-8” when saving, then load it again."
    )


def _encodings(raw: bytes) -> Sequence[str]:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return ("utf-16",)
    if b"\0" in raw[:200]:
        # Without a mark: in UTF-16 every second byte of Latin text and of a delimiter is zero.
        return ("utf-16-le",) if raw[1:2] == b"\0" else ("utf-16-be",)
    return "utf-8-sig", "cp1256"


def _looks_arabic(text: str) -> bool:
    foreign = [c for c in text if not c.isascii()]
    return sum("\u0600" <= c <= "\u06ff" for c in foreign) >= _ARABIC_SHARE * len(foreign)


def _csv(raw: bytes, name: str) -> Iterator[Row]:
    text = decode(raw, name)
    if not text.strip():
        raise RowError(name, 1, "the file is empty.")
    delimiter = _delimiter(text)
    csv.field_size_limit(2**31 - 1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headers: Sequence[str] | None = None
    try:
        for values in rows:
            if not any(value.strip() for value in values):
                continue
            if headers is None:
                headers = _gdelt_headers(values)
                if headers is None:
                    headers = values
                    continue
            if len(values) != len(headers):
                problem = f"the row has {len(values)} columns where the header has {len(headers)}."
                yield rows.line_num, RowError(name, rows.line_num, problem)
            else:
                yield rows.line_num, {h: _plain(value) for h, value in zip(headers, values, strict=True)}
    except csv.Error as error:
        yield rows.line_num, RowError(name, rows.line_num, f"the row cannot be read as CSV ({error}).")


def _delimiter(text: str) -> str:
    # The one under which most headers are known; of equals, the one that parts most.
    first = text.lstrip().splitlines()[0]
    parted = {mark: next(csv.reader([first], delimiter=mark), []) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: (known_headers(parted[mark]), len(parted[mark])))


def _gdelt_headers(values: Sequence[str]) -> Sequence[str] | None:
    # GDELT's own files have no header: an id, then a day of eight digits, and as many columns as its manual lists.
    columns = GDELT_COLUMNS.get(len(values))
    is_gdelt = columns is not None and values[0].isdigit() and values[1].isdigit() and len(values[1]) == len("20190322")
    return columns if is_gdelt else None


def _plain(value: str) -> str:
    # Our own CSV writes an apostrophe before what a spreadsheet would run as a formula.
    return value[1:] if value[:1] == "'" and value.lstrip("'")[:1] in set("=+-@\t\r") else value


def _json_lines(raw: bytes, name: str) -> Iterator[Row]:
    text = decode(raw, name)
    if not text.strip():
        raise RowError(name, 1, "the file is empty.")
    for line, written in enumerate(text.split("\n"), 1):
        if written.strip():
            yield line, _object(written, name, line)


def _object(written: str, name: str, line: int) -> Mapping[str, Any] | RowError:
    try:
        row = json.loads(written)
    except (json.JSONDecodeError, RecursionError) as error:
        return RowError(name, line, f"the line is not JSON ({error}).")
    return row if isinstance(row, dict) else RowError(name, line, "the line is not a JSON object.")


def _json(raw: bytes, name: str) -> Iterator[Row]:
    text = decode(raw, name)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        # Many write JSON Lines under this name.
        yield from _json_lines(raw, name)
        return
    rows = whole.get("features", [whole]) if isinstance(whole, dict) else whole
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        yield number, _feature(row) if isinstance(row, dict) else RowError(name, number, "is not a JSON object.")


def _feature(row: Mapping[str, Any]) -> Mapping[str, Any]:
    if row.get("type") != "Feature":
        return row
    columns = dict(row.get("properties") or {})
    geometry = row.get("geometry") or {}
    if geometry.get("type") == "Point" and len(geometry.get("coordinates") or ()) >= 2:
        columns["longitude"], columns["latitude"] = geometry["coordinates"][:2]
    return columns


def _parquet(raw: bytes, name: str) -> Iterator[Row]:
    try:
        table = pq.read_table(io.BytesIO(raw))
    except (pa.ArrowException, OSError) as error:
        raise RowError(name, 1, f"the file is not Parquet ({error}).") from error
    number = 0
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            number += 1
            yield number, row


_READERS: Final[dict[str, Callable[[bytes, str], Iterator[Row]]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".jsonl": _json_lines,
    ".json": _json,
    ".geojson": _json,
    ".parquet": _parquet,
}
