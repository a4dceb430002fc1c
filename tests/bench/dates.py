"""Our date grammar beside dateparser, on the same phrases: how many are right, and how fast."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import dateparser

from dashboard.extraction.dates import find_times
from dashboard.text import shadow

# Phrases with start and end; the shared list where it is there, else our own.
SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "eval" / "dates-ar.json"
OWN = Path(__file__).parent / "dates.json"


def ours(phrase: str, anchor: date) -> tuple[str | None, str | None]:
    """Start and end as our grammar reads them."""
    text = shadow(phrase)
    found = find_times(text, 0, len(text.lower), anchor=anchor, language="ar")
    return (str(found[0].start), str(found[0].end)) if found else (None, None)


def theirs(phrase: str, anchor: date) -> tuple[str | None, str | None]:
    """Start and end as dateparser reads them: it knows days only."""
    base = datetime(anchor.year, anchor.month, anchor.day)
    found = dateparser.parse(
        phrase, languages=["ar"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    )
    return (str(found.date()), str(found.date())) if found else (None, None)


def rows() -> Iterator[dict[str, object]]:
    """Right starts, right intervals and phrases a second, for both."""
    listed = json.loads((SHARED if SHARED.is_file() else OWN).read_text("utf-8"))
    anchor, phrases = date.fromisoformat(listed["anchor"]), listed["phrases"]
    for system, read in (("rasid", ours), ("dateparser", theirs)):
        read(phrases[0]["text"], anchor)
        started = time.perf_counter()
        read_as = [read(phrase["text"], anchor) for phrase in phrases]
        taken = time.perf_counter() - started
        starts = sum(got[0] == phrase["start"] for got, phrase in zip(read_as, phrases, strict=True))
        whole = sum(got == (phrase["start"], phrase["end"]) for got, phrase in zip(read_as, phrases, strict=True))
        for metric, value, unit in (
            ("starts_right", starts, f"of {len(phrases)}"),
            ("intervals_right", whole, f"of {len(phrases)}"),
            ("phrases_per_second", round(len(phrases) / taken), "1/s"),
        ):
            yield {"system": system, "metric": metric, "value": value, "unit": unit}
