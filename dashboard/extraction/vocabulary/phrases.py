"""Lexicon phrases -> an index of their inflected forms, and a sentence's tokens -> the phrases found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from dashboard.extraction.vocabulary.inflection import (
    Form,
    arabic_noun,
    arabic_variants,
    arabic_verb,
    english_noun,
    english_verb,
)
from dashboard.lexicon import Entry
from dashboard.text import Shadow, fold

GAP = "…"
_REACH = 8
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.؛;:!?؟]")

Payload = TypeVar("Payload")
Other = TypeVar("Other")


class Phrases(Entry, frozen=True, kw_only=True):
    """The words of one lexicon entry; see data/lexicon/README.md for how they are written."""

    ar: tuple[str, ...] = ()
    ar_verb: tuple[str, ...] = ()
    ar_noun: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    en_verb: tuple[str, ...] = ()
    en_noun: tuple[str, ...] = ()

    def forms(self, script: str) -> Iterator[tuple[tuple[str, ...], str]]:
        """Give every form written in a script ("ar" or "en") as (words, tense or "noun" or "")."""
        arabic = script == "ar"
        for phrase in self.ar if arabic else self.en:
            yield _words(phrase), ""
        for phrase in self.ar_verb if arabic else self.en_verb:
            yield from _inflected(phrase, arabic_verb if arabic else english_verb, first=True)
        for phrase in self.ar_noun if arabic else self.en_noun:
            yield from _inflected(phrase, arabic_noun if arabic else english_noun, first=arabic)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word for part in fold(phrase).split() for word in ([GAP] if part == GAP else _WORD.findall(part)))


def _inflected(
    phrase: str, inflect: Callable[[str], Iterable[Form]], *, first: bool
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Inflect one word of a phrase: the first, or for an English noun the last; a slash parts whole phrases."""
    parts = [_words(part) for part in phrase.split("/")]
    at = 0 if first else max(map(len, parts)) - 1
    stems = [part[at if first else -1] for part in parts]
    rest = max(parts, key=len)
    before, behind = rest[:at], rest[at + 1 :]
    for form, tag in inflect("/".join(stems)):
        yield (*before, form, *behind), tag
    for part in parts[1:]:
        if len(part) > 1 and part[1:] != rest[1:] and first:
            yield part, "noun" if inflect is arabic_noun else "past"


class Token(NamedTuple):
    """A word: shadow offsets, lower-case text, what stands before it, whether it has a capital or ends in ة."""

    start: int
    end: int
    text: str
    gap: str
    upper: bool
    marbuta: bool = False


def tokenize(text: Shadow, start: int, end: int) -> list[Token]:
    """Split a sentence of the shadow into words."""
    lower, found, before = text.lower, [], start
    for match in _WORD.finditer(lower, start, end):
        (first, last), word = match.span(), match.group()
        marbuta = word[-1] == "ه" and text.raw[text.starts[last - 1]] in "ةۃ"
        found.append(Token(first, last, word, lower[before:first], text.folded[first].isupper(), marbuta))
        before = last
    return found


class Found(NamedTuple, Generic[Payload]):
    """A phrase found: tokens [first, last), the entry, tense or "noun", proclitics before it."""

    first: int
    last: int
    payload: Payload
    tag: str
    front: str
    words: int = 1

    def of(self, payload: Other) -> Found[Other]:
        """Give the same find, standing for something else."""
        return Found(self.first, self.last, payload, self.tag, self.front, self.words)


class Reading(NamedTuple, Generic[Payload]):
    """A way to read a word as the first of a phrase: the words to follow, the entry, its tag, proclitics before it.

    `words` are all words of the phrase, gaps not counted.
    """

    rest: tuple[str, ...]
    payload: Payload
    tag: str
    front: str
    words: int


