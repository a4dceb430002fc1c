"""Names that stand together: two capitals that act, a mission and its abbreviation, words that are no fighters."""

from __future__ import annotations

import pytest

from dashboard.extraction.actors import ActorMention, find_actors
from dashboard.text import shadow


def found(raw: str) -> list[ActorMention]:
    text = shadow(raw)
    return find_actors(text, 0, len(text.folded))


def test_of_two_capitals_that_act_together_both_are_metonyms() -> None:
    for text in ("Moscow and Kyiv exchanged 90 prisoners.", "وقعت موسكو وكييف اتفاقا."):
        assert [m.name for m in found(text)][:2] == ["Government of Russia", "Government of Ukraine"]


def test_a_name_in_brackets_names_the_mission() -> None:
    (mention,) = found("معسكر لبعثة الأمم المتحدة (مينوسما)")
    assert mention.name == "MINUSMA"


@pytest.mark.parametrize(
    "text", ["men in military uniforms", "a Russian military blogger", "five members of one family"]
)
def test_words_of_other_things_are_no_fighters(text: str) -> None:
    assert all(name in ("Civilians", None) for name in (m.name for m in found(text)))
