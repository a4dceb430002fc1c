"""A sentence's actor mentions -> the same with members joined to their group, and names to what stands for them.

"مسلحي" + "داعش", "Islamic State" + "fighters", a name with its abbreviation in brackets, a group with its epithet.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.extraction.actors.lexicon import Vocabulary
from dashboard.extraction.actors.mention import ActorMention
from dashboard.model import Span
from dashboard.text import Shadow

_ABSORBED_KINDS = frozenset({"rebel", "militia", "military", "coalition", "state"})
_GAP_ENGLISH = re.compile(r"(?:'s?)?[ -]|(?:'s)? (?:and allied )|-linked |-affiliated ")
_GAP_OF = re.compile(  # "a commander of the armed wing of Hamas"
    r" (?:of|from|in) (?:the |an? )?"
    r"(?:(?:armed|military|political|local) (?:wing|arm|branch|bureau|faction) of (?:the )?)?"
)
_GAP_ARABIC = re.compile(
    r" (?:(?:من |في )?(?:ال)?جناح (?:ال)?(?:عسكري|مسلح|سياسي) (?:ل|في |من )|"
    r"من |في |تابع(?:ا|ين|ون|ه)? ل|ينتمون (?:ل|الي )|ب)?(?:ال|[(\"])*"
)
_ACTIVIST = re.compile("ناشط(?:ا|ين|ون|ان)?")  # of a party a member, alone one of the people
_GAP_LED = re.compile(r" (?:بقيادة|بقياده) (?:ال)?| led by (?:the )?")
_BRACKET = re.compile(r"[^.,،;()]{0,40} ?\(")
_SAME_AGAIN = re.compile(r" ?[(\"]+ ?(?:ال)?")


def merge(text: Shadow, mentions: list[ActorMention], words: Vocabulary) -> list[ActorMention]:
    """Join "مسلحي" + "داعش", "Islamic State" + "fighters", and a name with its abbreviation in brackets."""
    merged: list[ActorMention] = []
    for mention in mentions:
        if text.lower.endswith("جناح ", 0, mention.shadow_start):
            continue  # "الجناح العسكري ل…" is whose wing it is
        previous = merged[-1] if merged else None
        if previous is not None and (joined := _join(text, previous, mention)):
            merged[-1] = joined
        else:
            merged.append(mention)
    # An adjective that joined nothing is of something else: "تقدمها العسكري".
    return [m for m in merged if text.lower[m.shadow_start : m.shadow_end] not in words.adjectives]


def _join(text: Shadow, left: ActorMention, right: ActorMention) -> ActorMention | None:
    gap = text.lower[left.shadow_end : right.shadow_start]
    agencies = left.kind == right.kind == "agency" and _BRACKET.fullmatch(gap)  # "the UN mission (MINUSMA)"
    if agencies or (left.name is not None and left.name == right.name and _SAME_AGAIN.fullmatch(gap)):
        closing = text.lower[right.shadow_end : right.shadow_end + 1] in (")", '"')
        return _stretched(text, right if agencies else left, left.shadow_start, right.shadow_end + closing)
    if left.kind == "coalition" and right.metonym and _GAP_LED.fullmatch(gap):
        return _stretched(text, left, left.shadow_start, right.shadow_end)
    arabic = "\u0621" <= text.lower[right.shadow_start] <= "\u064a"
    if arabic and gap == " " and _is_epithet(text, left, right):
        return _stretched(text, left, left.shadow_start, right.shadow_end)
    loose = gap == " " and _ACTIVIST.fullmatch(left.text) and left.text.endswith(("ون", "ين"))  # with its nun nobody's
    if not loose and _is_member(left) and _is_group(right) and (_GAP_ARABIC if arabic else _GAP_OF).fullmatch(gap):
        return _stretched(text, right, left.shadow_start, right.shadow_end)
    if not arabic and _is_group(left) and _is_member(right) and _GAP_ENGLISH.fullmatch(gap):
        return _stretched(text, left, left.shadow_start, right.shadow_end)
    return None


def _is_member(mention: ActorMention) -> bool:
    if mention.kind == "civilians":
        return mention.text.lower() == "men" or _ACTIVIST.fullmatch(mention.text) is not None
    return mention.kind == "generic" and not mention.possessive


def _is_epithet(text: Shadow, left: ActorMention, right: ActorMention) -> bool:
    """Tell whether `right` is an adjective of the group before it: "التنظيم المتشدد", "تنظيم داعش الإرهابي"."""
    definite = left.name is not None or _opens_with_article(text.lower, left.shadow_start)
    return (
        definite
        and _is_group(left)
        and right.kind == "generic"
        and " " not in right.text
        and text.lower.startswith("ال", right.shadow_start)
        and text.lower[right.shadow_end - 1] in "يه"
    )


def _is_group(mention: ActorMention) -> bool:
    if mention.kind == "generic":
        return mention.state_template is not None or (mention.back_reference and bool(mention.heads))
    return mention.kind in _ABSORBED_KINDS


def _stretched(text: Shadow, mention: ActorMention, start: int, end: int) -> ActorMention:
    raw = Span(*text.raw_span(start, end))
    return replace(
        mention, span=raw, shadow_start=start, shadow_end=end, text=text.raw[raw.start : raw.end], metonym=False
    )


def _opens_with_article(lower: str, start: int) -> bool:
    return lower.startswith("ال", start) or lower.startswith("لل", max(0, start - 1))
