"""What the actor rules give: one naming of an actor, or one pointing back to an actor."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.model import Span

SPEAKER_KINDS = frozenset({"monitor", "agency", "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for an actor.

    `span` counts in the raw text, `shadow_start` and `shadow_end` in the shadow. `name` is canonical English, or None
    for a back-reference before it is resolved; `fallback` is what it is called when nothing earlier fits. `kind` is one
    of state, military, rebel, militia, coalition, monitor, agency, media, civilians, generic. `armed_name` is the name
    under which a state's forces act, for a state or a metonym ("Moscow"). `heads` are the nouns the actor goes by
    ("forces", "تنظيم"), or for a back-reference the ones it asks for; `refers_to_kinds` the kinds it may stand for.
    `weak`: an indefinite noun ("forty militants"), resolved only where one actor fits, or a state that only stands
    behind others, whom no pronoun means. `alternatives` are (name,
    country) pairs of an alias that several actors share; `local` are (country, name) pairs of what it means there;
    `group` says which civilians ("Health Workers"); `gender` is "m", "f" or None.
    """

    span: Span
    shadow_start: int
    shadow_end: int
    text: str
    name: str | None
    kind: str
    country: str | None = None
    back_reference: bool = False
    metonym: bool = False
    speaker: bool = False
    possessive: bool = False
    weak: bool = False
    plural: bool = False
    gender: str | None = None
    armed_name: str | None = None
    fallback: str | None = None
    state_template: str | None = None
    heads: tuple[str, ...] = ()
    refers_to_kinds: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, str | None], ...] = ()
    local: tuple[tuple[str, str], ...] = ()
    group: str | None = None

    @property
    def masks_toponyms(self) -> bool:
        """Whether a place name inside these words is no place: true of names and states, not of common nouns."""
        return self.kind not in ("civilians", "generic")
