"""Files and folders -> articles, and the sentences about what cannot be read."""

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard import articles
from dashboard.errors import ArticleError

SEEDS = Path(__file__).parent.parent / "seeds"


def test_seed_is_read_byte_for_byte_with_its_row() -> None:
    reading = articles.read([SEEDS])
    assert not reading.errors
    (seed,) = reading.articles
    assert seed.text.encode() == (SEEDS / "000_e67fb804d184426c.txt").read_bytes()
    assert seed.published == date(2019, 3, 22)
    assert "inferred" in seed.note
    assert seed.language == "ar"


def test_same_text_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Shelling hit Taiz on Friday.", "utf-8")
    first, second = articles.read([tmp_path]).articles
    assert first.article_id == second.article_id


BAD = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t\n", "is empty"),
    ("binary.txt", bytes(range(256)), "is not UTF-8"),
    ("control.txt", b"text\x00text", "control characters"),
    ("cp1256.txt", "قصف على المدينة".encode("cp1256"), "Save it as UTF-8"),
    ("big.txt", b"a " * 10_000_001, "Split it"),
    ("broken.json", b'{"text": ', "is not JSON"),
    ("nested.json", b"[" * 100_000, "is not JSON"),
    ("keys.json", b'{"title": "no text"}', "text: Field required"),
    ("russian.txt", "Обстрел города".encode(), "is in no language Rasid reads"),
    ("empty.html", b"<html><body></body></html>", "no article text"),
]


@pytest.mark.parametrize(("name", "raw", "sentence"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_file_gives_a_sentence_and_loses_nothing_of_the_rest(
    tmp_path: Path, name: str, raw: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text("Clashes broke out in Taiz.", "utf-8")
    reading = articles.read([tmp_path])
    assert [article.title for article in reading.articles] == ["good"]
    (error,) = reading.errors
    assert sentence in str(error)
    assert name in str(error)


def test_articles_of_a_corpus_come_one_by_one(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Shelling hit Taiz, day {number}.", "utf-8")
    errors: list[ArticleError] = []
    stream = articles.stream([tmp_path, tmp_path / "none.txt"], errors)
    assert next(stream).title == "0"
    (tmp_path / "1.txt").write_bytes(b"")  # not read before it is asked for
    assert [article.title for article in stream] == ["2"]
    assert ["1.txt" in str(errors[0]), "none.txt" in str(errors[1]), len(errors)] == [True, True, 2]


def test_faulty_lines_of_jsonl_are_named_and_the_others_kept(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": "Clashes in Taiz.", "published": "2020-01-02"}),
        "{",
        '{"text": "x y", "published": "soon"}',
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), "utf-8")
    reading = articles.read([tmp_path / "many.jsonl"])
    assert [article.published for article in reading.articles] == [date(2020, 1, 2)]
    assert ["line 2" in str(reading.errors[0]), "line 3" in str(reading.errors[1])] == [True, True]


def test_half_a_surrogate_pair_does_not_stop_the_article() -> None:
    raw = b'{"text": "Clashes in Taiz \\ud800."}'
    (article,) = articles.parse(raw, "half.json")
    article.text.encode("utf-8")
    assert article.text.startswith("Clashes in Taiz ")


def test_html_gives_its_text_without_its_menu() -> None:
    sentence = "Shelling killed three people in the town of Avdiivka on Monday, officials said. " * 4
    body = f"<nav>Home Sport</nav><article><p>{sentence}</p></article>"
    page = f"<html><head><title>Avdiivka</title></head><body>{body}</body></html>"
    (article,) = articles.parse(page.encode(), "page.html")
    assert article.text.startswith("Shelling killed three")
    assert "Sport" not in article.text


def test_missing_path_is_said() -> None:
    (error,) = articles.read([Path("nowhere.txt")]).errors
    assert "does not exist" in str(error)


def test_published_that_is_no_date_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Clashes in Taiz.", "utf-8")
    (tmp_path / "articles.csv").write_text("file,published\na.txt,yesterday\n", "utf-8")
    (error,) = articles.read([tmp_path]).errors
    assert "'yesterday' is not a date" in str(error)
