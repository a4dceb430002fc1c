"""A sentence and its trigger candidates -> clauses, each with one head that names the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashboard.extraction.events.candidates import Candidate
from dashboard.extraction.events.weighing import strength
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import is_marked

_PUNCTUATION = re.compile(r"[،;؛:]|,(?=[\s\S])| - |\(|—|–")  # but no comma of "1,000"
_STOP = re.compile(r"[.!?]")
_AND = frozenset({"and", "but", "or", "then"})
# Words that open what is told besides: behind a time between commas they begin a clause of their own.
_ADVERBIAL = frozenset(
    {
        "لدي",
        "خلال",
        "اثناء",
        "اثر",
        "جراء",
        "عقب",
        "في",
        "من",
        "علي",
        "الي",
        "وفق",
        "وفقا",
        "بحسب",
        "حسب",
        "ضد",
        "وسط",
        "عن",
    }
)
_OPENING = frozenset({"prior", "duration"})  # "after two days of calm", "four days after troops came" tell of more
_WHO = frozenset({"who", "which", "that"})
_AUXILIARIES = frozenset({"was", "were", "has", "have", "had"})
_CONTRAST = frozenset(
    {"but", "while", "although", "though", "whereas", "لكن", "غير ان", "الا ان", "فيما", "في حين", "بينما"}
)
_OPPOSED = frozenset({"لكن", "غير ان", "الا ان"})  # what was denied before does not reach behind them


@dataclass(slots=True)
class Clause:
    """Words [first, last) of a sentence, the candidate that names their event, and the others in it.

    `mark` is the word that opened it ("بعد", "while"), `front` whether ف opened it, as a consequence. `scope` is the
    first word whose cues speak of its event: a clause before it that reports nothing lends it place and time only.
    `opener` is its first word, or the first two, where these part or join clauses ("في حين"). `pronoun`: its
    Arabic verb opens it and has an object pronoun, so that it describes the noun before ("صاروخ أطلقه").
    """

    first: int
    last: int
    head: Candidate
    others: list[Candidate] = field(default_factory=list)
    mark: str = ""
    consequence: bool = False
    scope: int = 0
    opener: str = ""
    pronoun: bool = False


def split(sentence: Sentence, candidates: Sequence[Candidate]) -> list[Clause]:
    """Part a sentence where a new verb begins, each part with its head; parts without a trigger join a neighbour."""
    if not candidates:
        return []
    cuts = _cuts(sentence, candidates)
    edges = [*sorted(cuts), len(sentence.tokens)]
    edges = [0, *[edge for edge in edges if edge > 0]]
    clauses: list[Clause] = []
    pending: int | None = None
    apart = False
    for left, right in pairwise(edges):
        inside = [c for c in candidates if left <= c.first < right]
        if not inside:
            apart = apart or cuts.get(left, "").lstrip("و") in _CONTRAST
            if apart:
                continue  # "but the height had changed hands since" says nothing about the clause before
            if clauses:
                clauses[-1].last = right
            elif pending is None:
                pending = left
            continue
        clause = _clause(sentence, inside, left if pending is None else pending, right, cuts.get(left, ""))
        contrast = clause.mark.lstrip("و") in _OPPOSED and sentence.tokens[left - 1].text != "من"  # "من غير أن"
        joined = clause.mark in _AND and _PUNCTUATION.search(sentence.tokens[left].gap) is not None
        clause.scope = left if contrast or joined else clause.first
        clauses.append(clause)
        pending, apart = None, False
    return clauses


def _cuts(sentence: Sentence, candidates: Sequence[Candidate]) -> dict[int, str]:
    """Give the word positions where a clause begins, with the word that opens it."""
    cuts: dict[int, str] = {}
    named = _listed(sentence)
    for index, token in enumerate(sentence.tokens):
        if index and is_marked(token.gap, _PUNCTUATION):
            if index not in named:
                cuts[index] = ""
        elif token.text == "and" and index + 1 < len(sentence.tokens) and _is_gerund(sentence, index + 1, candidates):
            cuts[index] = "and"
    breaks = sentence.cues_of("break")
    for cue in breaks:
        inside = any(o.first <= cue.first and cue.last <= o.last and o.words > cue.words for o in breaks)
        if cue.first and not inside:
            cuts[cue.first] = " ".join(token.text for token in sentence.tokens[cue.first : cue.last])
    for candidate in candidates:
        first = candidate.first
        if first and candidate.finite and candidate.front[:1] in ("و", "ف"):
            cuts[first] = cuts.get(first) or candidate.front[0]
        if candidate.tag in ("past", "present", "ing", "base") and sentence.language == "en":
            _cut_english(sentence, candidate, cuts)
    if sentence.language == "en":
        _cut_relative(sentence, candidates, cuts)
    if sentence.language == "ar":
        _mend_asides(sentence, cuts)
    return _before_times(sentence, cuts)


def _mend_asides(sentence: Sentence, cuts: dict[int, str]) -> None:
    """Take away the cuts around a time between two Arabic commas: "ترسو قبالة الشاطئ، غدا الخميس، سفينة"."""
    for time in sentence.times:
        first, behind = sentence.token_at(time.span.start), sentence.token_at(time.span.end - 1) + 1
        whole = behind < len(sentence.tokens) and sentence.tokens[behind].text not in _ADVERBIAL
        if whole and cuts.get(first) == "" and cuts.get(behind) == "":
            del cuts[first], cuts[behind]


def _listed(sentence: Sentence) -> set[int]:
    """Give the words where the next place of an English list begins: "strikes on Tyre, | Sidon and Nabatieh killed"."""
    if sentence.language != "en":
        return set()
    ends = {sentence.token_at(t.span.end - 1) + 1 for t in sentence.toponyms}
    starts = {sentence.token_at(t.span.start) for t in sentence.toponyms}
    return {index for index in starts & ends if sentence.tokens[index].gap.strip() == ","}


def _before_times(sentence: Sentence, cuts: dict[int, str]) -> dict[int, str]:
    """Move a cut inside the words of a time to where they begin: "four | days after" tells of what follows.

    Where the time begins with the word that would part the clauses ("before dawn on Monday"), there is no cut.
    """
    for time in sentence.times:
        first, last = sentence.token_at(time.span.start), sentence.token_at(time.span.end - 1)
        if time.kind not in _OPENING and first < last and cuts.get(first) == sentence.tokens[first].text:
            del cuts[first]
        for index in range(first + 1, last + 1):
            if index in cuts and first > 0:
                mark = cuts.pop(index)
                cuts[first] = cuts.get(first) or mark
    return cuts


def _lists_places(sentence: Sentence, index: int, candidate: Candidate) -> bool:
    """Tell whether "and" only joins places before the verb of an outcome: "attacks on Sumy and Nikopol killed two"."""
    if candidate.trigger.role != "result" or candidate.first - index < 1:
        return False
    starts = [sentence.token_at(t.span.start) for t in sentence.toponyms]
    return any(index <= start < candidate.first for start in starts) and any(start < index for start in starts)


def _is_gerund(sentence: Sentence, index: int, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a participle goes on with the one before "and": "killing three and forcing 9,000 to leave"."""
    word = sentence.tokens[index].text
    earlier = any(c.tag == "ing" and c.last <= index for c in candidates)
    return earlier and len(word) > 4 and word.endswith("ing") and not any(c.first == index for c in candidates)


