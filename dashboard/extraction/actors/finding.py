"""A sentence of the shadow -> its actor mentions, the longest at each place, not overlapping."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dashboard.extraction.actors.joining import merge
from dashboard.extraction.actors.lexicon import (
    Actor,
    Generic,
    Meaning,
    Nationality,
    Words,
    actor_gender,
    actor_heads,
    default_vocabulary,
    head_gender,
)
from dashboard.extraction.actors.mention import SPEAKER_KINDS, ActorMention
from dashboard.extraction.actors.sending import give_senders
from dashboard.extraction.actors.states import StateActor, StateRules, is_foreign, is_local, state_rules
from dashboard.lexicon import Hit, is_word
from dashboard.model import Span
from dashboard.text import Shadow

_GOVERNMENT = "Government"
_DEFINITE = re.compile(  # the last determiner counts: "that its soldiers"
    r"\b(the|these|this|that|those|its|his|their|her|whose)"
    r"(?: (?!(?:the|its|his|their|her|whose) )[a-z0-9,'-]*[a-z0-9'-]){0,2} $"
)
_COUNTED = re.compile(  # "12 Palestinians", "20 فلسطينيا": without a number they may be an army, or an adjective
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"dozens of|several|hundreds of|many|dozen|"
    r"عشر|عشره|عشرين|عشرون|ثلاثين|ثلاثون|اربعين|اربعون|خمسين|خمسون|مئه|مئتي))(?: more| other)? $"
)
_POSSESSIVES = frozenset({"its", "his", "their", "her", "whose"})
_BY_KIND = {"generic": 1, "civilians": 2}  # of two readings of the same words, the more telling first
_AGAINST = ("anti-", "non-")
_QUALIFIED = re.compile(
    r" (?:loyal|allied|backed|supported|faithful|opposed|from|of)\b|"
    r" (?:ال)?(?:موالي|تابع|مدعوم|داعم|مؤيد|حليف|متحالف|مساند|قادم)\w*\b"
)
_NOT_ARMED = re.compile(  # "in military uniform", "four members of one family", "army bloggers"
    r"(?: |-)(?:uniforms?|fatigues|clothes|clothing|dress|gear|camouflage|boots|style|bloggers?|analysts?|experts?|"
    r"of (?:an?|one|the|the same|his|her|their) (?:\w+ )?"
    r"(?:family|household|families|parliament|congress|union|clergy))\b"
)


def find_actors(text: Shadow, start: int, end: int) -> list[ActorMention]:
    """Find the actors named or pointed back to in `text.lower[start:end]`, in order."""
    words = default_vocabulary()
    rules = state_rules(words)
    hits = sorted(words.matcher.find(text, start, end), key=lambda hit: hit.start - hit.end)
    found = [m for hit in hits for m in _read(text, hit, end, rules)]
    return give_senders(text, merge(text, _longest(found), words))


def _read(text: Shadow, hit: Hit[tuple[Meaning, ...]], limit: int, rules: StateRules) -> Iterator[ActorMention]:
    suffix = _suffix(text.lower, hit.end)
    named = [m for m in hit.payload if m.role == "named" and not suffix and _fits(text, hit, m)]
    if named:
        yield _named(text, hit, named)
    for meaning in hit.payload:
        entry = meaning.entry
        if isinstance(entry, Generic):
            beside = not entry.attacking or rules.attacks(text.lower, hit.start, hit.end)
            if beside and (not suffix or _takes_pronoun(text.lower, hit, entry)):
                yield from _generic(text, hit, entry, suffix)
        elif isinstance(entry, Words):
            if not suffix and (
                state := rules.from_noun(text, _with_article(text.lower, hit.start), hit.end, limit, entry)
            ):
                yield _state(text, state)
        elif isinstance(entry, Nationality) and not suffix and _fits(text, hit, meaning):
            yield from _nationality(text, hit, meaning, entry, limit=limit, rules=rules)


def _takes_pronoun(lower: str, hit: Hit[tuple[Meaning, ...]], entry: Generic) -> bool:
    """Tell "مقاتليه" from "عسكرية": after ي a pronoun stands only on a plural, and never beside the article."""
    phrase = lower[hit.start : hit.end]
    if _has_article(lower, hit.start) or phrase + "ين" in entry.ar:
        return False  # "مسلحة" is an adjective, "مسلحيه" are somebody's
    return not phrase.endswith("ي") or phrase + "ن" in entry.ar


def _nationality(
    text: Shadow, hit: Hit[tuple[Meaning, ...]], meaning: Meaning, entry: Nationality, *, limit: int, rules: StateRules
) -> Iterator[ActorMention]:
    if meaning.role == "counted" and not _COUNTED.search(text.lower, max(0, hit.start - 40), hit.start):
        return
    if meaning.role in ("people", "counted"):
        yield _mention(
            text, hit.start, hit.end, name="Civilians", kind="civilians", country=entry.country, plural=True, weak=True
        )
        return
    state = rules.from_adjective(text, hit.start, hit.end, limit, entry)
    if state is None and meaning.role == "state":
        state = rules.metonym(text, _with_article(text.lower, hit.start), hit.end, limit, entry)
    if state is not None:
        yield _state(text, state)


def _fits(text: Shadow, hit: Hit[tuple[Meaning, ...]], meaning: Meaning) -> bool:
    written = text.folded[hit.start : hit.end]
    if meaning.upper:
        return written == meaning.phrase
    if meaning.definite:
        return _has_article(text.lower, hit.start)
    return not meaning.phrase[:1].isupper() or any(c.isupper() for c in written)


def _named(text: Shadow, hit: Hit[tuple[Meaning, ...]], meanings: list[Meaning]) -> ActorMention:
    actors = [m.entry for m in meanings if isinstance(m.entry, Actor)]
    first = actors[0]
    start = _with_article(text.lower, hit.start) if meanings[0].phrase.startswith("ال") else hit.start
    return _mention(
        text,
        start,
        hit.end,
        name=first.name,
        kind=first.kind,
        country=first.country,
        speaker=first.kind in SPEAKER_KINDS,
        gender=actor_gender(first),
        heads=actor_heads(first, meanings[0].phrase),
        alternatives=tuple((a.name, a.country) for a in actors) if len(actors) > 1 else (),
    )


def _generic(text: Shadow, hit: Hit[tuple[Meaning, ...]], entry: Generic, suffix: str) -> Iterator[ActorMention]:
    lower = text.lower
    article = _DEFINITE.search(lower, max(0, hit.start - 40), hit.start)
    possessive = suffix != "" or (article is not None and article.group(1) in _POSSESSIVES)
    if (entry.owned and not possessive) or lower.endswith(_AGAINST, 0, hit.start) or _NOT_ARMED.match(lower, hit.end):
        return
    if entry.heads and not entry.bare and _QUALIFIED.match(lower, hit.end):
        return  # "the forces loyal to the president" are those of none named before
    definite = possessive or article is not None or _has_article(lower, hit.start)
    refers = entry.kinds != () or entry.heads != ()
    if entry.name == _GOVERNMENT and is_local(lower, hit.start, hit.end):
        return
    foreign = entry.state is not None and is_foreign(lower, hit.start, hit.end)
    back = refers and not foreign and (entry.refers == "always" or (entry.refers == "definite" and definite))
    if not back and not entry.bare:
        return
    yield _mention(
        text,
        _with_article(lower, hit.start),
        hit.end + len(suffix),
        name=None if back else entry.name,
        kind=entry.kind,
        speaker=entry.speaker,
        back_reference=back,
        possessive=possessive,
        weak=back and not definite,
        gender=_suffix_gender(suffix) if suffix else head_gender(lower[hit.start : hit.end]),
        fallback=entry.name if entry.bare or definite else None,
        state_template=None if foreign else entry.state,
        heads=entry.heads,
        refers_to_kinds=entry.kinds,
        local=tuple(entry.local.items()),
        group=entry.group,
    )


def _state(text: Shadow, found: StateActor) -> ActorMention:
    forces = found.nationality.military
    return _mention(
        text,
        found.start,
        found.end,
        name=found.name,
        kind=found.kind,
        country=found.nationality.country,
        metonym=found.metonym,
        weak=found.patron,
        gender="f" if found.metonym or found.kind == "state" else None,
        armed_name=forces,
        heads=("army", "forces", "troops", "جيش", "قوات") if found.name == forces else (),
    )


def _mention(text: Shadow, start: int, end: int, **values: Any) -> ActorMention:
    raw = Span(*text.raw_span(start, end))
    return ActorMention(span=raw, shadow_start=start, shadow_end=end, text=text.raw[raw.start : raw.end], **values)


def _longest(found: list[ActorMention]) -> list[ActorMention]:
    kept: list[ActorMention] = []
    for mention in sorted(found, key=_preference):
        if not kept or mention.shadow_start >= kept[-1].shadow_end:
            kept.append(mention)
        elif _names_more(mention, kept[-1]):
            kept[-1] = mention  # "the recognised government of national accord" bears that name
    return kept


def _names_more(mention: ActorMention, kept: ActorMention) -> bool:
    """Tell whether a name goes on behind the common noun that it overlaps."""
    common = kept.state_template is not None or kept.back_reference
    return common and mention.shadow_end > kept.shadow_end and mention.state_template is None and bool(mention.heads)


def _preference(mention: ActorMention) -> tuple[int, int, int]:
    return mention.shadow_start, -mention.shadow_end, _BY_KIND.get(mention.kind, 0)


def _has_article(lower: str, start: int) -> bool:
    return lower.startswith(("ال", "لل"), start - 2) and start > 1


def _with_article(lower: str, start: int) -> int:
    if not _has_article(lower, start):
        return start
    return start - 2 if lower[start - 2] == "ا" else start - 1


def _suffix(lower: str, end: int) -> str:
    stop = end
    while is_word(lower, stop):
        stop += 1
    return lower[end:stop]


def _suffix_gender(suffix: str) -> str | None:
    return {"ه": "m", "ها": "f"}.get(suffix)
