"""What stands right before a time expression and says how it is meant: since, until, by, set for, the worst since."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from dashboard.extraction.dates.calendar import DURATION, Interval
from dashboard.extraction.dates.planning import scheduled

_REACH: Final = 110  # characters before an expression
_OPENS: Final = "منذ"
_BARE: Final = frozenset({"weekday", "date", "month"})
_UNMOVED: Final = frozenset({"since", "duration"})
# What begins: "since the war broke out in May" is since May.
_BEGUN_AR: Final = (
    r"(?:(?:اندلاع|بدء|بدايه|انطلاق|تفجر|نشوب|سقوط|وقوع)(?:\s+[^\s.،؛]+){0,11}?(?:\s+(?:في|يوم))?|"
    r"(?:[^\s.،؛]+\s+){1,10}?(?:في|يوم)|[^\s.،؛]+)"
)
_BEGUN_EN: Final = (
    r"(?:[^.,;]{0,40}\b(?:began|begun|started|erupted|broke\s+out|launched|fell|outbreak|start|onset|beginning)"
    r"(?:\s+(?:there|here|of\s+[^.,;]{0,20}))?(?:\s+(?:in|on|at))?|"
    r"(?:(?!(?:and|but|when|who|which|where|while|that)\s)[^\s.,;:]*[^\s,;:](?:\s+|$)){1,12}?(?:in|on|at|over|during)?)"
)
_PATTERNS: Final = {
    "ar": {
        "rank": r"(?:ال)?(?:اول|اولي|اكبر|اعنف|اسوا|اعلي|ابرز|اضخم|اطول|(?:اكثر|اقل)(?!\s+من\s)|اشد|اقوي|ادمي|افدح|"
        r"افظع|اشرس|اوسع|اخطر|اهم|ادني)\s[^.،؛]{0,50}?منذ"
        rf"(?:\s+{_BEGUN_AR})?",
        "since": rf"منذ(?:\s+ساعات\s+الصباح\s+(?:الاولي|الباكر)(?:\s+ل|\s+من)?|\s+{_BEGUN_AR})?",
        "until": r"(?:حتي|لغايه|الي\s+غايه)(?:\s+ساعات\s+الصباح\s+(?:الاولي|الباكر)(?:\s+ل|\s+من)?)?",
        "by": "بحلول|قبل",
        "ahead": r"(?:ال)?(?:مقررا?|مقرره|مزمع|مرتقبا?|مرتقبه|مفترض|يفترض)(?:\s+\w+){0,4}?(?:\s+في)?",
    },
    "en": {
        "rank": (
            r"(?:first|deadliest|worst|biggest|largest|heaviest|bloodiest|highest|lowest|longest)\b[^.,;]{0,40}\ssince"
            rf"(?:\s+{_BEGUN_EN})?"
        ),
        "since": rf"(?<!\bha[sd]\s)(?<!\bhave\s)since(?:\s+at\s+least|\s+{_BEGUN_EN})?",
        "until": r"(?:until|till|up\s+to|through)(?:\s+at\s+least)?",
        "by": "by|before",
        "ahead": (
            r"ahead\s+of|in\s+the\s+run-?up\s+to|(?:(?:re)?scheduled|set|slated|due|planned|billed|fixed|timed|proposed|called|expected|postponed|delayed)"
            r"(?:\s+to\s+\w+(?:\s+place)?)?(?:\s+(?:for|on|in|to|until))?|"
            r"(?:was|were)\s+(?:due\s+)?to\s+(?!the\b|an?\b|his\b|blame\b)\w+(?:\s+[\w'-]+){0,5}?"
        ),
    },
}
# Letters of which every cue has some; to look for them costs less than to search.
_HINTS: Final = {
    "ar": ("منذ", "حتي", "غايه", "بحلول", "قبل", "مقرر", "مزمع", "مرتقب", "فترض"),
    "en": (
        "since", "until", "till", "up to", "through", "by", "before", "ahead", "run", "as to", "ere to", "due", "sched",
        "set", "slat", "plan", "bill", "fix", "time", "propos", "call", "expect", "postp", "delay",
    ),
}  # fmt: skip
_RANKED: Final = {
    "ar": re.compile(
        r"(?<!\w)(?:(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)\s+\w+(?:\s+(?:من\s+نوعه\w*|\w+)){0,2}|"
        r"(?:ال|لل)\w+\s+ال(?:ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ه?(?:\s+من\s+نوعه\w*)?)\s+$"
    ),
    "en": re.compile(
        r"\b(?:second|third|fourth|fifth|sixth|seventh)\s+(?:(?:such|similar|deadly)\s+)?(?:[\w-]+\s+){1,4}$"
    ),
}
_CUES: Final = {
    language: re.compile(
        r"(?<!\w)[وف]?(?:" + "|".join(f"(?P<{name}>{cue})" for name, cue in cues.items()) + r")\s*(?:\sthe\s+)?$"
    )
    for language, cues in _PATTERNS.items()
}


def cue_before(text: str, start: int, expression: int, language: str) -> str | None:
    """Name the cue that stands right before an expression in `text[start:]`, or that opens it ("منذ شهور"), or None."""
    opened = expression + len(_OPENS) if text.startswith(_OPENS, expression) else expression
    piece = text[max(start, expression - _REACH) : opened]
    if not any(hint in piece for hint in _HINTS[language]):
        return None
    before = _CUES[language].search(piece)
    return before.lastgroup if before else None


def is_ranked(text: str, start: int, expression: int, language: str) -> bool:
    """Tell whether a span only says among what something is counted ("the third such raid in the past month")."""
    return _RANKED[language].search(text[max(start, expression - _REACH) : expression]) is not None


def as_cued(interval: Interval, cue: str | None, anchor: date | None) -> Interval:
    """Read an interval as its cue says."""
    if cue is None or (interval.kind in _UNMOVED and cue != "rank") or interval.start is None or interval.end is None:
        return interval
    return _MEANINGS[cue](interval, anchor)


def _since(interval: Interval, anchor: date | None) -> Interval:
    if anchor is None or interval.start is None or interval.start > anchor:
        return interval
    return Interval(interval.start, anchor, interval.precision, "since")


def _until(interval: Interval, anchor: date | None) -> Interval:
    kind = f"until {interval.kind}" if interval.kind in _BARE else "until"
    ahead = anchor is not None and interval.end is not None and interval.end > anchor
    return Interval(anchor if ahead else interval.start, interval.end, interval.precision, kind)


def _by(interval: Interval, anchor: date | None) -> Interval:
    if anchor is not None and interval.end is not None and interval.end > anchor:
        return Interval(anchor, interval.end, interval.precision, "future")
    return Interval(interval.start, interval.end, interval.precision, f"by {interval.kind}")


def _rank(interval: Interval, _: date | None) -> Interval:
    """ "The deadliest since the town fell in March": what measures, and dates at most the fall."""
    return Interval(interval.start, interval.end, interval.precision, DURATION.kind)


_MEANINGS: Final[dict[str, Callable[[Interval, date | None], Interval]]] = {
    "since": _since,
    "until": _until,
    "by": _by,
    "ahead": scheduled,
    "rank": _rank,
}
