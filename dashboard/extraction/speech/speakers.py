"""A word of saying -> the words that name who says it, as written, and the actor among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import Span
from dashboard.text import Shadow

Speaker = tuple[Span, ActorMention | None]

_NOUNS_AFTER = 8  # words in which the speaker stands behind an Arabic verb of saying
_NOUNS_BEFORE = 12
_OPENING = 2
_CLAUSE_WORDS = frozenset(
    {"ان", "بان", "انها", "انه", "انهم", "بانه", "بانها", "بانهم", "عن", "ف", "علي", "الي", "من", "في",
     "الذي", "التي", "الذين", "قوله", "قولها", "قولهم"}
)  # fmt: skip
_INSIDE = frozenset({"في", "من"})  # "the authorities in Mokha"
_ENGLISH_LINKS = frozenset(
    {"that", "and", "but", "while", "as", "who", "which", "had", "has", "have", "also", "on", "then", "when", "after"}
)
_POSTMODIFIED = frozenset({"allied", "loyal", "backed", "aligned"})
_TO = frozenset({"وفقا", "تبعا", "طبقا"})
_ISSUED = ("صادر", "صادره")
_TITLES = frozenset(
    {"العميد", "العقيد", "اللواء", "الفريق", "المقدم", "الرائد", "النقيب", "المشير", "الدكتور", "الشيخ", "السيد",
     "الركن"}
)  # fmt: skip
_SPOKESMAN = frozenset({"باسم", "لدي"})
_CONTENT = ("speech", "cancelled", "foiled", "denial", "negation", "plan", "ongoing")
PARTIES = frozenset({"military", "rebel", "militia", "coalition", "state"})
_NAMED = PARTIES | {"monitor", "agency", "media"}
_ANONYMOUS = frozenset(
    {
        "مصدر", "مصادر", "مسؤول", "مسؤولون", "مسؤولين", "سكان", "شهود", "مسعفون", "ناشطون", "اهالي", "شرطه", "الشرطه",
        "اطباء", "محافظ",
        "source", "sources", "official", "officials", "medics", "residents", "workers", "rescuers", "police", "doctors",
        "witnesses", "villagers", "monitors", "mayor", "prosecutors",
    }
)  # fmt: skip
_PUNCTUATION = re.compile(r"[,،;؛:\"()«»“”]|\.\s|[-–—] ")
_START = itemgetter(0)  # of a token: where it starts
_DAYS = re.compile(r"^(?:on|in|late|early|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)$")


def speaker_of(sentence: Sentence, text: Shadow, cue: Found[str]) -> Speaker | None:
    """Find who a cue of saying is about: behind it in Arabic and after "according to", else before it."""
    if cue.payload == "source":
        return _behind(sentence, text, cue.last)
    if sentence.language == "ar":
        return _arabic_subject(sentence, text, cue.first) or _behind(sentence, text, cue.last)
    return _inverted(sentence, text, cue) or _before(sentence, text, cue.first)


def is_day(word: str) -> bool:
    """Tell whether an English word only says when ("on Sunday")."""
    return _DAYS.match(word) is not None


def _behind(sentence: Sentence, text: Shadow, first: int) -> Speaker | None:
    tokens = sentence.tokens
    spoken = next((c for c in sentence.cues_of("speech") if c.first == first), None)
    if spoken is not None and sentence.language == "ar":
        first = spoken.last  # "حسبما أفاد مصدر"
    if first >= len(tokens) or tokens[first].text in _CLAUSE_WORDS - _INSIDE or _is_content(sentence, first):
        return None
    last = _end(sentence, first)
    while last > first and tokens[last - 1].text in _CLAUSE_WORDS | {"ما"}:
        last -= 1
    found = _named(sentence, text, first, last)
    bound = found is not None and first > 0 and tokens[first - 1].text in _TO and tokens[first].text.startswith("ل")
    if found is None or not bound or tokens[first].text.startswith("لل"):
        return found
    return Span(found[0].start + 1, found[0].end), found[1]  # "وفقا لمفوضية اللاجئين"


def _end(sentence: Sentence, first: int) -> int:
    """Give the end of a noun phrase that begins at `first`: a pause, a clause, a time, or what is said ends it."""
    tokens = sentence.tokens
    contents = _contents(sentence)
    arabic = sentence.language == "ar"
    definite = False
    last = first
    while last < min(len(tokens), first + _NOUNS_AFTER):
        token = tokens[last]
        issued = token.text == "عن" and tokens[last - 1].text in (*_ISSUED, "نقلا")
        if last > first and not issued:
            if _pauses(sentence, last) or token.text in _CLAUSE_WORDS - _INSIDE or last in contents:
                break
            if arabic and definite and _ends(sentence, first, last):
                break
        definite = token.text not in _SPOKESMAN | _INSIDE and (definite or _is_definite(sentence, last))
        last += 1
    return last


def _ends(sentence: Sentence, first: int, index: int) -> bool:
    """Tell whether a definite Arabic noun phrase ends before a word; a rank is followed by two words of a name."""
    if any(token.text in _TITLES for token in sentence.tokens[max(first, index - 2) : index]):
        return False
    return not _goes_on(sentence, index) or _is_another(sentence, first, index)


def _contents(sentence: Sentence) -> set[int]:
    """Give the words that begin what is said, and no name of a speaker: triggers, cues and times."""
    names = [a for a in sentence.actors if a.kind in _NAMED]
    words = {t.first for t in sentence.words.triggers} | {c.first for c in sentence.cues_of(*_CONTENT)}
    words |= {sentence.token_at(time.span.start) for time in sentence.times}
    covered = {index for index in words if sentence.tokens[index].text in _ISSUED}
    for name in names:
        covered.update(range(token_of(sentence, name.shadow_start), token_of(sentence, name.shadow_end)))
    return words - covered


def _is_content(sentence: Sentence, index: int) -> bool:
    """Tell whether an Arabic verb is followed by what is said and no subject ("ونفى سقوط المدينة")."""
    start = sentence.tokens[index].start
    people = any(a.shadow_start <= start < a.shadow_end for a in sentence.actors)
    return sentence.language == "ar" and index in _contents(sentence) and not people


def _is_definite(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.text.startswith(("ال", "لل")) or _in_name(sentence, index)


def _in_name(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return any(a.shadow_start < token.end and token.start < a.shadow_end for a in sentence.actors) or any(
        token_within(sentence, t.span, index) for t in sentence.toponyms
    )


def token_within(sentence: Sentence, span: Span, index: int) -> bool:
    """Tell whether a word lies in a raw span."""
    start = sentence.raw_starts[index]
    return span.start <= start < span.end or (start <= span.start < start + len(sentence.tokens[index].text))


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Tell whether a word behind a definite noun still belongs to it: an adjective, a name, "في" and a place."""
    text = sentence.tokens[index].text
    if text in _INSIDE:
        following = index + 1
        return following < len(sentence.tokens) and _in_name(sentence, following) and text == "في"
    return _is_definite(sentence, index) or text in _SPOKESMAN or text.startswith("تابع")


