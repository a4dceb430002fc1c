"""An actor and the words around it -> the part it plays there: who acts, who is hit, or who only stands aside.

What counts: prepositions and particles ("by", "على يد", "against"), Arabic case endings ("قيادياً"), who is counted
among the killed, whose post or convoy is meant ("حاجز ل…", "… positions"), and phrases that only say whose friend
somebody is or who holds a place ("backed by", "بإسناد من", "army-held").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from operator import itemgetter

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.actors.lexicon import default_vocabulary
from dashboard.extraction.reading import Sentence

_REACH = 4
_PAUSE = re.compile(r"[,،;؛:.()]")
_VICTIMS = frozenset({"killed", "injured", "detained", "kidnapped", "captured"})
_ARE_HURT = re.compile(
    r"(?:(?:was|were|be|been|being|have been|had been|has been) (?:\w+ly )?"
    r"(?:killed|slain|wounded|injured|hurt|captured|detained|arrested|seized|abducted|kidnapped|shot|executed|beheaded|"
    r"martyred|gunned down|ambushed|hit|taken prisoner|among)|died|perished|lost (?:their|his|her) li(?:fe|ves)|"
    r"embraced martyrdom|suffered)\b"
)
_OF = frozenset({"ل", "لل", "تابع", "تابعه"})
_SHORTEST = 4  # letters; "ين" of a shorter word is no ending
_START = itemgetter(0)  # of a token: where it starts
_BETWEEN = frozenset({"between", "بين"})


class Part(Enum):
    """What an actor is in its clause; NONE where its words do not say."""

    AGENT = "agent"
    TARGET = "target"
    LOSER = "loser"
    ASIDE = "aside"
    BETWEEN = "between"
    NONE = ""


_NO_ADJECTIVE = r"(?!(?:on|at|against|in|near|from|of|to|and|with|said|phone)\b)"
# Verbs of carrying out with the deed for object ("نفذها", "أطلقته"), and what may stand before a nationality.
_CARRIED_OUT = "(?:نفذ|شن|اطلق|زرع|القي|ارتكب|دبر|قاد|نصب|تبن|تبني|اعلن مسؤوليته عن)(?:ت|ا|وا)?(?:ها|ه|هم|هما)"
_VEHICLES = (
    "(?: (?:طائر[هات]+|طائرتان|مسير[هات]+|مسيرتان|مقاتل[هات]+|مروحي[هات]+|مدفعي[هات]+|قو[هات]+|وحدات|زوارق|حربي[هات]+|"
    "بدون طيار|دون طيار|استطلاع)){0,3}"
)
_AGENT_AHEAD = re.compile(
    rf"(?:\bby(?: the| a| an| its)?(?: {_NO_ADJECTIVE}[\w-]+){{0,2}}|"
    r"\b(?:fired|launched|dropped) from(?: the| a| an)?(?: [\w-]+)?|"
    r"\b(?:blaming|blamed)(?: (?!on\b|for\b)[\w-]+){0,4}|"
    r"\b(?:blam\w+|attribut\w+|pin\w+|laid)(?: [\w'-]+){0,3} (?:on|to)(?: the| a| an)?|"
    r"\b(?:attacks?|fire|gunfire|assault|shelling|bombardment|shots|rockets|shells|ambush) from"
    r"(?: the| a| an)?(?: [\w-]+)?|"
    r"\bclaimed(?: \w+){0,2} by(?: the)?|"
    r"\bat the hands of(?: the| a| an)?(?: [\w-]+)?|"
    r"(?:علي|ب)? ?(?:يد|ايدي)|من قبل|من جانب|من طرف|بواسطه|[وف]?ب(?:نيران|رصاص|قصف|غار[هة]|هجوم)|"
    rf"(?:{_CARRIED_OUT}){_VEHICLES}|مصدر(?:ه|ها|هما)(?: \w+)?|(?:نسب|نسبت|منسوب\w*)(?:ه|ها)? الي|"
    r"(?:محملا|متهما|متهمه|محمله|متهمين|محملين))$"
)
_TARGET_AHEAD = re.compile(
    r"(?:\b(?:on|against|at|upon|with|targeting|toward|towards)(?: [\w'-]+){0,3}|"
    r"\b(?:ضد|علي|مع|باتجاه|تجاه)(?: \w+){0,3})$"
)
_LOSER_AHEAD = re.compile(r"\b(?:from|من)(?: [\w'-]+)?$")  # "took the town from the group"
_MEMBERS_AHEAD = re.compile(  # "units of the army", "a group of fighters": who they are, and no loss
    r"(?:مجموع(?:ه|ات|تان|تين)|عناصر|عدد|قو(?:ه|ات|تان|تين)|وحد(?:ه|ات|تان|تين)|افراد|مسلح\w*|مقاتل\w*|جنود|ضباط|عشرات|مئات|"
    r"الاف|فصيل|فصائل|دوري(?:ه|ات|تان|تين)|رتل|ارتال|خلي(?:ه|تان|تين)|خلايا|كتيب(?:ه|تان|تين)|كتائب|لواء|الويه|فرق(?:ه|تان|تين)?|"
    r"فوج|افواج|سري(?:ه|تان|تين)|سرايا|فيلق|قطعات|تشكيلات|مفرزه|مفارز|طائر(?:ه|ات|تان|تين)|مروحي(?:ه|ات|تان|تين)|زورق|زوارق|"
    r"دباب(?:ه|ات|تان|تين)|اليات|تعزيزات|مليشيات|ميليشيات)(?: \w+)? من$"
)
_ASIDE_AHEAD = re.compile(
    r"\b[وف]?(?:ال)?(?:مدعوم\w*|بدعم|دعم|باسناد|اسناد|بمسانده|مسانده|بتغطيه|بغطاء|بقياد[هة]|تقود\w*|مؤلف\w*|تضم|برفقه|"
    r"(?:ب|ل)?حمايه(?: مشدده)?|ب?مرافقه|بحضور|وسط انتشار|escorted|accompanied|flanked|guarded|"
    r"بالتعاون مع|بالتنسيق مع|الي جانب|موالي\w*|متحالف\w*|خاضع\w*|لسيطره|سيطره|تسيطر عليها|يسيطر عليها|"
    r"including|alongside|(?:made up|backed|supported|support|help|led|brokered|allied|aligned|loyal|controlled|held|"
    r"linked|affiliated|close|opposed) (?:of|by|with|to|from))\b"
    r"(?: (?:من|ب|of|by|with|to|from|جوي|بري|طيران))*(?: the)?$"
)
_TOLD_BY = re.compile(  # whoever tells of it, treats the wounded or looks on did not do it
    r"\b(?:reported|confirmed|described|told|released|published|posted|seen|verified|cited|quoted|denied|condemned|"
    r"announced|recorded|documented|counted|given|provided|welcomed|witnessed|observed|identified|treated|rescued|visited|"
    r"attended|inhabited|populated|owned|used|guarded|protected|interviewed|contacted|reached) by(?: the| a| an)?$"
)
_ACCUSED_AHEAD = re.compile(  # of what is told behind: "denied that it shelled the camp and accused the army of …"
    r"\b(?:accused|accusing)(?: the| a| an)?(?: [\w-]+)?$"
)
_ACCUSES = re.compile("[وف]?(?:اتهم|اتهمت|يتهم|تتهم|حمل|حملت)")
_ACCUSING_REACH = 6
_UNDERGOES = re.compile("[وف]?(?:تعرض|تعرضت|يتعرض|تتعرض|تعرضوا)")
_UNDERGOING_REACH = 10
_ASIDE_BEHIND = frozenset(
    {"backed", "supported", "sponsored", "trained", "held", "controlled", "run", "occupied", "linked", "affiliated",
     "aligned", "allied"}
)  # fmt: skip


def part_of(sentence: Sentence, actor: ActorMention, head: int, *, finite: bool = False, passive: bool = False) -> Part:
    """Tell an actor's part from the words around it; `head` is the place of the word that names the event, `finite`
    says whether that is a verb and `passive` whether what stands before it is hit."""
    index = token_at(sentence, actor.shadow_start)
    ahead = _ahead(sentence, actor, index)
    if _ASIDE_AHEAD.search(ahead) or _TOLD_BY.search(ahead) or _is_epithet(sentence, actor):
        return Part.ASIDE
    if _ACCUSED_AHEAD.search(ahead):
        return Part.AGENT if index < head else Part.ASIDE
    if _AGENT_AHEAD.search(ahead) or is_accused(sentence, actor, index) or _owns_attack(sentence, actor, index):
        return Part.AGENT
    if (
        is_victim(sentence, actor)
        or (finite and _is_oblique(actor, index - head))
        or ((passive or index >= head) and owns_target(sentence, actor, head))
    ):
        return Part.TARGET
    if any(token.text in _BETWEEN for token in sentence.tokens[max(0, index - _REACH) : index + 1]):
        return Part.BETWEEN
    if (
        sentence.language == "ar" and head < index
    ):  # not the preposition before the noun: "after | the capture of", "بعد ساعات من | دخول مقاتلي …"
        ahead = _ahead(sentence, actor, index, head + 1)
    part = Part.NONE if sentence.language == "en" and index < head else _object(ahead)
    return Part.AGENT if part is Part.LOSER and _undergoes(sentence, index) else part


def _undergoes(sentence: Sentence, index: int) -> bool:
    """Tell whether an Arabic verb of undergoing makes "من" name the author ("تعرضت … لإطلاق نار من …")."""
    return any(_UNDERGOES.fullmatch(token.text) for token in sentence.tokens[max(0, index - _UNDERGOING_REACH) : index])


def _object(ahead: str) -> Part:
    """Read the prepositions before an actor; not of one before an English verb: "on Sunday the rebels attacked"."""
    if _TARGET_AHEAD.search(ahead):
        return Part.TARGET
    return Part.LOSER if _LOSER_AHEAD.search(ahead) and not _MEMBERS_AHEAD.search(ahead) else Part.NONE


def is_accused(sentence: Sentence, actor: ActorMention, index: int) -> bool:
    """Tell whether an Arabic verb of accusing has the actor for object: who accuses stands between the two."""
    for position in range(max(0, index - _ACCUSING_REACH), index):
        if _ACCUSES.fullmatch(sentence.tokens[position].text):
            verb = sentence.tokens[position].start
            if any(verb < a.shadow_start < actor.shadow_start for a in sentence.actors):
                return True
            behind = token_at(sentence, actor.shadow_end - 1) + 1
            charged = behind < len(sentence.tokens) and sentence.tokens[behind].text.startswith("ب")
            return charged and position < index - 1  # "اتهم أقارب الضحايا الشرطة بقتلهم"
    return False


def _owns_attack(sentence: Sentence, actor: ActorMention, index: int) -> bool:
    """Tell whether an Arabic noun of attack is the actor's by "ل" ("هجوم لتنظيم …", "غارات للتحالف") or by the
    nationality behind it ("غارات جوية إسرائيلية")."""
    opening = sentence.tokens[index]
    adjective = sentence.language == "ar" and actor.kind == "military" and actor.text.endswith(("ية", "ي", "يه"))
    adjective = adjective and actor.text.isalpha() and not actor.text.startswith("ال")
    if not (adjective or opening.text[: max(0, actor.shadow_start - opening.start)].endswith("ل")):
        return False
    attacks, (fixed, moving) = _attacks(), _assets()
    owned = index > 0 and sentence.tokens[index - 1].text.startswith("تابع")
    last = index - owned  # "طائرة مسيرة تابعة ل…"
    words = [_bare(token.text) for token in sentence.tokens[max(0, last - 2) : last]]
    moving = frozenset() if owned else moving
    return any(word in attacks for word in words) and not any(word in fixed | moving for word in words)


def token_at(sentence: Sentence, shadow_start: int) -> int:
    """Give the index of the word that a shadow offset lies in, proclitics and all."""
    return max(0, bisect_right(sentence.tokens, shadow_start, key=_START) - 1)


def _ahead(sentence: Sentence, actor: ActorMention, index: int, opening: int = 0) -> str:
    """Give the words right before an actor, back to a pause, with a proclitic that stands on its first word."""
    first = index
    while first > max(opening, index - _REACH - 1) and not _PAUSE.search(sentence.tokens[first].gap):
        first -= 1
    words = [token.text for token in sentence.tokens[first:index]]
    written = sentence.tokens[index]
    proclitic = written.text[: max(0, actor.shadow_start - written.start)]
    return " ".join([*words, proclitic] if proclitic not in ("", "ال", "ل") else words)


def _is_epithet(sentence: Sentence, actor: ActorMention) -> bool:
    """Tell whether the actor only says who holds or stands behind something ("army-held", "al-Qaeda-linked")."""
    behind = token_at(sentence, actor.shadow_end - 1) + 1
    following = sentence.tokens[behind] if behind < len(sentence.tokens) else None
    return following is not None and following.text in _ASIDE_BEHIND and following.gap == "-"


def is_victim(sentence: Sentence, actor: ActorMention) -> bool:
    """Tell whether the actor is counted among the killed, injured or seized, or stands in the accusative."""
    if actor.text.split()[0].endswith(("اً", "ًا")):
        return True
    behind = token_at(sentence, actor.shadow_end - 1) + 1
    predicate = " ".join(token.text for token in sentence.tokens[behind : behind + 3])
    if sentence.language == "en" and _ARE_HURT.match(predicate):
        return True
    return any(
        q.kind in _VICTIMS and q.span.start < actor.span.end and actor.span.start < q.span.end
        for q in sentence.quantities
    )


def _is_oblique(actor: ActorMention, distance: int) -> bool:
    """Tell whether the ending of a dual or plural right behind an Arabic verb makes it the object ("أسقطت طائرتين")."""
    first = actor.text.split()[0]
    return distance == 1 and not actor.metonym and len(first) > _SHORTEST and first.endswith("ين")


def owns_target(sentence: Sentence, actor: ActorMention, head: int) -> bool:
    """Tell whether the actor owns the post, base or convoy that an attack is on ("حاجز للجيش", "army positions")."""
    assets, moving = _assets()
    first, last = token_at(sentence, actor.shadow_start), token_at(sentence, actor.shadow_end - 1)
    tokens = sentence.tokens
    if sentence.language == "en":
        inside = [tokens[last].text] if actor.shadow_end - actor.shadow_start > len(tokens[first].text) else []
        return any(word in assets or word in moving for word in [*inside, *_until_pause(sentence, last + 1)])
    for position in range(first - 1, max(head, first - 4), -1):
        word = tokens[position].text
        word = word if word in assets or word in moving else word.lstrip("وف")
        bare = word.removeprefix("لل").removeprefix("ال").removeprefix("ب").removeprefix("ل")
        if word in assets or bare in assets:
            return True
        if (word in moving or bare in moving) and position > head + 1:
            return True  # right behind the verb a patrol is who acts: "دخلت دورية للجيش"
    return False


def _until_pause(sentence: Sentence, first: int) -> list[str]:
    found: list[str] = []
    for token in sentence.tokens[first : first + 2]:
        if _PAUSE.search(token.gap):
            break
        found.append(token.text)
    return found


def _bare(word: str) -> str:
    return re.sub(r"^[وف]?(?:بال|ب|ال)?(?=\w{3})", "", word)


def has_attack_for_subject(sentence: Sentence, head: int) -> bool:
    """Tell whether an Arabic verb's subject is an attack, so that whoever stands behind it is hit ("غارة استهدفت")."""
    words = [_bare(token.text) for token in sentence.tokens[max(0, head - 2) : head]]
    return sentence.language == "ar" and any(word in _attacks() for word in words)


@lru_cache(maxsize=1)
def _attacks() -> frozenset[str]:
    return frozenset(_bare(word) for word in default_vocabulary().folded("attack", "ar"))


@lru_cache(maxsize=1)
def _assets() -> tuple[frozenset[str], frozenset[str]]:
    """Give the nouns of what stands still and of what moves, folded, both languages."""
    vocabulary = default_vocabulary()
    fixed, moving = (
        frozenset([*vocabulary.folded(role, "en"), *vocabulary.folded(role, "ar")]) for role in ("asset", "moving")
    )
    return fixed, moving


def head_of_phrase(sentence: Sentence, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Leave out those that only belong to another: the Union in "soldiers of the Union force"."""
    kept: list[ActorMention] = []
    for actor in actors:
        if kept and sentence.language == "en":
            behind, index = token_at(sentence, kept[-1].shadow_end - 1) + 1, token_at(sentence, actor.shadow_start)
            between = [token.text for token in sentence.tokens[behind:index]]
            if between and between[0] in ("of", "from") and len(between) <= 2:
                continue
        kept.append(actor)
    return kept
