"""What an attack hits, and who comes after those who leave -> the other side, where no words name it as such."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.actors.lexicon import default_vocabulary
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Cast
from dashboard.extraction.sides.pronouns import PARTIES
from dashboard.extraction.sides.roles import token_at
from dashboard.model import EventType

_AIM = re.compile(r"\b(?:attack|assault|raid|ambush|strike|bombing|shelling) (?:on|against|targeting)(?: the| an?)?$")
_ADVERBS = frozenset({"also", "later", "then", "had", "has", "again"})
_ATTACK = re.compile("shelling|bombardment|strikes?|airstrikes?|raids?|bombing|attacks?|barrage")
_ATTACK_ARABIC = re.compile("[وف]?ال(?:قصف|غاره|غارات|ضربه|ضربات|هجوم|هجمات)")
_HELD = frozenset({"held", "controlled", "occupied", "run"})
_HELD_REACH = 5
_HELD_BY = re.compile(
    r"\b(?:captured|seized|taken|held|controlled|overrun|occupied|conquered|run|ruled|lost) (?:by|to)(?: the)?$|"
    r"\bin the hands of(?: the)?$|\bunder the control of(?: the)?$|\bstronghold of(?: the)?$|"
    r"(?:لسيطره|تحت سيطره|في قبضه|قبضه|بيد|بايدي|معقل|معاقل)(?: \w+)?$|"
    r"(?:يسيطر|تسيطر|سيطر|سيطرت|استولي|استولت) علي(?:ها|ه)(?: \w+)?$|(?:احتل|احتلت|يحتل|تحتل)(?:ها|ه)(?: \w+)?$"
)
_REACH = 9  # words from the deed to what it hits
_COMES = re.compile("entered|enters|seized|took|moved|occupied|replaced|advanced")
_COMES_ARABIC = re.compile(
    "[وف]?(?:ل[يت])?(?:دخل|دخلت|تدخل|يدخل|تسلم|تسلمت|استلم|استلمت|احتل|احتلت|سيطر|سيطرت|انتشر|انتشرت)(?:ها|ه|هما|هم)?"
)


def hits_arms(sentence: Sentence, group: Group) -> bool:
    """Tell whether an attack hits what only fighters have: "bombed radar sites", "استهدف ثكنة"."""
    words = [re.sub("^(?:[وف]?(?:ب|ل)?ال|لل)(?=\\w{3})", "", t.text) for t in sentence.tokens]
    last = min(len(words), group.head.last + _REACH)
    behind = [word for index, word in enumerate(words[:last]) if index >= group.head.last and group.holds(index)]
    return _arms().search(f" {' '.join(behind)} ") is not None


@lru_cache(maxsize=1)
def _arms() -> re.Pattern[str]:
    vocabulary = default_vocabulary()
    phrases = [*vocabulary.folded("arms", "en"), *vocabulary.folded("arms", "ar")]
    return re.compile(f" (?:{'|'.join(map(re.escape, phrases))}) ")


def aimed_at(sentence: Sentence, group: Group, cast: Cast) -> ActorMention | None:
    """Find the party that an English attack is on: "an attack on the army"."""
    for actor in cast.actors:
        index = token_at(sentence, actor.shadow_start)
        ahead = " ".join(token.text for token in sentence.tokens[max(0, index - 3) : index])
        if actor.kind in PARTIES and index > group.head.first and _AIM.search(ahead):
            return actor
    return None


def points_back(sentence: Sentence, group: Group) -> bool:
    """Tell whether an attack is told as one already known: "the shelling also killed …", "وأصاب القصف …"."""
    tokens, head = sentence.tokens, group.head
    if head.trigger.type is not EventType.EXPLOSIONS:
        return False
    if sentence.language == "en":
        words = [t.text for t in tokens[max(0, head.first - 4) : head.first] if t.text not in _ADVERBS]
        if not head.finite:
            return words[-1:] == ["the"] and bool(_ATTACK.fullmatch(tokens[head.last - 1].text))
        return len(words) > 1 and words[-2] == "the" and _ATTACK.fullmatch(words[-1]) is not None
    if not head.finite:
        return head.front.endswith("ال") and head.last - head.first == 1
    return any(_ATTACK_ARABIC.fullmatch(token.text) for token in tokens[max(0, head.first - 1) : head.last + 1])


def holder(sentence: Sentence, group: Group) -> ActorMention | None:
    """Find who holds what is fought over: "retake the town, captured by rebels", "البلدة الخاضعة لسيطرة التنظيم"."""
    for actor in sentence.actors:
        index = token_at(sentence, actor.shadow_start)
        if actor.kind in PARTIES and index > group.head.first:
            ahead = [token.text for token in sentence.tokens[max(0, index - _HELD_REACH) : index]]
            behind = [t.text for t in sentence.tokens[index : index + _HELD_REACH] if t.gap == "-"]
            if _HELD_BY.search(" ".join(ahead)) or (set(behind) & _HELD):
                return actor
    return None


def successor(sentence: Sentence, group: Group) -> ActorMention | None:
    """Find who comes where others leave: "withdrew from the town, which rebels entered", "أخلت … ودخلها الثوار"."""
    for actor in sentence.actors:
        index, behind = token_at(sentence, actor.shadow_start), token_at(sentence, actor.shadow_end - 1) + 1
        if actor.kind not in PARTIES or index < group.head.last:
            continue
        if sentence.language == "ar" and _COMES_ARABIC.fullmatch(sentence.tokens[index - 1].text):
            return actor
        if sentence.language == "en" and any(_COMES.fullmatch(t.text) for t in sentence.tokens[behind : behind + 2]):
            return actor
    return None
