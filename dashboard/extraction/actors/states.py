"""Nationality and noun -> the forces or government of a state; a state or capital beside a verb -> a metonym."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dashboard.extraction.actors.lexicon import Nationality, Vocabulary, Words
from dashboard.text import Shadow, fold

_WINDOW = 90
_TOKEN = re.compile(r" ?([\w\u0621-\u064a]+)")
_MAX_WORDS_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class StateActor:
    """The part of a state that a rule found, with its span in the shadow; `patron`: it only stands behind others."""

    start: int
    end: int
    nationality: Nationality
    name: str
    kind: str
    metonym: bool = False
    patron: bool = False


class StateRules:
    """The rules of states, compiled from the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._nisbas = vocabulary.nisbas
        self._states = vocabulary.states_ar
        self._modifiers = frozenset(vocabulary.folded("modifier", "ar"))
        self._becomes = {fold(w): e for e in vocabulary.words if e.role == "forces" for w in e.en}
        forces, attacks = _either([*self._becomes]), _either(vocabulary.folded("attack", "en"))
        modifiers = rf"(?:[ -](?:{_either(vocabulary.folded('modifier', 'en'))}))"
        self._forces = re.compile(rf"(?:'s)?{modifiers}{{0,3}}[ -]({forces})\b")
        self._attack = re.compile(rf"(?:'s)?{modifiers}{{0,3}}[ -](?:{attacks})\b")
        self._shared = re.compile(rf",? and (?:the )?[a-z]+{modifiers}{{0,2}}[ -]({forces})\b")
        arabic_attacks = _either(vocabulary.folded("attack", "ar"))
        self._attack_before = re.compile(rf"(?:^|\W)(?:[وف]?(?:ب|ل|ك)?)(?:{arabic_attacks}) (?:ال)?$")
        verbs = _either(vocabulary.folded("verb", "en"))
        self._verb_after = re.compile(
            r"(?:, which|, [^,.;]{1,80},|,? and (?:the )?[\w.'-]+(?: [\w.'-]+)?)?"
            rf"(?: (?:has|have|had|also|later|repeatedly|again|on \w+day|earlier))* (?:{verbs})\b"
        )
        patronised = _either(vocabulary.folded("patronised", "en"))
        self._patronised = re.compile(rf"-(?:{patronised})\b")
        patrons = _either([*vocabulary.folded("patron", "en"), *vocabulary.folded("patron", "ar")])
        self._patron = re.compile(rf"(?:^|\W)(?:{patrons}) (?:the |ال)?$")
        arabic_verbs = _either(vocabulary.folded("verb", "ar"))
        self._arabic_before = re.compile(  # "شنت روسيا", "غارة شنتها روسيا", "توقع موسكو وكييف"
            rf"(?:^|[^\w])[وف]?(?!\w?(?:دعم|قود|رع)\w*ه)(?:{arabic_verbs})(?:ه|ها|هما|هم)? (?:\w+ و)?$"
        )
        self._arabic_after = re.compile(rf"(?: ،[^،]{{1,60}}،)? (?:قد |لم |لن |لا |كانت قد )?[وف]?(?:{arabic_verbs})\b")

    def from_adjective(self, text: Shadow, start: int, end: int, limit: int, state: Nationality) -> StateActor | None:
        """Read "Russian naval forces", "Turkey's army", "an Israeli air strike" at an English adjective or name.

        A name with "state" behind it is a division that bears it ("Niger state police").
        """
        rest = text.lower[end : min(end + _WINDOW, limit)]
        if _DIVISION.match(rest) and text.lower[start:end] == fold(state.name):
            return None
        found = self._forces.match(rest)
        if found and not _NOT_FORCES.match(rest, found.end()):
            words = self._becomes[found.group(1)]
            return _state_actor(start, end + found.end(), state, words)
        if found := self._shared.match(rest):  # "Russian and Syrian jets"
            return _state_actor(start, end, state, self._becomes[found.group(1)])
        if self._attack.match(rest):
            return StateActor(start, end, state, state.military, "military")
        return None

    def attacks(self, lower: str, start: int, end: int) -> bool:
        """Tell whether words stand beside a noun of attack that is theirs: "government shelling", "قصف النظام"."""
        return bool(
            self._attack.match(lower[end : end + _WINDOW])
            or self._attack_before.search(lower[max(0, start - 40) : start])
        )

    def from_noun(self, text: Shadow, start: int, end: int, limit: int, words: Words) -> StateActor | None:
        """Read "الجيش العراقي", "طائرات حربية روسية", "غارة إسرائيلية" at an Arabic noun."""
        position = end
        for step in range(_MAX_WORDS_BETWEEN + 1):
            token = _TOKEN.match(text.lower, position, limit)
            if token is None:
                return None
            word = token.group(1)
            bare = word.removeprefix("ال")
            state = self._nisbas.get(bare) or (self._states.get(word) if step == 0 else None)
            if state is not None:
                if words.role == "attack":
                    return StateActor(token.start(1), token.end(1), state, state.military, "military")
                return _state_actor(start, token.end(1), state, words)
            if bare not in self._modifiers:
                return None
            position = token.end()
        return None

    def metonym(self, text: Shadow, start: int, end: int, limit: int, state: Nationality) -> StateActor | None:
        """Read a state or capital that speaks, acts or backs somebody: "Moscow denied", "المدعومة من واشنطن"."""
        before, after = text.lower[max(0, start - 40) : start], text.lower[end : min(end + _WINDOW, limit)]
        arabic = "\u0621" <= text.lower[start] <= "\u064a"
        speaks = (
            self._arabic_before.search(before.removesuffix("ال")) or self._arabic_after.match(after)
            if arabic
            else self._verb_after.match(after) and not _is_location(before)
        )
        if speaks or self._patronised.match(after) or self._patron.search(before):
            name = f"Government of {state.name}"
            return StateActor(start, end, state, name, "state", metonym=True, patron=not speaks)
        return None


