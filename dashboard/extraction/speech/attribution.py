"""A sentence -> who says what stands in it, with the words as written; kept across "وأضاف" and "he added"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.reading import Sentence
from dashboard.extraction.speech.speakers import PARTIES, Speaker, is_day, speaker_of, token_of
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import Span
from dashboard.text import Shadow, fold

__all__ = ["Attribution", "attribution_of", "attributions", "token_of"]

_DISPUTED = frozenset(
    {"زعم", "زعمت", "ادعي", "ادعت", "تزعم", "يزعم", "claimed", "claims", "claim", "alleged", "boasted"}
)
_HEADLINE = frozenset({"يذكر", "ويذكر", "يشار", "ويشار"})  # "it is recalled that", said by nobody
_CONTRAST = frozenset({"في حين", "فيما", "بينما", "كما", "غير", "لكن", "اما", "while", "but", "whereas", "although"})
_LINKED = frozenset({"ان", "بان", "انها", "انه", "انهم", "بانه", "بانها", "that"})
_WHERE_SAID = frozenset({"in", "to", "at", "by", "via"})  # "…, the agency said in a statement"
_UNSAID = frozenset({"لم", "ولم", "فلم", "لن", "ولن"})  # "لم تعلن", of whom nothing is heard
_SO = frozenset({"كما", "ما", "حسبما"})  # "على ما قال"
_PUNCTUATION = re.compile(r"[,،;؛:.\"]")
_TENSED = frozenset({"past", "present", "base"})
_NOT_SAYING = frozenset(
    {"to", "as", "was", "were", "been", "be", "is", "are", "being", "not", "did", "would", "could", "will", "can"}
)
# Who intends something does it himself and is nobody's source.
_INTENDS = re.compile(
    "[وف]?[يتان]?(?:عتزم|ستعد|خطط|نوي|نو|لوح|هدد|توعد|تعهد|وعد|عد|مر|قرر|سعي|تاهب)|"
    "plan|prepar|seek|sought|aim|want|order|intend|consider|agree|threat|offer|vow|pledg|promis"
)
_SAME_AGAIN = frozenset(
    {
        "he", "she", "it", "they", "we", "who", "the statement", "a statement", "the source", "the spokesman",
        "the official", "المصدر", "البيان", "المتحدث", "الناطق", "المسؤول", "المصادر", "المصدر نفسه", "المصدر ذاته",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something: words as written, the actor if one is known, and the words [first, last) it covers.

    `quoted` is false of who plans, fears or warns: it is their word, but no report of theirs.
    """

    span: Span | None
    actor: ActorMention | None
    first: int
    last: int
    disputed: bool = False
    quoted: bool = True

    @property
    def party(self) -> bool:
        """Whether the speaker reports as a side of a war and is no police, court or ministry of everyday life."""
        name = (self.actor.name or "") if self.actor else ""
        return self.quoted and self.actor is not None and self.actor.kind in PARTIES and "Police" not in name


def attributions(sentence: Sentence, text: Shadow, earlier: Attribution | None) -> list[Attribution]:
    """Find who says what in a sentence; `earlier` is the last speaker before it, for "he added"."""
    found: list[Attribution] = []
    for cue in sorted(_sayings(sentence), key=lambda c: c.first):
        if any(a.first <= cue.first < a.last and a.span is None for a in found):
            continue
        speaker = None if found and _omits_subject(sentence, cue) else speaker_of(sentence, text, cue)
        if speaker is not None and not _is_same_again(text, speaker):
            found.append(_covering(sentence, cue, speaker))
            continue
        before = found[-1] if found else earlier
        resumed = speaker is not None or _omits_subject(sentence, cue)
        if before is not None and cue.payload not in ("source", "plan") and (resumed or cue.payload == "added"):
            if before.span is not None and cue.payload != "added":
                found.append(_covering(sentence, cue, (before.span, before.actor)))
            else:
                found.append(Attribution(before.span, before.actor, cue.last, len(sentence.tokens)))
    return found


