"""Figures and cues of a sentence -> quantities: which figure is whose fate, what is a subset, what is denied."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.quantities.agents import is_agent_before, is_subject, tells
from dashboard.extraction.quantities.figures import read
from dashboard.extraction.quantities.lexicon import QuantityWords, Words, default_quantity_words
from dashboard.extraction.quantities.numbers import Token, tokens
from dashboard.extraction.quantities.parts import Figure, Sign
from dashboard.extraction.quantities.tolls import may_reach
from dashboard.model import Quantity, Span
from dashboard.text import Shadow

_AUXILIARIES = frozenset({"was", "were", "been", "being", "are", "is", "be", "get", "got"})
_REACH_AFTER = {"en": 7, "ar": 14}
_REACH_AFTER_UNNUMBERED = {"en": 2, "ar": 2}
_REACH_BEFORE = {"en": 18, "ar": 8}
_REACH_PARTICIPLE = 4
_CONJUNCTION_REACH = 5
_PEOPLE_NEEDED = frozenset(
    {"displaced", "arrived", "detained", "captured", "abducted", "released", "missing", "rescued"}
)
_ZERO_GAP = 4
_TOLL_REACH = 4


def find_quantities(text: Shadow, start: int, end: int, language: str) -> list[Quantity]:
    """Find who was killed, injured, displaced … and how many in `text.lower[start:end]`, in order.

    `language` is "ar" or "en": it says how far from its verb a number may stand. A plural without a number has the
    value None; what the text says did not happen ("no casualties") has 0.
    """
    known = default_quantity_words()
    if not known.prefilter.find(text, start, end):
        return []
    words = tokens(text.lower, start, end)
    parts = read(words, known)
    _Linker(words, parts, known, "ar" if language == "ar" else "en").link()
    figures = [p for p in parts if isinstance(p, Figure) and p.kind is not None and not may_reach(words, p.start)]
    found = [_quantity(text, words, figure) for figure in figures]
    return sorted(found + _zeros(text, words, known, found), key=lambda q: q.span)


def _quantity(text: Shadow, words: Sequence[Token], figure: Figure) -> Quantity:
    span = Span(*text.raw_span(words[figure.start].start, words[figure.end - 1].end))
    return Quantity(
        kind=figure.kind or "",
        value=figure.value,
        comparator=figure.sign,
        text=text.raw[span.start : span.end],
        span=span,
        whose=figure.whose,
        subset=figure.subset,
    )


class _Linker:
    """Walks a sentence's parts from left to right and gives the figures their kinds."""

    def __init__(self, words: Sequence[Token], parts: list[Figure | Sign], known: QuantityWords, language: str) -> None:
        self._words, self._parts, self._known, self._language = words, parts, known, language
        self._cue: Sign | None = None
        self._last: Figure | None = None
        self._subset = False
        self._both = False
        self._spent = False  # the last cue has taken the figures before it
        self._kinds_numbered: set[str | None] = set()

    def link(self) -> None:
        """Visit every part once."""
        for number, part in enumerate(self._parts):
            if isinstance(part, Figure):
                self._visit_figure(part)
                self._note(part)
            else:
                self._visit_sign(part, number)

    def _visit_sign(self, sign: Sign, number: int) -> None:
        if sign.role == "break":
            self._cue, self._last, self._subset = None, None, False
        elif sign.role == "colon":
            self._cue, self._subset = None, self._last is not None
        elif sign.role == "subset":
            self._subset = True
        elif sign.role == "toll":
            self._cue, self._last, self._subset = sign, None, False
        elif sign.words is not None:
            self._visit_cue(sign, sign.words, number)

    def _visit_cue(self, sign: Sign, words: Words, number: int) -> None:
        toll = self._cue.words if self._cue is not None and self._cue.role == "toll" else None
        near = self._cue is not None and sign.start - self._cue.end <= _TOLL_REACH
        if near and toll is not None and toll.kind == words.kind:
            return  # "the total of people killed on Sunday to 19"
        following = self._parts[number + 1] if number + 1 < len(self._parts) else None
        self._both = self._is_pair(sign, number)
        self._spent = False
        if self._goes_before(sign, words, following):
            self._assign_before(sign, words, number)
            return
        if not (isinstance(following, Figure) and self._reaches(sign, following)):
            self._assign_before(sign, words, number)
        self._cue, self._subset = sign, False

    def _is_pair(self, sign: Sign, number: int) -> bool:
        """Whether this is the second of "مقتل وإصابة 44", "killed or wounded 44": one number for both fates."""
        previous = self._parts[number - 1] if number else None
        if not isinstance(previous, Sign) or previous.words is None or sign.words is None or previous.role != "cue":
            return False
        if self._spent:
            return False
        joined = self._words[sign.start].conjunction or self._words[sign.start - 1].text in ("and", "or")
        return joined and sign.start - previous.end <= 1 and previous.words.kind != sign.words.kind

    def _goes_before(self, sign: Sign, words: Words, following: Figure | Sign | None) -> bool:
        if words.direction != "either":
            return words.direction == "before"
        if self._is_passive(sign):
            return True
        return not (isinstance(following, Figure) and following.start - sign.end <= _REACH_PARTICIPLE)

    def _is_passive(self, sign: Sign) -> bool:
        return any(t.text in _AUXILIARIES for t in self._words[max(0, sign.start - 3) : sign.start])

    def _reaches(self, sign: Sign, figure: Figure) -> bool:
        gap = figure.start - sign.end
        limit = _REACH_AFTER if figure.definite_count else _REACH_AFTER_UNNUMBERED
        if sign.role == "toll":
            return gap <= _REACH_AFTER["ar"]
        return gap <= limit[self._language] and self._suits(sign.words, figure)

    def _suits(self, words: Words | None, figure: Figure) -> bool:
        """A verb such as "held" or "reached" takes people only; "killed" also a bare number."""
        if words is None or words.kind not in _PEOPLE_NEEDED or figure.noun is not None or figure.partitive:
            return True
        following = self._words[figure.end] if figure.end < len(self._words) else None
        return self._language == "ar" and (following is None or not following.text.isalpha())

    def _visit_figure(self, figure: Figure) -> None:
        if figure.kind is not None:
            self._take_inherent(figure)
        elif (figure.partitive and self._last is not None and not self._follows_cue(figure)) or (
            self._subset and self._last is not None and not self._follows_cue(figure)
        ):
            self._take(figure, self._last.kind, subset=True)
        elif self._cue is not None and self._continues(figure):
            words = self._cue.words
            if self._cue.role == "toll" and not figure.definite_count and figure.value is None and not figure.numbered:
                return
            if self._language == "ar" and is_subject(self._words, self._cue.end, figure):
                return
            self._take(figure, "casualties" if self._both else words.kind if words is not None else None)

    def _follows_cue(self, figure: Figure) -> bool:
        return self._cue is not None and 0 <= figure.start - self._cue.end <= 1

    def _take_inherent(self, figure: Figure) -> None:
        same = self._last is not None and self._last.kind == figure.kind
        if not figure.numbered and figure.value is None and same:
            figure.kind = None  # "20 people were left dead ... the dead": named again, not counted again
            return
        figure.subset = self._subset and same
        before = self._words[figure.start - 1].text if figure.start else ""
        if before in ("الي", "to") and self._counted(figure):
            figure.kind = f"{figure.kind} in total"
            return
        self._last = figure

    def _take(self, figure: Figure, kind: str | None, *, subset: bool = False) -> None:
        if self._cue is not None and self._cue.role == "toll" and not subset:
            figure.kind = kind
            kind = f"{kind} in total" if self._counted(figure) else kind
            self._cue = None
        if figure.whose == "families" and not figure.numbered and kind in ("killed", "injured"):
            figure.value = None
        figure.kind, figure.subset = kind, subset
        self._last = figure

    def _note(self, figure: Figure) -> None:
        if figure.value is not None and not figure.subset:
            self._kinds_numbered.add(figure.kind)

    def _counted(self, figure: Figure) -> bool:
        """Whether the sentence has given another number of the same kind before: this one is then the new total."""
        return figure.kind in self._kinds_numbered

    def _continues(self, figure: Figure) -> bool:
        """Whether this figure still belongs to the verb: the first one in reach, or one joined on by "and"."""
        cue, last = self._cue, self._last
        if cue is None:
            return False
        if last is None or last.start < cue.start:
            return self._reaches(cue, figure)
        apart = self._language == "ar" and not self._joined(last, figure)
        if apart and is_agent_before(self._words, last, figure):
            last.kind = None  # قتل مسلحون ثلاثة مدنيين: the first are those who did it
            return True
        return self._joined(last, figure) and self._suits(cue.words, figure)

    def _joined(self, last: Figure, figure: Figure) -> bool:
        between = self._words[last.end : figure.start]
        if self._language == "ar":
            first, before = self._words[figure.start], self._words[figure.start - 1]
            return len(between) <= _CONJUNCTION_REACH and (first.conjunction or before.text == "و")
        if not between or len(between) > _CONJUNCTION_REACH + 1 or tells(self._words, figure):
            return False
        if between[-1].text.endswith(("ing", "ed")):
            return False  # "killing 15 people and destroying 10,000 huts"
        return any(t.text in ("and", "plus", "&") for t in between[-2:]) or between[-1].text == ","

    def _assign_before(self, sign: Sign, words: Words, number: int) -> None:
        """Give the cue's kind to the figures before it: "five passengers and a driver, among them a child, died"."""
        active = words.direction == "either" and not self._is_passive(sign)
        reach = 1 if active else _REACH_BEFORE[self._language]
        target: Figure | None = None
        for index in range(number - 1, -1, -1):
            part = self._parts[index]
            if isinstance(part, Sign):
                if part.role == "subset" and target is None:
                    continue
                break
            if target is None:
                if sign.start - part.end > reach or not self._free(part, sign) or not self._suits_before(words, part):
                    break
                if self._is_part(index):
                    part.kind, part.subset = words.kind, True
                    continue
                far = words.direction == "after" and sign.start > part.end
                if (active or far) and part.value is None and not part.numbered:
                    break  # "rebels seized": those before an active verb did it
            elif part.kind is not None or not self._joined(part, target) or self._names_again(part, target):
                break
            target = part
            part.kind, part.subset = words.kind, part.subset and part.kind == words.kind
            self._last = self._last if self._last is not None and self._last.start > part.start else part
            self._spent = True
            self._note(part)
        self._cue, self._subset = None, False

    def _names_again(self, part: Figure, target: Figure) -> bool:
        """Whether one person is told twice: "one victim, a 50-year-old man, was killed"."""
        between = [token.text for token in self._words[part.end : target.start]]
        return between == [","] and part.value == target.value == 1

    def _is_part(self, index: int) -> bool:
        """Whether this figure is told to be part of one before it: "six people, among them a child"."""
        figure, before = self._parts[index], self._parts[index - 1] if index else None
        marked = isinstance(before, Sign) and before.role == "subset"
        partitive = isinstance(figure, Figure) and figure.partitive
        earlier = self._parts[index - 2] if marked and index > 1 else before
        return (marked or partitive) and isinstance(earlier, Figure) and earlier.kind is None

    def _free(self, figure: Figure, sign: Sign) -> bool:
        return figure.kind is None or (figure.subset and sign.start - figure.end <= 2)

    def _suits_before(self, words: Words, figure: Figure) -> bool:
        return figure.noun is not None or figure.partitive or words.kind in ("killed", "injured")


