"""A reading of an article -> its mentions, one an event, in the order of the text; and the reasons for all else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dashboard.extraction.actors import ActorMention
from dashboard.extraction.attribution import Attribution, attribution_of, attributions
from dashboard.extraction.background import recalled, subject_of
from dashboard.extraction.candidates import Candidate, ClassMap, Refusal, find_candidates
from dashboard.extraction.classification import Kind, classify
from dashboard.extraction.clauses import is_purpose, split
from dashboard.extraction.grouping import Group, group
from dashboard.extraction.naming import name_sides
from dashboard.extraction.placing import places_of
from dashboard.extraction.quantities import casualties
from dashboard.extraction.reading import Reading, Sentence
from dashboard.extraction.rivals import Rivals
from dashboard.extraction.sides import Sides, sides_of
from dashboard.extraction.status import Finding, is_bare_intent, status_of
from dashboard.extraction.timing import time_of
from dashboard.model import EventType, Mention, Quantity, Span, Status, TimeExpression, TimePrecision, Toponym

_ALOUD_REACH = 4
_NEWS_DAYS = 45
_DEEDS = frozenset({EventType.BATTLES, EventType.CIVILIANS, EventType.STRATEGIC})
_CIVIL = frozenset({"civilians", "families", None})
_NONE = re.compile(r"negation: (?:دون|بدون|من دون|بلا|no|without|no reports? of|neither|nor|no sign of)$")


@dataclass(slots=True)
class Trace:
    """What was decided in one sentence, for whoever asks why."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class _Story:
    """What one sentence leaves for the next: the last speaker, agent, place and time, and the paragraph of these."""

    said: Attribution | None = None
    places: list[Toponym] = field(default_factory=list)
    time: TimeExpression | None = None
    agent: ActorMention | None = None
    rivals: Rivals = field(default_factory=Rivals)
    paragraph: int = -1
    dated: int = -1


