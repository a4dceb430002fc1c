"""Arabic tokens -> drafts of place names. Arabic has no capitals, so a name needs more than being in the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.extraction.toponyms.judge import SHORT, WELL_KNOWN, importance, strength_of
from dashboard.extraction.toponyms.sentence import LONGEST_NAME, Draft, Sentence, Token, fold_word, known, stripped
from dashboard.extraction.toponyms.words import Word
from dashboard.gazetteer import Gazetteer, Match, likeness

_DIVISIONS = frozenset({"governorate", "district"})
_LIKE = 0.75
_QUOTES = frozenset("\"'([")
_LIST_GAPS = frozenset({" ", "، ", " ، ", ", ", " و"})


class _Name(NamedTuple):
    start: int  # shadow offsets of the name itself
    end: int
    after: int  # index of the token behind it
    key: str
    matches: tuple[Match, ...]
    clitic: str


class ArabicFinder:
    """Reads one sentence from left to right; `drafts` gives what it found, in order."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.last: Draft | None = None
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.words = sentence.lexicon

    def drafts(self) -> Iterator[Draft]:
        """Find the place names of the sentence's Arabic words."""
        index, tokens = 0, self.sentence.tokens
        while index < len(tokens):
            found: list[Draft] = []
            if tokens[index].arabic and not tokens[index].masked:
                found, index = self._at(index)
            else:
                index += 1
            self.last = found[-1] if found else self.last
            yield from found

    def _at(self, index: int) -> tuple[list[Draft], int]:
        for read in (self._with_type, self._back_reference, self._with_side, self._bare):
            found, after = read(index)
            if found:
                return found, after
        return [], index + 1

    # -- "بلدة الباغوز", "قرى مراط وخشام ومظلوم", "ريف دير الزور الشرقي"

    def _with_type(self, index: int) -> tuple[list[Draft], int]:
        typed = self.sentence.type_at(index)
        if typed is None or ((longer := self._longer_name(index)) is not None and longer.after > index + typed[0]):
            return [], index
        length, word, clitic = typed
        begin = self.sentence.tokens[index].start + clitic
        position, side = index + length, None
        inner = self.sentence.type_at(position) if self._follows(position - 1) else None
        if inner is not None and not inner[2]:  # "ريف محافظة حماة", "مدينة وريف": the outer noun says what is meant
            position += inner[0]
        name = self._name_after(position, word)
        if name is None:
            return [], index
        drafts: list[Draft] = []
        after, value = position, word.value
        while name is not None:
            draft = self._draft(name, 3, value, begin if word.named and not drafts else None)
            after = self._extend(draft, name.after, word)
            drafts.append(draft)
            name = self._next_in_list(after, word)
        if side is not None:
            drafts[0].side = side
        return drafts, after

    def _follows(self, index: int) -> bool:
        return self.sentence.joined(index, 2)

    def _longer_name(self, index: int) -> _Name | None:
        """A name of the gazetteer that begins with the class noun itself: "مدينة الثورة", "مخيم الهول"."""
        name = self._known_name(index, least=2)
        return name if name and any(m.tier == "exact" and m.own for m in name.matches) and not name.clitic else None

    def _name_after(self, index: int, word: Word) -> _Name | None:
        if index >= len(self.sentence.tokens) or self.sentence.tokens[index].masked:
            return None
        gap = self.sentence.gap(index - 1)
        quoted = gap.strip() in _QUOTES and gap.strip() != ""
        if not (gap in {" ", "-"} or quoted):
            return None
        name = self._known_name(index, least=1, clitics=False)
        if name is not None and name.after == index + 1 and word.new and self._compound(index):
            name = None  # "تل شنان": the gazetteer knows only a place called "التل"
        if name is not None and (word.new or quoted or not self._ordinary(index, name, word)):
            return name
        if not (word.new or quoted):
            return None
        return self._new_name(index, quoted)

    def _compound(self, index: int) -> bool:
        tokens = self.sentence.tokens
        if tokens[index].word not in self.words.heads or not self.sentence.joined(index, 2):
            return False
        behind = tokens[index + 1]
        return behind.arabic and behind.word not in self.words.particles | self.words.prepositions

    def _ordinary(self, index: int, name: _Name, word: Word | None = None) -> bool:
        if word is not None and word.value in _DIVISIONS and any(m.entry.type in _DIVISIONS for m in name.matches):
            return False
        return name.after == index + 1 and self.sentence.tokens[index].word in self.words.ordinary

    def _new_name(self, index: int, quoted: bool) -> _Name | None:
        """A name the gazetteer does not know: one definite word, or a head with its second word ("أبو خشب")."""
        tokens, word = self.sentence.tokens, self.sentence.tokens[index].word
        length = 1 + self._compound(index)
        if not tokens[index].arabic or word in self.words.particles or (length == 1 and word in self.words.ordinary):
            return None
        if length == 1 and not quoted and not _may_be_name(word):
            return None
        if self.sentence.joined(index, length + 1) and tokens[index + length].word in self.words.qualifiers:
            length += 1
        return self._name(index, length, word, "", ())

    def _next_in_list(self, index: int, word: Word) -> _Name | None:
        """The next name after "و" or a comma under the same class noun."""
        tokens = self.sentence.tokens
        if index >= len(tokens) or tokens[index].masked or not tokens[index].arabic:
            return None
        gap = self.sentence.gap(index - 1).replace('"', "")
        joined = tokens[index].word.startswith("و")
        if gap.strip() not in {"", "،", ","} or (gap.strip() == "" and not joined):
            return None
        if self.sentence.type_at(index) is not None:
            return None
        for clitic in ("و", "") if joined else ("",):
            name = self._known_name(index, least=1, only=clitic)
            if name is None or (gap.strip() and self._ordinary(index, name)):
                continue
            if clitic or gap.strip():
                return name
        rest = tokens[index].word[1:]
        if not (word.new and joined and gap.strip() == "") or rest in self.words.ordinary | self.words.particles:
            return None
        if rest in self.words.heads and self._compound_after_and(index):
            return self._name(index, 2, rest, "و", ())
        return self._name(index, 1, rest, "و", ()) if _may_be_name(rest) and self._ends_list(index) else None

    def _compound_after_and(self, index: int) -> bool:
        return self.sentence.joined(index, 2) and self.sentence.tokens[index + 1].arabic

    def _ends_list(self, index: int) -> bool:
        """Tell whether what follows can follow a list of names: its next name, a preposition, a direction, an end."""
        if index + 1 >= len(self.sentence.tokens) or not self.sentence.gap(index).isspace():
            return True
        behind = self.sentence.tokens[index + 1].word
        known = self.words.prepositions | self.words.particles
        return behind in known or behind.startswith(("و", "ب")) or (behind,) in self.words.sides

    def _extend(self, draft: Draft, index: int, word: Word) -> int:
        """Take in what belongs behind the name: "العسكري" of an airport, "الشرقي" of a countryside."""
        tokens = self.sentence.tokens
        if index < len(tokens) and self._follows(index - 1):
            if word.value in {"countryside", "governorate", "region"}:
                found = self.sentence.match(self.words.sides_after, index)
                if found is not None:
                    draft.side = found[1].value
                    draft.end = tokens[index + found[0] - 1].end
                    return index + found[0]
            elif any(tokens[index].word == fold_word(text) for text in word.after):
                draft.end = tokens[index].end
                return index + 1
        return index

    # -- "البلدة", "المدينة"

    def _back_reference(self, index: int) -> tuple[list[Draft], int]:
        for clitic, rest in stripped(self.sentence.tokens[index]):
            found = self.sentence.match(self.words.back, index, rest)
            if found is None or not rest.startswith("ال"):
                continue
            length, word = found
            name = self._name_after(index + length, word) if self._follows(index + length - 1) else None
            if name is not None and name.matches and not self._ordinary(index + length, name):
                return [self._draft(name, 3, "city" if word.value == "capital" else word.value)], name.after
            token = self.sentence.tokens[index]
            start, end = token.start + max(0, len(clitic)), self.sentence.tokens[index + length - 1].end
            return [Draft(start, end, start, end, "", 3, word.value, back=word.value)], index + length
        return [], index

    # -- "شرقي دير الزور", "شمال سوريا"

    def _with_side(self, index: int) -> tuple[list[Draft], int]:
        for clitic, rest in stripped(self.sentence.tokens[index]):
            found = self.sentence.match(self.words.sides, index, rest)
            if found is None:
                continue
            length, side = found
            position = index + length
            if position >= len(self.sentence.tokens) or not self._follows(position - 1):
                return [], index
            begin = self.sentence.tokens[index].start + len(clitic)
            drafts, after = self._with_type(position)
            if not drafts:
                back, behind = self._back_reference(position)
                drafts, after = (back, behind) if back else self._bare(position)
            if drafts and drafts[0].side is None:
                drafts[0].side = side.value
                drafts[0].start = begin
                drafts[0].strength = max(drafts[0].strength, strength_of(drafts[0].matches, True))
            return drafts, after
        return [], index

    # -- a name alone

    def _bare(self, index: int) -> tuple[list[Draft], int]:
        name = self._known_name(index, least=1)
        if name is None or (name.after == index + 1 and self._sure_compound(index)):
            return self._unknown(index)
        token, length = self.sentence.tokens[index], name.after - index
        evidence = name.clitic in {"ب", "وب", "فب"} or self._preposition(index) or self._listed(index, name.clitic)
        strength = strength_of(name.matches, evidence, several=length > 1, arabic=True)
        core = token.word[len(name.clitic) :] if not name.clitic.endswith("لل") else token.word
        if length == 1:
            if (core,) in self.words.types or core in self.words.heads:
                return [], index
            if len(core) <= SHORT and importance(name.matches, arabic=True) < 2 * WELL_KNOWN:
                strength = min(strength, int(evidence))
            if name.clitic and not core.startswith("ال") and not evidence:
                strength = min(strength, 1 + (importance(name.matches, arabic=True) >= WELL_KNOWN))
        unsure = any(match.common for match in name.matches)
        draft = self._draft(name, strength)
        unsaid = core in self.words.adjectives and not evidence
        broken = any(t.word in self.words.particles for t in self.sentence.tokens[index : name.after])
        draft.doubtful = broken or (
            length == 1 and (core in self.words.ordinary or unsaid or (unsure and not evidence))
        )
        draft.type_word = self._water(index, length, token, name.clitic)
        self._side_after(draft, name.after)
        return [draft], name.after

    def _side_after(self, draft: Draft, index: int) -> None:
        if index < len(self.sentence.tokens) and self._follows(index - 1):
            found = self.sentence.match(self.words.sides_after, index)
            if found is not None and draft.strength >= 2:
                draft.side = found[1].value
                draft.end = self.sentence.tokens[index + found[0] - 1].end

    def _water(self, index: int, length: int, token: Token, clitic: str) -> str | None:
        parts = (token.word[len(clitic) :], *(t.word for t in self.sentence.tokens[index + 1 : index + length]))
        return "river" if parts in self.words.water else None

    def _sure_compound(self, index: int) -> bool:
        return self.sentence.tokens[index].word in self.words.sure_heads and self._compound(index)

    def _unknown(self, index: int) -> tuple[list[Draft], int]:
        """A name the gazetteer lacks, where only a place can stand: "في كفر X", or near, if one is spelt much like it."""
        if not self._preposition(index):
            return [], index
        word = self.sentence.tokens[index].word
        if self._sure_compound(index):
            return [self._draft(self._name(index, 2, word, "", ()), 2)], index + 2
        spatial = self.sentence.tokens[index - 1].word in self.words.spatial
        if not spatial or len(word) < 4 or (word,) in self.words.types or word in self.words.ordinary:
            return [], index
        like = tuple(m for m in self.gazetteer.like(word)[:20] if likeness(word, m.entry) >= _LIKE)
        return ([self._draft(self._name(index, 1, word, "", like), 1)], index + 1) if like else ([], index)

    def _listed(self, index: int, clitic: str) -> bool:
        """Tell whether the name follows an accepted one in a list: "في بلبل وراجو"."""
        if self.last is None or self.last.strength < 1 or clitic != "و":
            return False
        return self.last.end == self.sentence.tokens[index - 1].end if index else False

    def _preposition(self, index: int) -> bool:
        if index == 0:
            return False
        gap = self.sentence.gap(index - 1).strip()
        return (
            gap in {"", '"', "("} and self.sentence.tokens[index - 1].word.removeprefix("و") in self.words.prepositions
        )

    def _known_name(self, index: int, *, least: int, clitics: bool = True, only: str | None = None) -> _Name | None:
        """The longest name of the gazetteer at a token; a reading with fewer proclitics wins among equals."""
        token = self.sentence.tokens[index]
        readings = [r for r in stripped(token) if (clitics or not r[0]) and (only is None or r[0] == only)]
        for length in range(LONGEST_NAME, least - 1, -1):
            if not self.sentence.joined(index, length) or not self.sentence.tokens[index + length - 1].arabic:
                continue
            for clitic, rest in readings:
                if length > 1 and rest in self.words.particles:
                    continue
                if length == 1 and (len(rest) < 2 + bool(clitic) or rest in self.words.particles):
                    continue
                parts = (rest, *(t.word for t in self.sentence.tokens[index + 1 : index + length]))
                matches = known(self.gazetteer, self.sentence, index, length, rest)
                if matches or parts in self.words.water:
                    return self._name(index, length, rest, clitic, matches)
        return None

    def _name(self, index: int, length: int, first: str, clitic: str, matches: tuple[Match, ...]) -> _Name:
        tokens = self.sentence.tokens
        start = tokens[index].start + len(clitic)
        key = self.sentence.key(index, length, first)
        return _Name(start, tokens[index + length - 1].end, index + length, key, matches, clitic)

    def _draft(self, name: _Name, strength: int, type_word: str | None = None, begin: int | None = None) -> Draft:
        start = name.start if begin is None else begin
        return Draft(start, name.end, name.start, name.end, name.key, strength, type_word, matches=name.matches)


def _may_be_name(word: str) -> bool:
    """Tell whether an unknown word behind a class noun may be a name, no adjective or verb: not "بلدة صغيرة"."""
    if word.startswith("ال"):
        return len(word) > 4
    return len(word) >= 4 and not word.endswith(("ه", "ي")) and not word.startswith(("ت", "ي", "ن", "لا", "است", "م"))