def _is_another(sentence: Sentence, first: int, index: int) -> bool:
    """Tell whether a second name begins, which is whom the first accuses or tells ("اتهمت الشبكة الدعم السريع")."""
    names = [a for a in sentence.actors if a.kind in _NAMED and a.shadow_start >= sentence.tokens[first].start]
    start = sentence.tokens[index].start
    if any(a.shadow_start == start for a in names):
        return any(a.shadow_end < start for a in names)
    places = [sentence.token_at(t.span.start) for t in sentence.toponyms]
    return index in places and index - 1 in places and index - 1 >= first


def _pauses(sentence: Sentence, index: int) -> bool:
    """Tell whether a pause stands before a word; the full stops of "U.N." are none."""
    gap = sentence.tokens[index].gap
    if gap.startswith(".") and index and len(sentence.tokens[index - 1].text) == 1:
        return False
    return _PUNCTUATION.search(gap) is not None


def _arabic_subject(sentence: Sentence, text: Shadow, last: int) -> Speaker | None:
    """Read a subject before its verb: "أن مسؤولاً محلياً حذر من", "أما أنقرة فنفت"."""
    contents = _contents(sentence)
    first = last
    while first > max(0, last - _NOUNS_AFTER):
        word = sentence.tokens[first - 1].text
        if word in ("ان", "بان", "اما", "لكن", "فيما", "بينما"):
            return _named(sentence, text, first, last) if first < last else None
        if _pauses(sentence, first) or word in _CLAUSE_WORDS - _INSIDE or first - 1 in contents:
            break
        first -= 1
    return None


