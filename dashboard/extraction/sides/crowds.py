"""A protest, riot, disaster or flight -> the people in it, who called them, and the force that met or moved them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.casting import Cast, Sides, around
from dashboard.extraction.sides.roles import Part, token_at
from dashboard.extraction.sides.subjects import is_passive
from dashboard.model import EventType

_HOMES = frozenset({"home", "homes", "house", "houses", "huts", "منزل", "منزلا", "منازل", "بيوت", "مساكن", "خيام"})
_EVACUATES = re.compile("evacuat|airlift|lift|fl[eoy]w?|ferr|[وف]?[يت]?(?:اجل|نقل)")
_SUBJECT_REACH = 3
_CALLED_BY = re.compile(  # who stands behind a protest: "called by the union", "بدعوة من النقابة"
    r"\b(?:called|organi[sz]ed|staged|convened|led)(?: for)? by(?: the| a| an)?(?: [\w-]+)?$|"
    r"\bcalls? (?:by|from)(?: the| a| an)?(?: [\w-]+)?$|"
    r"[وف]?(?:ب|ل)?(?:دعو[هة]|نداء|تنظيم)(?: من)?$|نظم(?:ت|ها|ته|تها|ه)?$|دع[ات]+(?: \w+)?$|[تين]نظم(?:ها|ه)?$"
)
_WHERE = re.compile(
    r"\b(?:near|outside|at|in front of|towards?|to|around|into|behind|opposite)(?: the)?$|"
    r"(?:قرب|امام|عند|محيط|مقر|مبني|باتجاه|نحو|الي|داخل|خارج|قباله)(?: \w+)?$"
)
_ABOUT = re.compile(  # what a protest is for or against
    r"\b(?:against|of|for|over|about|from|denounc\w+|condemn\w+|reject\w+|demand\w+|accus\w+|protest\w*|"
    r"solidarity with)(?: the| a| an| its)?(?: [\w-]+)?$|"
    r"(?:ضد|قائد|مدير|رئيس|وزير|اقاله|استقاله|انسحاب|خروج|رحيل|عنف|ممارسات|انتهاكات|جرائم|قصف|قمع|غارات|عدوان|احتلال|"
    r"تضامن\w*|دعما|تاييد\w*|تنديد\w*|رفض\w*|احتجاج\w*|استنكار\w*)(?: (?:مع|ل|ب|علي|من))?(?: \w)?$"
)


def is_force(actor: ActorMention) -> bool:
    """Tell whether an actor is a state's: army, police, government."""
    return actor.kind in ("military", "state") or actor.state_template is not None


def crowd_of(sentence: Sentence, group: Group, event_type: EventType, cast: Cast) -> Sides:
    """Tell who is hit by a disaster, who is driven or brought out, who is in a crowd and which force met it."""
    actors = cast.actors
    people = next((a for a in actors if a.kind == "civilians"), None)
    if event_type is EventType.DISPLACEMENT:
        mover = _mover(sentence, group, actors)
        return Sides(people) if mover is None else Sides(mover, people)
    if event_type is EventType.DISASTER:
        homes = any(group.holds(i) and t.text in _HOMES for i, t in enumerate(sentence.tokens))
        return Sides(None, people, homes=homes)
    crowds = [a for a in actors if a.kind == "civilians" or (a.kind == "militia" and not is_force(a))]
    acting = [a for a in crowds if event_type is EventType.PROTESTS or cast.part(a) is not Part.TARGET]
    crowd = next(iter(acting), None)
    forces = [a for a in actors if is_force(a) and not _is_about(sentence, a)]
    force = next(
        iter([*(a for a in forces if a.kind != "state"), *(a for a in forces if not _is_place(sentence, a))]), None
    )
    before, _ = around(sentence, group.head.first, actors)
    opens = force is not None and before[:1] == [force]
    caller = _caller(sentence, group, cast) if event_type is EventType.PROTESTS else None
    met = force if opens and group.head.finite and sentence.language == "en" else None
    hurt = [a for a in actors if a is not crowd and a.kind == "civilians" and cast.part(a) is Part.TARGET]
    return Sides(caller or crowd, force or next(iter(hurt), None), met)


def _mover(sentence: Sentence, group: Group, actors: Sequence[ActorMention]) -> ActorMention | None:
    """Find the army that brings people out: "army helicopters evacuated …", "أجلى الجيش …"."""
    head = group.head
    if not head.finite or _EVACUATES.match(sentence.tokens[head.first].text) is None or is_passive(sentence, group):
        return None
    before, after = around(sentence, head.first, [a for a in actors if a.kind == "military"])
    if sentence.language == "en":
        near = [a for a in before if head.first - token_at(sentence, a.shadow_end - 1) <= _SUBJECT_REACH]
    else:
        near = [a for a in after if token_at(sentence, a.shadow_start) - head.last < _SUBJECT_REACH]
    return next(iter(near), None)


def _caller(sentence: Sentence, group: Group, cast: Cast) -> ActorMention | None:
    """Find the union, party or group that calls or holds a protest."""
    for actor in sentence.actors:
        if actor.name is None or is_force(actor) or actor.kind in ("civilians", "media", "monitor", "generic"):
            continue
        index = token_at(sentence, actor.shadow_start)
        ahead = [token.text for token in sentence.tokens[max(0, index - _SUBJECT_REACH - 1) : index]]
        proclitic = sentence.tokens[index].text[: max(0, actor.shadow_start - sentence.tokens[index].start)]
        words = " ".join([*ahead, proclitic] if proclitic not in ("", "ال", "ل", "لل") else ahead)
        if _CALLED_BY.search(words) and group.holds(index) and cast.part(actor) is not Part.ASIDE:
            return actor
    return None


def _is_place(sentence: Sentence, actor: ActorMention) -> bool:
    """Tell whether an office only says where a crowd is: "near the parliament"."""
    index = token_at(sentence, actor.shadow_start)
    ahead = " ".join(token.text for token in sentence.tokens[max(0, index - _SUBJECT_REACH) : index])
    return _WHERE.search(ahead) is not None


def _is_about(sentence: Sentence, actor: ActorMention) -> bool:
    """Tell whether a protest is only for or against a force: "in support of the army", "تنديدا بالقصف التركي"."""
    index = token_at(sentence, actor.shadow_start)
    ahead = " ".join(token.text for token in sentence.tokens[max(0, index - _SUBJECT_REACH) : index])
    written = sentence.tokens[index]
    proclitic = written.text[: max(0, actor.shadow_start - written.start)]
    return _ABOUT.search(f"{ahead} {proclitic}".strip()) is not None
