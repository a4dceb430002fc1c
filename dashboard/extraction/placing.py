"""An event's clauses -> the toponyms where it happened: one, or each of a list; else the nearest before.

Order: places of the main clause, of the folded ones, the narrower before the wider; the place that opens the sentence
("In Busayra, …"); the place of the event before in the sentence; what the sentence goes on to name; and across
sentences where nothing else is named, the last event's place. Where only a speaker is comes last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.events.grouping import Group, is_relative, places_in
from dashboard.extraction.reading import Sentence
from dashboard.extraction.standing import is_addressed, is_speakers, is_wide, only_names, words_before
from dashboard.model import EventType, Toponym
from dashboard.text import Shadow

_LIST = re.compile(
    r"[\"')]*\s*(?:,|،|و|and|,\s*and|،\s*و|as well as|وكذلك|& )\s*(?:the )?"
    r"(?:the (?:towns?|villages?|cities|city) of )?"
    r"(?:(?:neighbouring|neighboring|nearby|adjacent|both|at least) )?(?:في |على |ب)?(?:ال)?"
    r"(?:(?:بلدة|قرية|مدينة|بلدتي|قريتي|مدينتي|محيط|أطراف) )?[\"'(]*"
)
_FROM = re.compile(
    r"(?:\bfrom|\bout of|\bleaving|\bleft|\bfled|\bflee|(?<!\w)و?من|(?<!\w)تغادر\w*|غادر\w*)"
    r"\W+(?:the |its |their )?(?:(?!\b(?:to|into|towards?|for|الي|نحو|باتجاه)\b)[\w\s]){0,22}$"
)
_NEAR = re.compile(
    r"(?:اول|قرب|مقربه|قريب\w*|(?:شمال|جنوب|شرق|غرب)ي?|كل|كلا|اكثر|اقل|ضمن|عدد) من\W+(?:(?!\bمن\b)[\w\s]){0,22}$"
    r"|(?<!\w)(?:حي|قري|بلد|منطق|مدين)\w*(?:ين|ان|ات|اء) من\W+(?:(?!\bمن\b)[\w\s]){0,22}$"
    r"|(?<!\w)من (?:غابات|اراضي|مساحات|احياء|قري|بلدات|مدن|مناطق|شوارع|منازل|حقول)\W+[\w\s]{0,22}$"
    r"|\b(?:far|away|distance|drive|walk|met(?:re|er)s?|kilomet\w+|km|miles?|hours?|minutes?)"
    r" from (?:the )?[\w\s]{0,22}$"
)
_TOWN_OF = r"(?:the )?(?:(?:\w+ ){0,2}(?:town|city|village|megacity) of |(?:مدينه|بلده|قريه) )?"
_BOUND = re.compile(  # where a vehicle goes to or comes from, if another place is named
    r"(?:\b(?:bound|destined|leaving|headed|heading) (?:for|to|towards?)|\ben route (?:to|from)"
    r"|\b(?:on (?:its|his|her|their|the) way|travell?ing|returning|driving) (?:to|from)"
    r"|(?<!\w)(?:في|علي) طريقه\w? (?:الي|من)|(?<!\w)(?:ال)?متجه\w* (?:الي|نحو|من)|(?<!\w)(?:ال)?متوجه\w* (?:الي|نحو|من)"
    r"|(?<!\w)(?:ال)?قادم\w* من|(?<!\w)(?:ال)?عائد\w* من)"
    rf"\W+{_TOWN_OF}(?:[\w'-]+(?: [\w'-]+)? (?:to|from|الي|نحو|من) {_TOWN_OF})?$"  # "from Peshawar to Parachinar"
)
_LEFT = re.compile(
    r"withdr|pull|push|expel|drov|driven|retreat|evict|oust|[وفي]?نسحب|ال?انسحاب|انسحاب|[وف]?انسحب|[وف]?طرد"
)
_CLOSE = re.compile(
    r"\b(?:near|close to|outside) (?:the )?(?:\w+ )?(?:(?:town|city|village) of )?$|(?<!\w)(?:بال)?قرب (?:من )?$"
)
_TO = re.compile(
    r"\b(?:in)?to (?:the )?(?:(?:town|city|village) of )?$|(?<!\w)(?:الي|نحو|باتجاه) (?:(?:مدينه|بلده|قريه) )?$"
)
_BEYOND = re.compile(r"(?:border with|borders with|الحدود مع|حدود|قادمه? من)\W+(?:the )?$")
_BETWEEN = re.compile(r"(?:\b[Bb]etween|\b[Ll]inking|(?<!\w)و?(?:بين|تربط|يربط))(?: \w+){0,3}\W*$")
_ROUTE = 100  # characters: "travelling to the port city of Karachi from the coastal town of"
_FAR_KM = 60  # farther from a place an event is not at it
_AWAY = re.compile(r"(?:(\d+) ?)?(?:\bkm|kilomet\w+|miles?|كيلومتر\w*|كلم|كم)\b[^,،]{0,40}$")
_COARSE = frozenset({"governorate", "region", "district"})
_COARSENESS = {"region": 0.25, "countryside": 1, "district": 1, "governorate": 2, "country": 3}
_TURN = re.compile(r"[,;] (?:and|while|but) (?:in|at|near|outside) |[,;] in |[،؛] و?(?:في|فيما في|بينما في) ")
_AROUND = re.compile("محيط|أطراف|اطراف")
_ARRIVED = re.compile(r"[وف]?(?:[وي]?صل|[تي]صل|عبر|[يت]عبر|لجا|[يت]لجا)|arriv|reach|cross|shelter")
# "killed six and displaced thousands in …": another outcome of the same thing.
_GOES_ON = re.compile(
    r"and (?:\w+ly )?(?:wound|injur|displac|destroy|damag|bur[ni]|kill|forc|left|hurt|maim|uproot"
    r"|rap(?:ed|ing)|abduct|kidnap|loot|torch|shot|beat|behead|execut|captur|detain|arrest|seiz|tortur|ransack"
    r"|robb|stole|took|set fire)\w*"
    r"|و(?:ا?صيب|ا?صاب|أصيب|أصاب|جرح|شرد|نزح|دمر|فقد|قتل|تضرر)\w*"
)
_NEW = re.compile(r"و|(?:and|but|while|whereas|as|فيما|بينما|كما|لكن|في حين|في ما|غير|حين) ")
_TALKS = re.compile(
    "[وفسيت]*وقع|[بو]?(?:ال)?اتفاق|[بو]?(?:ال)?(?:محادث|مفاوض|مباحث|مشاور)|sign|agree|talk|negotiat|accord|peace|ceasefire"
)
_AT = re.compile(
    r"(?<!\w)(?:و?في |و?ب)(?:(?:مدينه|بلده|قريه|العاصمه) (?:\w+ )?)?$"
    r"|\b(?:[Ii]n|[Aa]t|[Nn]ear) (?:the )?(?:\w+ (?:of )?)?$"
)
_CLOSED = re.compile("[,;،؛:]")


def places_of(
    sentence: Sentence, group: Group, event_type: EventType, text: Shadow, earlier: Sequence[Toponym]
) -> list[Toponym]:
    """Give the places of an event in their order, an empty list if there are none.

    `earlier` are the places of the sentence's events before this one, the latest last.
    """
    if is_relative(group.main):
        return _before(sentence, group.main)
    named = [_chosen(sentence, clause, group, event_type, text) for clause in [group.main, *group.folded]]
    own = [places for places in named if places]
    if own:
        narrow = [places for places in own if not all(map(is_wide, places))]
        return next(iter([*narrow, *filter(None, [_further(sentence, group, text)])]), own[0])
    front = [t for t in _fronted(sentence, group, text) if sentence.index == 0 or not _is_goal(text, t, sentence)][:1]
    if front and not (earlier and is_wide(front[0])):
        return front
    return [earlier[-1]] if earlier else front or _behind(sentence, group, text)


def _chosen(sentence: Sentence, clause: Clause, group: Group, event_type: EventType, text: Shadow) -> list[Toponym]:
    own = [t for t in _innermost(places_in(sentence, clause)) if not _BEYOND.search(words_before(text, t, sentence))]
    aside = [t for t in own if not is_speakers(sentence, t, text)]
    own = aside or (own if sentence.index == 0 else [])  # later the story is known, and no speaker's town stands in
    own = [t for t in own if not _is_far(words_before(text, t, sentence)) and not is_addressed(t, text, sentence)]
    own = [t for t in own if not only_names(t, own, text)]
    if not own:
        return []
    head = text.starts[sentence.tokens[group.head.first].start]
    if event_type is EventType.DISPLACEMENT:
        return _list_from(own, _of_movement(sentence, group, own, text), text)
    own = [t for t in own if t.span.start >= _elsewhere(sentence, head, text)] or own
    left = _LEFT.match(sentence.tokens[group.head.first].text) is not None
    near = [t for t in own if _is_from(text, t, sentence) is left] or own
    there = [t for t in near if not _is_goal(text, t, sentence)]
    if not there and sentence.index > 0:
        return []  # the story goes on where it was, not where a vehicle goes
    near = near if all(map(is_wide, there)) else there
    near = [t for t in near if t.type_word != "place"] or near  # "there", where a name is said too
    if _TALKS.match(sentence.tokens[group.head.first].text):  # who signs is named before where
        near = [t for t in near if _AT.search(words_before(text, t, sentence))] or near
    narrow = [t for t in near if not is_wide(t) and not _AWAY.search(words_before(text, t, sentence))] or near
    behind = [t for t in narrow if t.span.start > head and ";" not in text.raw[head : t.span.start]]
    beside = {t.span for t in narrow if _CLOSE.search(words_before(text, t, sentence))}  # "the area, near the city of"
    coarse = {t.span: _coarseness(t) + 0.5 * (t.span in beside) for t in narrow}
    before = [t for t in narrow if coarse[t.span] == min(coarse.values())]
    return _list_from(own, (behind or before)[0], text)


def _elsewhere(sentence: Sentence, head: int, text: Shadow) -> int:
    """Where, before the event's word, the sentence turns to another place: "…, and in Ivory Coast drivers marched"."""
    turns = list(_TURN.finditer(text.lower, sentence.start, text.from_raw(head)))
    return text.starts[turns[-1].start()] if turns else 0


