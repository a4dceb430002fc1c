"""The folded shadow and its way back, and sentence spans."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import INTRICATE, fold, script, sentences, shadow

ANY_TEXT = st.text(alphabet=st.characters(), max_size=200) | st.text(
    alphabet="اأإآةىي،؟؛ـًٌَُِّْ٠١ab \u200f\u00a0\n.", max_size=200
)


@given(ANY_TEXT)
def test_every_folded_character_stands_for_characters_of_the_raw_text(raw: str) -> None:
    folded = shadow(raw)
    assert folded.raw == raw
    assert len(folded.folded) == len(folded.lower) == len(folded.starts) == len(folded.ends)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(raw)
    assert list(folded.starts) == sorted(folded.starts)


@pytest.mark.parametrize("run", ["قصفت ٢٢ «قرية» – أمس", "the “town”\u00a0of Kafr‑Zita, 12 km", "Ōtsu’s Žižka ёлка"])
def test_a_run_of_plain_characters_folds_like_each_of_them_alone(run: str) -> None:
    assert shadow(run).folded == "".join(shadow(character).folded for character in run)


def test_plain_characters_are_such_as_normalisation_leaves_alone() -> None:
    characters = [chr(code) for code in range(0x3000)]
    plain = [c for c in characters if INTRICATE.search(c) is None]
    assert all(unicodedata.normalize("NFC", c) == c and not unicodedata.combining(c) for c in plain)
    assert {"a", "ب", "٣", "“", "é"} <= set(plain)
    assert not {"\u0301", "\u064e", "\u200f", "\u0640", "،", "\u037e"} & set(plain)


@given(ANY_TEXT, st.sampled_from(["ar", "en"]))
def test_sentences_are_ordered_spans_that_lose_no_letter(raw: str, language: str) -> None:
    spans = sentences(raw, language)
    inside = [raw[start:end] for start, end in spans]
    assert all(text and text == text.strip() for text in inside)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(inside).split()) == "".join(raw.split())


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُصِفَت", "قصفت"),
        ("الـــباغوز", "الباغوز"),
        ("إدلب أدلب ٱدلب", "ادلب ادلب ادلب"),
        ("حماة حماه", "حماه حماه"),
        ("موسى موسي", "موسي موسي"),
        ("٢٢ آذار", "22 اذار"),
        ("دير\u00a0الزور", "دير الزور"),
        ("\u200fتعز\u200e", "تعز"),
        ("Baghouz", "baghouz"),
        ("the “town”", 'the "town"'),
        ("cafe\u0301", "café"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_word_found_in_the_shadow_comes_back_with_its_vowels() -> None:
    raw = "وقد قُصِفَت، أمس، «الباغوز»"
    folded = shadow(raw)
    start = folded.lower.index("قصفت")
    assert raw[slice(*folded.raw_span(start, start + 4))] == "قُصِفَت"


def test_arabic_comma_breaks_words() -> None:
    assert shadow("الجمعة،ضد").lower == "الجمعه ،ضد"


def test_raw_offset_finds_its_shadow() -> None:
    folded = shadow("ـقُصف")
    assert [folded.from_raw(position) for position in range(6)] == [0, 0, 1, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("قصف", "ar"), ("shelling", "en"), ("обстрел", None), ("炮击", None), ("123", None), ("", None)],
)
def test_script(text: str, expected: str | None) -> None:
    assert script(text) == expected


def test_line_break_ends_a_sentence_without_a_stop() -> None:
    raw = "قصف على تعز\nغارة على صنعاء"
    assert [raw[a:b] for a, b in sentences(raw, "ar")] == raw.split("\n")


def test_an_hour_does_not_end_the_sentence_before_its_day() -> None:
    raw = "It hit at 1:30 p.m. Thursday on the coast. At 5 a.m. Shells fell. It ended at 9 p.m. GMT. Nobody died."
    assert [raw[a:b] for a, b in sentences(raw, "en")] == [
        "It hit at 1:30 p.m. Thursday on the coast.", "At 5 a.m. Shells fell.", "It ended at 9 p.m. GMT.",
        "Nobody died.",
    ]  # fmt: skip


def test_a_count_in_brackets_opens_no_sentence() -> None:
    raw = "قتل (8) جنود وأصيب (50) آخرون في هجوم. (2) حريق في سوق."
    assert [raw[a:b] for a, b in sentences(raw, "ar")] == [
        "قتل (8) جنود وأصيب (50) آخرون في هجوم.", "(2) حريق في سوق.",
    ]  # fmt: skip
