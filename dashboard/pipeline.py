"""Articles and tables -> events in the store: the only module where the build stages meet.

Every source of events (an article, a loaded table) is stored with a hash of all that made it: its text, the reader, the
gazetteer and the corrections that touch it. What has not changed is not read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from dashboard import articles, geocoding, importers
from dashboard.errors import ArticleError, RowError
from dashboard.extraction import extract
from dashboard.extraction.dates import DateOffer, offer_dates
from dashboard.extraction.explain import explain
from dashboard.extraction.parts import moved, parts
from dashboard.gazetteer import Gazetteer, check, geonames
from dashboard.gazetteer.build import build_index, is_stale
from dashboard.merging import merge
from dashboard.model import Article, Event, Mention, Place, Span, Toponym
from dashboard.settings import ROOT, Settings
from dashboard.store import Decision, Store, new_decision
from dashboard.text import script, shadow

Progress = Callable[[str], None]

# What the extracted events depend on, besides the article: code and lexicons.
_READER = (
    "dashboard/extraction",
    "dashboard/geocoding",
    "dashboard/text.py",
    "dashboard/lexicon.py",
    "dashboard/merging.py",
    "data/lexicon",
)
_TABLES = "tables"
# Articles whose events are written as one file: many small files are slow to read.
_BATCH = 200


def quiet(_: str) -> None:
    """Progress for callers that show none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """What loading one file did: how many events are in it, what could not be used, and one sentence about it."""

    loaded: int
    errors: tuple[RowError | ArticleError, ...]
    sentence: str


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """Name the reader by a hash of its code and lexicons: another version may give other events."""
    digest = hashlib.sha256()
    for part in _READER:
        path = ROOT / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in {".py", ".toml"}:
                digest.update(file.read_bytes())
    return f"rules-{digest.hexdigest()[:10]}"


def build_gazetteer(settings: Settings, *, progress: Progress = quiet, if_stale: bool = False) -> None:
    """Build the index of place names; with `if_stale` only where it is missing or older than its sources."""
    if if_stale and not is_stale(settings):
        return
    progress("Building the gazetteer index …")
    build_index(settings, progress)


def ready_gazetteer(settings: Settings, *, progress: Progress = quiet) -> Gazetteer:
    """Open the index, building it first where it is missing or stale."""
    build_gazetteer(settings, progress=progress, if_stale=True)
    return Gazetteer.open(settings.gazetteer)


def read_article(article: Article, index: Gazetteer, decisions: Sequence[Decision] = ()) -> list[Event]:
    """Extract, place and merge the events of one article, with the corrections that touch it."""
    mentions: list[Mention] = []
    places: dict[Span, Place] = {}
    for offset, part in parts(article):
        extraction = extract(part, index)
        countries = [actor.country for actor in extraction.actors if actor.country]
        placed = geocoding.resolve(extraction.toponyms, index, text=extraction.text, countries=countries)
        mentions += moved(extraction.mentions, offset)
        places |= {moved(span, offset): place for span, place in placed.items()}
    events = merge(mentions, places, article, extractor=extractor_version(), gazetteer=index.version)
    return geocoding.apply_decisions(events, decisions)


def explain_article(article: Article, index: Gazetteer) -> Iterator[str]:
    """Say, line by line, which rule fired on which words of an article, and why others were refused."""
    return explain(article, index)


def toponyms_of(text: str, index: Gazetteer) -> list[Toponym]:
    """Find the place names of a text that keep a name company; actors are masked, as in reading."""
    article = Article(article_id="", text=text, language=script(text) or "en")
    return list(extract(article, index).toponyms) if text else []


def offered_dates(article: Article) -> list[DateOffer]:
    """Publication dates that fit an undated article's own words, best first, with the reasons."""
    return list(offer_dates(shadow(article.text), article.language))


def build(settings: Settings, *, progress: Progress = quiet) -> None:
    """Bring gazetteer and store up to date with `seeds/`, `data/events/` and all that was added since."""
    index = ready_gazetteer(settings, progress=progress)
    store = Store(settings.store)
    reading = articles.read([settings.seeds])
    for problem in reading.errors:
        progress(str(problem))
    _write_new_articles(store, reading.articles)
    refresh_articles(store, store.articles(), index, progress=progress)
    for file in sorted(settings.events.glob("*")) if settings.events.is_dir() else []:
        if file.suffix.lower() in importers.SUFFIXES:
            report = load_events(file.read_bytes(), file.name, settings)
            for fault in report.errors:
                progress(str(fault))
    refresh_tables(store, index, progress=progress)


def _write_new_articles(store: Store, found: Iterable[Article]) -> None:
    known = {article.article_id: article for article in store.articles()}
    store.write_articles([article for article in found if known.get(article.article_id) != article])


def add_articles(found: Iterable[Article], settings: Settings, *, progress: Progress = quiet) -> list[Event]:
    """Keep articles and read their events into the store; return the events."""
    store, new = Store(settings.store), list(found)
    _write_new_articles(store, new)
    return refresh_articles(store, new, ready_gazetteer(settings, progress=progress), progress=progress)


def refresh_articles(
    store: Store, found: Iterable[Article], index: Gazetteer, *, progress: Progress = quiet
) -> list[Event]:
    """Read again those articles whose stored events were made from something else; return what was read."""
    decisions, known = store.decisions(), store.sources()
    everything: list[Event] = []
    waiting: dict[str, list[Event]] = {}
    made: dict[str, str] = {}
    for article in found:
        dated = redated(article, decisions)
        key, content = f"article:{article.article_id}", _made_from(dated, decisions, index)
        if known.get(key) == content:
            continue
        waiting[key], made[key] = read_article(dated, index, decisions), content
        progress(f"Read {dated.title or dated.article_id}: {len(waiting[key])} events.")
        everything += waiting[key]
        if len(waiting) == _BATCH:
            store.write_events(waiting, content=made)
            waiting, made = {}, {}
    if waiting:
        store.write_events(waiting, content=made)
    return everything