def _of_movement(sentence: Sentence, group: Group, own: Sequence[Toponym], text: Shadow) -> Toponym:
    """Where people moved from; where they went to, if the words tell of an arrival or of nothing else."""
    head = text.starts[sentence.tokens[group.head.first].start]
    origins = [t for t in own if _is_from(text, t, sentence)]
    behind = [t for t in own if t.span.start > head]
    if _ARRIVED.match(sentence.tokens[group.head.first].text):
        origins = [] if any(t not in origins for t in behind) else origins
        behind = [t for t in behind if not _is_from(text, t, sentence)]
    elif not origins and behind and _TO.search(words_before(text, behind[0], sentence)):
        origins = [t for t in own if t.span.start < head][:1]  # "residents of X fled to Y"
    return (origins or behind or own)[0]


def _is_far(ahead: str) -> bool:
    """Tell whether an event is far from the next place: "350 km north of Mogadishu"."""
    found = _AWAY.search(ahead)
    return found is not None and int(found.group(1) or 0) >= _FAR_KM


def _coarseness(toponym: Toponym) -> float:
    """How large what a name stands for may be: a place, its surroundings, a governorate, a country."""
    if toponym.type_word == "countryside" and _AROUND.match(toponym.text):
        return 0
    beside = toponym.side not in (None, "centre")  # "south of the city"
    return _COARSENESS.get(toponym.type_word or "", 0) + beside


