"""The commands as a person runs them."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main

SEED = Path(__file__).parent.parent / "seeds" / "000_e67fb804d184426c.txt"


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASID_STORE", str(tmp_path / "store"))


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def commands(group: click.Group) -> list[click.Command]:
    return [
        c
        for command in group.commands.values()
        for c in (commands(command) if isinstance(command, click.Group) else [command])
    ]


def test_every_command_is_documented_with_its_options() -> None:
    for command in commands(main):
        assert command.help, command.name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{command.name} {parameter.opts}"


def test_readme_names_no_command_that_is_not_there() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    named = {
        line.split("python -m dashboard ")[1].split()[0].strip("`")
        for line in readme.splitlines()
        if "python -m dashboard " in line
    }
    assert named - {"--help"} <= set(main.commands)


def test_extract_writes_one_event_a_line_that_points_at_its_words() -> None:
    result = run("extract", str(SEED))
    assert result.exit_code == 0, result.stderr
    text = SEED.read_text("utf-8")
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(events) >= 12
    for event in events:
        assert text[event["sentence_start"] : event["sentence_end"]] == event["sentence"]


def test_extract_reads_standard_input_with_a_date() -> None:
    result = run("extract", "-", "--published", "2020-01-04", stdin="Shelling hit Taiz on Friday.")
    (event,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert event["date_start"] == "2020-01-03"


def test_undated_article_is_read_with_a_warning_and_offers(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Shelling hit Taiz on Friday, 3 January 2020.", "utf-8")
    result = run("extract", str(tmp_path / "undated.txt"))
    assert "has no publication date" in result.stderr
    assert "--published" in result.stderr


def test_explain_names_rules_and_words() -> None:
    result = run("extract", "--explain", str(SEED))
    assert result.exit_code == 0
    assert "قصف" in result.stdout


def test_unreadable_file_is_one_sentence_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\x00\x01")
    (tmp_path / "good.txt").write_text("Shelling hit Taiz on Friday.", "utf-8")
    result = run("extract", str(tmp_path), "--published", "2020-01-04")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stdout.splitlines()) == 1


def test_geocode_says_place_and_reason() -> None:
    result = run("geocode", "الباغوز", "Qwertyville")
    found, unknown = (json.loads(line) for line in result.stdout.splitlines())
    assert found["country"] == "SY"
    assert found["reason"]
    assert (unknown["latitude"], unknown["geo_precision"]) == (None, "unknown")


@pytest.mark.parametrize("near", ["here", "1,2,3", "95,0"])
def test_geocode_refuses_a_point_that_is_none(near: str) -> None:
    result = run("geocode", "Taiz", "--near", near)
    assert result.exit_code == 2
    assert near in result.stderr


def test_load_reports_faulty_rows_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "toponym,date_start,sentence\nTaiz,2020-01-03,Shells hit Taiz.\nTaiz,soon,x\n", "utf-8"
    )
    result = run("load", str(tmp_path / "t.csv"))
    assert result.exit_code == 1
    assert "line 3" in result.stderr
    assert "1 events loaded" in result.stderr
