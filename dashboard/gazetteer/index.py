"""The prebuilt SQLite index -> entries for a name, by tiers: exact, article, joined, skeleton, fuzzy."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from types import TracebackType

from dashboard.errors import GazetteerError
from dashboard.gazetteer.entries import BARE, COMMON, OWN, WITH_ARTICLE, Entry, Extent, Match
from dashboard.gazetteer.names import loosened, name_key, skeleton, sound, without_class_words, words

_COLUMNS = (
    "p.id, p.name, p.name_ar, p.country, d.code, d.name, p.latitude, p.longitude, p.type, p.geo_precision,"
    " p.population, p.radius_km, p.source"
)
_FROM = "JOIN place p ON p.id = n.place LEFT JOIN division d ON d.id = p.division"
_EXACT = f"SELECT n.flags, {_COLUMNS} FROM name n {_FROM} WHERE n.key = ? ORDER BY n.place LIMIT ?"
_SKELETON = f"SELECT {_COLUMNS} FROM skeleton n {_FROM} WHERE n.key = ? ORDER BY n.place LIMIT ?"
_BY_ID = f"SELECT {_COLUMNS} FROM place p LEFT JOIN division d ON d.id = p.division WHERE p.id IN "
_COUNTRY = f"{_BY_ID} (SELECT place FROM nation WHERE country = ?)"
_CAPITAL = f"{_BY_ID} (SELECT capital FROM nation WHERE country = ?)"
_DIVISION = f"{_BY_ID} (SELECT place FROM division WHERE country = ? AND code = ?)"
FUZZY_FLOOR = 0.7
_SKELETON_IN = _SKELETON.replace("n.key = ?", "n.key = ? AND p.country = ?")
_CLITICS = ("وال", "بال", "فال", "كال", "لل", "و", "ب", "ل", "ف", "ك")
_CONSONANTS = "bdfghklmnrstzS"


class Gazetteer:
    """A read-only index of place names. Thread-safe; look-ups are cached."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._connection.execute("PRAGMA cache_size=-4096")
            self._connection.execute("PRAGMA mmap_size=134217728")
            self.version = str(self._one("SELECT value FROM meta WHERE key = 'version'", ())[0])
            self.covered = frozenset(str(self._one("SELECT value FROM meta WHERE key = 'covered'", ())[0]).split())
        except (sqlite3.Error, TypeError) as error:
            raise GazetteerError(
                f"{path} is no gazetteer index ({error}); build it with: python -m dashboard gazetteer build"
            ) from error
        self.exact = lru_cache(maxsize=4096)(self._exact)
        self.extent = lru_cache(maxsize=4096)(self._extent)
        self.like = lru_cache(maxsize=1024)(self._like)
        self.has = lru_cache(maxsize=65536)(self._has)
        self.begins = lru_cache(maxsize=65536)(self._begins)
        self.extends = lru_cache(maxsize=65536)(self._extends)

    @classmethod
    def open(cls, path: Path) -> Gazetteer:
        """Open a built index; raise GazetteerError where there is none."""
        return cls(path)

    def close(self) -> None:
        """Close the index file."""
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _all(self, query: str, parameters: Iterable[object]) -> list[tuple[object, ...]]:
        with self._lock:
            return self._connection.execute(query, tuple(parameters)).fetchall()

    def _one(self, query: str, parameters: Iterable[object]) -> tuple[object, ...]:
        with self._lock:
            row: tuple[object, ...] = self._connection.execute(query, tuple(parameters)).fetchone()
        return row

    def _has(self, key: str) -> bool:
        return self._one("SELECT 1 FROM name WHERE key = ? LIMIT 1", (key,)) is not None

    def _begins(self, key: str) -> bool:
        """Tell whether any name's key is this one or begins with it: "دير", "ديرز"."""
        return self._first_begins("SELECT key FROM name WHERE key >= ? ORDER BY key LIMIT 1", key)

    def _extends(self, key: str) -> bool:
        """Tell whether any name's key goes on where this one ends: "ديرز" does."""
        return self._first_begins("SELECT key FROM name WHERE key > ? ORDER BY key LIMIT 1", key)

    def _first_begins(self, query: str, key: str) -> bool:
        first = self._one(query, (key,))
        return first is not None and str(first[0]).startswith(key)

    def _exact(self, name: str, limit: int = 60) -> tuple[Match, ...]:
        """Entries that bear this name: tier "exact", or "article" where only an article differs."""
        key, article = name_key(name)
        wanted = WITH_ARTICLE if article else BARE
        rows = self._all(_EXACT, (key, limit))
        return tuple(
            Match(Entry(*row[1:]), "exact" if row[0] & wanted else "article", bool(row[0] & OWN), bool(row[0] & COMMON))  # type: ignore[operator, arg-type]
            for row in rows
        )

    def _like(self, name: str, country: str | None = None, limit: int = 60) -> tuple[Match, ...]:
        """Entries whose name has the same consonants in either script, in one country if given: tier "skeleton"."""
        bones = skeleton(name)
        if len(bones) < 2:
            return ()
        if country is None:
            return self._by_bones([bones], "skeleton", limit)
        rows = self._all(_SKELETON_IN, (bones, country, limit))
        return tuple(Match(Entry(*row), "skeleton", False) for row in rows)  # type: ignore[arg-type]

    def _by_bones(self, bones: Iterable[str], tier: str, limit: int) -> tuple[Match, ...]:
        return tuple(
            Match(Entry(*row), tier, False)  # type: ignore[arg-type]
            for bone in bones
            for row in self._all(_SKELETON, (bone, limit))
        )

    def candidates(self, name: str, *, limit: int = 20) -> list[Match]:
        """Entries a name may stand for, best tier first, important places first within a tier.

        Proclitics and class words are taken off only where the name as it stands is not known.
        """
        for form in forms(name):
            if found := self.exact(form):
                return list(found[:limit])
        joined = [match for form in loosened(name) for match in self.exact(form)]
        if joined:
            return [match._replace(tier="joined") for match in joined[:limit]]
        for form in chain(forms(name), loosened(name)):
            if found := self.like(form, None, 400):
                return closest(form, found)[:limit]
        return []

    def search(self, name: str, *, limit: int = 10) -> list[Match]:
        """Entries for a name somebody types, misspellings included: the tiers of `candidates`, then "fuzzy"."""
        found = self.candidates(name, limit=limit)
        if found and found[0].tier != "skeleton":
            return found
        bones = skeleton(name)
        near = self._by_bones(_one_edit(bones), "fuzzy", 8) if len(bones) >= 3 else ()
        known = {match.entry.place_id for match in found}
        fuzzy = [m for m in near if m.entry.place_id not in known and likeness(name, m.entry) >= FUZZY_FLOOR]
        return [*found, *closest(name, fuzzy)][:limit]

    def _extent(self, place_id: int) -> Extent | None:
        """The box of a country or division, where the sources give one."""
        row = self._one("SELECT south, west, north, east FROM extent WHERE place = ?", (place_id,))
        return Extent(*row) if row else None  # type: ignore[arg-type]

    def country(self, code: str) -> Entry | None:
        """The entry of a country by its ISO 3166 alpha-2 code."""
        return self._entry(_COUNTRY, code)

    def capital(self, code: str) -> Entry | None:
        """The capital of a country by its ISO 3166 alpha-2 code."""
        return self._entry(_CAPITAL, code)

    @cached_property
    def capitals(self) -> frozenset[int]:
        """The place ids of the capitals of all countries."""
        return frozenset(int(str(row[0])) for row in self._all("SELECT capital FROM nation WHERE capital > 0", ()))

    def division(self, country: str, code: str) -> Entry | None:
        """The entry of a first-level division by its country and GeoNames code."""
        return self._entry(_DIVISION, country, code)

    def _entry(self, query: str, *parameters: str) -> Entry | None:
        rows = self._all(query, parameters)
        return Entry(*rows[0]) if rows else None  # type: ignore[arg-type]


