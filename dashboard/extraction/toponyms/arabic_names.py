"""Arabic tokens -> the name of a place that stands at one of them: known to the gazetteer, or new but introduced."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dashboard.extraction.toponyms.sentence import LONGEST_NAME, Sentence, key_of_words, known, without_proclitics
from dashboard.extraction.toponyms.words import PlaceWords, Word
from dashboard.gazetteer import Gazetteer, Match

_DIVISIONS = frozenset({"governorate", "district"})
_TEH = frozenset("ةۃ")
_QUOTES = frozenset("\"'([")


class Name(NamedTuple):
    """A name's place in the shadow, the token behind it, its gazetteer key and entries, and the proclitic taken off."""

    start: int
    end: int
    after: int
    key: str
    matches: tuple[Match, ...]
    clitic: str


class _Beginning(NamedTuple):
    """A way to read a word, its proclitic taken off, in which a name may begin with it.

    `known`: the gazetteer has it as a name of its own; `extends`: as the beginning of a longer one; `water`: how many
    words the longest water has that begins with it, 0 for none.
    """

    clitic: str
    rest: str
    known: bool
    extends: bool
    water: int


@lru_cache(maxsize=65536)
def _beginnings(word: str, arabic: bool, words: PlaceWords, gazetteer: Gazetteer) -> tuple[_Beginning, ...]:
    """The readings of a word with which a name may begin; most words have none."""
    found = []
    for clitic, rest in without_proclitics(word) if arabic else (("", word),):
        key, water = key_of_words(rest), words.water.longest.get(rest, 0)
        if rest not in words.particles and (water or gazetteer.begins(key)):
            found.append(_Beginning(clitic, rest, gazetteer.has(key), gazetteer.extends(key), water))
    return tuple(found)