def redated(article: Article, decisions: Iterable[Decision]) -> Article:
    """Give an article the publication date that was decided for it last, if any was."""
    for decision in decisions:
        if decision.kind == "published" and decision.article_id == article.article_id:
            by = f"set by {decision.who or 'a user'} on {decision.when:%Y-%m-%d}"
            note = f"Publication date {by}: {decision.why or 'no reason given'}."
            article = articles.redated(article, date.fromisoformat(decision.value["published"]), note)
    return article


def _made_from(article: Article, decisions: Iterable[Decision], index: Gazetteer) -> str:
    touching = [str(d) for d in decisions if d.kind == "place" and d.article_id in {"", None, article.article_id}]
    return _hash(str(article), extractor_version(), index.version, *touching)


def _hash(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def load_events(raw: bytes, name: str, settings: Settings, *, progress: Progress = quiet) -> LoadReport:
    """Load one table of events: faulty rows are reported, the others kept; the same file twice changes nothing."""
    loaded = importers.read_events(raw, name)
    store, key = Store(settings.store), f"table:{loaded.content}"
    again = key in store.sources()
    if loaded.rows and not again:
        _keep_table(store, raw, name, loaded.content)
        index = ready_gazetteer(settings, progress=progress)
        _write_table(store, key, loaded.rows, index)
    return LoadReport(loaded=len(loaded.rows), errors=tuple(loaded.errors), sentence=_sentence(loaded, again))


def _sentence(loaded: importers.Loaded, again: bool) -> str:
    done = "was loaded before; nothing changed" if again else f"{len(loaded.rows)} events loaded"
    return f"{done}, {len(loaded.errors)} rows could not be used." if loaded.errors else f"{done}."


def _keep_table(store: Store, raw: bytes, name: str, content: str) -> None:
    # The file itself is kept: undoing a correction, or a better gazetteer, starts again from what it said.
    folder = store.folder / _TABLES
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{content}{Path(name).suffix.lower()}").write_bytes(raw)


def refresh_tables(store: Store, index: Gazetteer, *, progress: Progress = quiet) -> None:
    """Place the events of the loaded tables again where gazetteer or corrections have changed."""
    known = store.sources()
    for file in sorted((store.folder / _TABLES).glob("*")):
        key = f"table:{file.stem}"
        if known.get(key) != _table_made_from(store, index):
            progress(f"Placing the events of table {file.stem} again …")
            _write_table(store, key, importers.read_events(file.read_bytes(), file.name).rows, index)


def _table_made_from(store: Store, index: Gazetteer) -> str:
    return _hash(index.version, *(str(d) for d in store.decisions() if d.kind == "place"))


def _write_table(store: Store, key: str, rows: Sequence[Event], index: Gazetteer) -> None:
    placed = geocoding.apply_decisions(place_events(rows, index), store.decisions())
    store.write_events({key: placed}, content={key: _table_made_from(store, index)})


def place_events(events: Iterable[Event], index: Gazetteer) -> list[Event]:
    """Resolve the toponyms of events that bring no coordinates; the others keep theirs."""

    @lru_cache(maxsize=100_000)
    def placed(toponym: str, country: str | None, admin1: str | None) -> Place:
        span = Span(0, len(toponym))
        name = Toponym(span=span, text=toponym, within=(admin1,) if admin1 else ())
        return geocoding.resolve([name], index, country=country)[span]

    return [
        with_place(event, placed(event.toponym, event.country, event.admin1))
        if event.latitude is None and event.toponym
        else event
        for event in events
    ]


def with_place(event: Event, place: Place) -> Event:
    """Give an event the place its toponym was resolved to."""
    return replace(
        event,
        place=place.name or event.place,
        country=place.country or event.country,
        admin1=place.admin1 or event.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        geo_precision=place.geo_precision.value,
        radius_km=place.radius_km,
        place_reason=place.reason,
    )


def redate(article_id: str, published: date, settings: Settings, *, who: str, why: str) -> list[Event]:
    """Set an article's publication date, keep that as a decision, and read its events again."""
    store = Store(settings.store)
    value = {"published": published.isoformat()}
    store.decide(new_decision(kind="published", scope="article", article_id=article_id, value=value, who=who, why=why))
    return _reread(store, settings, article_id)


def decide(decision: Decision, settings: Settings) -> None:
    """Keep a correction (or its undoing) and move every event that it touches."""
    store = Store(settings.store)
    store.decide(decision)
    index = ready_gazetteer(settings)
    refresh_articles(store, store.articles(), index)
    refresh_tables(store, index)


def _reread(store: Store, settings: Settings, article_id: str) -> list[Event]:
    article = store.article(article_id)
    if article is None:
        raise ArticleError(article_id, "is not in the store.")
    return refresh_articles(store, [article], ready_gazetteer(settings))


def import_geonames(files: Iterable[Path], settings: Settings, *, progress: Progress = quiet) -> None:
    """Add GeoNames country files to the gazetteer's sources and build the index anew."""
    for file in files:
        count = geonames.import_geonames(file, settings.cache)
        progress(f"{file.name}: {count:,} rows.")
    build_gazetteer(settings, progress=progress)


def check_overlay(settings: Settings) -> list[str]:
    """List what is doubtful in the overlay, one sentence a row."""
    return check.check_overlay(settings)
