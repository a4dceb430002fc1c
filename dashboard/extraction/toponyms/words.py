"""data/lexicon/toponyms.toml -> the words around place names, by role and folded phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dashboard.gazetteer.names import words
from dashboard.lexicon import Entry, Glimpse, read_tables
from dashboard.settings import settings

CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")  # "ك" opens more words than it compares places
_BEFORE_PREPOSITIONS = ("", "و", "ب", "ل", "وب", "ول")
TO_THE = ("لل", "ولل", "فلل")  # with the article of the word behind

Phrase = tuple[str, ...]
Role = Literal[
    "type",
    "side",
    "preposition",
    "inside",
    "ordinary",
    "adjective",
    "qualifier",
    "head",
    "never",
    "water",
    "particle",
    "office",
    "descriptive",
]


# English words that a name's end or "there" is judged by.
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "june", "july", "august", "september", "october", "november", "december"}
)
EXISTS = frozenset(
    {"is", "was", "were", "are", "has", "have", "had", "will", "would", "may", "might", "could", "can", "should"}
    | {"seems", "seemed", "appears", "appeared", "remains", "remained", "also", "be", "been", "exists", "s"}
)


class Word(Entry, frozen=True, kw_only=True):
    """One meaning and the words for it; see the file's head for the roles."""

    role: Role
    value: str = ""
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    named: bool = False
    new: bool = False


class PhraseTable(dict[Phrase, Word]):
    """Phrases and their entries; `longest` gives, for a word, how many words the longest phrase has that it begins."""

    def __init__(self, phrases: Mapping[Phrase, Word]) -> None:
        super().__init__(phrases)
        self.longest: dict[str, int] = {}
        for parts in filter(None, self):
            self.longest[parts[0]] = max(len(parts), self.longest.get(parts[0], 0))


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """Folded phrases (tuples of words) -> their entries, a table a role; for both languages. Hashed by identity."""

    types: PhraseTable
    sides: PhraseTable
    sides_after: PhraseTable
    back: PhraseTable
    prepositions: frozenset[str]
    inside: frozenset[str]
    ordinary: frozenset[str]
    adjectives: frozenset[str]
    qualifiers: frozenset[str]
    heads: frozenset[str]
    never: frozenset[str]
    sure_heads: frozenset[str]
    spatial: frozenset[str]
    water: PhraseTable
    particles: frozenset[str]
    offices: frozenset[str]
    descriptive: frozenset[str]
    openers: frozenset[str]  # the words, proclitics included, at which a class noun, a side or a back-reference begins
    leading: frozenset[str]  # the prepositions, with what Arabic writes before them


class _Nationality(Glimpse, frozen=True, kw_only=True):
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()

    def adjectives(self) -> list[str]:
        """English adjectives, and the Arabic one with its endings and article."""
        forms = [adjective + ending for adjective in self.ar for ending in ("", "ة", "ين", "ون", "ات")]
        return [*self.en, *forms, *("ال" + form for form in forms)]


def phrase(text: str) -> Phrase:
    """Fold a phrase as the gazetteer folds names."""
    return tuple(words(text))


def _joined(text: str) -> str:
    return "".join(phrase(text))


@lru_cache(maxsize=4)
def place_words(folder: Path | None = None) -> PlaceWords:
    """Read the lexicon (nationalities too: a Syrian is no Syria); raise LexiconError where an entry is wrong."""
    folder = folder or settings().lexicon
    entries = read_tables(folder / "toponyms.toml", "word", Word)
    nations = folder / "nationalities.toml"
    adjectives = [text for nation in read_tables(nations, "nationality", _Nationality) for text in nation.adjectives()]
    of_role = {role: [entry for entry in entries if entry.role == role] for role in Role.__args__}  # type: ignore[attr-defined]

    def phrases(role: str) -> PhraseTable:
        return PhraseTable({phrase(text): entry for entry in of_role[role] for text in (*entry.ar, *entry.en)})

    def singles(role: str) -> frozenset[str]:
        return frozenset("".join(parts) for parts in phrases(role))

    types, sides = phrases("type"), phrases("side")
    back = PhraseTable({phrase(text): entry for entry in of_role["type"] for text in entry.back})
    prepositions = singles("preposition")
    return PlaceWords(
        types=types,
        sides=sides,
        sides_after=PhraseTable({phrase(text): entry for entry in of_role["side"] for text in entry.after}),
        back=back,
        prepositions=prepositions,
        inside=singles("inside"),
        ordinary=singles("ordinary"),
        adjectives=singles("adjective"),
        qualifiers=singles("qualifier"),
        heads=singles("head"),
        sure_heads=frozenset(fold for e in of_role["head"] if e.value == "sure" for fold in map(_joined, e.ar)),
        spatial=frozenset(fold for e in of_role["preposition"] if e.value == "spatial" for fold in map(_joined, e.ar)),
        never=singles("never") | frozenset(map(_joined, adjectives)),
        water=phrases("water"),
        particles=singles("particle"),
        offices=singles("office"),
        descriptive=singles("descriptive"),
        openers=_with_clitics({*types.longest, *sides.longest, *back.longest}),
        leading=frozenset(c + word for word in prepositions if len(word) > 1 for c in _BEFORE_PREPOSITIONS),
    )


def _with_clitics(firsts: Iterable[str]) -> frozenset[str]:
    """Add to words what they are with proclitics: of "البلدة" also "بالبلدة" and "للبلدة"."""
    joined = {clitic + word for word in firsts for clitic in CLITICS}
    return frozenset(joined | {to + word[2:] for word in firsts if word.startswith("ال") for to in TO_THE})
