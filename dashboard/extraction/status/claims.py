"""An event, its sides and who tells of it -> whether it is only claimed: a party about itself or its enemy.

What third parties do to each other, a bomb that nobody is said to have planted, a fight that goes on and what a
government itself decrees is no claim, whoever says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.events.classification import Kind
from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.sides.deciding import Sides
from dashboard.extraction.speech.attribution import Attribution
from dashboard.extraction.status.reach import Finding
from dashboard.model import EventType, Quantity, Status

_STATE_CLAIMS = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.STRATEGIC})
_CLAIMABLE = _STATE_CLAIMS | {EventType.DISPLACEMENT}
_DECREED = re.compile(
    "هدنه|وقفا?$|حظرا?$|طوارئ|اغلاق|اغلق|فتح|حل$|curfew|emergency|decree|martial|ban$|banned|border|crossing|airport|flights|truce|cease|armistice"
)
_PARTIES = frozenset({"military", "rebel", "militia", "coalition", "state"})
_OWN = frozenset({"its", "his", "their", "our", "her"})
_FORCES = frozenset(
    {
        "troops", "forces", "fighters", "soldiers", "men", "army", "artillery", "gunners", "aircraft", "warplanes",
        "jets", "planes", "helicopters", "drones", "infantry", "unit", "units", "navy", "marines", "snipers",
        "defences", "defenses", "defence", "pilots", "warships", "tanks", "missiles", "commandos", "rangers",
        "brigade", "brigades", "battalion", "paratroopers", "militants", "mujahideen", "combatants", "patrol",
    }
)  # fmt: skip
# Who speaks for an army, or for those who fight one, that the words do not name; and a side's own press.
_SOLDIERS = re.compile(
    r"\b(?:army|military|troops|command|navy|air force|defen[cs]e|general staff|security|soldiers)\b|"
    r"^(?:the|its) ministry$|(?:مصدر|قياده|ناطق|متحدث|بيان|قائد) عسكريه?(?!\w)|"
    r"(?:وزير|وزاره|وزارتا) (?:ال)?(?:اعلام|دفاع|داخليه|امن)|"
    r"قياده (?:ال)?(?:امريكيه|اميركيه|مركزيه|عسكريه|عمليات)|"
    r"افريكوم|البنتاغون|رئاسه الاركان|هيئه الاركان|رئيس الاركان"
)
_REBELS = re.compile(
    r"\b(?:rebels|insurgents|militants|jihadists|islamists|separatists|guerrillas|paramilitaries|junta|"
    r"(?:rebel|militant|insurgent|militia|resistance|separatist) "
    r"(?:group|commander|leader|spokes\w+|officials?|fighters?))\b|(?:^|\W)(?:ال)?(?:انفصالي|متمرد|جهادي|مسلح|مقاتل)(?:ون|ين)"
)
_PRESS = re.compile(
    r"\b(?:state|official|run|army|military|rebel)\b.*\b(?:media|television|tv|agency|radio|channel)\b|"
    r"(?:^|\W)(?:سانا|المسيره|اعماق|المنار|تسنيم|سونا|تاس|نوفوستي|الاعلام (?:الحربي|الامني|العسكري)|وكاله سبا)\b|"
    r"\b(?:sana|amaq|tass|ria novosti|al masirah|al manar|tasnim|irna|suna)\b|"
    r"(?:تلفزيون|قناه|اذاعه|وكاله|وسائل).*(?:الرسمي|الرسميه|السوري الرسمي|الحكومي|الحكوميه|التابع|التابعه)"
)
# Who counts the dead is no side of the war, whoever he works for.
_HEALTH = re.compile(
    r"صحه|الصحيه|طبي|الدفاع المدني|الاسعاف|الهلال الاحمر|\b(?:health|civil defen[cs]e|medics?|medical|hospital)\b"
)
_ADMITS = frozenset({"اقر", "اقرت", "اعترف", "اعترفت", "يقر", "تقر"})
_OWNS_UP = frozenset({"acknowledged", "acknowledges", "admitted", "admits", "conceded", "concedes"})
_ARMIES = frozenset({"military", "state", "coalition"})
_ACCUSED = frozenset({"accused", "accuses", "accusing", "accuse"})
_SUPPOSEDLY = frozenset({"allegedly", "purportedly", "supposedly", "alleged"})
_CHARGE_REACH = 4  # "blamed each other for shelling"
_RIVALS = frozenset({"rival", "rivals", "feuding", "each"})
_OFFICIAL = re.compile(r"\b(?:ministry|governor|officials?|army|military|government|authorities|spokes\w+|president)\b")
_LINKED = frozenset({"انه", "انها", "انهم", "بانه", "بانها", "بانهم"})
_FOES = frozenset({"fighters", "soldiers", "police"})
_ENEMIES = frozenset({"rebel", "militia", "fighters"})


class Telling(NamedTuple):
    """An event as somebody tells it."""

    sentence: Sentence
    clause: Clause
    kind: Kind
    sides: Sides
    said: Attribution
    quantities: Sequence[Quantity]

    @property
    def speaker(self) -> str:
        """The speaker's words in lower case, empty where he stands in an earlier sentence."""
        span = self.said.span
        if span is None or not self.sentence.span.start <= span.start < self.sentence.span.end:
            return ""
        first, last = self.sentence.token_at(span.start), self.sentence.token_at(span.end - 1)
        return " ".join(token.text for token in self.sentence.tokens[first : last + 1])


