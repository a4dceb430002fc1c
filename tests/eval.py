"""Measure the reader: tables and one JSON line. Run by `make eval`.

On tests/golden, and on tests/golden/blind, whose articles nobody read while the rules were made; on ../shared/eval/dev
too where that folder is there, and then with the scorer beside it. `--golden-only` leaves dev out; `--verbose` lists,
with that scorer, what was found, missed and wrongly found.
"""

from __future__ import annotations

import argparse
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

from dashboard.gazetteer import Gazetteer  # noqa: E402
from dashboard.model import Article  # noqa: E402
from dashboard.pipeline import read_article  # noqa: E402
from dashboard.settings import settings  # noqa: E402
from tests.golden.score import figures  # noqa: E402

GOLDEN = ROOT / "tests" / "golden"
BLIND = GOLDEN / "blind"
SHARED = ROOT.parent / "shared" / "eval"
# What the reader should reach on articles that it has not seen, by the key of either scorer.
AIMS = {
    "loose_f1": ">= 0.80",
    "f1": ">= 0.70",
    "typed_f1": ">= 0.70",
    "date_exact": ">= 0.85",
    "place_25km": ">= 0.85",
    "status": ">= 0.93",
    "planned_negated_plotted_as_happened": "0",
    "not_happened_shown": "0",
    "no_event_false_alarms": "0",
    "events_on_empty": "0",
    "sentence_exact_substring": "1.00",
    "not_verbatim": "0",
}


def load(folder: Path) -> list[dict[str, Any]]:
    """Read the gold articles of a folder, in the order of their names."""
    return [{"name": f.stem, **json.loads(f.read_text("utf-8"))} for f in sorted(folder.glob("*.json"))]


def predict(gold: dict[str, Any], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Read one article as the pipeline does and give its events as rows with ISO dates."""
    article = Article(
        article_id=gold["name"],
        text=gold["text"],
        title=gold.get("title") or "",
        published=date.fromisoformat(gold["published"]),
        language=gold["lang"],
    )
    return [json.loads(json.dumps(asdict(event), default=str)) for event in read_article(article, gazetteer)]


def own_figures(articles: list[dict[str, Any]], rows: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """Score with tests/golden/score.py, one column a language."""
    languages = sorted({a["lang"] for a in articles})
    pairs = list(zip(articles, rows, strict=True))
    return {language: figures(p for p in pairs if p[0]["lang"] == language) for language in languages}


def table(result: dict[str, Any]) -> Iterator[str]:
    """Write the figures as lines of a table: one column a language, and the aim."""
    yield f"{'':38}" + "".join(f"{language:>10}" for language in result) + f"{'aim':>10}"
    for name in next(iter(result.values())):
        values = [result[language][name] for language in result]
        shown = ["-" if v is None else f"{v:.3f}" if isinstance(v, float) else str(v) for v in values]
        yield f"{name:38}" + "".join(f"{v:>10}" for v in shown) + f"{AIMS.get(name, ''):>10}"


def shared_figures(
    folder: Path, articles: list[dict[str, Any]], rows: list[list[dict[str, Any]]], *, verbose: bool = False
) -> dict[str, Any]:
    """Score with the scorer beside the shared articles; print its table and return its figures."""
    with tempfile.TemporaryDirectory() as scratch:
        for article, events in zip(articles, rows, strict=True):
            lines = [json.dumps(event, ensure_ascii=False) + "\n" for event in events]
            (Path(scratch) / f"{article['name']}.jsonl").write_text("".join(lines), "utf-8")
        command = [sys.executable, str(SHARED / "score.py"), str(folder), scratch, *(["--verbose"] if verbose else [])]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip().split("\n")
    print("\n".join(output[:-1]))
    scored: dict[str, Any] = json.loads(output[-1])
    print("\n".join(table({k: {name: v[name] for name in AIMS if name in v} for k, v in scored.items()})))
    return scored


def main() -> None:
    """Print a table a set of articles, and all figures as one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--verbose", action="store_true", help="list each event found, missed and wrongly found")
    parser.add_argument("--golden-only", action="store_true", help="leave out the articles of ../shared/eval/dev")
    options = parser.parse_args()
    gazetteer = Gazetteer.open(settings().gazetteer)
    line: dict[str, Any] = {}
    sets = [("golden", GOLDEN), ("blind", BLIND)]
    if not options.golden_only:
        sets.append(("dev", SHARED / "dev"))
    for name, folder in sets:
        if not folder.is_dir():
            continue
        articles = load(folder)
        rows = [predict(article, gazetteer) for article in articles]
        print(f"\n== {name}: {len(articles)} articles")
        if (SHARED / "score.py").is_file():
            line[name] = shared_figures(folder, articles, rows, verbose=options.verbose)
        else:
            line[name] = own_figures(articles, rows)
            print("\n".join(table(line[name])))
    print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
