"""The commands: events and places to standard output as JSON lines, progress and complaints to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from dashboard import articles
from dashboard.errors import ArticleError, RasidError
from dashboard.model import Article
from dashboard.settings import settings

_LONG = 1_000_000  # characters
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))


def say(sentence: str) -> None:
    """Tell the person at the terminal; standard output stays clean."""
    click.echo(sentence, err=True)


def emit(rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line, readable as it is (no escapes for Arabic)."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


class Commands(click.Group):
    """A group whose commands end with one sentence, and code 1, on an error of ours."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except RasidError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands)
def main() -> None:
    """Rasid: from reports to events, places, a map and a timeline."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


@main.command()
def build() -> None:
    """Build the gazetteer index and the store where they are missing or stale."""
    from dashboard import pipeline  # noqa: PLC0415 - commands load only what they use

    pipeline.build(settings(), progress=say)


@main.command()
@PATHS
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Publication date of the articles (YYYY-MM-DD).")
@click.option("--explain", is_flag=True, help="Say which rule fired on which words, instead of writing events.")
def extract(paths: tuple[Path, ...], published: datetime | None, explain: bool) -> None:
    """Read articles (.txt, .html, .json, .jsonl, folders, - for text on standard input) and write their events."""
    from dashboard import pipeline, store  # noqa: PLC0415

    failures, errors = 0, list[ArticleError]()
    gazetteer = pipeline.ready_gazetteer(settings(), progress=say)
    for article in _articles(paths, published.date() if published else None, errors):
        try:
            _foretell(article)
            if explain:
                click.echo("\n".join(pipeline.explain_article(article, gazetteer)))
            else:
                emit(store.event_to_json(event) for event in pipeline.read_article(article, gazetteer))
        except RasidError as error:
            failures += 1
            say(str(error))
    for problem in errors:
        say(str(problem))
    if failures or errors:
        sys.exit(1)


def _articles(paths: Sequence[Path], published: date | None, errors: list[ArticleError]) -> Iterator[Article]:
    named = [path for path in paths if str(path) != "-"]
    yield from articles.stream(named, errors, published=published)
    if len(named) < len(paths):
        raw = sys.stdin.buffer.read(articles.MAX_BYTES + 1)
        yield from articles.parse(raw, "standard input", published=published, errors=errors)


def _foretell(article: Article) -> None:
    """Say what will take long, and what an article lacks."""
    from dashboard import pipeline  # noqa: PLC0415

    if len(article.text) >= _LONG:
        say(f"{article.title}: has {len(article.text) / 1e6:.1f} million characters; reading it takes minutes.")
    if article.published is not None:
        return
    say(f"{article.title}: has no publication date, so its relative dates stay unknown. Give --published YYYY-MM-DD.")
    for offer in pipeline.offered_dates(article):
        say(f"  {offer.day.isoformat()} would fit: {'; '.join(offer.reasons)}")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def load(files: tuple[Path, ...]) -> None:
    """Load tables of events (.jsonl, .csv, .parquet; our keys, ACLED, UCDP GED, GDELT) into the store."""
    from dashboard import pipeline  # noqa: PLC0415
    from dashboard.queries import open_queries  # noqa: PLC0415

    failures = 0
    for file in files:
        report = pipeline.load_events(file.read_bytes(), str(file), settings(), progress=say)
        failures += len(report.errors)
        for problem in report.errors:
            say(str(problem))
        say(f"{file}: {report.sentence}")
    open_queries(settings().store).snapshot()  # so that the first page need not make a large store's tables
    if failures:
        sys.exit(1)


@main.command()
@click.argument("names", nargs=-1)
@click.option(
    "--context", type=click.Path(exists=True, path_type=Path), help="An article whose other places help to choose."
)
@click.option("--near", metavar="LAT,LON", help="Prefer places near this point.")
@click.option("--country", metavar="CC", help="Prefer places in this country (ISO 3166 alpha-2).")
def geocode(names: tuple[str, ...], context: Path | None, near: str | None, country: str | None) -> None:
    """Say which place a name stands for, and why; names as arguments, or one a line on standard input."""
    from dashboard import geocoding, pipeline  # noqa: PLC0415

    gazetteer = pipeline.ready_gazetteer(settings(), progress=say)
    text = articles.decode(context.read_bytes(), str(context)) if context else ""
    others = pipeline.toponyms_of(text, gazetteer)
    emit(geocoding.geocode_names(names or _lines(), gazetteer, context=others, near=_point(near), country=country))


def _lines() -> Iterator[str]:
    return (line.strip() for line in sys.stdin if line.strip())


def _point(near: str | None) -> tuple[float, float] | None:
    if near is None:
        return None
    try:
        latitude, longitude = (float(part) for part in near.split(","))
    except ValueError as error:
        raise click.BadParameter(
            f"{near!r} is not LAT,LON in degrees, like 34.45,40.95.", param_hint="--near"
        ) from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise click.BadParameter(f"{near!r} lies outside the world.", param_hint="--near")
    return latitude, longitude


@main.group(name="gazetteer", cls=Commands)
def gazetteer_group() -> None:
    """The index of place names: build it, add a country, check the overlay."""


@gazetteer_group.command(name="build")
@click.option("--if-stale", is_flag=True, help="Only where it is missing or older than its sources.")
def gazetteer_build(if_stale: bool) -> None:
    """Build the index from the packages, the overlay and imported country files (about half a minute)."""
    from dashboard import pipeline  # noqa: PLC0415

    pipeline.build_gazetteer(settings(), progress=say, if_stale=if_stale)


@gazetteer_group.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def gazetteer_import(files: tuple[Path, ...]) -> None:
    """Add GeoNames country files (SY.txt, SY.zip, alternate names too), then build the index anew."""
    from dashboard import pipeline  # noqa: PLC0415

    pipeline.import_geonames(files, settings(), progress=say)


@gazetteer_group.command(name="check")
def gazetteer_check() -> None:
    """List overlay rows that lie outside their country or division, or contradict the index by more than 25 km."""
    from dashboard import pipeline  # noqa: PLC0415

    findings = pipeline.check_overlay(settings())
    for finding in findings:
        click.echo(finding)
    say(f"{len(findings)} findings.")
    if findings:
        sys.exit(1)
