"""A reading of an article -> its mentions, one an event, in the order of the text; and the reasons for all else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dashboard.extraction.accounts import Account, mention_of
from dashboard.extraction.actors import ActorMention
from dashboard.extraction.background import HABIT, asks, recalled, subject_of
from dashboard.extraction.events.candidates import Candidate, Refusal, ends_length, find_candidates
from dashboard.extraction.events.classification import Kind, classify
from dashboard.extraction.events.clauses import split
from dashboard.extraction.events.grouping import VIOLENT, Group, group, places_in, times_in
from dashboard.extraction.events.retelling import is_definite, taken_up
from dashboard.extraction.events.shares import belongs, shares_of
from dashboard.extraction.events.weighing import is_purpose
from dashboard.extraction.placing import places_of
from dashboard.extraction.reading import Reading, Sentence
from dashboard.extraction.sides.deciding import Sides, sides_of
from dashboard.extraction.sides.rivals import Rivals
from dashboard.extraction.speech.attribution import Attribution, attribution_of, attributions
from dashboard.extraction.status.claims import Telling, blame_of, claim_of
from dashboard.extraction.status.deciding import is_bare_intent, status_of
from dashboard.extraction.status.reach import Finding
from dashboard.extraction.timing.choosing import time_of
from dashboard.extraction.timing.chronicle import Chronicle
from dashboard.extraction.timing.saying import is_of_speaker, told_on
from dashboard.extraction.vocabulary.company import ClassMap
from dashboard.model import HAPPENED, EventType, Mention, Quantity, Status, TimeExpression, Toponym

_ALOUD_REACH = 4
_DEEDS = frozenset({EventType.BATTLES, EventType.CIVILIANS, EventType.STRATEGIC, EventType.RIOTS})
_OTHERS = frozenset(
    {"another", "other", "others", "also", "elsewhere", "separate", "separately", "meanwhile", "overall"}
    | {"اخر", "اخرون", "اخرين", "ايضا", "كذلك", "كما", "اخري", "عموما", "اجمالي"}
)
_BARE = frozenset(
    {"death: @civilians", "death: fighters", "death: @fighters", "death: civilians", "death", "destruction"}
)
_CAUSES = frozenset({"gun", "explosive", "munition", "aircraft", "bombardment", "fight"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "after", "following"})
_TALLIES = frozenset({"حصيله", "الحصيله", "حصيلتها", "حصيلته", "toll", "tally"})
_NONE = re.compile(r"negation: (?:دون|بدون|من دون|بلا|no|without|no reports? of|neither|nor|no sign of)$")


@dataclass(slots=True)
class Trace:
    """What was decided in one sentence, for whoever asks why."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """What one sentence leaves for the next: the day, the last speaker, agent and place, and the paragraph of these."""

    chronicle: Chronicle
    said: Attribution | None = None
    places: list[Toponym] = field(default_factory=list)
    agent: ActorMention | None = None
    rivals: Rivals = field(default_factory=Rivals)
    paragraph: int = -1
    told: set[EventType] = field(default_factory=set)
    undated: set[EventType] = field(default_factory=set)  # kinds of which the last told has no day yet
    latest: Kind | None = None


def assemble(reading: Reading) -> Iterator[Trace]:
    """Make the mentions of an article, sentence by sentence."""
    subject = subject_of(reading.sentences)
    story = _Story(Chronicle(reading.article.published), rivals=Rivals.of(reading.actors))
    for sentence in reading.sentences:
        trace = Trace(sentence)
        classes = ClassMap(sentence)
        candidates, trace.refusals = find_candidates(sentence, classes)
        found = attributions(sentence, reading.text, story.said)
        kept, habits = [], False
        for candidate in candidates:
            reason = f"the article is about {subject}" if subject else recalled(sentence, candidate)
            if reason is None and asks(sentence, reading.text):
                reason = "a question"
            if reason is None and habits and candidate.tag in ("ing", "base", "present"):
                reason = HABIT  # "often raid villages, killing residents"
            habits = habits or reason == HABIT
            if reason is None and _is_aim(sentence, candidate) and len(candidates) > 1:
                reason = "an aim, not a deed"
            if reason is None:
                kept.append(candidate)
            else:
                trace.refusals.append(Refusal(candidate.first, candidate.last, candidate.trigger, reason))
        groups = group(sentence, split(sentence, kept))
        if not groups:
            story.chronicle.head(sentence)
        _Sentence(
            reading=reading,
            sentence=sentence,
            classes=classes,
            groups=groups,
            found=found,
            story=story,
            trace=trace,
        ).run()
        story.said = found[-1] if found else None if sentence.paragraph != story.paragraph else story.said
        story.paragraph = sentence.paragraph
        yield trace


class _Sentence:
    """The events of one sentence, made from left to right."""

    def __init__(
        self,
        *,
        reading: Reading,
        sentence: Sentence,
        classes: ClassMap,
        groups: list[Group],
        found: list[Attribution],
        story: _Story,
        trace: Trace,
    ) -> None:
        self._reading, self._sentence, self._classes, self._groups = reading, sentence, classes, groups
        self._found, self._story, self._trace = found, story, trace
        self._places: list[Toponym] = []
        self._before: Finding | None = None
        self._agent: ActorMention | None = None
        self._counted = shares_of(sentence, groups)
        self._told_before, self._undated_before = frozenset(story.told), frozenset(story.undated)
        self._latest = story.latest

    def run(self) -> None:
        """Make the mentions, and leave place and time to the story."""
        told = []
        for index, event in enumerate(self._groups):
            counted = any(q.value is not None or not q.text.startswith("ال") for q in self._counted[index])
            reason = self._refusal(event, counted=counted)
            if reason is None:
                told.append(event)
            else:
                self._refuse(event, reason)
        for event, quantities in zip(told, shares_of(self._sentence, told), strict=True):
            self._make(event, quantities)

    def _refuse(self, event: Group, reason: str) -> None:
        head = event.head
        self._trace.refusals.append(Refusal(head.first, head.last, head.trigger, reason))

    def _goes_on(self, event: Group) -> bool:
        """Tell whether a verb goes on with the subject of the verb before ("looted … and shot …, burning …")."""
        joined = (event.head.finite and event.main.mark in ("and", "و")) or event.head.tag == "ing"
        return joined and event.head.trigger.type in _DEEDS and self._agent is not None

    def _refusal(self, event: Group, *, counted: bool) -> str | None:
        sentence, head = self._sentence, event.head
        aloud = any(c.first <= head.first <= c.last + _ALOUD_REACH for c in sentence.cues_of("aloud"))
        if aloud and not sentence.toponyms:
            return "a claim of what is told elsewhere"
        if is_bare_intent(sentence, event.main):
            return "an aim, not a deed"
        if is_purpose(sentence, head) and len(self._groups) > 1 and not self._is_own_turn(event):
            return "only the reason of another event"
        if head.trigger.role == "result" and not head.finite and not counted:
            return "an outcome that nobody counted"
        return taken_up(sentence, event, self._told_before)

    def _is_own_turn(self, event: Group) -> bool:
        """Tell whether what came first is an event itself: a place taken, what came days before."""
        head, clauses = event.head, event.clauses
        outcomes = [c for clause in clauses for c in (clause.head, *clause.others) if c.trigger.role == "result"]
        if outcomes and head.trigger.type in VIOLENT | {EventType.DISASTER} and head.trigger.role != "result":
            return True  # "three were hurt when a shell fell on a factory"
        taken = head.trigger.context == "territory" and head.tag == "noun" and head.last - head.first > 1
        earlier = ends_length(self._sentence, head.first)
        return earlier or (taken and self._sentence.tokens[head.first - 1].text in _AFTER)

    def _make(self, event: Group, quantities: list[Quantity]) -> None:
        sentence, head = self._sentence, event.head
        said = attribution_of(self._found, head.first)
        sides = self._sides(event, said)
        kind, bare = self._outcome(event, classify(sentence, event, self._classes, sides, quantities), sides)
        sides = self._story.rivals.complete(sides, kind.event_type)
        claimed = blame_of(sentence, event.main, kind.event_type)
        if claimed is None and said is not None:
            claimed = claim_of(Telling(sentence, event.main, kind, sides, said, quantities))
        status = status_of(sentence, event.main, claimed, self._before)
        self._before = status
        if _is_nothing(event, status):
            self._refuse(event, status[1])
            return
        places = places_of(sentence, event, kind.event_type, self._reading.text, self._places)
        own = any(
            not is_of_speaker(sentence, t)
            and t.refers_to is None
            and sentence.span.start <= t.span.start < sentence.span.end
            for t in places
        )
        if not places and self._story.places:
            places = [self._story.places[-1]]
        published, chronicle = self._reading.article.published, self._story.chronicle
        told = time_of(sentence, event, self._groups, status[0], published, text=self._reading.text)
        time = told or chronicle.carried(sentence, event, kind.event_type, status[0], own=own)
        chronicle.leave(sentence, kind.event_type, status[0], time, carried=told is None)
        self._leave(status[0], time, places)
        account = Account(
            event=event, kind=kind, status=status, time=time, sides=sides, said=said, quantities=tuple(quantities),
            retold=(not own and bare) or (not self._names_place(event) and self._is_retold(event, kind, status[0])),
        )  # fmt: skip
        if status[0] in HAPPENED:
            self._story.told.add(kind.event_type)
            (self._story.undated.add if time is None else self._story.undated.discard)(kind.event_type)
            self._story.latest = kind
        where: list[Toponym | None] = [*places] if places else [None]
        for toponym in where:
            shared = (
                quantities if len(places) <= 1 else [q for q in quantities if belongs(sentence, q, toponym, places)]
            )
            self._trace.mentions.append(mention_of(self._reading, sentence, account, toponym, shared))

    def _outcome(self, event: Group, kind: Kind, sides: Sides) -> tuple[Kind, bool]:
        """Give mere dead, injured and ruins without cause, doer, place or day to the event told just before.

        Also tells whether that was done. "Another", "also" count others.
        """
        latest = self._latest
        bare = event.head.trigger.role == "result" and kind.rule in _BARE and not self._classes.names & _CAUSES
        suffered = self._is_suffered(event, sides)
        done = sides.actor1 is not None and event.head.finite and not suffered
        if not bare or latest is None or done:
            return kind, False
        if latest.event_type is EventType.DISASTER:
            tally = event.head.tag == "noun" or any(token.text in _TALLIES for token in self._sentence.tokens)
            return Kind(latest.event_type, latest.sub, f"{kind.rule}, after a disaster"), tally
        if (sides.actor1 is not None and not suffered) or "gun_agent" in self._classes.names:
            return kind, False
        apart = any(token.text in _OTHERS for token in self._sentence.tokens)
        dated = any(times_in(self._sentence, clause) for clause in event.clauses)
        if apart or dated or latest.event_type not in VIOLENT:
            return kind, False
        return Kind(latest.event_type, latest.sub, f"{kind.rule}, of what was told before"), True

    def _is_suffered(self, event: Group, sides: Sides) -> bool:
        """Tell whether an Arabic verb follows those it counts, and no doer stands there ("ثمانية أشخاص قتلوا")."""
        span, agent, head = self._sentence.span, sides.actor1, self._sentence.raw_starts[event.head.first]
        here = agent is not None and span.start <= agent.span.start < span.end
        ahead = any(q.kind in ("killed", "injured") and q.span.end <= head for q in self._sentence.quantities)
        return self._sentence.language == "ar" and ahead and not here

    def _sides(self, event: Group, said: Attribution | None) -> Sides:
        sides = sides_of(self._sentence, event, event.head.trigger.type, said, self._story.agent)
        if sides.actor1 is None and self._goes_on(event):
            sides = replace(sides, actor1=self._agent if self._agent != sides.actor2 else None)
        self._agent = self._story.agent = sides.subject or sides.actor1 or self._agent
        return sides

    def _leave(self, status: Status, time: TimeExpression | None, places: list[Toponym]) -> None:
        """Leave an event's places to the sentences that follow."""
        self._places += places
        if status in HAPPENED and self._story.chronicle.is_recent(time) and places:
            self._story.places = places

    def _names_place(self, event: Group) -> bool:
        return any(place.refers_to is None for clause in event.clauses for place in places_in(self._sentence, clause))

    def _is_retold(self, event: Group, kind: Kind, status: Status) -> bool:
        """Tell whether "the attack", "الهجوم" takes up what was told before: definite, on no day but that one's."""
        vague = event.head.trigger.context == "attack"  # "the attack" may have been a bombing
        if status not in HAPPENED or not self._told_before & (VIOLENT if vague else {kind.event_type}):
            return False
        if not is_definite(self._sentence, event.head):
            return False
        if kind.event_type in self._undated_before:
            return True  # "a blast killed 137 … The explosion on Tuesday …"
        times = [time for clause in event.clauses for time in times_in(self._sentence, clause)]
        return all(told_on(self._sentence, time) for time in times)


def _is_nothing(event: Group, status: Finding) -> bool:
    """Tell whether a denial leaves no event at all: "without clashes", "nobody was killed"."""
    if status[0] is not Status.NEGATED:
        return False
    if event.head.trigger.role == "detail":
        return True
    return bool(_NONE.search(status[1])) or (event.head.trigger.role == "result" and status[1].startswith("negation"))


def _is_aim(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether "لاستعادة", "للسيطرة على" only says what for."""
    aim = candidate.tag == "noun" and candidate.front.lstrip("وف") in ("ل", "لل")
    cues = sentence.cues_of("plan", "foiled", "denial", "cancelled")
    return (
        aim
        and candidate.trigger.context in ("territory", "arrest")
        and not any(c.first < candidate.first for c in cues)
    )