@lru_cache(maxsize=4)
def state_rules(vocabulary: Vocabulary) -> StateRules:
    """Compile the rules of a vocabulary once."""
    return StateRules(vocabulary)


_NOT_FORCES = re.compile(r"(?: |-)(?:bloggers?|analysts?|experts?|historians?|uniforms?|fatigues|veterans?)\b")
_FOREIGN_AHEAD = re.compile(r"\b(?:foreign|western|nato|international|multinational|enemy|mercenary|former)[ -]$")
_FOREIGN_BEHIND = re.compile(r" (?:ال)?(?:اجنبي\w*|اجانب|دولي\w*|غربي\w*|متعدد\w* الجنسيات|معادي\w*|سابق\w*)\b")


_LOCAL_AHEAD = re.compile(r"\b(?:local|regional|provincial|municipal|district|county|city|town|village|tribal)[ -]$")
_LOCAL_BEHIND = re.compile(r" (?:ال)?(?:محلي\w*|بلدي\w*|اقليمي\w*)\b")


def is_local(lower: str, start: int, end: int) -> bool:
    """Tell whether words say of a government that it is not the state's: "the local government", "السلطات المحلية"."""
    return bool(_LOCAL_AHEAD.search(lower, max(0, start - 20), start) or _LOCAL_BEHIND.match(lower, end))


def is_foreign(lower: str, start: int, end: int) -> bool:
    """Tell whether words say of forces that they are not those of the country: "foreign troops", "جنود أجانب"."""
    return bool(_FOREIGN_AHEAD.search(lower, max(0, start - 20), start) or _FOREIGN_BEHIND.match(lower, end))


_DIVISION = re.compile(r" (?:state|delta|province|region|county|district)\b")
_LOCATION = re.compile(
    r"\b(?:in|at|near|of|from|to|into|on|outside|around|across|over|inside|within|north|south|east|west|and|between|"
    r"through|towards?|for) (?:the )?(?:(?:north|south)?-?(?:north|south|east|west|centr)(?:ern|al) )?$"
)


# "Moscow and | Kyiv agreed": behind what opens a clause the first of two is a subject, and so is the second.
_SUBJECT_BEFORE = re.compile(
    r"(?:^|[.,;:] |\b(?:that|said|as|when|while|after|before|since|if) )(?:the )?(?!in |at |near |from )"
    r"[\w.'-]+(?: [\w.'-]+)? and (?:the )?$"
)


def _is_location(before: str) -> bool:
    return _LOCATION.search(before) is not None and _SUBJECT_BEFORE.search(before) is None


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or r"(?!)"


def _state_actor(start: int, end: int, state: Nationality, words: Words) -> StateActor:
    name = state.military if words.becomes.startswith("Military Forces") else words.becomes.format(name=state.name)
    return StateActor(start, end, state, name, words.kind)
