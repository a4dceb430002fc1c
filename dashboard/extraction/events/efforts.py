"""English words of war that tell of rescue, toil or a trade: "battled to save", "pulled bodies from", "bomb-maker"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dashboard.extraction.reading import Sentence
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.extraction.vocabulary.triggers import Trigger
from dashboard.model import EventType

_FIGHTS = re.compile(r"(?:battl|fight|fought)")
_WARLIKE = frozenset(
    {"capture", "recapture", "retake", "take", "seize", "hold", "keep", "defend", "control", "regain", "win", "oust"}
    | {"expel", "repel", "drive", "push", "dislodge", "clear", "break", "stop", "halt", "topple", "overthrow", "remove"}
    | {"reclaim", "secure", "flush", "advance", "enter", "storm", "encircle", "liberate", "free", "cut", "stem", "end"}
    | {"defeat", "crush", "root", "reopen", "wrest", "beat", "fend", "hang", "turn", "overcome", "the", "death", "keep"}
)
_GUNS = frozenset(
    {
        "returned",
        "returning",
        "return",
        "opened",
        "opening",
        "open",
        "under",
        "hostile",
        "friendly",
        "enemy",
        "covering",
    }
    | {"gun", "machine", "small", "arms", "sniper", "artillery", "rocket", "mortar", "tank", "hold", "held", "cease"}
    | {"exchange", "exchanged", "traded", "trading", "heavy", "came", "drew", "ceased", "live", "automatic", "indirect"}
)
_PEOPLE = re.compile(
    r"(?:leader|organi[sz]er|movement|plotter|mastermind|coordinator|committee|activist|suspect|survivor|victim)s?$"
)
_BOOTY = re.compile(
    r"(?:vehicle|tank|weapon|rifle|gun|truck|drone|equipment|ammunition|armou?r|arms|"
    r"document|passport|flag|uniform|gear|munition|rocket|missile|jeep|car|boat|ship)s?$"
)
_FLOWN = frozenset({"jet", "plane", "aircraft", "helicopter", "airliner", "warplane", "bomber", "chopper", "airplane"})
_OF_PEOPLE = frozenset({EventType.CIVILIANS, EventType.DISPLACEMENT})
_TREES = re.compile(r"(?:tree|sapling|vine|orchard|crop|seedling|forest)s?$")
_MONUMENTS = re.compile(
    r"(?:statue|monument|tree|mast|pylon|cross|minaret|wall|bust|memorial|tower|fence|barrier)(?:e?s)?$"
)
_VESSELS = re.compile(r"(?:tanker|ship|vessel|boat|trawler|yacht|freighter|barge|dhow|lorry|lorries|truck|bus|buse)s?$")
_VESSEL_REACH = 3
_CRASH_REACH = 6
_ENVOYS = re.compile(r"(?:ambassador|diplomat|envoy|official|journalist|reporter|migrant|student|staff|teacher)s?$")
_SPELLS = frozenset(
    {"long", "hour", "day", "week", "month", "national", "nationwide", "general", "indefinite", "hunger", "wildcat"}
    | {"labour", "labor", "pay", "wage", "solidarity", "warning"}
)
_LEFT = frozenset(
    {"missing", "dead", "injured", "wounded", "homeless", "trapped", "stranded", "without", "unaccounted"}
)
_STATE_REACH = 9
_DOWN = frozenset(
    {"out", "off", "down", "over", "ill", "behind", "short", "apart", "inside", "overboard", "victim", "silent", "sick"}
    | {"asleep", "through", "sharply", "steeply", "below", "onto", "overnight", "percent", "per", "slightly", "further"}
)
_BREAKS = re.compile(r"violat|breach|flout|infring")
_MADE = frozenset({"that", "which", "agreed", "signed", "brokered", "reached", "declared", "announced", "struck"})
_BROKEN_REACH = 4
_PULLED = frozenset({"pulled", "dug", "fished", "dragged"})
_BROUGHT_OUT = frozenset(
    {"body", "bodies", "corpse", "corpses", "survivor", "survivors", "alive", "trapped", "remains"}
)
_PULLED_REACH = 4
_MEANWHILE = frozenset(
    {"on", "for", "through", "throughout", "the", "night", "day", "days", "hours", "overnight", "hard", "desperately"}
    | {"frantically", "early", "late", "all", "in", "vain", "still", "yesterday", "today", "into", "morning", "evening"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_EFFORT_REACH = 8
_CONFINED = frozenset({"jail", "prison", "court", "custody", "detention", "captivity", "cell", "hospital"})
_TRADE = re.compile(r"(?:mak|dispos|shelter|squad|expert|technician|threat|scare|disarm|detect|factor|squad|hoax|suit)")


def peaceful(sentence: Sentence, found: Found[Trigger]) -> str | None:
    """Say what an English trigger's words are when they are no violence; None where they may be."""
    known = _WATCHED.match(sentence.tokens[found.first].text) or _WATCHED.match(sentence.tokens[found.last - 1].text)
    readings = (*_BY_WORD, *_BY_KIND) if known else _BY_KIND
    for holds, reason in readings:
        if holds(sentence, found):
            return reason
    return None


