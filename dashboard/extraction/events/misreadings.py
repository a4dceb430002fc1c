"""A trigger's reading -> why its word means something else: a noun like a verb, a participle, a distance."""

from __future__ import annotations

from dashboard.extraction.events.efforts import peaceful
from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.inflection import english_noun
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.extraction.vocabulary.triggers import Trigger
from dashboard.model import EventType

# Nouns that are spelled like a verb of ours: "the regional head reported", "refugee camps".
_NOUNLIKE = frozenset(
    {"camp", "camps", "head", "heads", "shelter", "shelters", "patrol", "patrols", "field", "station", "mass", "mine"}
    | {"down", "downs", "truck", "trucks", "convoy", "convoys"}
)
_HITS = frozenset({"targeted", "hit", "struck"})
_FORCES = frozenset({"force", "forces"})
_ACTS = frozenset({"to", "will", "would", "could", "may", "might", "can", "should", "they", "who", "we", "must", "and"})
_BEFORE_PLACE = frozenset(
    {"in", "near", "at", "from", "to", "into", "across", "inside", "outside", "around", "between", "through", "for"}
)
_SPELL = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "phase", "stage"})
_LASTS = frozenset({"enter", "enters", "entered", "entering"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "its", "his", "her", "their", "some", "of", "with", "carrying", "for", "among"}
)
_PEOPLE = frozenset(
    {"person", "people", "families", "persons", "residents", "civilians", "villagers", "soldiers", "children"}
)
ARTICLES = frozenset({"a", "an", "the", "this", "another", "each", "its", "their", "our", "my", "his", "her", "these"})
_RANKS = frozenset(["اعنف", "اكبر", "اسوا", "اكثر", "اشد", "احدث", "ادمي", "اخطر", "اضخم", "اوسع"])
_RANKED_BY = frozenset({"في", "من", "وهو", "وهي", "يعد", "تعد", "يعتبر", "تعتبر"})
_LEADS_TO_RANK = frozenset({"the", "of", "one", "in", "what", "was", "were", "among", "some", "it", "is", "by", "far"})
_ORDER = frozenset({"latest", "first", "second", "third", "fourth", "fifth", "last", "only"})
_NOT_SUPERLATIVE = frozenset(
    {"west", "northwest", "southwest", "forest", "protest", "arrest", "unrest", "rest", "test"}
)
_TAKING_UP = frozenset({"it", "this", "that", "these", "those"})
_RANK_REACH = 9
_END_REACH = 5
_AUXILIARIES = frozenset({"was", "were", "been", "be", "had", "have", "has"})


def misread(sentence: Sentence, found: Found[Trigger]) -> str | None:
    """Say what a trigger's word is instead: a noun, a length of time, a distance, a kind of thing; else None."""
    word, before = sentence.tokens[found.first].text, sentence.tokens[found.first - 1].text if found.first else ""
    behind = [token.text for token in sentence.tokens[found.last : found.last + 4]]
    if sentence.language == "en" and word in _LASTS and _SPELL & set(behind):
        return "a length of time"
    if sentence.language == "en" and (other := peaceful(sentence, found)) is not None:
        return other
    if before == "such" and found.tag in ("noun", "present", "base"):
        return "a kind, not an event"
    if word in _HITS and _says_what_it_hit(sentence, found):
        return "says what was hit"
    if word == "close" and sentence.tokens[found.first + 1].text == "to":
        return "a distance"
    return _unlike_verb(sentence, found, word, before)


def _puts_an_end(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether "قضى … في" is no dying but what was put an end to: "قضت التجربة على 80 في المئة من الخلايا"."""
    words = [token.text for token in sentence.tokens[found.first : max(found.last, found.first + _END_REACH)]]
    dying = found.last - found.first == 1 or sentence.tokens[found.last - 1].text == "في"
    ends = dying and not found.payload.objects and words[0].lstrip("وف").startswith(("قض", "يقض", "تقض"))
    return ends and "علي" in words and "في" not in words[: words.index("علي")]


def _unlike_verb(sentence: Sentence, found: Found[Trigger], word: str, before: str) -> str | None:
    if sentence.language == "ar" and _puts_an_end(sentence, found):
        return "put an end to"
    if _ranked(sentence, found.first):
        return "ranks what is told"
    return "a noun spelled like a verb" if _is_noun(sentence, found, word, before) else None


def _ranked(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun only ranks what was told before it: ", in one of the deadliest attacks", "في أعنف هجوم"."""
    before = [token.text for token in sentence.tokens[max(0, noun - _RANK_REACH) : noun]]
    if (
        noun <= _RANK_REACH
        and before[:1]
        and before[0] in _TAKING_UP
        and before[1:2]
        and before[1] in _AUXILIARIES | {"is"}
    ):
        return any(_superlative(word) for word in before)  # "It was the first big attack in the capital since"
    if not any(t.last <= noun - len(before) for t in sentence.words.triggers):
        return False
    if sentence.language == "ar":
        return len(before) > 1 and before[-1] in _RANKS and before[-2] in _RANKED_BY
    at = next((i for i in range(len(before) - 1, -1, -1) if _superlative(before[i])), None)
    if at is None:
        return False
    start = at
    while start > 0 and before[start - 1] in _LEADS_TO_RANK:
        start -= 1
    apart = "," in sentence.tokens[noun - len(before) + start].gap
    return apart or (before[start] == "in" and before[at] not in _ORDER)


def _superlative(word: str) -> bool:
    return word in _ORDER or word in ("worst", "most") or (word.endswith("est") and word not in _NOT_SUPERLATIVE)


def _is_noun(sentence: Sentence, found: Found[Trigger], word: str, before: str) -> bool:
    """Tell a noun found as a verb ("a ferry", "refugee camps"); what may be a noun stands in the lexicon as one."""
    if found.tag not in ("base", "present"):
        return False
    alone = word in _NOUNLIKE and found.last - found.first == 1
    if (alone or word in _FORCES) and before not in _ACTS:
        return True
    words = " ".join(token.text for token in sentence.tokens[found.first : found.last])
    known = any(form in (word, words) for entry in found.payload.en_noun for form, _ in english_noun(entry))
    return before in ARTICLES and not known


def _says_what_it_hit(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether a relative clause only names the target ("a drone strike … that targeted a clinic")."""
    relative = found.first > 1 and sentence.tokens[found.first - 1].text in ("that", "which")
    return relative and any(
        t.payload.type is EventType.EXPLOSIONS and t.last <= found.first for t in sentence.words.triggers
    )


def describes(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether an English participle only describes a noun: "in occupied Berdiansk", "was found burnt"."""
    token, before = sentence.tokens[found.first], sentence.tokens[found.first - 1].text
    after = sentence.tokens[found.last].text if found.last < len(sentence.tokens) else ""
    counted = after in _PEOPLE and not _AUXILIARIES & {before, sentence.tokens[max(0, found.first - 2)].text}
    hyphened = token.gap.endswith("-") and before != "re" and found.last - found.first == 1
    if found.tag == "ing":
        return hyphened  # "a stone-pelting crowd"
    placed = token.gap == " " and before in _BEFORE_PLACE
    placed = placed or (before.endswith(("ly", "ing")) and after in _PEOPLE)  # "internally displaced people"
    left = before == "found" and found.payload.context != "death"
    return (counted and before.isdigit()) or hyphened or before in _DETERMINERS or placed or left
