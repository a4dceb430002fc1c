"""An article's actor mentions in order -> the same, with "the group", "القوات", "مسلحيه" given their actor's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dashboard.extraction.actors.lexicon import default_vocabulary
from dashboard.extraction.actors.mention import ActorMention

_ABROAD_TOO = frozenset({"state", "military", "media", "agency"})
_HOME_WEIGHT = 3  # rebels and local monitors are at home where the article plays; armies and states also act abroad
_BESIDE, _NEAR, _FAR = 25, 200, 1500  # characters over which "soldiers" and "the army" go on with an army named before
_LOOK_BACK = 120  # mentions; keeps a book-long text linear
_ARMY = re.compile(r"\b(?:army|military|idf)\b|جيش")
_OF_HOME = re.compile("govern|regime|junta|federal|loyalist|حكوم|نظام|موال")  # always that of the article's country
_FIGHTERS, _IRREGULAR = "Fighters", frozenset({"rebel", "militia"})
_UNIDENTIFIED = "Unidentified Armed Group"
_CALLED = frozenset({"Bandits", "Gangs", "Tribal Militia", "Clan Militia", "Communal Militia"})
_HOSTS = frozenset({"QA", "CH", "OM", "AT", "NO"})  # where others meet: "the government and the rebels met in Doha"
_BESIDE_LEADER = 60  # characters
_PARTIES = frozenset({"rebel", "militia", "military", "coalition"})


def resolve_back_references(
    mentions: Sequence[ActorMention],
    country: str | None = None,
    soil: Mapping[str, float] | None = None,
    abroad: Callable[[int, str | None], str | None] | None = None,
) -> list[ActorMention]:
    """Give each back-reference the nearest earlier actor that fits, else its generic name; one that names nobody
    ("the coalition" in an unknown war) is left out.

    `country` (ISO2) is where the article plays, if known: "the army" with no earlier army is then that country's.
    Without it the country is taken that most actors of the article belong to and most of its places lie in; `soil`
    says how many places lie in each. An alias of several actors is decided by the same country. `abroad` tells, for a
    raw offset and the article's country, whether the sentence there plays in another one.
    """
    home = country or _main_country(mentions, soil or {})
    resolved: list[ActorMention] = []
    for mention in mentions:
        here = (abroad(mention.span.start, home) if abroad is not None else None) or home
        here = home if here in _HOSTS and home is not None else here
        resolved.append(_resolve(_disambiguate(mention, home), resolved[-_LOOK_BACK:], here, abroad=here != home))
    return [m for m in resolved if m.name is not None]


def _main_country(mentions: Sequence[ActorMention], soil: Mapping[str, float]) -> str | None:
    votes: Counter[str] = Counter()
    votes.update(soil)  # shares, where several countries have a place of that name
    for mention in mentions:
        if mention.country is not None and not mention.alternatives and mention.kind != "coalition":
            votes[mention.country] += 1 if mention.kind in _ABROAD_TOO else _HOME_WEIGHT
    return votes.most_common(1)[0][0] if votes else None


def _disambiguate(mention: ActorMention, home: str | None) -> ActorMention:
    for name, country in mention.alternatives:
        if home is not None and country == home:
            return replace(mention, name=name, country=country)
    return mention


def _resolve(mention: ActorMention, earlier: Sequence[ActorMention], home: str | None, *, abroad: bool) -> ActorMention:
    local = next((name for country, name in mention.local if country == home), None)
    army = _army_before(mention, earlier, abroad)
    if army is not None:
        return replace(
            mention, name=army.name, kind=army.kind, country=army.country, armed_name=army.armed_name, speaker=False
        )
    if mention.state_template is not None and not mention.possessive and home is not None:
        return _as_state(mention, home) if local is None else replace(mention, name=local, kind="military")
    if mention.back_reference:
        antecedent = _antecedent(mention, earlier)
        if antecedent is not None:
            return replace(
                mention,
                name=_name_for(mention, antecedent),
                kind="military" if antecedent.kind == "state" else antecedent.kind,
                country=antecedent.country,
                armed_name=antecedent.armed_name,
                speaker=False,
            )
    plain = not mention.heads and not mention.refers_to_kinds  # "tribesmen"; but not "Arab and Kurdish factions"
    if local is not None and (mention.back_reference or (plain and not mention.possessive)):
        own = mention.kind if mention.kind != "generic" else "rebel"
        kind = mention.refers_to_kinds[0] if mention.refers_to_kinds else own
        return replace(mention, name=local, kind=kind, country=home)
    if mention.name is None and mention.fallback == _UNIDENTIFIED:
        return replace(mention, name=_as_called(earlier) or mention.fallback)
    return mention if mention.name else replace(mention, name=mention.fallback)


def _as_called(earlier: Sequence[ActorMention]) -> str | None:
    """Give "the attackers" the word that the article last had for nameless armed men: bandits, a gang."""
    called = [m.name for m in earlier if m.kind == "generic" and m.name in _CALLED]
    return called[-1] if called else None


def _army_before(mention: ActorMention, earlier: Sequence[ActorMention], abroad: bool) -> ActorMention | None:
    """Find the national army that "the army" goes on with: the last one named, or for mere "soldiers" the only one."""
    if mention.state_template is None or mention.possessive or "army" not in mention.heads:
        return None
    if _OF_HOME.search(mention.text.lower()):
        return None
    armies = [m for m in earlier if (m.name or "").startswith("Military Forces of") and _ARMY.search(m.text.lower())]
    reach = (_BESIDE if abroad else _NEAR) if mention.weak else _FAR
    if not armies or mention.shadow_start - armies[-1].shadow_end > reach:
        return None
    return None if mention.weak and len({m.name for m in armies}) > 1 else armies[-1]


def _as_state(mention: ActorMention, home: str) -> ActorMention:
    state = _state_names().get(home)
    if state is None or mention.state_template is None:
        return replace(mention, name=mention.name or mention.fallback)
    return replace(
        mention,
        name=mention.state_template.format(name=state),
        kind="state" if mention.speaker else "military",
        country=home,
        armed_name=f"Military Forces of {state}",
    )


def _antecedent(mention: ActorMention, earlier: Sequence[ActorMention]) -> ActorMention | None:
    fitting = [m for m in reversed(earlier) if m.name is not None and _may_refer(mention, m)]
    if mention.possessive:
        if mention.gender is not None:
            agreeing = [m for m in fitting if m.gender in (mention.gender, None)]
            led = [m for m in fitting[:1] if mention.shadow_start - m.shadow_end < _BESIDE_LEADER]
            return next(iter([*agreeing, *led]), None)  # "ردّ زعيم الجبهة بأن مقاتليه"
        return fitting[0] if fitting else None
    by_head = [m for m in fitting if set(m.heads) & set(mention.heads) and not m.back_reference]
    if by_head and not mention.weak:
        return by_head[0]
    by_kind = [m for m in fitting if m.kind in mention.refers_to_kinds and m.heads]
    if mention.fallback == _FIGHTERS and (not mention.weak or mention.text.isascii()):  # of an army one says soldiers
        irregular = [m for m in by_kind if m.kind in _IRREGULAR]
        by_kind = irregular if mention.weak else irregular or by_kind
    if mention.weak and len({m.name for m in by_kind}) > 1:
        return None
    return by_kind[0] if by_kind else None


def _may_refer(mention: ActorMention, candidate: ActorMention) -> bool:
    if mention.possessive:
        patron = candidate.metonym and candidate.weak  # "the UAE-backed forces left their posts"
        return not patron and (candidate.kind in _PARTIES or candidate.kind == "state")
    if candidate.speaker or candidate.kind not in _PARTIES:
        return False
    return candidate.kind in mention.refers_to_kinds or bool(set(candidate.heads) & set(mention.heads))


def _name_for(mention: ActorMention, antecedent: ActorMention) -> str | None:
    if antecedent.kind == "state" and antecedent.armed_name is not None:
        return antecedent.armed_name
    return antecedent.name


@lru_cache(maxsize=1)
def _state_names() -> dict[str, str]:
    return {n.country: n.name for n in default_vocabulary().nisbas.values()}
