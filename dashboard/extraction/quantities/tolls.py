"""Words before a figure -> whether it is only what an Arabic toll may come to, and counts nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extraction.quantities.numbers import Token

# "قد يصل إلى", "يتوقع أن يرتفع العدد إلى", "مرشحة للارتفاع إلى"; but "قبل أن يرتفع إلى" tells of what was counted.
_MAY_REACH = re.compile(
    r"(?:(?:(?:^| )(?:قد|ربما)|(?<!قبل)(?<!بعد) ان) [يت](?:صل|رتفع|بلغ|تجاوز|فوق|تخطي|زيد)(?: \S+){0,4}"
    r"|مرشح\w* ل\w+(?: \S+)? الي)$"
)
_WORDS = 7


def may_reach(words: Sequence[Token], start: int) -> bool:
    """Tell whether the figure at `start` is one that a toll only may reach ("قد يصل عدد القتلى إلى 20 ألفا")."""
    before = " ".join(word.text for word in words[max(0, start - _WORDS) : start])
    return _MAY_REACH.search(before) is not None
