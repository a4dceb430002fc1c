"""Arabic tokens -> drafts of place names. Arabic has no capitals, so a name needs more than being in the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.extraction.toponyms.arabic_names import ArabicNames, Name
from dashboard.extraction.toponyms.judge import SHORT, WELL_KNOWN, importance, strength_of
from dashboard.extraction.toponyms.sentence import Draft, Sentence, Token, fold_word, stripped
from dashboard.extraction.toponyms.words import Word
from dashboard.gazetteer import Gazetteer, likeness

_LIKE = 0.75  # how alike a new name must be to a known one where only a preposition speaks for it
_TOWNS = frozenset({"village", "town", "city", "neighbourhood"})
_WIDER = frozenset({"city", "governorate", "district", "region", "country"})
_OPENING = frozenset({"", '"', "("})
_WHICH = frozenset({"التي", "الذي", "الذين", "اللتين", "اللذين"})


class ArabicFinder:
    """Reads one sentence from left to right; `drafts` gives what it found, in order."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.last: Draft | None = None
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.words = sentence.lexicon
        self.names = ArabicNames(sentence, gazetteer)

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
        if self.sentence.tokens[index].word in self.words.openers:
            for read in (self._with_type, self._back_reference, self._with_side):
                found, after = read(index)
                if found:
                    return found, after
        found, after = self._bare(index)
        return (found, after) if found else ([], index + 1)

    # -- "بلدة الباغوز", "قرى مراط وخشام ومظلوم", "ريف دير الزور الشرقي"

    def _with_type(self, index: int) -> tuple[list[Draft], int]:
        typed = self.sentence.type_at(index)
        if typed is None:
            return [], index
        longer = self.names.longer(index)
        if longer is not None and longer.after > index + typed[0]:
            return [self._whole(longer, typed[1])], longer.after
        length, word, clitic = typed
        begin = self.sentence.tokens[index].start + clitic
        position = index + length
        inner = self.sentence.type_at(position) if self._follows(position - 1) else None
        if inner is not None and not inner[2]:  # "ريف محافظة حماة", "مدينة وريف": the outer noun says what is meant
            if word.value in _TOWNS and inner[1].value in _WIDER:  # "كبرى مدن إقليم الساحل": somewhere in the region
                word, begin = inner[1], self.sentence.tokens[position].start
            position += inner[0]
        name = self.names.after_class_noun(position, word)
        if name is None:
            return [], index
        drafts: list[Draft] = []
        after, value = position, word.value
        while name is not None:
            draft = self._draft(name, 3, value, begin if word.named and not drafts else None)
            after = self._extend(draft, name.after, word)
            drafts.append(draft)
            name = self.names.next_in_list(after, word)
        return drafts, after

    def _whole(self, name: Name, word: Word) -> Draft:
        """A name that the gazetteer knows with its class noun: "ريف حمص الشرقي"."""
        town = word.value == "river" and any(m.own and m.entry.geo_precision == "settlement" for m in name.matches)
        draft = self._draft(name, 3, "city" if town else word.value)  # "بحر دار" is no sea
        for length in (2, 1):
            found = self.sentence.match(self.words.sides_after, name.after - length)
            if draft.side is None and found is not None and found[0] == length:
                draft.side = found[1].value
        return draft

    def _follows(self, index: int) -> bool:
        return self.sentence.joined(index, 2)

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
            definite = rest.startswith("ال") and not self._live(index)
            here = definite or (rest == "هناك" and self._ends_clause(index))
            found = self.sentence.match(self.words.back, index, rest) if here else None
            if found is None:
                continue
            length, word = found
            behind = index + length
            if behind < len(self.sentence.tokens) and self.sentence.tokens[behind].word in self.words.never:
                behind += 1  # "العاصمة الصومالية مقديشو"
            name = self.names.after_class_noun(behind, word) if self._follows(behind - 1) else None
            if name is not None and name.matches and not self.names.ordinary(behind, name):
                return [self._draft(name, 3, "city" if word.value == "capital" else word.value)], name.after
            token = self.sentence.tokens[index]
            start, end = token.start + max(0, len(clitic)), self.sentence.tokens[index + length - 1].end
            return [Draft(start, end, start, end, "", 3, word.value, back=word.value)], index + length
        return [], index

    def _ends_clause(self, index: int) -> bool:
        """Tell whether a clause ends with "هناك", where it means a place: not "هناك تقارير"."""
        return index > 0 and self.sentence.gap(index).strip() != ""

    def _live(self, index: int) -> bool:
        """Tell whether "الحي" is that of live bullets, "القضاء على" an elimination."""
        tokens = self.sentence.tokens
        before = tokens[index - 1].word if index else ""
        after = tokens[index + 1].word if index + 1 < len(tokens) else ""
        return before.endswith(("الرصاص", "الذخيره", "البث")) or (tokens[index].word.endswith("قضا") and after == "علي")

    # -- "شرقي دير الزور", "شمال سوريا"

    def _with_side(self, index: int) -> tuple[list[Draft], int]:
        for clitic, rest in stripped(self.sentence.tokens[index]):
            found = self.sentence.match(self.words.sides, index, rest) if rest in self.words.sides.longest else None
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
                if (self.sentence.tokens[position].word,) not in self.words.back:  # not "غرب العاصمة الليبية طرابلس"
                    drafts[0].start = begin
                drafts[0].strength = max(drafts[0].strength, strength_of(drafts[0].matches, True))
                drafts[0].needs = "" if drafts[0].needs == "seen" else drafts[0].needs
            return drafts, after
        return [], index

    # -- a name alone

    def _bare(self, index: int) -> tuple[list[Draft], int]:
        name = self.names.known(index, least=1)
        if name is None or (name.after == index + 1 and self.names.sure_compound(index)):
            return self._unknown(index)
        token, length = self.sentence.tokens[index], name.after - index
        evidence = (
            name.clitic in {"ب", "وب", "فب", "لل", "ولل"}
            or self._preposition(index)
            or self._listed(index, name.clitic)
        )
        strength = strength_of(name.matches, evidence, several=length > 1, arabic=True)
        core = "ال" * name.clitic.endswith("لل") + token.word[len(name.clitic) :]
        if length == 1:
            if (
                (core,) in self.words.types
                or (core,) in self.words.sides
                or core in self.words.heads
                or self._particle(token)
            ):
                return [], index
            if name.after < len(self.sentence.tokens) and self.sentence.tokens[name.after].word in _WHICH:
                strength = min(strength, 2 * evidence)
            if len(core) <= SHORT and importance(name.matches, arabic=True) < 2 * WELL_KNOWN:
                strength = min(strength, int(evidence))
            if name.clitic and not core.startswith("ال") and not evidence:
                strength = min(strength, 1 + (importance(name.matches, arabic=True) >= WELL_KNOWN))
        draft = self._draft(name, strength)
        draft.needs = self._needs(index, name, core, evidence)
        draft.type_word = self._water(index, length, token, name.clitic)
        self._side_after(draft, name.after)
        return [draft], name.after

    def _needs(self, index: int, name: Name, core: str, evidence: bool) -> str:
        """What an ordinary word needs, besides being in the gazetteer, to be a place."""
        parts = [t.word for t in self.sentence.tokens[index : name.after]]
        phrase = core if len(parts) == 1 else "".join(parts)
        if phrase in self.words.ordinary or (len(parts) > 1 and not self.words.particles.isdisjoint(parts)):
            return "home" if self._city(index, name) else "certain"
        plain = tuple(match for match in name.matches if not match.common)
        unsure = len(plain) < len(name.matches) and importance(plain, arabic=True) < WELL_KNOWN
        return "seen" if not evidence and (phrase in self.words.adjectives or unsure) else ""

    def _city(self, index: int, name: Name) -> bool:
        """Tell whether "in" or "to" leads to a large town that we list: "إلى الأبيض" in an article on Sudan."""
        large = any(
            m.own and m.entry.source.startswith("overlay") and m.entry.population >= WELL_KNOWN for m in name.matches
        )
        return large and self._preposition(index)

    def _particle(self, token: Token) -> bool:
        """Tell whether the word is a particle behind a proclitic: "وأن" is no town of that name."""
        return any(rest in self.words.particles for _, rest in stripped(token))

    def _side_after(self, draft: Draft, index: int) -> None:
        if index < len(self.sentence.tokens) and self._follows(index - 1):
            found = self.sentence.match(self.words.sides_after, index)
            if found is not None and draft.strength >= 2:
                draft.side = found[1].value
                draft.end = self.sentence.tokens[index + found[0] - 1].end

    def _water(self, index: int, length: int, token: Token, clitic: str) -> str | None:
        parts = (token.word[len(clitic) :], *(t.word for t in self.sentence.tokens[index + 1 : index + length]))
        return "river" if parts in self.words.water else None

    def _unknown(self, index: int) -> tuple[list[Draft], int]:
        """A name the gazetteer lacks, where only a place can stand: "في كفر X", or near, if it sounds like one."""
        if not self._preposition(index):
            return [], index
        word = self.sentence.tokens[index].word
        if self.names.sure_compound(index):
            return [self._draft(self.names.at(index, 2, word, "", ()), 2)], index + 2
        spatial = self.sentence.tokens[index - 1].word in self.words.spatial
        if not spatial or len(word) < 4 or (word,) in self.words.types or word in self.words.ordinary:
            return [], index
        like = tuple(m for m in self.gazetteer.like(word)[:20] if likeness(word, m.entry) >= _LIKE)
        return ([self._draft(self.names.at(index, 1, word, "", like), 1)], index + 1) if like else ([], index)

    def _listed(self, index: int, clitic: str) -> bool:
        """Tell whether the name follows an accepted one in a list: "في بلبل وراجو"."""
        if self.last is None or self.last.strength < 1 or clitic != "و":
            return False
        return self.last.end == self.sentence.tokens[index - 1].end if index else False

    def _preposition(self, index: int) -> bool:
        """Tell whether a preposition leads to a token, "بقصف" among them: "بقصف مقلي"."""
        if index == 0 or self.sentence.tokens[index - 1].word not in self.words.leading:
            return False
        return self.sentence.gap(index - 1).strip() in _OPENING

    def _draft(self, name: Name, strength: int, type_word: str | None = None, begin: int | None = None) -> Draft:
        start = name.start if begin is None else begin
        return Draft(start, name.end, name.start, name.end, name.key, strength, type_word, matches=name.matches)
