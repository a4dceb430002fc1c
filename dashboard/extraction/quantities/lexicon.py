"""data/lexicon/quantities.toml and counted_nouns.toml -> tables of phrases and nouns, looked up by folded word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dashboard.extraction.quantities.numbers import NUMBER_WORDS
from dashboard.lexicon import Entry, PhraseMatcher, read_tables
from dashboard.settings import settings
from dashboard.text import fold

Kind = Literal[
    "killed",
    "injured",
    "displaced",
    "detained",
    "abducted",
    "missing",
    "rescued",
    "surrendered",
    "arrived",
    "released",
    "captured",
]
Whose = Literal["civilians", "fighters", "soldiers", "police", "families"]


class Words(Entry, frozen=True, kw_only=True):
    """Words of one role; see quantities.toml."""

    role: Literal["cue", "toll", "comparator", "many", "subset", "zero", "unit", "month", "stop"]
    kind: Kind | None = None
    kinds: tuple[Kind, ...] = ()
    direction: Literal["after", "before", "either"] = "after"
    sign: Literal["=", ">", ">=", "<", "~"] = "="
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


class Noun(Entry, frozen=True, kw_only=True):
    """Nouns of one class; see counted_nouns.toml."""

    whose: Whose | None = None
    kind: Kind | None = None
    thing: bool = False
    sound: bool = False
    en: tuple[str, ...] = ()
    en_plural: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    ar_plural: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounForm:
    """One written form of a counted noun.

    `count`: 1, 2, or None for a plural. `owned`: with a pronoun ("ابنته"). `ambiguous`: dual and plural are written
    alike ("مدنيين"). `accusative`: an indefinite object ("ضابطا").
    """

    noun: Noun
    count: int | None
    owned: bool = False
    ambiguous: bool = False
    accusative: bool = False


_BEGINNING = ("comparator", "many", "cue", "toll", "subset")  # the roles of which a figure or sign may begin
Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Words]]]]  # role -> first word -> whole phrases


@dataclass(frozen=True, slots=True, eq=False)
class QuantityWords:
    """Everything the quantity rules look up; `starts` are the words that a figure or a sign may begin with."""

    phrases: Phrases
    nouns: dict[str, NounForm]
    stops: frozenset[str]
    starts: frozenset[str]
    prefilter: PhraseMatcher[str]


@lru_cache(maxsize=1)
def default_quantity_words() -> QuantityWords:
    """Read the lexicons of this installation, once."""
    return quantity_words(settings().lexicon)


@lru_cache(maxsize=4)
def quantity_words(folder: Path) -> QuantityWords:
    """Read both lexicons of `folder`; raise LexiconError naming the file and line of a wrong entry."""
    entries = read_tables(folder / "quantities.toml", "words", Words)
    nouns = read_tables(folder / "counted_nouns.toml", "noun", Noun)
    phrases: Phrases = {}
    for entry in entries:
        for phrase in (*entry.en, *entry.ar):
            words = tuple(fold(phrase.replace("…", " … ")).split())
            phrases.setdefault(entry.role, {}).setdefault(words[0], []).append((words, entry))
    for by_first in phrases.values():
        for known in by_first.values():
            known.sort(key=lambda p: -len(p[0]))
    forms: dict[str, NounForm] = {}
    for noun in nouns:
        for written, form in _forms(noun):
            if written not in forms or form.noun.kind is not None:
                forms[written] = form
    anchors = {_telling(words) for e in entries if e.role in ("cue", "toll", "zero") for words in _split(e)}
    anchors |= {w for w, form in forms.items() if form.noun.kind is not None}
    return QuantityWords(
        phrases=phrases,
        nouns=forms,
        stops=frozenset(phrases.get("stop", ())),
        starts=frozenset(forms).union(NUMBER_WORDS, *(phrases.get(role, ()) for role in _BEGINNING)),
        prefilter=PhraseMatcher(((a, a) for a in anchors), suffixes=("ه", "ها", "هم", "هما", "ا"), overlapping=True),
    )


def _split(entry: Words) -> Iterator[tuple[str, ...]]:
    for phrase in (*entry.en, *entry.ar):
        yield tuple(fold(phrase.replace("…", " … ")).split())


def _telling(words: tuple[str, ...]) -> str:
    """Give the word of a phrase by which to look for it: in English the longest, for "the toll of" begins like much."""
    return max(words, key=len) if all(map(str.isascii, words)) else words[0]


def _forms(noun: Noun) -> Iterator[tuple[str, NounForm]]:
    for word in noun.en_plural:
        yield fold(word), NounForm(noun, None)
    for word in noun.en:
        yield fold(word), NounForm(noun, 1)
    for word in noun.ar_plural:
        yield fold(word), NounForm(noun, None)
        yield from ((fold(word) + p, NounForm(noun, None, owned=True)) for p in ("ه", "ها", "هم"))
    for word in noun.ar:
        yield from _arabic_forms(noun, fold(word))


def _arabic_forms(noun: Noun, word: str) -> Iterator[tuple[str, NounForm]]:
    feminine = word.endswith("ه") and len(word) > len("xه")
    stem = word[:-1] + "ت" if feminine else word
    if noun.sound:
        yield word + "ون", NounForm(noun, None)
        yield word + "ين", NounForm(noun, None, ambiguous=True)
        yield word + "ات", NounForm(noun, None)
        yield from ((word + e, NounForm(noun, None, owned=e != "و")) for e in ("ي", "و", "يه", "يها", "يهم"))
    else:
        yield stem + "ين", NounForm(noun, 2)
    yield stem + "ان", NounForm(noun, 2)
    if feminine:
        yield stem + "ي", NounForm(noun, 2)
        yield stem + "ا", NounForm(noun, 2)
    yield from ((stem + dual + p, NounForm(noun, 2, owned=True)) for dual in "اي" for p in ("ه", "ها", "هم"))
    yield from ((stem + p, NounForm(noun, 1, owned=True)) for p in ("ه", "ها", "هم"))
    if not feminine:
        yield word + "ا", NounForm(noun, 1, accusative=True)
    yield word, NounForm(noun, 1)