def _further(sentence: Sentence, group: Group, text: Shadow) -> list[Toponym]:
    """What the sentence goes on to name where only a country is named before: "killed two and wounded five in X"."""
    last = max(clause.last for clause in group.clauses)
    goes_on = last < len(sentence.tokens) and _GOES_ON.match(text.lower, sentence.tokens[last].start)
    return [t for t in _behind(sentence, group, text) if not is_wide(t)] if goes_on else []


def _behind(sentence: Sentence, group: Group, text: Shadow) -> list[Toponym]:
    """The first place after the event's own words, where what follows only goes on with it ("… that hit Izium")."""
    last = max(clause.last for clause in group.clauses)
    if last >= len(sentence.tokens):
        return []
    follows = sentence.tokens[last].start
    on = _GOES_ON.match(text.lower, follows) is not None
    if _NEW.match(text.lower, follows) and not on:
        return []  # "…, and in Kidal police arrested six"
    start = sentence.raw_starts[last]
    after = [t for t in sentence.toponyms if t.span.start >= start and t.type_word not in ("river", "mountain")]
    if on:  # but not beyond the clause that goes on
        after = [t for t in after if not _CLOSED.search(text.raw[start : t.span.start])]
    return [t for t in _innermost(after) if not is_speakers(sentence, t, text)][:1]


