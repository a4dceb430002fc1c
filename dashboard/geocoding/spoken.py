"""What an article's words say of a name's country: "أدري التشادية", "the Lebanese town of Rmeish"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.lexicon import Glimpse, read_tables
from dashboard.model import Span, Toponym
from dashboard.settings import settings
from dashboard.text import Shadow, fold

_BEFORE = 60  # characters before a name in which "the Lebanese border town of" has room
_SOIL = "حدود|اراضي|مدن|بلدات|قري|محافظات|سواحل|عاصمه|مياه"  # of a country: what is said to be on it is there
_PLACED = (
    "border|coast|coastal|capital|port|town|towns|village|villages|city|cities|province|provinces|region|regions|"
    "district|oblast|governorate|state|territory|side|soil|countryside"
)


class _Nationality(Glimpse, frozen=True, kw_only=True):
    country: str
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    countries: dict[str, str]  # a folded adjective or name -> ISO code
    after: re.Pattern[str]
    before: re.Pattern[str]
    soil: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Read the nationalities once: their adjectives in both languages, and the names of their states in English."""
    nations = read_tables(settings().lexicon / "nationalities.toml", "nationality", _Nationality)
    arabic = {"ال" + fold(word) + end: n.country for n in nations for word in n.ar for end in ("", "ه")}
    english = {fold(word): n.country for n in nations for word in n.en}
    english |= {fold(name) + "'s": n.country for n in nations for name in n.states if name.isascii()}
    nisba, adjective = (f"({'|'.join(sorted(map(re.escape, w), key=len, reverse=True))})" for w in (arabic, english))
    return _Patterns(
        countries=arabic | english,
        after=re.compile(rf"[\"')]? {nisba}\b"),
        before=re.compile(rf"\b{adjective} (?:[a-z-]+ ){{0,4}}(?:of |in )?(?:the )?$"),
        soil=re.compile(rf"\bال(?:{_SOIL}) {nisba}\b|\b{adjective} (?:{_PLACED})\b"),
    )


def said_countries(names: Mapping[Span, Toponym], text: Shadow) -> dict[Span, str]:
    """The country that the words right beside a name put it in, by span: "كورسك الروسية", "Ukraine's Sumy region"."""
    patterns, found = _patterns(), {}
    for span in names:
        start, end = text.from_raw(span.start), text.from_raw(span.end)
        match = patterns.after.match(text.lower, end)
        if match is None:
            match = _placed_before(patterns.before.search(text.lower[max(0, start - _BEFORE) : start]))
        if match is not None:
            found[span] = patterns.countries[match.group(1)]
    return found


def country_inside(toponym: Toponym) -> str | None:
    """The country of an adjective inside the words: "SD" of "the Sudanese capital"."""
    countries = _patterns().countries
    return next((countries[word] for word in fold(toponym.text).split() if word in countries), None)


def _placed_before(match: re.Match[str] | None) -> re.Match[str] | None:
    """Keep what leads to a name through a noun for places: not "Israeli strikes on", but "the Israeli town of"."""
    if match is None:
        return None
    words = match.group().split()[1:]
    owned = match.group(1).endswith("'s") and len(words) < 2
    return match if owned or set(words) & set(_PLACED.split("|")) else None


def soil_of(text: Shadow) -> list[tuple[Span, str]]:
    """Where the text speaks of a country's borders, towns or soil: raw spans and ISO codes."""
    patterns = _patterns()
    found = ((m, patterns.countries[m.group(1) or m.group(2)]) for m in patterns.soil.finditer(text.lower))
    return [(Span(*text.raw_span(*m.span())), code) for m, code in found]