def _inverted(sentence: Sentence, text: Shadow, cue: Found[str]) -> Speaker | None:
    """Read a speaker behind the verb: "…, said Ali Omar, a shopkeeper"."""
    tokens, first = sentence.tokens, cue.last
    if cue.first == 0 or first >= len(tokens) or not _pauses(sentence, cue.first) or tokens[cue.first].text == "told":
        return None
    if not (tokens[first].upper or tokens[first].text in ("a", "an", "the", "one")):
        return None
    last = first + 1
    while last < len(tokens) and not _pauses(sentence, last) and tokens[last].text not in _ENGLISH_LINKS:
        last += 1
    told = any(first <= t.first < last for t in sentence.words.triggers)
    return None if told or last - first > _NOUNS_AFTER else _named(sentence, text, first, last)


def _before(sentence: Sentence, text: Shadow, last: int) -> Speaker | None:
    tokens = sentence.tokens
    while last > 0 and (tokens[last - 1].text in _ENGLISH_LINKS or is_day(tokens[last - 1].text)):
        last -= 1
    if last > 1 and "(" in tokens[last - 1].gap:
        last -= 1  # "the Council (NRC) said"
    if _pauses(sentence, last) and (opening := _set_off(sentence, last)) is not None:
        return _named(sentence, text, 0, opening)
    first = last
    while first > max(0, last - _NOUNS_BEFORE):
        word = tokens[first - 1].text
        joined = word == "and" and first >= 2 and tokens[first - 2].text in _ANONYMOUS
        if word in _ENGLISH_LINKS and not joined:
            break
        first -= 1
        if _pauses(sentence, first):
            break
    cut = next((i for i in range(first + 1, last) if tokens[i].text in _POSTMODIFIED), last)
    found = _named(sentence, text, first, cut)
    set_off = first > 0 and ("," in tokens[first].gap or tokens[first - 1].text in ("who", "which"))
    if found is not None and found[1] is None and set_off:
        return _subject(sentence, text) or found
    return found


def _set_off(sentence: Sentence, verb: int) -> int | None:
    """Give the end of a subject that an apposition parts from its verb ("The governor, Ali Omar, said")."""
    start = verb - 1
    while start > 0 and not _pauses(sentence, start):
        start -= 1
    contents = _contents(sentence)
    opening = [token.text for token in sentence.tokens[: start + 1]]
    short = 0 < start <= _NOUNS_BEFORE and not {"who", "which", "whose"}.intersection(opening)
    plain = not any(index in contents for index in range(start))
    return start if short and plain and "," in sentence.tokens[start].gap else None


def _subject(sentence: Sentence, text: Shadow) -> Speaker | None:
    """Give the actor that opens a sentence and is set off by a comma ("The rebels, who hold the hill, said …")."""
    opening = next((a for a in sentence.actors if token_of(sentence, a.shadow_start) <= _OPENING), None)
    if opening is None:
        return None
    behind = token_of(sentence, opening.shadow_end)
    following = sentence.tokens[behind] if behind < len(sentence.tokens) else None
    set_off = following is not None and "," in following.gap and following.text in ("who", "which", "whose")
    if not set_off:
        return None
    first = token_of(sentence, opening.shadow_start)
    article = first > 0 and sentence.tokens[first - 1].text in ("the", "a", "an")
    return sentence.raw(text, first - article, behind), opening


def _named(sentence: Sentence, text: Shadow, first: int, last: int) -> Speaker | None:
    if first >= last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    actors = [a for a in sentence.actors if start <= a.shadow_start < end]
    parties = [a for a in actors if a.kind in PARTIES]
    named = [a for a in parties if a.state_template is None]  # "المتحدث العسكري للحوثيين" speaks for the last of them
    party = next(iter(named or parties), None)
    if {t.text for t in sentence.tokens[first:last]} & _ANONYMOUS:
        return sentence.raw(text, first, last), None
    return sentence.raw(text, first, last), party or (actors[0] if actors else None)


def token_of(sentence: Sentence, shadow_start: int) -> int:
    """Give the index of the first word that begins at or behind a shadow offset."""
    return bisect_left(sentence.tokens, shadow_start, key=_START)
