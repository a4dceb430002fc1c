"""Forces that a state sends, withdraws or offers -> those of that state, wherever the sentence plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.extraction.actors.mention import ActorMention
from dashboard.text import Shadow

_SENDS = re.compile(  # between the state and its forces: "Kenya intends to send 1,000 | police officers"
    r"(?:[^.;]{0,60}\b)?(?:send|sends|sent|sending|deploy\w*|dispatch\w*|withdr[ae]w\w*|pull\w*(?: out)?|contribut\w*|"
    r"provid\w*|offer\w*|pledg\w*)(?: (?!to\b|against\b|at\b)[\w,'-]+){0,5} ?"
    r"|(?:.{0,40}\W)?[وف]?(?:ا?رسل\w*|ا?رسال|نشرت?|نشر|سحبت?|سحب|دفعت? ب|اوفدت?)(?: [\w,]+){0,4} ?ا?ل?"
)


def give_senders(text: Shadow, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Give "police officers" behind "Kenya will send 1,000" to Kenya and not to the country they are sent to."""
    given: list[ActorMention] = []
    for mention in mentions:
        sender = given[-1] if given else None
        sent = sender is not None and _sends(text, sender, mention)
        given.append(_of(mention, sender) if sender is not None and sent else mention)
    return given


def _sends(text: Shadow, sender: ActorMention, mention: ActorMention) -> bool:
    if not sender.metonym or mention.state_template is None or mention.possessive:
        return False
    return _SENDS.fullmatch(text.lower[sender.shadow_end : mention.shadow_start]) is not None


def _of(mention: ActorMention, sender: ActorMention) -> ActorMention:
    state = (sender.name or "").removeprefix("Government of ")
    return replace(
        mention,
        name=(mention.state_template or "{name}").format(name=state),
        kind="military",
        country=sender.country,
        armed_name=sender.armed_name,
        state_template=None,
        back_reference=False,
    )
