"""A dictionary word of Arabic or English -> the forms it is written in, each with its tense, "noun" or "noun+".

"noun+" is a noun's form before a pronoun.

Principal parts that no rule gives are spelled out behind slashes: "أغار/يغير", "strike/struck/stricken", "غارة/غارات".
Everything is in the shadow's spelling (no tashkeel, one alef, ه for ة).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dashboard.text import fold

Form = tuple[str, str]

_ENCLITICS = ("هما", "هم", "هن", "ها", "نا", "ه")
_VOWELS = "aeiou"
_BE = (
    ("be", "base"), ("is", "present"), ("are", "present"), ("being", "ing"),
    ("was", "past"), ("were", "past"), ("been", "past"),
)  # fmt: skip
_SHORT = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")


def arabic_verb(parts: str) -> Iterator[Form]:
    """Conjugate a verb given by its third person past; a part that begins with ي is the imperfect, any other a past.

    The passive needs no part of its own where it is written with the same letters.
    """
    pasts: list[str] = []
    imperfects: list[str] = []
    for part in map(fold, parts.split("/")):
        (imperfects if part.startswith("ي") and pasts else pasts).append(part)
    if len(pasts[0]) == 4 and pasts[0][1] == "ا" and len(pasts) == 1:
        pasts.append(pasts[0][0] + "و" + pasts[0][2:])  # the passive of form III
    if 4 <= len(pasts[0]) <= 6 and pasts[0][-2] == "ا" and pasts[0][0] == "ا":
        pasts.append(pasts[0][:-2] + "ي" + pasts[0][-1])  # the passive of hollow verbs: "اغتيل", "استعيد"
    for past in pasts:
        yield from ((form, "past") for form in _past(past))
    for imperfect in imperfects or [_imperfect(pasts[0])]:
        yield from ((form, "present") for form in _present(imperfect))


def _past(stem: str) -> Iterator[str]:
    yield stem
    weak = stem[-1] in "ياو" and len(stem) > 2
    short = stem[:-1] if weak else stem
    yield from (short + ending for ending in ("ت", "وا", "و", "تا"))
    yield from (stem + ending for ending in (("ت", "نا") if weak else ("ا", "نا", "ن")))


def _imperfect(past: str) -> str:
    if past[0] == "ا" and len(past) > 3:  # forms IV, VII, VIII and X lose their alef
        past = past[1:]
    return "ي" + past


def _present(imperfect: str) -> Iterator[str]:
    stem = imperfect[1:]
    weak = stem[-1] in "يا"
    for person in "يتن":
        yield person + stem
        yield from (person + (stem[:-1] if weak else stem) + ending for ending in ("ون", "وا", "و"))
        yield person + stem + "ان"
        if weak and len(stem) > 3:
            yield person + stem[:-1]


def arabic_noun(parts: str) -> Iterator[Form]:
    """Decline a noun: singular, dual, accusative, and the plurals that are given as further parts."""
    singular, *plurals = map(fold, parts.split("/"))
    forms = {singular, *plurals}
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    forms.update(stem + ending for ending in ("ان", "ين", "ا", "ي"))
    yield from ((form, "noun") for form in sorted(forms))
    if singular.endswith("ه"):
        yield stem, "noun+"  # only before a pronoun


@lru_cache(maxsize=65536)
def arabic_variants(word: str) -> tuple[tuple[str, str, bool], ...]:
    """Read an Arabic word as (stem, proclitics, had a pronoun behind it), the whole word first."""
    found = [(word, "", False)]
    for front in ("", "و", "ف"):
        if front and not (word.startswith(front) and len(word) - 1 >= 2):
            continue
        rest = word[len(front) :]
        if front:
            found.append((rest, front, False))
        for inner in ("وال", "فال", "بال", "كال", "لل", "ال", "ب", "ل", "ك", "س", "اا"):
            if rest.startswith(inner) and len(rest) - len(inner) >= 2 and _splits(inner, rest):
                found.append((rest[len(inner) :], front + inner, False))
    for stem, front, _ in tuple(found):
        found += [(stem[: -len(e)], front, True) for e in _ENCLITICS if stem.endswith(e) and len(stem) - len(e) >= 3]
    return tuple(found)


def _splits(inner: str, rest: str) -> bool:
    if inner == "س":
        return rest[1] in "يتن" and len(rest) > 3
    return len(inner) > 1 or len(rest) > 3


def english_verb(parts: str) -> Iterator[Form]:
    """Conjugate a verb: base, -s, -ing, past and participle; irregular pasts stand behind slashes."""
    base, *irregular = parts.lower().split("/")
    if base == "be":
        yield from _BE
        return
    yield base, "base"
    yield _plural(base), "present"
    yield _suffixed(base, "ing"), "ing"
    yield from ((past, "past") for past in irregular or [_suffixed(base, "ed")])


@lru_cache(maxsize=4096)
def english_noun(parts: str) -> tuple[Form, ...]:
    """Give a noun and its plural; irregular plurals stand behind slashes."""
    singular, *plurals = parts.lower().split("/")
    return (singular, "noun"), *((plural, "noun") for plural in plurals or [_plural(singular)])


def _plural(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _suffixed(base: str, ending: str) -> str:
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "ye", "oe"))):
        return base[:-1] + ending
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    if _SHORT.match(base):
        return base + base[-1] + ending
    return base + ending