def forms(name: str) -> Iterator[str]:
    """The name as it stands, then without Arabic proclitics, then without class nouns."""
    yield name
    parts = words(name)
    if parts and "\u0621" <= parts[0][:1] <= "\u064a":
        for clitic in _CLITICS:
            rest = parts[0].removeprefix(clitic)
            if rest != parts[0] and len(rest) >= 3:
                yield " ".join(["ال" + rest if clitic.endswith("ل") and len(clitic) > 1 else rest, *parts[1:]])
    if (bare := without_class_words(name)) is not None:
        yield bare


def likeness(name: str, entry: Entry) -> float:
    """How alike a name and an entry sound, 0 to 1, by the entry's name in the same script.

    Where it has none, equal consonants count for 0.85, or 0.7 if they are few.
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 -- 15 ms that an exact look-up does not pay

    heard = sound(name)
    other = entry.name_ar if "\u0621" <= heard[:1] <= "\u06d3" else entry.name
    if other is None:
        bones = skeleton(name)
        return (0.85 if len(bones) > 3 else 0.7) * Levenshtein.normalized_similarity(bones, skeleton(entry.name))
    return max(Levenshtein.normalized_similarity(heard, sound(form)) for form in (other, entry.name_ar or other))


def closest(name: str, matches: Iterable[Match]) -> list[Match]:
    """Sort matches by how alike they are spelt to `name`, each place once."""
    once = {match.entry.place_id: match for match in matches}
    return sorted(once.values(), key=lambda m: -likeness(name, m.entry))


def _one_edit(bones: str) -> set[str]:
    """All skeletons one omission, insertion, change or swap away."""
    cuts = [(bones[:i], bones[i:]) for i in range(len(bones) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    changed = {a + c + b[1:] for a, b in cuts if b for c in _CONSONANTS}
    grown = {a + c + b for a, b in cuts for c in _CONSONANTS}
    return (dropped | swapped | changed | grown) - {bones}