def _is_from(text: Shadow, toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether "from" stands before a place, or before those it is listed with."""
    before = [t for t in sentence.toponyms if t.span.end <= toponym.span.start]
    if before and _LIST.fullmatch(text.raw[before[-1].span.end : toponym.span.start]):
        return _is_from(text, before[-1], sentence)
    ahead = words_before(text, toponym, sentence)
    if _NEAR.search(ahead):
        return False
    gap = text.from_raw(toponym.span.start) - text.from_raw(before[-1].span.end) if before else len(ahead)
    return _FROM.search(ahead[max(0, len(ahead) - gap) :]) is not None


def _is_goal(text: Shadow, toponym: Toponym, sentence: Sentence) -> bool:
    """Tell whether a place is only where a vehicle goes to or comes from."""
    return _BOUND.search(words_before(text, toponym, sentence, _ROUTE)) is not None


def _innermost(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Leave out what only says where another lies ("in rural Homs", "Kherson region")."""
    around = {name for t in toponyms for name in t.within}
    return [t for t in toponyms if t.text not in around] or list(toponyms)


def _list_from(toponyms: Sequence[Toponym], chosen: Toponym, text: Shadow) -> list[Toponym]:
    """Give the chosen toponym with those joined to it by commas and "and"."""
    ordered = sorted(toponyms, key=lambda t: t.span.start)
    at = ordered.index(chosen)
    first, last = at, at
    while first > 0 and _joined(ordered[first - 1], ordered[first], text):
        first -= 1
    while last + 1 < len(ordered) and _joined(ordered[last], ordered[last + 1], text):
        last += 1
    return ordered[first : last + 1]


def _joined(left: Toponym, right: Toponym, text: Shadow) -> bool:
    if right.text in left.within or (right.side is not None and left.side is None):
        return False
    gap = text.raw[left.span.end : right.span.start]
    ahead = text.raw[max(0, left.span.start - 40) : left.span.start]
    if _BETWEEN.search(ahead) or _AWAY.search(ahead):
        return False  # one event between two places; "30 km east of Pokrovsk, Prohres and Yevhenivka"
    return _LIST.fullmatch(gap) is not None and not (gap.strip() in (",", "،") and right.type_word in _COARSE)


def _before(sentence: Sentence, clause: Clause) -> list[Toponym]:
    start = sentence.raw_starts[clause.first]
    return [t for t in sentence.toponyms if t.span.start < start and t.type_word not in ("river", "mountain")][-1:]


def _fronted(sentence: Sentence, group: Group, text: Shadow) -> list[Toponym]:
    head = sentence.raw_starts[group.head.first]
    turn = _elsewhere(sentence, head, text)
    before = [t for t in sentence.toponyms if t.span.start < head and t.type_word not in ("river", "mountain")]
    return _innermost([t for t in before if t.span.start >= turn] or before)