def _word(sentence: Sentence, index: int) -> str:
    return sentence.tokens[index].text if 0 <= index < len(sentence.tokens) else ""


def _is_gunfire(sentence: Sentence, found: Found[Trigger]) -> bool:
    burning = found.payload.type is EventType.DISASTER and _word(sentence, found.first) == "fire"
    return burning and _word(sentence, found.first - 1) in _GUNS


def _tidies_or_leaves(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether somebody only "cleared up after a storm" or "walked out of jail": no fight, no strike."""
    first, behind = _word(sentence, found.first), _word(sentence, found.first + 1)
    tidies = first.startswith("clear") and behind in ("up", "away")
    goal = {_word(sentence, index) for index in range(found.first + 3, found.first + 6)}
    return tidies or (first.startswith("walk") and behind == "out" and bool(_CONFINED & goal))


def _is_part_taken(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether the noun only describes people: "protest leaders", "the bombing suspects"."""
    named = _PEOPLE.match(_word(sentence, found.last)) is not None and sentence.tokens[found.last].gap == " "
    return named and found.tag in ("noun", "base", "")


def _is_stoppage(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether "on" behind a strike only opens its day: "ended a month-long strike on Monday"."""
    before = {token.text for token in sentence.tokens[max(0, found.first - 2) : found.first]}
    if found.payload.context == "strike" and _word(sentence, found.first).startswith("strike") and before & _SPELLS:
        return True
    ends = _word(sentence, found.last - 1) == "on" and found.payload.context == "strike"
    days = {sentence.token_at(t.span.start) for t in sentence.times}
    return ends and (found.last in days or found.last - 1 in days)


def _is_spoil(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether a participle only describes booty or captives: "displayed captured vehicles"."""
    taken = _word(sentence, found.first) in ("captured", "seized") and found.tag == "past"
    things = found.payload.context == "territory" or found.payload.sub == "Arrests"
    vessel = any(_VESSELS.match(token.text) for token in sentence.tokens[found.last : found.last + _VESSEL_REACH])
    return taken and things and (_BOOTY.match(_word(sentence, found.last)) is not None or vessel)


def _is_accident(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether an aircraft with people in it came down: "a jet crashed near the town during a flight"."""
    crashed = _word(sentence, found.first).startswith("crash") and found.payload.type is EventType.EXPLOSIONS
    before = {token.text for token in sentence.tokens[max(0, found.first - _CRASH_REACH) : found.first]}
    return crashed and bool(before & _FLOWN)


def _is_envoy(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether diplomats, not fighters, are put out of a place: "expel the French ambassador from"."""
    words = [token.text for token in sentence.tokens[found.first : found.last]]
    return found.payload.context == "territory" and words[-1:] == ["from"] and any(map(_ENVOYS.match, words))


def _is_felling(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether trees, not people, are cut down or uprooted."""
    cut = _word(sentence, found.first).startswith(("cut", "uproot")) and found.payload.type in _OF_PEOPLE
    return cut and any(_TREES.match(token.text) for token in sentence.tokens[found.last : found.last + _CRASH_REACH])


def _is_statue(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether a thing, no ruler, was brought down: "toppling a statue"."""
    toppled = _word(sentence, found.first).startswith(("toppl", "overturn"))
    behind = sentence.tokens[found.last : found.last + _CRASH_REACH]
    return toppled and any(_MONUMENTS.match(token.text) for token in behind)


def _is_capture(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether people were taken, not a place: "a month after seizing them"."""
    return found.payload.context == "territory" and _word(sentence, found.last) in ("them", "him", "her", "us")


def _is_controlled(sentence: Sentence, found: Found[Trigger]) -> bool:
    blast = found.payload.type is EventType.EXPLOSIONS and found.payload.context == "blast"
    return blast and _word(sentence, found.first - 1) == "controlled"


def _is_named_mine(sentence: Sentence, found: Found[Trigger]) -> bool:
    mine = _word(sentence, found.first) in ("mine", "mines") and found.first > 0
    return mine and sentence.tokens[found.first - 1].upper


def _is_trade(sentence: Sentence, found: Found[Trigger]) -> bool:
    return _word(sentence, found.first) == "bomb" and _TRADE.match(_word(sentence, found.last)) is not None


def _rescues(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether rescuers brought somebody out: "bodies were pulled out of a house", "dug survivors from"."""
    tokens = sentence.tokens
    if found.payload.sub != "Non-violent transfer of territory" and found.payload.context != "death":
        return False
    pulled = {token.text for token in tokens[max(0, found.first - 2) : found.last + _PULLED_REACH]} & _PULLED
    around = {token.text for token in tokens[max(0, found.first - _PULLED_REACH) : found.last]}
    return bool(pulled and around & _BROUGHT_OUT) and found.tag in ("past", "noun", "")


def _leaves(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether something only left people so: "leaving more than 30 people missing", "left ten injured"."""
    leaves = sentence.tokens[found.first].text in ("leave", "leaves", "left", "leaving")
    behind = {token.text for token in sentence.tokens[found.last : found.last + _STATE_REACH]}
    alone = found.last - found.first == 1 and found.payload.type is EventType.DISPLACEMENT
    return leaves and alone and bool(behind & _LEFT)


def _falls(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether somebody or something only fell: "fell out of a helicopter", "falling inside the border"."""
    word = sentence.tokens[found.first].text
    following = sentence.tokens[found.last].text if found.last < len(sentence.tokens) else ""
    alone = found.last - found.first == 1 and found.payload.context == "territory"
    return alone and word in ("fall", "falls", "fell", "fallen", "falling") and following in _DOWN


def _breach(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether a truce is only said to be broken or kept: "accused them of violating the ceasefire"."""
    following = sentence.tokens[found.last].text if found.last < len(sentence.tokens) else ""
    if found.payload.sub != "Agreement" or found.tag not in ("noun", "") or following in _MADE:
        return False
    before = sentence.tokens[max(0, found.first - _BROKEN_REACH) : found.first]
    return any(_BREAKS.match(token.text) for token in before)


def _strives(sentence: Sentence, found: Found[Trigger]) -> bool:
    """Tell whether who "battles to" or "fights to" do something peaceful only makes an effort: "fought to save lives".

    Those who fight to capture, hold or win back a place do fight.
    """
    if not _FIGHTS.match(sentence.tokens[found.last - 1].text):
        return False
    behind = [token.text for token in sentence.tokens[found.last : found.last + _EFFORT_REACH]]
    aims = [word for word in behind if word not in _MEANWHILE]
    return len(aims) > 1 and aims[0] == "to" and aims[1] not in _WARLIKE


_Readings = Sequence[tuple[Callable[[Sentence, Found[Trigger]], bool], str]]
# The words with which a rule of the first table begins; most triggers need none of them looked at.
_WATCHED = re.compile(
    r"battl|fight|fought|fire|fall|fell|lea?v|left|mines?$|clear|walk|strike|captur|seiz|crash|cut|uproot|toppl|over|bomb"
)
_BY_WORD: _Readings = (
    (_strives, "an effort, not a fight"),
    (_is_gunfire, "the fire of guns"),
    (_falls, "a fall, not a defeat"),
    (_leaves, "an outcome, not a journey"),
    (_is_stoppage, "work laid down on a day"),
    (_is_spoil, "booty, not a place"),
    (_is_felling, "trees, not people"),
    (_is_statue, "a monument brought down"),
    (_is_accident, "an accident, not a strike"),
    (_is_named_mine, "a mine with a name"),
    (_is_trade, "a trade, not an event"),
    (_tidies_or_leaves, "tidying up, or a way out"),
)
_BY_KIND: _Readings = (
    (_breach, "a truce broken, not made"),
    (_rescues, "brought out of rubble or water"),
    (_is_part_taken, "those who had part in it"),
    (_is_capture, "people taken, no place"),
    (_is_controlled, "set off on purpose by those who clear it"),
    (_is_envoy, "envoys sent home"),
)
