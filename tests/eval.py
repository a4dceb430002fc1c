"""Measure the reader: tables and one JSON line. Run by `make eval`.

On tests/golden always; on ../shared/eval/dev too where that folder is there, and then with the scorer beside it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from dashboard import geocoding  # noqa: E402
from dashboard.extraction import extract  # noqa: E402
from dashboard.gazetteer import Gazetteer  # noqa: E402
from dashboard.merging import merge  # noqa: E402
from dashboard.model import Article  # noqa: E402
from dashboard.settings import settings  # noqa: E402
from dashboard.text import shadow  # noqa: E402
from tests.golden.score import figures  # noqa: E402

GOLDEN = ROOT / "tests" / "golden"
SHARED = ROOT.parent / "shared" / "eval"


def load(folder: Path) -> list[dict[str, Any]]:
    """Read the gold articles of a folder, in the order of their names."""
    return [{"name": f.stem, **json.loads(f.read_text("utf-8"))} for f in sorted(folder.glob("*.json"))]


def predict(gold: dict[str, Any], gazetteer: Gazetteer | None) -> list[dict[str, Any]]:
    """Read one article as the pipeline does and give its events as rows with ISO dates."""
    article = Article(
        article_id=gold["name"],
        text=gold["text"],
        title=gold.get("title") or "",
        published=date.fromisoformat(gold["published"]),
        language=gold["lang"],
    )
    found = extract(article, gazetteer)
    countries = [actor.country for actor in found.actors if actor.country]
    text = shadow(article.text)
    places = geocoding.resolve(found.toponyms, gazetteer, text=text, countries=countries) if gazetteer else {}
    events = merge(found.mentions, places, article, extractor="eval", gazetteer="eval")
    return [json.loads(json.dumps(asdict(event), default=str)) for event in events]


def own_figures(articles: list[dict[str, Any]], rows: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Score with tests/golden/score.py, one column a language."""
    languages = sorted({a["lang"] for a in articles})
    pairs = list(zip(articles, rows, strict=True))
    return {language: figures(p for p in pairs if p[0]["lang"] == language) for language in languages}


def table(result: dict[str, Any]) -> Iterator[str]:
    """Write the figures as lines of a table, one column a language."""
    yield f"{'':24}" + "".join(f"{language:>10}" for language in result)
    for name in next(iter(result.values())):
        values = [result[language][name] for language in result]
        shown = ["-" if v is None else f"{v:.3f}" if isinstance(v, float) else str(v) for v in values]
        yield f"{name:24}" + "".join(f"{v:>10}" for v in shown)


def shared_figures(folder: Path, articles: list[dict[str, Any]], rows: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Score with the scorer beside the shared articles; print its table and return its figures."""
    with tempfile.TemporaryDirectory() as scratch:
        for article, events in zip(articles, rows, strict=True):
            lines = [json.dumps(event, ensure_ascii=False) + "\n" for event in events]
            (Path(scratch) / f"{article['name']}.jsonl").write_text("".join(lines), "utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(folder), scratch]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip().split("\n")
    print("\n".join(output[:-1]))
    scored: dict[str, Any] = json.loads(output[-1])
    return scored


def main() -> None:
    """Print a table a set of articles, and all figures as one JSON line."""
    gazetteer = Gazetteer.open(settings().gazetteer)
    line: dict[str, Any] = {}
    for name, folder in (("golden", GOLDEN), ("dev", SHARED / "dev")):
        if not folder.is_dir():
            continue
        articles = load(folder)
        rows = [predict(article, gazetteer) for article in articles]
        print(f"\n== {name}: {len(articles)} articles")
        if (SHARED / "score.py").is_file():
            line[name] = shared_figures(folder, articles, rows)
        else:
            line[name] = own_figures(articles, rows)
            print("\n".join(table(line[name])))
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