def _zeros(text: Shadow, words: Sequence[Token], known: QuantityWords, found: list[Quantity]) -> list[Quantity]:
    taken = {q.kind for q in found if q.value is not None}
    zeros: list[Quantity] = []
    firsts = known.phrases["zero"].keys()
    for index, word in enumerate(words):
        phrase = None if firsts.isdisjoint(word.forms) else _zero_at(words, index, known)
        if phrase is None:
            continue
        span = Span(*text.raw_span(word.start, words[phrase[1] - 1].end))
        for kind in phrase[0].kinds:
            if kind not in taken:
                zeros.append(
                    Quantity(kind=kind, value=0, comparator="=", text=text.raw[span.start : span.end], span=span)
                )
                taken.add(kind)
    return zeros


def _zero_at(words: Sequence[Token], index: int, known: QuantityWords) -> tuple[Words, int] | None:
    table = known.phrases["zero"]
    for form in words[index].forms:
        for phrase, entry in table.get(form, ()):
            if (end := _match_gapped(words, index + 1, phrase[1:])) is not None:
                return entry, end
    return None


def _match_gapped(words: Sequence[Token], index: int, phrase: tuple[str, ...]) -> int | None:
    """Match the rest of a phrase in which "…" stands for up to three words; the index after it, or None."""
    if not phrase:
        return index
    if phrase[0] == "…":
        ends = (_match_gapped(words, index + skipped, phrase[1:]) for skipped in range(_ZERO_GAP))
        return next((e for e in ends if e is not None), None)
    if index < len(words) and phrase[0] in words[index].forms:
        return _match_gapped(words, index + 1, phrase[1:])
    return None
