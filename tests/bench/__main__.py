"""`make bench`: every speed that the README and the issues speak of, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from bench import app, dates, extraction, gazetteer, queries

PARTS: dict[str, Callable[[], Iterator[dict[str, object]]]] = {
    "extraction": extraction.rows,
    "dates": dates.rows,
    "gazetteer": gazetteer.rows,
    "queries": queries.rows,
    "app": app.rows,
}


def main() -> None:
    """Run the parts named as arguments, or all."""
    for name in sys.argv[1:] or PARTS:
        for row in PARTS[name]():
            print(json.dumps({"bench": name, **row}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
