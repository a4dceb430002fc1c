"""Latin tokens -> drafts of place names: capitalised words, class nouns before and behind them, prepositions."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.extraction.toponyms.judge import WELL_KNOWN, importance, strength_of
from dashboard.extraction.toponyms.runs import LINKS, bare_end, run_end
from dashboard.extraction.toponyms.sentence import LONGEST_NAME, Draft, Sentence, known
from dashboard.extraction.toponyms.words import EXISTS, Word
from dashboard.gazetteer import Gazetteer, Match

_TOWNS = frozenset({"village", "town", "city", "neighbourhood", "camp"})
_LINES = frozenset({"river", "mountain"})  # "the mountains of Paktika" are in Paktika, which is no mountain
_PARTED = frozenset({"countryside", "governorate", "region", "district"})  # whose side is a part of them
_TITLED = frozenset({"camp", "river", "mountain", "port", "island", "site", "dam", "crossing", "field", "city"})
_NO_NAMES = frozenset({"site", "river", "mountain", "country", "road"})
_VAGUE = frozenset({"of", "on", "for", "and", "by", "between", "via"})  # persons and things follow these too


class EnglishFinder:
    """Reads one sentence from left to right; `drafts` gives what it found, in order."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.last: Draft | None = None
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.words = sentence.lexicon

    def drafts(self) -> Iterator[Draft]:
        """Find the place names of the sentence's Latin words."""
        index, tokens = 0, self.sentence.tokens
        while index < len(tokens):
            found: list[Draft] = []
            after = index + 1
            if not tokens[index].arabic and not tokens[index].masked:
                found, after = self._at(index)
            self.last = found[-1] if found else self.last
            yield from found
            index = after

    def _at(self, index: int) -> tuple[list[Draft], int]:
        back = self._back_reference(index)
        if back is not None:
            return [back[0]], back[1]
        if not self._begins(index):
            return [], index + 1
        return self._named(index)

    def _begins(self, index: int) -> bool:
        """Tell whether a name may begin here: a capital, or a written-small article before one ("al-Hol")."""
        token = self.sentence.tokens[index]
        if token.capital:
            return True
        return token.word in LINKS and self.sentence.gap(index) == "-" and self._capital(index + 1)

    def _word(self, index: int) -> str:
        return self.sentence.tokens[index].word if index < len(self.sentence.tokens) else ""

    def _capital(self, index: int) -> bool:
        return index < len(self.sentence.tokens) and self.sentence.tokens[index].capital

    def _back_reference(self, index: int) -> tuple[Draft, int] | None:
        if self.sentence.tokens[index].word not in self.words.back.longest:
            return None
        found = self.sentence.match(self.words.back, index) or self._national_capital(index)
        if found is None or self.sentence.tokens[index].arabic:
            return None
        length, word = found
        behind = index + length
        follows = behind < len(self.sentence.tokens) and self.sentence.joined(behind - 1, 2)
        if follows and (self._capital(behind) or self.sentence.tokens[behind].word in self.words.offices | {"of"}):
            return None  # "the state news agency", "the district head": no place is meant
        if self.sentence.gap(behind - 1) == "-":
            return None  # "the state-funded commission"
        if word.value == "place" and (index == 0 or (follows and self.sentence.tokens[behind].word in EXISTS)):
            return None  # "there were reports"
        start, end = self.sentence.tokens[index].start, self.sentence.tokens[behind - 1].end
        return Draft(start, end, start, end, "", 3, word.value, back=word.value), behind

    def _national_capital(self, index: int) -> tuple[int, Word] | None:
        """ "the Sudanese capital": a back-reference around a nationality."""
        parts = [token.word for token in self.sentence.tokens[index : index + 3]]
        if len(parts) < 3 or parts[0] != "the" or parts[2] != "capital" or parts[1] not in self.words.never:
            return None
        word = self.words.back.get(("the", "capital"))
        return (3, word) if word is not None and self.sentence.joined(index, 3) else None

    def _named(self, index: int) -> tuple[list[Draft], int]:
        run = run_end(self.sentence, index)
        side, begin = self._side(index)
        if begin > index and begin >= run:
            return [], begin
        found = self._known(begin, run)
        if found is None:
            draft = self._new(begin, bare_end(self.sentence, begin, run)) if begin < run else None
            return ([draft], run) if draft else ([], begin + 1 if begin > index else self._skip(index, run))
        length, matches = found
        draft = self._draft(begin, length, matches)
        after = self._class_noun(draft, begin, begin + length)
        draft.strength = self._strength(draft, index, begin, after, run)
        if (
            draft.strength == 0
            and after < run
            and (whole := self._new(begin, bare_end(self.sentence, begin, run))) is not None
        ):
            return [whole], run
        if side is not None:
            draft.side, draft.start = side.value, self.sentence.tokens[index].start
        return [draft], max(after, begin + length)

    def _skip(self, index: int, run: int) -> int:
        return index + 1 if run - index > 1 else max(run, index + 1)

    def _side(self, index: int) -> tuple[Word | None, int]:
        """A direction before a name: "northern Gaza" (written small or with a capital)."""
        if index > 0 and not self.sentence.tokens[index - 1].capital and self.sentence.joined(index - 1, 2):
            for length in (2, 1):
                start = index - length
                if start >= 0 and self.sentence.joined(start, length + 1):
                    found = self.sentence.match(self.words.sides, start)
                    if found is not None and found[0] == length:
                        return found[1], index
        found = self.sentence.match(self.words.sides, index)
        if found is None or not self.sentence.joined(index, found[0] + 1) or not self._begins(index + found[0]):
            return None, index
        whole = self._known(
            index, run_end(self.sentence, index)
        )  # "South Sudan" is a name, "Northern Gaza" a side and a name
        if whole is None or whole[0] == found[0]:
            return found[1], index + found[0]
        return None, index

    def _known(self, index: int, run: int) -> tuple[int, tuple[Match, ...]] | None:
        for length in range(min(LONGEST_NAME + 1, run - index), 0, -1):
            last = self.sentence.tokens[index + length - 1]
            if not last.capital or not self.sentence.joined(index, length):
                continue
            first = self.sentence.tokens[index].word
            parts = tuple(t.word for t in self.sentence.tokens[index : index + length])
            if len("".join(parts)) < 3 or "".join(parts) in self.words.never:
                continue
            matches = known(self.gazetteer, self.sentence, index, length, first)
            if matches or parts in self.words.water:
                return length, matches
        return None

    def _draft(self, index: int, length: int, matches: tuple[Match, ...]) -> Draft:
        tokens = self.sentence.tokens
        start, end = tokens[index].start, tokens[index + length - 1].end
        key = self.sentence.key(index, length, tokens[index].word)
        draft = Draft(start, end, start, end, key, 0, matches=matches)
        if tuple(t.word for t in tokens[index : index + length]) in self.words.water:
            draft.type_word = "river"
        return draft

    def _class_noun(self, draft: Draft, begin: int, after: int) -> int:
        """Take in the class noun behind a name or before it ("the village of Hajin"); where reading goes on."""
        tokens = self.sentence.tokens
        if after < len(tokens) and tokens[after].word == "capital" and self.sentence.gap(after - 1) == "'s ":
            draft.type_word, draft.end = "capital", tokens[after].end  # "Somalia's capital"
            return after + 1
        if after < len(tokens) and self.sentence.joined(after - 1, 2):
            found = self.sentence.match(self.words.types, after)
            if found is not None and not tokens[after].arabic and not self._leads_on(*found, after):
                draft.type_word = found[1].value
                draft.end = tokens[after + found[0] - 1].end if found[1].named else draft.end
                return after + found[0]
        self._class_noun_before(draft, begin)
        return after

    def _leads_on(self, length: int, word: Word, index: int) -> bool:
        """Tell whether a class noun belongs to the next name: "the West Bank city of Jenin"."""
        return word.value in _TOWNS and self._capital(index + length + 1) and self._word(index + length) == "of"

    def _class_noun_before(self, draft: Draft, begin: int) -> None:
        tokens, position = self.sentence.tokens, begin - 1
        if position >= 0 and tokens[position].word == "the":
            position -= 1
        of = position >= 1 and tokens[position].word == "of"
        position -= of
        for length in (2, 1):
            start = position - length + 1
            if start < 0 or not self.sentence.joined(start, begin - start + 1):
                continue
            found = self.sentence.match(self.words.types, start)
            titled = found is not None and found[1].value in _TITLED and not (start and tokens[start - 1].capital)
            if tokens[start].capital and not of and not titled:
                continue  # "the Regional State Administration" is no state
            if found is not None and found[0] == length and not (of and found[1].value in _LINES):
                draft.type_word = found[1].value
                if found[1].value in _PARTED and start > 0 and self.sentence.joined(start - 1, 2):
                    side = self.words.sides.get((tokens[start - 1].word,))
                    draft.side = side.value if side is not None else None
                return

    def _strength(self, draft: Draft, index: int, begin: int, after: int, run: int) -> int:
        tokens = self.sentence.tokens
        whole = after >= run or any(t.word in self.words.never for t in tokens[after:run])
        if draft.type_word is not None and (whole or after > begin + len(draft.key.split())):
            return 3
        if begin > 0 and tokens[begin].word == "the":
            return 2 if importance(draft.matches) >= 4 * WELL_KNOWN else 0  # "The Punch" is a newspaper
        left = index > 0 and self._capital(index - 1) and self.sentence.joined(index - 1, 2)
        opens = index - 1 == 0 and tokens[0].word in self.words.prepositions
        if (left and not opens) or after < run:
            return 0  # a part of another name: a person's, an organisation's
        if self._agency(begin, after):
            return 0
        evidence = self._preposition(begin) or self._listed(begin) or self._after_place(begin)
        strength = strength_of(draft.matches, evidence, several=len(draft.key) > 12)
        if not evidence and importance(draft.matches) < 4 * WELL_KNOWN:
            strength = min(strength, 1)
        word = tokens[begin].word
        ordinary = after - begin == 1 and word in self.words.ordinary and not self._stands_in(begin, draft)
        draft.needs = "certain" if ordinary else ""
        return min(strength, 1) if begin == 0 and not evidence and strength < 2 else strength

    def _agency(self, begin: int, after: int) -> bool:
        """Tell whether the words stand in brackets behind a dateline, as agencies do: "ADEN (Reuters) -"."""
        behind = self.sentence.gap(after - 1).strip()
        return begin > 0 and self.sentence.gap(begin - 1).strip() == "(" and behind.replace(" ", "")[:2] == ")-"

    def _preposition(self, index: int) -> bool:
        tokens = self.sentence.tokens
        for position in (index - 1, index - 2):
            if position >= 0 and self.sentence.joined(position, index - position + 1):
                word = tokens[position].word
                if word in self.words.prepositions:
                    return True
                if word not in {"the"} and self.sentence.match(self.words.sides, position) is None:
                    return False
        return False

    def _stands_in(self, index: int, draft: Draft) -> bool:
        """Tell whether "in", "near" or "from" leads to a place of ours that an ordinary word names: "from Tank"."""
        said = (
            index > 1
            and self._word(index - 1) in self.words.prepositions - _VAGUE
            and self.sentence.joined(index - 1, 2)
        )
        return said and any(m.own and not m.common and m.entry.source.startswith("overlay") for m in draft.matches)

    def _after_place(self, index: int) -> bool:
        """Tell whether a list of places goes on here: "on Kafr Zita and Murek"."""
        if self.last is None or self.last.strength < 2 or self.last.back:
            return False
        between = self.sentence.text.lower[self.last.end : self.sentence.tokens[index].start]
        return between in {" and ", ", ", ", and "}

    def _goes_on(self, index: int) -> bool:
        """Tell whether a list of towns goes on with a name nobody knows; behind a region's comma a person may stand."""
        if self.last is None or not self._after_place(index):
            return False
        comma = self.sentence.text.lower[self.last.end : self.sentence.tokens[index].start] == ", "
        return not comma or self.last.type_word in _TOWNS

    def _listed(self, index: int) -> bool:
        return index > 0 and self.sentence.gap(index - 1) == ", " and self.sentence.tokens[index - 1].capital

    def _new(self, begin: int, run: int) -> Draft | None:
        """A capitalised name that the gazetteer does not know, where only a place can stand."""
        tokens = self.sentence.tokens
        parts = tokens[begin:run]
        words = {t.word for t in parts} | {"".join(t.word for t in parts)}
        if len(parts) == 1 and words & self.words.ordinary:
            return None
        if len(parts) > 3 or words & self.words.never or any(t.masked for t in parts) or not parts[-1].capital:
            return None
        if any(self.sentence.text.folded[t.start : t.end].isupper() for t in parts):
            return None
        draft = self._draft(begin, run - begin, ())
        after = self._class_noun(draft, begin, run)
        if draft.type_word is not None and draft.type_word not in _NO_NAMES:
            draft.strength = 3
        elif draft.type_word is None and after == run and begin > 0:
            said = tokens[begin - 1].word in self.words.prepositions - _VAGUE and self.sentence.joined(begin - 1, 2)
            said = said and (begin < 2 or tokens[begin - 2].word != "according")
            draft.strength = 2 if said or self._goes_on(begin) else 0
        return draft if draft.strength else None