def claim_of(telling: Telling) -> Finding | None:
    """Tell whether an event is a claim, and why; None where somebody else tells of it."""
    if telling.sentence.cues_of("unverified"):
        return Status.CLAIMED, "nobody could verify it"
    if (
        _HEALTH.search(telling.speaker)
        or _owns_up(telling.sentence, telling.said)
        or (not telling.said.disputed and _is_plain(telling))
    ):
        return None
    reason = next((reason for rule in _RULES if (reason := rule(telling)) is not None), None)
    return (Status.CLAIMED, reason) if reason is not None else None


def _owns_up(sentence: Sentence, said: Attribution) -> bool:
    """Tell whether a side admits something, which is no claim."""
    if said.span is None or not sentence.span.start <= said.span.start < sentence.span.end:
        return False
    last = sentence.token_at(said.span.end - 1)
    if sentence.tokens[said.first].text.lstrip("وف") in _ADMITS:
        return True
    return any(token.text in _OWNS_UP for token in sentence.tokens[last + 1 : last + 3])


def _speaker(sentence: Sentence, said: Attribution) -> str:
    """Give the words of a speaker who stands in this sentence, in lower case, else none."""
    span = said.span
    if span is None or not sentence.span.start <= span.start < sentence.span.end:
        return ""
    first, last = sentence.token_at(span.start), sentence.token_at(span.end - 1)
    return " ".join(token.text for token in sentence.tokens[first : last + 1])


def _of_own(telling: Telling) -> str | None:
    """Tell whether what is said begins with the speaker's own forces: "said its artillery hit"."""
    sentence, clause, said = telling.sentence, telling.clause, telling.said
    if not said.quoted or telling.kind.event_type not in _CLAIMABLE:
        return None
    words = [token.text for token in sentence.tokens[max(said.first, clause.first) : clause.head.first]]
    own = any(a in _OWN and _FORCES & set(words[i + 1 : i + 4]) for i, a in enumerate(words))
    return "said of one's own forces" if own else None


def _accused(telling: Telling) -> str | None:
    """Tell whether somebody only accuses another of the deed ("accused soldiers of executing")."""
    first, head = telling.said.first, telling.clause.head.first
    words = [token.text for token in telling.sentence.tokens[first : head + 1]]
    charged = bool(words) and words[0].lstrip("و").startswith(("اتهم", "يتهم", "تتهم"))
    if charged and telling.clause.head.tag == "noun" and telling.clause.head.front.startswith("ب"):
        return "an accusation"  # "اتهم المجلس القوات بخطف مديرة مدرسة"
    accused = len(words) > 2 and words[0] in _ACCUSED and words[1] != "by" and "of" in words[-3:-1]
    return "an accusation" if accused else None


def blame_of(sentence: Sentence, clause: Clause, event_type: EventType) -> Finding | None:
    """Tell whether an official lays at the enemy's door what the sentence tells first ("; the governor blamed …")."""
    head = clause.head
    before = [token.text for token in sentence.tokens[max(0, head.first - _CHARGE_REACH) : head.first]]
    unsure = sentence.language == "en" and any(c.last <= head.first for c in sentence.cues_of("unverified"))
    if unsure or _SUPPOSEDLY & set(before[-2:]):
        return Status.CLAIMED, "alleged"
    if before[-2:] == ["accused", "of"] or (before[-1:] == ["for"] and {"blamed", "blames", "blaming"} & set(before)):
        return Status.CLAIMED, "an accusation"
    if event_type is not EventType.EXPLOSIONS:
        return None
    for cue in sentence.cues_of("speech"):
        teller = " ".join(token.text for token in sentence.tokens[max(head.last, cue.first - 5) : cue.first])
        if cue.first > head.last and sentence.tokens[cue.first].text == "blamed" and _OFFICIAL.search(teller):
            return Status.CLAIMED, "blamed on the other side"
    return None


