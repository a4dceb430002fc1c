"""What the words of a toponym say about its class: core name, and which kinds of gazetteer entry agree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dashboard.gazetteer.names import words
from dashboard.lexicon import Glimpse, read_tables
from dashboard.model import Toponym
from dashboard.settings import settings

# A toponym's class -> the entry types that agree with it. A type that is in another class's set only disagrees.
AGREES: dict[str, frozenset[str]] = {
    "village": frozenset({"village", "town", "settlement"}),
    "town": frozenset({"town", "village", "settlement", "city"}),
    "city": frozenset({"city", "town", "settlement"}),
    "capital": frozenset({"city", "settlement"}),
    "neighbourhood": frozenset({"neighbourhood", "suburb", "settlement"}),
    "camp": frozenset({"camp", "base"}),
    "governorate": frozenset({"governorate"}),
    "countryside": frozenset({"countryside", "governorate"}),
    "district": frozenset({"district", "subdistrict", "neighbourhood", "region"}),
    "region": frozenset({"region", "countryside", "site", "governorate", "district"}),
    "country": frozenset({"country"}),
    "airport": frozenset({"airport", "airbase"}),
    "airbase": frozenset({"airbase", "airport", "base"}),
    "crossing": frozenset({"crossing", "junction"}),
    "field": frozenset({"field", "oil field", "gas field", "plant"}),
    "dam": frozenset({"dam"}),
    "port": frozenset({"port", "refinery", "terminal"}),
    "island": frozenset({"island"}),
    "site": frozenset(
        {"site", "hospital", "prison", "bridge", "junction", "plant", "refinery", "neighbourhood", "port"}
    ),
}
NEVER_POINTS = frozenset({"river", "mountain"})
FACILITIES = frozenset({"camp", "airport", "airbase", "crossing", "field", "dam", "port", "site", "road"})
SETTLED = frozenset({"village", "town", "city", "settlement", "neighbourhood"})


class _ClassWord(Glimpse, frozen=True, kw_only=True):
    role: str
    value: str = ""
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _ClassWords:
    before: frozenset[tuple[str, ...]]
    behind: frozenset[tuple[str, ...]]
    types: dict[tuple[str, ...], str]
    back: dict[tuple[str, ...], str]


@lru_cache(maxsize=1)
def class_words() -> _ClassWords:
    """Read which words of data/lexicon/toponyms.toml are class nouns and directions."""
    entries = read_tables(settings().lexicon / "toponyms.toml", "word", _ClassWord)
    before: set[tuple[str, ...]] = {("the",), ("of",)}
    behind: set[tuple[str, ...]] = set()
    types: dict[tuple[str, ...], str] = {}
    back: dict[tuple[str, ...], str] = {}
    for entry in entries:
        if entry.role not in {"type", "side"}:
            continue
        phrases = {tuple(words(text)) for text in (*entry.ar, *entry.en)}
        before |= phrases
        behind |= {tuple(words(text)) for text in (*entry.after, *entry.en)}
        if entry.role == "type":
            types |= dict.fromkeys(phrases, entry.value)
            back |= {tuple(words(text)): entry.value for text in entry.back}
    return _ClassWords(frozenset(before), frozenset(behind), types, back)


def back_reference(toponym: Toponym) -> str | None:
    """The class a bare back-reference stands for ("the town", "المحافظة"), None for a name."""
    parts = tuple(words(toponym.text))
    known = class_words()
    if len(parts) == 3 and (parts[0], parts[2]) in known.back and toponym.type_word == known.back[parts[0], parts[2]]:
        return toponym.type_word  # "the Sudanese capital"
    while parts:
        if parts in known.back:
            value = known.back[parts]
            settled = {value, toponym.type_word} <= SETTLED  # "أحياء المدينة"
            return value if settled or toponym.type_word in (None, value) else None  # "ولاية الجزيرة" is no island
        length = next((n for n in (3, 2, 1) if parts[:n] in known.before), 0)
        if not length:
            return None
        parts = parts[length:]
    return None


@lru_cache(maxsize=4096)
def peeled(name: str) -> tuple[str, ...]:
    """A name with its leading class nouns taken off one by one: "جبل أولياء", then "أولياء" of "سد جبل أولياء"."""
    parts, known = words(name), class_words()
    forms: list[str] = []
    while n := next((n for n in (3, 2, 1) if n < len(parts) and tuple(parts[:n]) in known.before), 0):
        parts = parts[n:]
        forms.append(" ".join(parts))
    return tuple(forms)


@lru_cache(maxsize=4096)
def core_name(name: str) -> str:
    """A name without the class nouns and directions around it: "دير الزور" of "ريف دير الزور الشرقي"."""
    forms, known = peeled(name), class_words()
    parts = forms[-1].split() if forms else words(name)
    n = next((n for n in (3, 2, 1) if n < len(parts) and tuple(parts[-n:]) in known.behind), 0)
    parts = parts[: len(parts) - n]
    if len(parts) > 1 and parts[0].startswith("لل"):
        parts[0] = "ال" + parts[0][2:]
    return " ".join(parts)


def class_of(name: str) -> str | None:
    """The class a name's own words say: "river" of "Santa Fe River", "governorate" of "محافظة حمص"."""
    parts, known = words(name), class_words()
    arabic = bool(parts) and "\u0621" <= parts[0][:1] <= "\u064a"
    for n in (3, 2, 1):
        part = tuple(parts[:n] if arabic else parts[-n:])
        if n < len(parts) and part in known.types:
            return known.types[part]
    return None