class PhraseIndex(Generic[Payload]):
    """All forms of many phrases, looked up by their first word; those of a script when a text first has its letters."""

    def __init__(self, entries: Iterable[tuple[Phrases, Payload]]) -> None:
        self._entries = list(entries)
        self._forms = lru_cache(maxsize=None)(self._written_in)
        self._readings = lru_cache(maxsize=65536)(self._read)

    def find(self, tokens: Sequence[Token]) -> list[Found[Payload]]:
        """Find every phrase, overlapping ones too, in the order of their first words."""
        found: list[Found[Payload]] = []
        for index, token in enumerate(tokens):
            readings = self._readings(token.text, token.marbuta)
            if readings:
                _add_fitting(found, readings, tokens, index)
        return found

    def _written_in(self, script: str) -> dict[str, list[tuple[tuple[str, ...], Payload, str]]]:
        forms: dict[str, list[tuple[tuple[str, ...], Payload, str]]] = {}
        for phrases, payload in self._entries:
            for words, tag in phrases.forms(script):
                if words:
                    forms.setdefault(words[0], []).append((words[1:], payload, tag))
        return forms

    def _read(self, word: str, marbuta: bool) -> tuple[Reading[Payload], ...]:
        forms = self._forms("ar" if is_arabic(word) else "en")
        return tuple(
            Reading(rest, payload, tag.rstrip("+"), front, 1 + len(rest) - rest.count(GAP))
            for stem, front, suffixed in _variants(word)
            if not (suffixed and marbuta and word == front + stem + "ه")  # "سيطرة" is no verb with a pronoun
            for rest, payload, tag in forms.get(stem, ())
            if _fits(tag, front, suffixed, stem)
        )


def _add_fitting(
    found: list[Found[Payload]], readings: Iterable[Reading[Payload]], tokens: Sequence[Token], index: int
) -> None:
    """Add the readings of a token whose further words follow it, an entry once for each length."""
    seen: set[tuple[int, int]] = set()
    following = _stems(tokens[index + 1].text) if index + 1 < len(tokens) else ()
    for rest, payload, tag, front, words in readings:
        if rest and rest[0] not in following and rest[0] != GAP:
            continue  # most phrases end here: the look at one word saves the call
        last = _match_rest(tokens, index + 1, rest) if rest else index + 1
        if last is not None and (id(payload), last) not in seen:
            seen.add((id(payload), last))
            found.append(Found(index, last, payload, tag, front, words))


def _fits(tag: str, front: str, suffixed: bool, stem: str) -> bool:
    """Tell whether a form may have these proclitics: verbs take no article and no ب or ك, only verbs to come take س."""
    verb = not tag.startswith("noun")
    if suffixed and (not tag or (verb and (stem.endswith("ا") or (tag == "present" and len(stem) < 4)))):
        return False  # "امرأة" is no dual with a pronoun, "تسعة" no verb
    if tag == "noun+":
        return suffixed and not front.endswith("س")
    if tag == "past":
        return front in ("", "و", "ف")
    if tag == "present":
        return front in ("", "و", "ف", "س", "وس", "فس", "ل", "ول")
    return not front.endswith("س")


@lru_cache(maxsize=65536)
def _variants(word: str) -> tuple[tuple[str, str, bool], ...]:
    return arabic_variants(word) if is_arabic(word) else ((word, "", False),)


def is_arabic(word: str) -> bool:
    """Tell whether a word begins with an Arabic letter."""
    return "\u0621" <= word[0] <= "\u064a"


def _match_rest(tokens: Sequence[Token], position: int, rest: Sequence[str]) -> int | None:
    free = 0
    for word in rest:
        if word == GAP:
            free = _REACH
            continue
        limit = min(position + free, len(tokens) - 1)
        while position <= limit and word not in _stems(tokens[position].text):
            if is_marked(tokens[position].gap, _STOP):
                return None
            position += 1
        if position > limit or is_marked(tokens[position].gap, _STOP):
            return None
        position += 1
        free = 0
    return position


def is_marked(gap: str, marks: re.Pattern[str]) -> bool:
    """Tell whether one of some marks stands in the gap before a word; most gaps are a space, which is none."""
    return gap != " " and marks.search(gap) is not None


@lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stem for stem, _, _ in _variants(word))
