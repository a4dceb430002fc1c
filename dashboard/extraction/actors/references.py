"""An article's actor mentions in order -> the same, with "the group", "القوات", "مسلحيه" given their actor's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.actors.lexicon import vocabulary
from dashboard.extraction.actors.mention import ActorMention
from dashboard.settings import settings

_PARTIES = frozenset({"rebel", "militia", "military", "coalition"})


def resolve_back_references(mentions: Sequence[ActorMention], country: str | None = None) -> list[ActorMention]:
    """Give each back-reference the nearest earlier actor that fits, else its generic name.

    `country` (ISO2) is where the article plays, if known: "the army" with no earlier army is then that country's.
    Without it the country that most actors of the article belong to is taken. An alias of several actors is decided
    by the same country.
    """
    home = country or _main_country(mentions)
    resolved: list[ActorMention] = []
    for mention in mentions:
        resolved.append(_resolve(_disambiguate(mention, home), resolved, home))
    return resolved


def _main_country(mentions: Sequence[ActorMention]) -> str | None:
    votes = Counter(
        m.country for m in mentions if m.country and not m.alternatives and not m.speaker and m.kind != "coalition"
    )
    return votes.most_common(1)[0][0] if votes else None


def _disambiguate(mention: ActorMention, home: str | None) -> ActorMention:
    for name, country in mention.alternatives:
        if home is not None and country == home:
            return replace(mention, name=name, country=country)
    return mention


def _resolve(mention: ActorMention, earlier: Sequence[ActorMention], home: str | None) -> ActorMention:
    if mention.back_reference:
        antecedent = _antecedent(mention, earlier)
        if antecedent is not None:
            return replace(
                mention,
                name=_name_for(mention, antecedent),
                kind=antecedent.kind,
                country=antecedent.country,
                armed_name=antecedent.armed_name,
            )
    elif mention.state_template is None:
        return mention
    state = _state_name(home) if mention.state_template is not None else None
    if state is not None and mention.state_template is not None:
        kind = "state" if mention.speaker else "military"
        return replace(mention, name=mention.state_template.format(name=state), kind=kind, country=home)
    return replace(mention, name=mention.name or mention.fallback)


def _antecedent(mention: ActorMention, earlier: Sequence[ActorMention]) -> ActorMention | None:
    fitting = [m for m in reversed(earlier) if m.name is not None and _may_refer(mention, m)]
    if mention.possessive and mention.gender is not None:
        fitting = [m for m in fitting if m.gender in (mention.gender, None)]
    if mention.possessive and fitting:
        return fitting[0]
    by_head = [m for m in fitting if set(m.heads) & set(mention.heads) and not m.back_reference]
    if by_head:
        return by_head[0]
    by_kind = [m for m in fitting if m.kind in mention.refers_to_kinds]
    if mention.weak and len({m.name for m in by_kind}) > 1:
        return None
    return by_kind[0] if by_kind else None


def _may_refer(mention: ActorMention, candidate: ActorMention) -> bool:
    if mention.possessive:
        return candidate.kind in _PARTIES or candidate.kind == "state" or candidate.metonym
    if candidate.speaker or candidate.kind not in _PARTIES:
        return False
    return candidate.kind in mention.refers_to_kinds or bool(set(candidate.heads) & set(mention.heads))


def _name_for(mention: ActorMention, antecedent: ActorMention) -> str | None:
    if antecedent.kind == "state" and antecedent.armed_name is not None:
        return antecedent.armed_name
    return antecedent.name


def _state_name(country: str | None) -> str | None:
    if country is None:
        return None
    names = {n.country: n.name for n in vocabulary(settings().lexicon).nisbas.values()}
    return names.get(country)