def assemble(reading: Reading) -> Iterator[Trace]:
    """Make the mentions of an article, sentence by sentence."""
    subject = subject_of(reading.sentences)
    story = _Story(rivals=Rivals.of(reading.actors))
    for sentence in reading.sentences:
        trace = Trace(sentence)
        classes = ClassMap(sentence)
        candidates, trace.refusals = find_candidates(sentence, classes)
        found = attributions(sentence, reading.text, story.said)
        kept = []
        for candidate in candidates:
            reason = f"the article is about {subject}" if subject else recalled(sentence, candidate)
            if reason is None and _is_aim(sentence, candidate) and len(candidates) > 1:
                reason = "an aim, not a deed"
            if reason is None:
                kept.append(candidate)
            else:
                trace.refusals.append(Refusal(candidate.first, candidate.last, candidate.trigger, reason))
        groups = group(sentence, split(sentence, kept))
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
        self._counted = _shares(sentence, groups)

    def run(self) -> None:
        """Make the mentions, and leave place and time to the story."""
        for index, event in enumerate(self._groups):
            reason = self._refusal(event)
            if reason is None:
                self._make(event, self._counted[index])
            else:
                head = event.head
                self._trace.refusals.append(Refusal(head.first, head.last, head.trigger, reason))

    def _goes_on(self, event: Group) -> bool:
        """Tell whether an active verb goes on with the subject of the verb before ("looted … and shot …")."""
        acts = event.head.finite and event.head.trigger.type in _DEEDS
        return acts and self._agent is not None and event.main.mark in ("and", "و")

    def _recent(self, time: TimeExpression | None) -> bool:
        """Tell whether a time belongs to the news and not to what went before it."""
        published = self._reading.article.published
        return time is None or time.start is None or published is None or (published - time.start).days <= _NEWS_DAYS

    def _refusal(self, event: Group) -> str | None:
        sentence, head = self._sentence, event.head
        aloud = any(c.first <= head.first <= c.last + _ALOUD_REACH for c in sentence.cues_of("aloud"))
        if aloud and not sentence.toponyms:
            return "a claim of what is told elsewhere"
        if is_bare_intent(sentence, event.main):
            return "an aim, not a deed"
        if is_purpose(sentence, head) and len(self._groups) > 1:
            return "only the reason of another event"
        if head.trigger.role == "result" and not head.finite and not self._counted[self._groups.index(event)]:
            return "an outcome that nobody counted"
        return None

    def _make(self, event: Group, quantities: list[Quantity]) -> None:
        sentence, head = self._sentence, event.head
        said = attribution_of(self._found, head.first)
        sides = sides_of(sentence, event, head.trigger.type, said, self._story.agent)
        if sides.actor1 is None and self._goes_on(event):
            sides = replace(sides, actor1=self._agent if self._agent != sides.actor2 else None)
        self._agent = self._story.agent = sides.subject or sides.actor1 or self._agent
        kind = classify(sentence, event, self._classes, sides, quantities)
        sides = self._story.rivals.complete(sides, kind.event_type)
        status = status_of(sentence, event.main, kind.event_type, said, self._before)
        self._before = status
        if status[0] is Status.NEGATED and _NONE.search(status[1]):
            self._trace.refusals.append(Refusal(head.first, head.last, head.trigger, status[1]))
            return
        if status[0] is Status.NEGATED and head.trigger.role == "result" and status[1].startswith("negation"):
            self._trace.refusals.append(Refusal(head.first, head.last, head.trigger, status[1]))
            return
        places = places_of(sentence, event, kind.event_type, self._reading.text, self._places)
        own = any(t.refers_to is None and sentence.span.start <= t.span.start < sentence.span.end for t in places)
        if not places and self._story.places:
            places = [self._story.places[-1]]
        time = time_of(sentence, event, self._groups, status[0], self._reading.article.published)
        goes_on = not own or (status[0] is Status.ASSERTED and sentence.paragraph == self._story.dated)
        if time is None and goes_on and status[0] not in (Status.PLANNED, Status.NEGATED):
            time = self._story.time
        told = status[0] not in (Status.PLANNED, Status.NEGATED) and self._recent(time)
        if told and time is not None and time.kind != "prior":
            self._story.time = time if time.precision is TimePrecision.DAY else None
            self._story.dated = sentence.paragraph
        self._places += places
        if told and places:
            self._story.places = places
        counted = any(q.kind in ("killed", "injured") and q.value != 0 and q.whose in _CIVIL for q in quantities)
        where: list[Toponym | None] = [*places] if places else [None]
        for toponym in where:
            shared = quantities if len(places) <= 1 else [q for q in quantities if q.value == 0]
            mention = self._mention(
                event=event,
                kind=kind,
                status=status,
                time=time,
                toponym=toponym,
                sides=sides,
                said=said,
                quantities=shared,
                counted=counted,
            )
            self._trace.mentions.append(mention)

    def _mention(
        self,
        *,
        event: Group,
        kind: Kind,
        status: Finding,
        time: TimeExpression | None,
        toponym: Toponym | None,
        sides: Sides,
        said: Attribution | None,
        quantities: list[Quantity],
        counted: bool,
    ) -> Mention:
        sentence, text = self._sentence, self._reading.text
        trigger = sentence.raw(text, event.head.first, event.head.last)
        fatalities, injuries = casualties(quantities)
        names = name_sides(sides, kind.event_type, kind.sub, counted=counted)
        spans: dict[str, Span] = {"trigger": trigger}
        parts = {
            "date": time.span if time else None,
            "toponym": toponym.span if toponym else None,
            "actor1": sides.actor1.span if sides.actor1 else None,
            "actor2": sides.actor2.span if sides.actor2 else None,
            "attribution": said.span if said else None,
            "fatalities": next((q.span for q in quantities if q.kind == "killed" and q.value is not None), None),
            "injuries": next((q.span for q in quantities if q.kind == "injured" and q.value is not None), None),
        }
        spans.update({name: span for name, span in parts.items() if span is not None})
        raw = self._reading.article.text
        return Mention(
            article_id=self._reading.article.article_id,
            sentence=sentence.span,
            trigger=trigger,
            event_type=kind.event_type,
            sub_event_type=kind.sub,
            time=time,
            toponym=toponym,
            actor1=names[0],
            actor2=names[1],
            status=status[0],
            attribution=raw[said.span.start : said.span.end] if said and said.span else None,
            quantities=tuple(quantities),
            fatalities=fatalities,
            injuries=injuries,
            language=sentence.language,
            spans=spans,
            rule=f"{event.head.trigger.type.value} by {kind.rule}; {status[0].value} by {status[1]}",
        )


def _is_aim(sentence: Sentence, candidate: Candidate) -> bool:
    """Tell whether "لاستعادة", "للسيطرة على" only says what for."""
    aim = candidate.tag == "noun" and candidate.front.lstrip("وف") in ("ل", "لل")
    cues = sentence.cues_of("plan", "foiled", "denial", "cancelled")
    return aim and candidate.trigger.context == "territory" and not any(c.first < candidate.first for c in cues)


def _shares(sentence: Sentence, groups: list[Group]) -> list[list[Quantity]]:
    """Give each quantity of a sentence to the event whose clauses hold it, else to the last event before it."""
    shares: list[list[Quantity]] = [[] for _ in groups]
    for quantity in sentence.quantities:
        token = sentence.token_at(quantity.span.start)
        owner = next((i for i, g in enumerate(groups) if g.holds(token)), None)
        if owner is None:
            before = [i for i, g in enumerate(groups) if g.main.first <= token]
            owner = before[-1] if before else 0 if groups else None
        if owner is not None:
            shares[owner].append(quantity)
    return shares