def _sayings(sentence: Sentence) -> Iterator[Found[str]]:
    """Give the cues that somebody says, denies, fears or warns of something; not what is only awaited or intended."""
    for cue in sentence.cues_of("speech", "source", "aloud", "added", "denial", "plan"):
        word, ahead = sentence.tokens[cue.first].text, sentence.tokens[cue.first - 1].text if cue.first else ""
        arabic = sentence.language == "ar"
        if word in _HEADLINE or cue.tag == "ing" or (arabic and ahead == "ان"):
            continue  # "يُنتظر أن تبلغ قافلة"
        if cue.payload == "speech" and ahead in _UNSAID:
            continue
        following = sentence.tokens[cue.last].text if cue.last < len(sentence.tokens) else ""
        plural = ahead.endswith("s") or ahead in ("people", "police") or following in ("they", "we", "that")
        if (cue.tag == "base" and not plural) or ahead in _NOT_SAYING:
            continue  # "to say", "was ordered", "as planned"; but "residents say"
        if cue.payload in ("denial", "plan") and (cue.tag not in _TENSED or _INTENDS.match(word)):
            continue
        if cue.payload == "added" and arabic and cue.first > 1 and word != "كما":
            continue
        yield cue


def _is_same_again(text: Shadow, speaker: Speaker) -> bool:
    """Tell whether the words only point back to who spoke before ("he", "المصدر", "the statement")."""
    span, actor = speaker
    return (actor is None or actor.kind not in PARTIES) and fold(text.raw[span.start : span.end]).lower() in _SAME_AGAIN


def _omits_subject(sentence: Sentence, cue: Found[str]) -> bool:
    """Tell whether a verb of saying has no subject of its own ("وقال إن …", "denied the loss and said …")."""
    if sentence.language == "en":
        return cue.first > 0 and cue.tag == "past" and sentence.tokens[cue.first - 1].text in ("and", "but")
    following = sentence.tokens[cue.last].text if cue.last < len(sentence.tokens) else ""
    return sentence.language == "ar" and cue.payload == "speech" and following in _LINKED


def _covering(sentence: Sentence, cue: Found[str], speaker: Speaker) -> Attribution:
    """Say which words a speaker answers for: those behind the verb, or before it where nothing follows."""
    span, actor = speaker
    disputed = sentence.tokens[cue.first].text.lstrip("وف") in _DISPUTED
    quoted = cue.payload != "plan"
    last = _scope(sentence, cue)
    if cue.first > 1 and (cue.payload == "source" or (quoted and _trails(sentence, cue, span))):
        goes_on = sentence.language == "en" and cue.payload != "source"  # "…, residents said, and hundreds fled"
        return Attribution(span, actor, 0, last if goes_on else cue.first, disputed, quoted)
    if not quoted:
        pauses = (i for i in range(cue.last, last) if _PUNCTUATION.search(sentence.tokens[i].gap))
        last = next(pauses, last)
    return Attribution(span, actor, cue.first, last, disputed, quoted)


def _scope(sentence: Sentence, cue: Found[str]) -> int:
    """Give the end of what is said: a contrast ends it, and without "that" already a comma does."""
    tokens = sentence.tokens
    linked = sentence.language == "en" or any(t.text in _LINKED for t in tokens[cue.last : cue.last + 12])
    for index in range(cue.last, len(tokens)):
        text = tokens[index].text
        if ";" in tokens[index].gap or "؛" in tokens[index].gap:
            return index
        if text in _CONTRAST or (text == "حين" and tokens[index - 1].text == "في"):
            return index
        if not linked and _PUNCTUATION.search(tokens[index].gap) and text.startswith("و"):
            return index
    return len(tokens)


def _trails(sentence: Sentence, cue: Found[str], speaker: Span) -> bool:
    """Tell whether a verb of saying ends its sentence or clause (", medics said.", ", it said in a report")."""
    if sentence.language == "ar":
        return sentence.tokens[cue.first].text in _SO or sentence.tokens[cue.first - 1].text in _SO
    rest = sentence.tokens[cue.last :]
    if not rest or _PUNCTUATION.search(rest[0].gap) or all(is_day(t.text) for t in rest[:3]):
        return True
    behind_pause = "," in sentence.tokens[sentence.token_at(speaker.start)].gap
    inverted = speaker.start >= sentence.raw_starts[cue.first]
    told = rest[0].text in _WHERE_SAID or sentence.tokens[cue.first].text == "told"
    return inverted or (behind_pause and told and all(t.text != "that" for t in rest))


def attribution_of(found: Sequence[Attribution], position: int) -> Attribution | None:
    """Give the speaker who answers for the word at `position`: the nearest that covers it."""
    covering = [a for a in found if a.first <= position < a.last]
    behind = [a for a in covering if a.first > 0]
    if behind:
        return behind[-1]
    starts = sorted(covering, key=lambda a: a.last)
    return starts[0] if starts else None