def _cut_english(sentence: Sentence, candidate: Candidate, cuts: dict[int, str]) -> None:
    # "… and shot two merchants", "…, killing five": the verb's own clause begins at the conjunction or at the verb.
    for index in range(candidate.first, max(0, candidate.first - 8), -1):
        if index in cuts:
            return
        if _STOP.search(sentence.tokens[index].gap):
            cuts[index] = ""  # a sentence within a quotation
            return
        if sentence.tokens[index - 1].text in _AND:
            if _lists_places(sentence, index, candidate):
                return
            cuts.setdefault(index - 1, sentence.tokens[index - 1].text)
            return


def _cut_relative(sentence: Sentence, candidates: Sequence[Candidate], cuts: dict[int, str]) -> None:
    """Cut where the main verb goes on behind a relative clause: "a man who planned to attack | was arrested"."""
    openers = [c for c in sentence.cues_of("break") if sentence.tokens[c.first].text in _WHO]
    for candidate in candidates:
        aux = candidate.first - 1
        while aux > 0 and sentence.tokens[aux].text in ("been", "being", "also", "later", "then"):
            aux -= 1
        if candidate.tag != "past" or aux < 1 or sentence.tokens[aux].text not in _AUXILIARIES:
            continue
        opener = next((c for c in reversed(openers) if c.last < aux), None)
        if opener is None or any(opener.first < cut <= candidate.first for cut in cuts):
            continue
        inside = [c for c in candidates if opener.last <= c.first and c.last < aux]
        if inside and all(c.trigger.type is not candidate.trigger.type for c in inside):
            cuts[aux] = ""


def _clause(sentence: Sentence, inside: list[Candidate], first: int, last: int, mark: str) -> Clause:
    head = max(inside, key=lambda c: (strength(sentence, c, inside), -c.first))
    others = [c for c in inside if c is not head]
    words = [token.text for token in sentence.tokens[first : first + 2]]
    opener = " ".join(words) if " ".join(words) in _CONTRAST else words[0]
    opens = head.first == first and head.finite and words[0].endswith(("ه", "ها", "هم"))
    consequence = any(c.front[:1] == "ف" for c in inside)
    return Clause(
        first, last, head, others, mark, consequence, opener=opener, pronoun=opens and sentence.language == "ar"
    )
