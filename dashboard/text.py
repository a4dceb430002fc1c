"""Raw text -> a folded shadow with an offset map back, and sentence spans.

Matching happens on the shadow; what is reported are raw offsets. The raw text is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sentencex import get_sentence_boundaries

# Dropped from the shadow: bidi controls and joiners, soft hyphen, byte order mark, tatweel.
_DROPPED = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u0640"
)
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        **dict.fromkeys("ىیېۍ", "ي"),
        **dict.fromkeys("ةۃە", "ه"),
        "ک": "ك",
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\t", " "),
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_BREAK_BEFORE = frozenset("،؛؟")
# Characters that normalisation leaves alone and that fold one for one, and the stretches between runs of them, each
# with the character before it, which a combining mark may belong to.
_PLAIN = r"\0-\u00ac\u00ae-\u02ff\u0400-\u0482\u0621-\u063a\u0641-\u064a\u0660-\u066f\u0671-\u06d3\u2010-\u2027"
INTRICATE = re.compile(f"[{_PLAIN}]?[^{_PLAIN}]+")
_PLAIN_FOLDS = {code: folded for code, folded in _ONE_FOR_ONE.items() if code > 0x7F}
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HOUR = re.compile(r"\b[ap]\.m\.\s*$")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{1,3}T\b|UTC\b"
    r"|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\w*\.? \d"
)
_AHEAD = 60  # characters around a full stop that tell whether it ends a sentence
_ENDED = re.compile(r"[.!?\u061f\u2026:;\u061b][\"'\u00bb\u201d)\]]*\s*$")
_COUNT = re.compile(r"\(\s*\d+\s*\)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def is_tashkeel(character: str) -> bool:
    """Tell whether this is an Arabic vowel or Quranic mark, which writing mostly leaves out."""
    return (
        "\u0610" <= character <= "\u061a"
        or "\u064b" <= character <= "\u065f"
        or character == "\u0670"
        or "\u06d6" <= character <= "\u06ed"
    )


@dataclass(frozen=True, slots=True)
class Shadow:
    """A folded copy of `raw`: `folded[i]` stands for `raw[starts[i]:ends[i]]`; `lower` is as long as `folded`."""

    raw: str
    folded: str
    lower: str
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty span of the shadow to the span of the raw text it stands for."""
        return self.starts[start], self.ends[end - 1]

    def from_raw(self, position: int) -> int:
        """Map a raw offset to the first shadow offset that stands at or after it."""
        return bisect_left(self.starts, position)


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def shadow(raw: str) -> Shadow:
    """Fold `raw` and keep, for every folded character, the raw characters it stands for."""
    folding, done = _Folding(raw), 0
    for stretch in INTRICATE.finditer(raw):
        folding.plain(done, stretch.start())
        done = stretch.end()
        folding.intricate(stretch.start(), done)
    folding.plain(done, len(raw))
    folded = "".join(folding.parts)
    return Shadow(raw, folded, _lower(folded), folding.starts, folding.ends)


class _Folding:
    """The parts of a shadow in the making, and the offsets of their characters."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parts: list[str] = []
        self.starts, self.ends = array("L"), array("L")

    def plain(self, start: int, end: int) -> None:
        """Fold `raw[start:end]`, in which every character stands for itself."""
        if start < end:
            self.parts.append(self.raw[start:end].translate(_PLAIN_FOLDS))
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))

    def intricate(self, position: int, end: int) -> None:
        """Fold `raw[position:end]` cluster by cluster: a character with the marks and joiners that follow it."""
        raw = self.raw
        while position < end:
            start = position
            position += 1
            while position < end and (raw[position] in _DROPPED or unicodedata.combining(raw[position])):
                position += 1
            cluster = raw[start:position]
            if len(cluster) > 1 or not cluster.isascii():
                cluster = _fold_cluster(cluster)
            if cluster and cluster[0] in _BREAK_BEFORE and self.parts and self.parts[-1][-1] != " ":
                cluster = " " + cluster
            if cluster:
                self.parts.append(cluster)
                self.starts.extend([start] * len(cluster))
                self.ends.extend([position] * len(cluster))


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    kept = "".join(c for c in composed if c not in _DROPPED and not is_tashkeel(c))
    return kept.translate(_ONE_FOR_ONE)


def fold(text: str) -> str:
    """Fold a phrase for look-up: as the shadow does, lower case, white space collapsed."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = INTRICATE.search(text) is None
    return " ".join((_lower(text.translate(_PLAIN_FOLDS)) if plain else shadow(text).lower).split())


def script(text: str) -> str | None:
    """Name the script most letters of `text` are in: "ar", "en" (Latin), or None for neither."""
    arabic, latin = (sum(map(len, letters.findall(text))) for letters in (_ARABIC, _LATIN))
    letters = sum(map(str.isalpha, text))
    if not letters or max(arabic, latin) * 2 < letters:
        return None
    return "ar" if arabic >= latin else "en"


def sentences(raw: str, language: str) -> list[tuple[int, int]]:
    """Split `raw` into sentence spans without surrounding white space; a line break always ends a sentence."""
    spans: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\r\n\u2028\u2029]+", raw):
        text = line.group()
        for start, end in _boundaries(_replace_surrogates(text), language):
            piece = text[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = end - (len(piece) - len(piece.rstrip()))
            if left < right:
                spans.append((line.start() + left, line.start() + right))
    return spans


def _boundaries(line: str, language: str) -> Iterator[tuple[int, int]]:
    """Split a line at its full stops, but not between an hour and its day, nor before a count in brackets.

    "At 1:30 p.m. Thursday"; "قتل (8) جنود".
    """
    begin: int | None = None
    for boundary in get_sentence_boundaries(language, line):
        start, end = boundary["start_index"], boundary["end_index"]
        begin = start if begin is None else begin
        behind = line[end : end + _AHEAD].lstrip()
        hour = _DAY.match(behind) is not None and _HOUR.search(line[begin:end]) is not None
        counted = _COUNT.match(behind) is not None and _ENDED.search(line[max(begin, end - _AHEAD) : end]) is None
        if not hour and not counted:
            yield begin, end
            begin = None


def _replace_surrogates(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