class ArabicNames:
    """Reads names at the tokens of one sentence."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.words = sentence.lexicon

    def known(self, index: int, *, least: int, clitics: bool = True, only: str | None = None) -> Name | None:
        """The longest name of the gazetteer at a token; a reading with fewer proclitics wins among equals."""
        tokens = self.sentence.tokens
        token = tokens[index]
        beginnings = _beginnings(token.word, token.arabic, self.words, self.gazetteer)
        if not beginnings:
            return None
        readings = [
            (beginning, self._longest(index, beginning))
            for beginning in beginnings
            if (clitics or not beginning.clitic) and (only is None or beginning.clitic == only)
        ]
        for length in range(max((longest for _, longest in readings), default=0), least - 1, -1):
            if not tokens[index + length - 1].arabic:
                continue
            for beginning, longest in readings:
                if length > longest or (length == 1 and len(beginning.rest) < 2 + bool(beginning.clitic)):
                    continue
                matches = self._matches(index, length, beginning)
                if matches or (beginning.water and self._is_water(index, length, beginning.rest)):
                    return self.at(index, length, beginning.rest, beginning.clitic, matches)
        return None

    def _longest(self, index: int, beginning: _Beginning) -> int:
        """How many tokens a name with this beginning may have, by how the gazetteer's keys begin."""
        sentence = self.sentence
        most = min(LONGEST_NAME, sentence.run(index))
        if most < 2 or not all(token.arabic for token in sentence.tokens[index + 1 : index + most]):
            return most  # a Latin article's part in the key depends on the word behind it
        length = min(most, max(1, beginning.water))
        if length == 1 and not beginning.extends:
            return 1
        while length < most and self.gazetteer.extends(sentence.key(index, length, beginning.rest)):
            length += 1
        return length

    def _matches(self, index: int, length: int, beginning: _Beginning) -> tuple[Match, ...]:
        if length > 1:
            return known(self.gazetteer, self.sentence, index, length, beginning.rest)
        return self.gazetteer.exact(beginning.rest) if beginning.known else ()

    def _is_water(self, index: int, length: int, first: str) -> bool:
        return (first, *(t.word for t in self.sentence.tokens[index + 1 : index + length])) in self.words.water

    def longer(self, index: int) -> Name | None:
        """A name of the gazetteer that begins with a class noun: "مدينة الثورة", "مخيم الهول"."""
        name = self.known(index, least=2)
        return name if name and any(m.tier == "exact" and m.own for m in name.matches) else None

    def after_class_noun(self, index: int, word: Word) -> Name | None:
        """The name that a class noun at the token before introduces, known or new."""
        if index >= len(self.sentence.tokens) or self.sentence.tokens[index].masked:
            return None
        gap = self.sentence.gap(index - 1)
        quoted = gap.strip() in _QUOTES and gap.strip() != ""
        if not (gap in {" ", "-"} or quoted):
            return None
        describes = self.sentence.tokens[index].word in self.words.descriptive and not quoted  # "مدينة كبرى"
        name = None if describes else self.known(index, least=1, clitics=False)
        if name is not None and name.after == index + 1 and word.new and self._compound(index):
            name = None  # "تل شنان": the gazetteer knows only a place called "التل"
        loose = name is not None and name.matches and not any(m.tier == "exact" for m in name.matches)
        if loose and not (word.new or quoted):
            return None  # "مستشفى جديد": only "الجديد" is a name
        if name is not None and (word.new or quoted or not self.ordinary(index, name, word)):
            return name
        return self.new(index, quoted) if (word.new or quoted) and not describes else None

    def _feminine(self, index: int) -> bool:
        """Tell whether the noun before is "بلدة", "قرية", "مدينة": its form in the raw text ends in "ة"."""
        return index > 0 and self.sentence.text.raw[self._raw_end(index - 1)] in _TEH

    def _raw_end(self, index: int) -> int:
        token = self.sentence.tokens[index]
        return self.sentence.text.raw_span(token.start, token.end)[1] - 1

    def _compound(self, index: int) -> bool:
        tokens = self.sentence.tokens
        if tokens[index].word not in self.words.heads or not self.sentence.joined(index, 2):
            return False
        behind = tokens[index + 1]
        return behind.arabic and behind.word not in self.words.particles and behind.word not in self.words.prepositions

    def ordinary(self, index: int, name: Name, word: Word | None = None) -> bool:
        """Tell whether a name is an ordinary word; behind the noun for a division, a division's name never is."""
        if word is not None and word.value in _DIVISIONS and any(m.entry.type in _DIVISIONS for m in name.matches):
            return False
        return name.after == index + 1 and self.sentence.tokens[index].word in self.words.ordinary

    def new(self, index: int, quoted: bool) -> Name | None:
        """A name the gazetteer does not know: one definite word, or a head with its second word ("أبو خشب")."""
        tokens, word = self.sentence.tokens, self.sentence.tokens[index].word
        length = 1 + self._compound(index)
        single = length == 1 and (word in self.words.ordinary or word in self.words.never)
        if not tokens[index].arabic or word in self.words.particles or single:
            return None
        if length == 1 and not quoted and not _may_be_name(word, self._feminine(index)):
            return None
        if self.sentence.joined(index, length + 1) and tokens[index + length].word in self.words.qualifiers:
            length += 1
        return self.at(index, length, word, "", ())

    def next_in_list(self, index: int, word: Word) -> Name | None:
        """The next name after "و" or a comma under the same class noun."""
        tokens = self.sentence.tokens
        if index >= len(tokens) or tokens[index].masked or not tokens[index].arabic:
            return None
        gap = self.sentence.gap(index - 1).replace('"', "")
        joined = tokens[index].word.startswith("و")
        goes_on = gap.strip() in {"،", ","} or (gap.strip() == "" and joined)
        if not goes_on or self.sentence.type_at(index) is not None:
            return None
        for clitic in ("و", "") if joined else ("",):
            name = self.known(index, least=1, only=clitic)
            if name is None or (gap.strip() and self.ordinary(index, name)) or self._only_head(index, name, clitic):
                continue
            if clitic or gap.strip():
                return name
        plain = word.new and joined and gap.strip() == ""
        return self._new_in_list(index, tokens[index].word[1:]) if plain else None

    def _new_in_list(self, index: int, rest: str) -> Name | None:
        if rest in self.words.heads and self._compound_after_and(index):
            return self.at(index, 2, rest, "و", ())
        if rest in self.words.ordinary or rest in self.words.particles or rest in self.words.descriptive:
            return None
        verb = rest.endswith(("ت", "وا"))
        people = rest.endswith("ون") or (rest.endswith("اء") and not rest.startswith("ال"))  # "ومسؤولون", "ووجهاء"
        name = len(rest) > 2 and not verb and not people and self._ends_list(index)
        return self.at(index, 1, rest, "و", ()) if name else None

    def _only_head(self, index: int, name: Name, clitic: str) -> bool:
        """Tell whether the gazetteer knows only the first half of a name: "أم" of "أم الكيف"."""
        head = self.sentence.tokens[index].word[len(clitic) :] in self.words.heads
        return head and name.after == index + 1 and self._compound_after_and(index)

    def _compound_after_and(self, index: int) -> bool:
        return self.sentence.joined(index, 2) and self.sentence.tokens[index + 1].arabic

    def _ends_list(self, index: int) -> bool:
        """Tell whether what follows can follow a list of names: its next name, a preposition, a direction, an end."""
        if index + 1 >= len(self.sentence.tokens) or not self.sentence.gap(index).isspace():
            return True
        behind = self.sentence.tokens[index + 1].word
        known = behind in self.words.prepositions or behind in self.words.particles
        return known or behind.startswith(("و", "ب")) or (behind,) in self.words.sides

    def sure_compound(self, index: int) -> bool:
        """Tell whether two words begin as only names of places do: "كفر X", "تل X"."""
        return self.sentence.tokens[index].word in self.words.sure_heads and self._compound(index)

    def at(self, index: int, length: int, first: str, clitic: str, matches: tuple[Match, ...]) -> Name:
        """Take `length` tokens from `index` as a name."""
        tokens = self.sentence.tokens
        start = tokens[index].start + len(clitic)
        key = self.sentence.key(index, length, first)
        return Name(start, tokens[index + length - 1].end, index + length, key, matches, clitic)


def _may_be_name(word: str, feminine: bool) -> bool:
    """Tell whether an unknown word behind a class noun may be a name, no adjective or verb: not "بلدة صغيرة".

    Behind a feminine noun a word in "م" is no participle, which would end in "ة": "بلدة ميفدون".
    """
    if word.startswith("لل"):
        return False  # "مخيماً للنازحين"
    if word.startswith("ال"):
        return len(word) > 4
    if len(word) < 4 or word.endswith(("ه", "ي", "ها", "هم")):
        return False
    if feminine and word.startswith("م"):
        return len(word) > 4
    return not word.startswith(("ت", "ي", "ن", "لا", "است", "م"))
