"""A clause -> whether what it tells goes on: "still", "is continuing", "has fled … since", "are fighting"."""

from __future__ import annotations

from itertools import pairwise

from dashboard.extraction.events.clauses import Clause
from dashboard.extraction.reading import Sentence
from dashboard.extraction.status.reach import Finding, ahead, behind, words_of
from dashboard.extraction.vocabulary.phrases import Found
from dashboard.model import EventType, Status

_PAST = frozenset({"raged", "persisted"})  # "raged for two days" is over; with "since" it goes on
_ARE = frozenset({"is", "are"})
_HAVE = frozenset({"has", "have"})
_WERE = _ARE | {"was", "were"}
_CAUSED = frozenset({"اوقع", "اوقعت", "خلف", "خلفت", "اسفر", "اسفرت", "ادي", "ادت", "اودي", "اودت", "تسبب", "تسببت"})
_COUNTED = ("سجل", "احص", "وثق", "رصد")
_WHICH = frozenset({"that", "which", "who"})
_SUDDEN = frozenset({"blast", "death"})
_SINCE_REACH = 14
_AFTER = frozenset({"بعد ان", "بعدما", "عندما", "حين"})  # "لا يزال السكان يحصون خسائرهم بعدما اجتاحت"
_LASTING = frozenset({EventType.BATTLES, EventType.DISPLACEMENT})


def ongoing(sentence: Sentence, clause: Clause) -> Finding | None:
    """Say that an event goes on, with the words that say so; else None."""
    for cue in ahead(sentence, clause, "ongoing") + behind(sentence, clause, "ongoing"):
        if not _is_over(sentence, cue) and not _is_apart(sentence, clause, cue):
            return Status.ONGOING, f"ongoing: {words_of(sentence, cue)}"
    if sentence.language == "ar" and (inside := _inside(sentence, clause)) is not None:
        return Status.ONGOING, f"ongoing: {inside}"
    if clause.head.tag == "noun":
        for cue in ahead(sentence, clause, "progress"):
            return Status.ONGOING, f"in progress: {words_of(sentence, cue)}"
    if _in_progress(sentence, clause):
        return Status.ONGOING, "in progress"
    since = None if _is_sudden(sentence, clause) else _since(sentence, clause)
    if since and (clause.head.tag in ("present", "ing", "noun", "") or _perfect(sentence, clause)):
        return Status.ONGOING, f"since: {since}"
    return None


def _inside(sentence: Sentence, clause: Clause) -> str | None:
    """Find the word that says it goes on within the words of the head ("يواصل المعلمون اعتصامهم")."""
    head = clause.head
    found = [c for c in sentence.cues_of("ongoing") if head.first <= c.first and c.last < head.last]
    return words_of(sentence, found[0]) if found else None


def _is_sudden(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether an Arabic noun names what is over at once: "منذ أسبوع" says when ("غرق مركب منذ أسبوع")."""
    trigger = clause.head.trigger
    counted = [cue for cue in ahead(sentence, clause, "speech") if cue.tag == "past"]
    if sentence.language == "ar" and any(
        sentence.tokens[c.first].text.lstrip("وف").startswith(_COUNTED) for c in counted
    ):
        return True  # "سُجلت 12 وفاة منذ مطلع الشهر"
    if sentence.language == "ar" and any(c.tag == "past" and c.first < clause.head.first for c in clause.others):
        return True  # "توفي 12 طفلا جراء سوء التغذية منذ بداية الشهر"
    done = {token.text.lstrip("وف") for token in sentence.tokens[clause.scope : clause.head.first]} & _CAUSED
    moved = trigger.type is EventType.DISPLACEMENT
    if sentence.language == "ar" and clause.head.tag == "noun" and (done or moved):
        return True  # "أوقع نزاع 43 قتيلا منذ الأحد", "فرار 20 ألف شخص منذ الاثنين"
    return sentence.language == "ar" and clause.head.tag == "noun" and (
        trigger.context in _SUDDEN or (trigger.type is EventType.DISASTER and trigger.role == "weak")
    )  # fmt: skip


def _is_over(sentence: Sentence, cue: Found[str]) -> bool:
    return sentence.language == "en" and words_of(sentence, cue) in _PAST


def _is_apart(sentence: Sentence, clause: Clause, cue: Found[str]) -> bool:
    """Tell whether another clause stands between: "is still asking who murdered them", "…, with ten still missing"."""
    head = clause.head
    if sentence.language == "ar" and cue.first < head.first:
        return any(
            cue.last <= b.first < head.first and words_of(sentence, b) in _AFTER for b in sentence.cues_of("break")
        )
    low, high = (cue.last, head.first) if cue.first < head.first else (head.last, cue.first)
    if sentence.language == "en" and _WHICH & {token.text for token in sentence.tokens[low:high]}:
        return True  # "started a fire that was still burning"
    return sentence.language == "en" and any(low <= b.first < high for b in sentence.cues_of("break"))


def _in_progress(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether an English participle makes a tense that lasts: "are shelling", of a fight also "was fighting"."""
    head, word = clause.head, sentence.tokens[clause.head.first].text
    if sentence.language != "en" or not word.endswith("ing") or not head.first:
        return False
    auxiliaries = _WERE if head.trigger.context == "clash" else _ARE
    return bool(auxiliaries & {token.text for token in sentence.tokens[max(0, head.first - 2) : head.first]})


def _since(sentence: Sentence, clause: Clause) -> str | None:
    """Give the words of a "since" that belongs to a clause: a time, or in English what happened then."""
    for time in sentence.times:
        first = sentence.token_at(time.span.start)
        if time.kind == "since" and clause.first <= first < clause.last and not _opens_another(sentence, clause, first):
            return time.text
    if sentence.language != "en" or not _perfect(sentence, clause):
        return None
    high = min(clause.last, clause.head.last + _SINCE_REACH)
    words = [token.text for token in sentence.tokens[clause.head.last - 1 : high]]
    later = any(b == "since" and a not in _HAVE for a, b in pairwise(words))  # "has since grown" only tells of later
    return "since" if later else None


def _opens_another(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Tell whether another clause begins between an English head and a time ("as the operation entered its day")."""
    return sentence.language == "en" and any(
        clause.head.last <= cue.first < first - 1 and cue.tag == "" for cue in sentence.cues_of("break")
    )


def _perfect(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the head is in the perfect, or an event noun has a verb in the perfect."""
    near = [cue for cue in ahead(sentence, clause, "perfect") if clause.head.first - cue.last <= 1]
    been = clause.head.first > 0 and sentence.tokens[clause.head.first - 1].text in _HAVE  # "have | been moved to"
    if near or been or clause.head.tag != "noun":
        return bool(near) or been
    return bool(behind(sentence, clause, "perfect"))
