"""The gazetteer index -> names.json: divisions and the overlay's places with both names. See README.md.

    python -m dashboard gazetteer build && python data/basemap/names.py

Rows are [longitude, latitude, name, Arabic name], as a town's begins in the files beside it.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

HERE = Path(__file__).resolve().parent
INDEX = HERE.parent / "cache" / "gazetteer.sqlite"
NAMED = """
    SELECT round(longitude, 2), round(latitude, 2), name, name_ar FROM place
    WHERE name_ar IS NOT NULL AND name <> name_ar AND (geo_precision IN ('admin1', 'admin2') OR source LIKE 'overlay%')
    ORDER BY name, latitude
"""


def main() -> None:
    """Write the file."""
    with sqlite3.connect(f"file:{INDEX}?mode=ro", uri=True) as index:
        rows = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in index.execute(NAMED)]
    text = '{"place":[\n' + ",\n".join(rows) + "\n]}\n"
    (HERE / "names.json").write_text(text, "utf-8")
    print(len(rows), "names", len(text.encode()), "bytes")


if __name__ == "__main__":
    main()
