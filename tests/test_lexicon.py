"""Lexicon files with their line numbers, and the phrase matcher."""

from pathlib import Path

import pytest

from dashboard.errors import LexiconError
from dashboard.lexicon import Entry, PhraseMatcher, read_tables
from dashboard.text import shadow


class Word(Entry, frozen=True, kw_only=True):
    name: str
    ar: tuple[str, ...] = ()


GOOD = '# words\n[[word]]\nname = "shelling"\nar = ["قصف"]\n\n[[word]]\nname = "raid"\n'


def test_entries_are_read(tmp_path: Path) -> None:
    (tmp_path / "w.toml").write_text(GOOD, "utf-8")
    assert [word.name for word in read_tables(tmp_path / "w.toml", "word", Word)] == ["shelling", "raid"]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (GOOD + "\n[[word]]\nnmae = 'x'\n", 9, "nmae"),
        (GOOD + "\n[[word]]\nname = 3\n", 9, "^[^$]*name: Expected `str`, got `int`$"),
        (GOOD + '\n[[word]]\nname = "x"\nar = "قصف"\n', 9, "ar"),
        (GOOD + "\n[[wrod]]\nname = 'x'\n", 9, "unknown table"),
        (GOOD + "\nname = = 3\n", 9, "line 9"),
    ],
)
def test_wrong_entry_is_named_with_its_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    (tmp_path / "w.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=problem) as caught:
        read_tables(tmp_path / "w.toml", "word", Word)
    assert caught.value.line == line


def found(matcher: PhraseMatcher[str], raw: str) -> list[str]:
    folded = shadow(raw)
    return [raw[slice(*folded.raw_span(hit.start, hit.end))] for hit in matcher.find(folded)]


def test_proclitics_are_left_outside_the_match() -> None:
    matcher = PhraseMatcher([("الباغوز", "place"), ("قصف", "trigger")])
    assert found(matcher, "وبالباغوز والقصف بقصف") == ["الباغوز", "قصف", "قصف"]


def test_a_phrase_inside_another_word_is_no_match() -> None:
    assert found(PhraseMatcher([("حي", "x"), ("war", "y")]), "صحيفة نجاحي warden toward") == []


def test_suffixes_only_where_allowed() -> None:
    assert found(PhraseMatcher([("مقاتلي", "x")]), "مقاتليه") == []
    assert found(PhraseMatcher([("مقاتلي", "x")], suffixes=("ه", "ها")), "مقاتليه") == ["مقاتلي"]


def test_longest_phrase_wins_unless_overlaps_are_wanted() -> None:
    phrases = [("قوات سوريا الديمقراطية", "SDF"), ("سوريا", "SY")]
    assert found(PhraseMatcher(phrases), "قوات سوريا الديمقراطية") == ["قوات سوريا الديمقراطية"]
    assert len(found(PhraseMatcher(phrases, overlapping=True), "قوات سوريا الديمقراطية")) == 2


def test_no_phrases_find_nothing() -> None:
    assert found(PhraseMatcher([]), "قصف") == []
