"""data/lexicon: actors, generic actors, nationalities and their words -> one matcher over all of their phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, field

from dashboard.lexicon import Entry, PhraseMatcher, read_tables
from dashboard.settings import settings
from dashboard.text import fold

Kind = Literal[
    "state", "military", "rebel", "militia", "coalition", "monitor", "agency", "media", "civilians", "generic"
]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
Name = Annotated[str, Meta(min_length=2)]
Some = Annotated[tuple[str, ...], Meta(min_length=1)]
ARABIC = re.compile("[\u0621-\u064a]")
PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "كم")
_MASCULINE_HEADS = frozenset({"تنظيم", "جيش", "حزب", "لواء", "تحالف", "مجلس", "فيلق", "حشد", "دعم", "شباب", "تيار"})


class Actor(Entry, frozen=True, kw_only=True):
    """One named actor: canonical English name, kind, home country and the ways it is written."""

    name: Name
    kind: Kind
    country: Country | None = None
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


class Generic(Entry, frozen=True, kw_only=True):
    """An actor named by what it is; see generic_actors.toml for the fields."""

    name: Name
    kind: Kind
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()
    refers: Literal["definite", "always", "never"] = "never"
    kinds: tuple[Kind, ...] = ()
    heads: tuple[str, ...] = ()
    state: str | None = None
    speaker: bool = False
    bare: bool = True
    owned: bool = False
    attacking: bool = False
    group: str | None = None
    adjectives: tuple[str, ...] = ()
    local: dict[str, str] = field(default_factory=dict)


class Nationality(Entry, frozen=True, kw_only=True):
    """A state with its adjectives, names and the capitals that speak for it."""

    country: Country
    name: Name
    en: Some
    ar: Some
    states: Some
    capitals: tuple[str, ...] = ()
    forces: str | None = None

    @property
    def military(self) -> str:
        """The canonical name of those who fight for it."""
        return self.forces or f"Military Forces of {self.name}"


class Words(Entry, frozen=True, kw_only=True):
    """Words of one role in the rules; see actor_words.toml."""

    role: Literal["forces", "attack", "modifier", "verb", "patron", "patronised", "asset", "moving", "arms"]
    becomes: str = ""
    kind: Kind = "military"
    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase of the matcher stands for, and what must hold where it is found."""

    entry: Actor | Generic | Nationality | Words
    role: str
    phrase: str
    definite: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All phrases of the actor rules, ready to be found."""

    matcher: PhraseMatcher[tuple[Meaning, ...]]
    nisbas: dict[str, Nationality]
    states_ar: dict[str, Nationality]
    adjectives: frozenset[str]
    words: tuple[Words, ...]

    def folded(self, role: str, language: Literal["en", "ar"]) -> list[str]:
        """List the words of one role, folded, longest first."""
        found = {fold(w) for words in self.words if words.role == role for w in getattr(words, language)}
        return sorted(found, key=lambda w: (-len(w), w))


@lru_cache(maxsize=1)
def default_vocabulary() -> Vocabulary:
    """Read the lexicons of this installation, once."""
    return vocabulary(settings().lexicon)


@lru_cache(maxsize=4)
def vocabulary(folder: Path) -> Vocabulary:
    """Read the four lexicons of `folder`; raise LexiconError naming the file and line of a wrong entry."""
    actors = read_tables(folder / "actors.toml", "actor", Actor)
    generics = read_tables(folder / "generic_actors.toml", "generic", Generic)
    nationalities = read_tables(folder / "nationalities.toml", "nationality", Nationality)
    words = read_tables(folder / "actor_words.toml", "words", Words)
    meanings: dict[str, list[Meaning]] = {}
    for phrase, meaning in _meanings(actors, generics, nationalities, words):
        known = meanings.setdefault(fold(phrase), [])
        if meaning not in known:
            known.append(meaning)
    return Vocabulary(
        matcher=PhraseMatcher(((p, tuple(m)) for p, m in meanings.items()), suffixes=PRONOUNS, overlapping=True),
        nisbas={form: n for n in nationalities for adjective in n.ar for form in _nisba_forms(fold(adjective))},
        states_ar={fold(name): n for n in nationalities for name in n.states if ARABIC.search(name)},
        adjectives=frozenset("ال" + fold(word) for generic in generics for word in generic.adjectives),
        words=tuple(words),
    )


def _meanings(
    actors: Iterable[Actor], generics: Iterable[Generic], nationalities: Iterable[Nationality], words: Iterable[Words]
) -> Iterator[tuple[str, Meaning]]:
    for actor in actors:
        yield from (_named(alias, actor, "named") for alias in (actor.name, *actor.en, *actor.ar))
    for generic in generics:
        yield from ((phrase, Meaning(generic, "generic", phrase)) for phrase in (*generic.en, *generic.ar))
    for nationality in nationalities:
        yield from _of_nationality(nationality)
    for entry in words:
        if entry.role in ("forces", "attack"):
            yield from ((phrase, Meaning(entry, entry.role, phrase)) for phrase in entry.ar)


def _of_nationality(nationality: Nationality) -> Iterator[tuple[str, Meaning]]:
    for phrase in (*nationality.states, *nationality.capitals):
        yield _named(phrase, nationality, "state")
    for phrase in nationality.en:
        yield _named(phrase, nationality, "adjective")
    for form in (fold(phrase) + ending for phrase in nationality.ar for ending in ("ين", "ون")):
        yield form, Meaning(nationality, "people", form)
    counted = [fold(phrase) + "ا" for phrase in nationality.ar]
    counted += [phrase + "s" for phrase in nationality.en if phrase.endswith(("n", "i"))]
    for form in counted:
        yield form, Meaning(nationality, "counted", form)


def _named(alias: str, entry: Actor | Nationality, role: str) -> tuple[str, Meaning]:
    has_article = alias.startswith("ال") and len(alias) > len("الxx")
    bare = alias[2:] if has_article else alias
    meaning = Meaning(
        entry,
        role,
        alias,
        definite=has_article and " " not in alias,
        upper=alias.isupper() and not ARABIC.search(alias),
    )
    return bare, meaning


def _nisba_forms(stem: str) -> tuple[str, ...]:
    return tuple(stem + ending for ending in ("", "ه", "ا", "ين", "ون", "ان", "تين", "تان", "ات"))


@lru_cache(maxsize=4096)
def actor_heads(actor: Actor, written: str) -> tuple[str, ...]:
    """Give the nouns an actor goes by where it is written so: the first word in Arabic, the last in English."""
    arabic = (_without_article(fold(alias).split()[0]) for alias in (*actor.ar[:1], written) if ARABIC.search(alias))
    called = actor.name.split(" (")[0]
    english = (fold(alias).split()[-1] for alias in (called, written) if " " in alias and alias.isascii())
    return tuple(sorted({*arabic, *english}))


@lru_cache(maxsize=2048)
def actor_gender(actor: Actor) -> str | None:
    """Give the grammatical gender of an actor's first Arabic name, which pronouns follow."""
    if not actor.ar:
        return None
    head = _without_article(fold(actor.ar[0]).split()[0])
    return "m" if head in _MASCULINE_HEADS or not head.endswith(("ه", "ات", "ا")) else "f"


def head_gender(phrase: str) -> str | None:
    """Give the gender of a folded Arabic phrase where its first word shows it; None for all others."""
    head = _without_article(phrase.split(maxsplit=1)[0])
    return "m" if head in _MASCULINE_HEADS else "f" if head.endswith(("ه", "ات")) else None


def _without_article(word: str) -> str:
    return word.removeprefix("ال") if len(word) > len("الxx") else word
