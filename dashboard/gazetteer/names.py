"""Place names -> look-up keys: a folded key, and a consonant skeleton that Latin and Arabic spellings share.

"Deir ez-Zor", "Dayr az-Zawr" and "دير الزور" have different keys but one skeleton, "drzr".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# What NFKD does not take apart, and letters that Persian, Urdu and Kurdish keyboards write for Arabic ones.
_LETTERS = str.maketrans(
    {
        **dict(zip("øłıđðə", "olidda", strict=True)),
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ء": None,
        **dict(zip("ىیېۍےةۃەہھکگپچژڤۆۇٱ", "يييييهههههككبجزفووا", strict=True)),
        **dict.fromkeys("'’‘`´ʼʻʿʾʹ′\u0640"),
        **dict.fromkeys(
            map(chr, (0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
        ),
    }
)
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset(_WORD.findall("al el il ul an en ar er as es ash esh at et ath ad ed adh az ez"))
_SUN = re.compile(r"[nrstdz]")
_ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")

# Class nouns inside the official names of divisions and airfields: "Deir ez-Zor Governorate" is also "Deir ez-Zor".
CLASS_WORDS = frozenset(
    _WORD.findall(
        "governorate province district region state county department prefecture oblast raion municipality muhafazat"
        " muhafazah qada liwa wilayat wilaya mintaqat nahiyat airport airbase airfield airstrip aerodrome international"
        " air base military heliport"
        " محافظه ولايه قضاء قضا لواء لوا منطقه ناحيه مديريه مقاطعه اقليم اماره بلديه مركز مطار"
    )
)
_LINKS = frozenset(_WORD.findall("of de du la le the"))


class Key(NamedTuple):
    """A folded name without spaces or articles; `article` tells whether an article was dropped."""

    text: str
    article: bool


def words(name: str) -> list[str]:
    """Split a name into folded words: lower case, no marks, one form for each letter that spelling leaves open."""
    return list(_folded(name))


@lru_cache(maxsize=16384)
def _folded(name: str) -> tuple[str, ...]:
    marked = unicodedata.normalize("NFKD", name.translate(_LETTERS).lower())
    plain = "".join(c for c in marked if not unicodedata.combining(c)) if not marked.isascii() else marked
    return tuple(_WORD.findall(plain.translate(_LETTERS)))


def name_key(name: str) -> Key:
    """Fold a name to its key: ("ديرزور", True) for "دَيْر الزور", ("deirzor", True) for "Deir ez-Zor"."""
    return key_of(words(name))


def key_of(parts: list[str]) -> Key:
    """Join folded words to a key, Arabic articles dropped in either script."""
    kept: list[str] = []
    article = False
    for index, word in enumerate(parts):
        if word.startswith("ال") and len(word) > 3:
            kept.append(word[2:])
            article = True
        elif word in _ARTICLES and index + 1 < len(parts) and _assimilates(word, parts[index + 1]):
            article = True
        elif word != "the" or len(parts) == 1:
            kept.append(word)
    return Key("".join(kept), article)


def _assimilates(article: str, following: str) -> bool:
    """Tell whether `article` can stand before `following`: "al" before anything, "az" only before z."""
    if len(following) < 2:
        return False
    return article[-1] == "l" or (following.startswith(article[1:]) and bool(_SUN.match(article[1:])))


def without_class_words(name: str) -> str | None:
    """Drop class nouns ("Governorate", "Airport") from an official name; None when nothing is left or lost."""
    parts = words(name)
    kept = [w for w in parts if w not in CLASS_WORDS and w.removeprefix("ال") not in CLASS_WORDS]
    while kept and kept[0] in _LINKS:
        kept = kept[1:]
    while kept and kept[-1] in _LINKS:
        kept = kept[:-1]
    return " ".join(kept) if kept and len(kept) < len(parts) else None


def loosened(name: str) -> list[str]:
    """The name with articles taken out that were written into a word: "ديرالزور", "Dair Alzour"."""
    parts = words(name)
    leading = [w[2:] if len(w) > 4 and w[:2] in {"al", "el"} else w for w in parts]
    inner = [w[:2] + w[2:].replace("ال", "", 1) if "ال" in w[2:-2] else w for w in parts]
    return [" ".join(form) for form in (leading, inner) if form != parts]


# Digraphs first; one class holds what transliterations mix: j and g and gh, k and q and kh, p and b, v and f. A doubled
# consonant counts once, before the vowels between two equal ones go.
_LATIN_CONSONANTS = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("sch|sh|tch|ch", "S"), ("kh", "k"), ("gh|dj|zh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
        ("ck|[kqxc]", "k"), ("[gj]", "g"), ("[bp]", "b"), ("[fv]", "f"), (r"(.)\1+", r"\1"), ("[aeiouyw]", ""),
    )
]  # fmt: skip
_ARABIC_CONSONANTS = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttghkddrzsSsdtzgfkklmnh", strict=True)),
        **dict.fromkeys("اوييع", None),
    }
)


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """Reduce a name to consonant classes shared by both scripts, articles and the feminine ending left out: "drzr"."""
    parts = words(name)
    kept = [
        w for i, w in enumerate(parts) if not (w in _ARTICLES and i + 1 < len(parts) and _assimilates(w, parts[i + 1]))
    ]
    return "".join(_bones(word, last=index + 1 == len(kept)) for index, word in enumerate(kept))


def _bones(word: str, *, last: bool) -> str:
    if _ARABIC_LETTER.search(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 3 else word
        return bare.removesuffix("ه").replace("تش", "ش").translate(_ARABIC_CONSONANTS)
    bones = word.removesuffix("h")
    if not last and bones.endswith("at") and len(bones) > 4:
        bones = bones[:-1]  # "Ma'arrat an-Nu'man": the ending is heard only inside a name
    for pattern, to in _LATIN_CONSONANTS:
        bones = pattern.sub(to, bones)
    return bones


_SOUNDS = [
    (re.compile(pattern), to)
    for pattern, to in (
        ("[ae][iy]|ee", "i"), ("[ao][uw]|oo", "u"), ("gh|dj|j", "g"), ("sh|ch", "S"), ("kh|[qxc]", "k"),
        ("[ow]", "u"), ("[ey]", "i"), ("ia", "i"), ("p", "b"), ("v", "f"), (r"(.)\1+", r"\1"), ("h$", ""),
    )
]  # fmt: skip


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """Fold a name further to how it sounds, so that "Dair Zour" and "Deir ez-Zor" are alike; its script stays."""
    heard = " ".join(words(name))
    heard = name_key(heard).text
    for pattern, to in _SOUNDS:
        heard = pattern.sub(to, heard)
    return heard
