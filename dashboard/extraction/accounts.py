"""What was decided about one event of a sentence, and one of its places -> a mention with its spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.events.classification import Kind
from dashboard.extraction.events.grouping import Group
from dashboard.extraction.quantities import casualties
from dashboard.extraction.reading import Reading, Sentence
from dashboard.extraction.sides.deciding import Sides
from dashboard.extraction.sides.naming import name_sides
from dashboard.extraction.speech.attribution import Attribution
from dashboard.extraction.status.reach import Finding
from dashboard.model import Mention, Quantity, Span, TimeExpression, Toponym

_CIVIL = frozenset({"civilians", "families", None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An event as a sentence tells it: all but its place. `retold`: the words point back to an event told before."""

    event: Group
    kind: Kind
    status: Finding
    time: TimeExpression | None
    sides: Sides
    said: Attribution | None
    quantities: tuple[Quantity, ...]
    retold: bool = False

    @property
    def counts_civilians(self) -> bool:
        """Whether it counts dead or wounded people without calling them fighters."""
        return any(q.kind in ("killed", "injured") and q.value != 0 and q.whose in _CIVIL for q in self.quantities)


def mention_of(
    reading: Reading, sentence: Sentence, account: Account, toponym: Toponym | None, quantities: Sequence[Quantity]
) -> Mention:
    """Write an account at one place as a mention; `quantities` are those that belong to this place."""
    head, kind, status, said = account.event.head, account.kind, account.status, account.said
    fatalities, injuries = casualties(quantities)
    names = name_sides(account.sides, kind.event_type, kind.sub, counted=account.counts_civilians)
    trigger = sentence.raw(reading.text, head.first, head.last)
    quote = said.span if said is not None else None
    return Mention(
        article_id=reading.article.article_id,
        sentence=sentence.span,
        trigger=trigger,
        event_type=kind.event_type,
        sub_event_type=kind.sub,
        time=account.time,
        toponym=toponym,
        actor1=names[0],
        actor2=names[1],
        status=status[0],
        attribution=reading.article.text[quote.start : quote.end] if quote is not None else None,
        quantities=tuple(quantities),
        fatalities=fatalities,
        injuries=injuries,
        language=sentence.language,
        spans={"trigger": trigger, **_spans(account, toponym, quantities)},
        rule=f"{head.trigger.type.value} by {kind.rule}; {status[0].value} by {status[1]}",
        retold=account.retold,
    )


def _spans(account: Account, toponym: Toponym | None, quantities: Sequence[Quantity]) -> dict[str, Span]:
    sides = account.sides
    parts = {"date": account.time, "toponym": toponym, "actor1": sides.actor1, "actor2": sides.actor2}
    found = {name: part.span for name, part in parts.items() if part is not None}
    if account.said is not None and account.said.span is not None:
        found["attribution"] = account.said.span
    for name, kind in (("fatalities", "killed"), ("injuries", "injured")):
        counted = next((q for q in quantities if q.kind == kind and q.value is not None), None)
        if counted is not None:
            found[name] = counted.span
    return found
