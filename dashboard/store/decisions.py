"""What people decided about articles and places, as rows: a correction is a new row, and the latest one holds."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Final, Literal

import pyarrow as pa

Kind = Literal["published", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One correction. `kind` "published" redates an article; "place" says where a toponym (folded) lies.

    `scope` says how far it reaches: "sentence" (sentence_start given), "article" (article_id given) or "everywhere".
    `value` is what was decided: {"published": ISO date} or a place's keys. `undone` takes the same decision_id back.
    """

    decision_id: str
    kind: Kind
    scope: str = "article"
    article_id: str | None = None
    toponym_key: str | None = None
    sentence_start: int | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""
    when: datetime
    why: str = ""
    undone: bool = False

    @property
    def about(self) -> tuple[object, ...]:
        """What it is about: of two decisions about the same, the later holds."""
        return (self.kind, self.scope, self.article_id, self.toponym_key, self.sentence_start)


_TYPES = {"sentence_start": pa.int64(), "when": pa.timestamp("us", tz="UTC"), "undone": pa.bool_()}
DECISION_SCHEMA: Final = pa.schema(
    [("generation", pa.string()), *((f.name, _TYPES.get(f.name, pa.string())) for f in fields(Decision))]
)


def new_decision(kind: Kind, *, when: datetime | None = None, **values: Any) -> Decision:
    """Make a decision with a fresh id, dated now unless `when` is given."""
    return Decision(decision_id=uuid.uuid4().hex[:16], kind=kind, when=when or datetime.now(UTC), **values)


def decision_row(decision: Decision, generation: str) -> dict[str, Any]:
    """Write a decision as one row of DECISION_SCHEMA."""
    row = {f.name: getattr(decision, f.name) for f in fields(Decision)}
    return {**row, "generation": generation, "value": json.dumps(dict(decision.value), ensure_ascii=False)}


def decision_from_row(row: Mapping[str, Any]) -> Decision:
    """Read a decision back from its row."""
    values = {f.name: row[f.name] for f in fields(Decision)}
    return Decision(**{**values, "value": json.loads(row["value"])})


def in_force(rows: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """Pick the decisions that hold: not undone, and the latest about its subject. Oldest first."""
    latest: dict[str, Decision] = {}
    for row in sorted(rows, key=lambda row: row["generation"]):
        decision = decision_from_row(row)
        latest.pop(decision.decision_id, None)  # so that an edit counts from when it was made
        latest[decision.decision_id] = decision
    subjects = {decision.about: decision for decision in latest.values() if not decision.undone}
    return list(subjects.values())