def _own_deed(telling: Telling) -> str | None:
    """Hear an army's own deed where Arabic links it by a pronoun ("قالت القيادة المركزية إنها قتلت")."""
    sentence, clause = telling.sentence, telling.clause
    words = {token.text for token in sentence.tokens[telling.said.first : clause.head.first]}
    heard = telling.kind.event_type in _STATE_CLAIMS and _SOLDIERS.search(telling.speaker)
    return f"said by {telling.speaker}" if heard and words & _LINKED else None


def _by_party(telling: Telling) -> str | None:
    actor = telling.said.actor
    if actor is None or actor.kind not in _PARTIES or not (telling.said.party or telling.said.disputed):
        return None
    claimable = _STATE_CLAIMS if actor.kind == "state" else _CLAIMABLE
    return f"said by {actor.name or actor.text}" if telling.kind.event_type in claimable else None


def _is_plain(telling: Telling) -> bool:
    """Tell whether it is no claim, whoever says so.

    A bomb that nobody is said to have planted, a fight between others, a curfew or truce, which saying makes so.
    """
    head, sides, actor = telling.clause.head, telling.sides, telling.said.actor
    if telling.kind.sub in ("Agreement", "Other"):
        words = telling.sentence.tokens[head.first : head.last]
        return any(_DECREED.match(token.text) for token in words)
    civil = sides.actor2 is not None and sides.actor2.kind == "civilians"
    if civil and sides.actor1 is None and actor is not None and actor.kind == "state":
        return True  # the authorities count their people's dead, and say not whose shells they were
    if telling.kind.event_type is EventType.EXPLOSIONS and head.trigger.context == "blast":
        return sides.actor1 is None or sides.actor1 == actor
    return head.trigger.context == "clash" and (_is_foreign(sides, actor) or _is_between(telling))


def _is_foreign(sides: Sides, actor: ActorMention | None) -> bool:
    if sides.actor1 is None or sides.actor2 is None or actor is None:
        return False
    return not {actor.name, actor.armed_name} & {sides.actor1.name, sides.actor2.name}


def _is_between(telling: Telling) -> bool:
    """Tell whether a fight is one of rivals, none of whom speaks."""
    words = telling.sentence.tokens[telling.clause.first : telling.clause.last]
    return any(token.text in _RIVALS for token in words)


def _by_press(telling: Telling) -> str | None:
    """Hear a side's own press as that side."""
    words = telling.speaker
    heard = telling.kind.event_type in _STATE_CLAIMS and telling.clause.head.trigger.context != "blast"
    return f"said by {words}" if heard and _PRESS.search(words) else None


def _by_rebels(telling: Telling) -> str | None:
    words = telling.speaker
    head = telling.clause.head
    counted = any(q.kind == "killed" and q.whose in _FOES for q in telling.quantities)
    deed = head.finite or head.trigger.context == "territory" or (counted and telling.sentence.language == "en")
    heard = telling.kind.event_type in _STATE_CLAIMS and deed
    return f"said by {words}" if heard and _REBELS.search(words) else None


def _by_soldiers(telling: Telling) -> str | None:
    """Hear "a military source", "the ministry" tell of its own side's deed or of its enemy's dead."""
    words, head = telling.speaker, telling.clause.head
    if telling.kind.event_type not in _STATE_CLAIMS or head.trigger.context == "clash" or not _SOLDIERS.search(words):
        return None
    agent, target = telling.sides.actor1, telling.sides.actor2
    army = agent is not None and (agent.kind in _ARMIES or (agent.name or "").startswith("Military Forces"))
    enemy = target is not None and target.kind in _ENEMIES
    counted = any(q.kind == "killed" and q.whose == "fighters" for q in telling.quantities)
    if agent is not None and not army:
        return None
    return f"said by {words}" if (army and head.finite) or enemy or counted else None


_RULES: Sequence[Callable[[Telling], str | None]] = (
    _of_own, _own_deed, _accused, _by_party, _by_press, _by_rebels, _by_soldiers,
)  # fmt: skip
