"""Events -> files for other programs: CSV, GeoJSON, JSON Lines, Parquet, KML. Exactly the events given, in their order.

Each says where it comes from, in the way its format allows (`Credit`); nothing in a cell can run as a formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree as ET

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.model import Event
from dashboard.store import EVENT_KEYS, EVENT_SCHEMA, event_columns, event_from_json, event_to_json

__all__ = ["CREDIT", "FORMATS", "Format", "events_of", "to_csv", "to_geojson", "to_jsonl", "to_kml", "to_parquet"]

CREDIT: Final = (
    "Read by Rasid from news reports; each event's source is named in it, and its sentence belongs to its publisher. "
    "Places: GeoNames, CC BY 4.0, and Rasid's own overlay. Check the sentence before you rely on an event."
)
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = tuple("=+-@\t\r")
_KML = "http://www.opengis.net/kml/2.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: its name for people, its ending, its media type, and what writes it."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Sequence[Event]], bytes]


def events_of(table: pa.Table) -> list[Event]:
    """Read events from a table of `queries.table`."""
    return [event_from_json(row) for row in table.to_pylist()]


def to_csv(events: Sequence[Event]) -> bytes:
    """Write CSV in UTF-8 with a byte order mark, as spreadsheets need it for Arabic; nested values as JSON.

    A text that a spreadsheet would run begins with an apostrophe; `importers` takes it off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(EVENT_KEYS)
    writer.writerows([_cell(value) for value in event_to_json(event).values()] for event in events)
    return ("\ufeff" + out.getvalue()).encode()


def to_jsonl(events: Sequence[Event]) -> bytes:
    """Write one JSON object a line, with the event's keys."""
    return "".join(json.dumps(event_to_json(event), ensure_ascii=False) + "\n" for event in events).encode()


def to_geojson(events: Sequence[Event]) -> bytes:
    """Write a GeoJSON FeatureCollection (RFC 7946); an event without a place has a null geometry."""
    features = [
        {"type": "Feature", "id": event.event_id, "geometry": _point(event), "properties": event_to_json(event)}
        for event in events
    ]
    collection = {"type": "FeatureCollection", "credit": CREDIT, "features": features}
    return json.dumps(collection, ensure_ascii=False).encode()


def to_parquet(events: Sequence[Event]) -> bytes:
    """Write Parquet with the event's keys; nested values as JSON strings, the credit in the file's metadata."""
    rows = [event_columns(event) for event in events]
    fields = [EVENT_SCHEMA.field(key) for key in EVENT_KEYS]
    columns = {field.name: pa.array([row[field.name] for row in rows], field.type) for field in fields}
    table = pa.table(columns, schema=pa.schema(fields, metadata={"credit": CREDIT}))
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def to_kml(events: Sequence[Event]) -> bytes:
    """Write KML: a placemark per event with its days and its sentence; one without a place has no point."""
    ET.register_namespace("", _KML)
    root = ET.Element(f"{{{_KML}}}kml")
    document = _child(root, "Document")
    _child(document, "name", "Rasid: reported events")
    _child(document, "description", CREDIT)
    for event in events:
        _placemark(document, event)
    out = io.BytesIO()
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue()


FORMATS: Final = {
    one.suffix: one
    for one in (
        Format(name="CSV", suffix="csv", media_type="text/csv", write=to_csv),
        Format(name="GeoJSON", suffix="geojson", media_type="application/geo+json", write=to_geojson),
        Format(name="JSON Lines", suffix="jsonl", media_type="application/x-ndjson", write=to_jsonl),
        Format(name="Parquet", suffix="parquet", media_type="application/vnd.apache.parquet", write=to_parquet),
        Format(name="KML", suffix="kml", media_type="application/vnd.google-earth.kml+xml", write=to_kml),
    )
}


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA):
        return "'" + value
    return value


def _point(event: Event) -> dict[str, Any] | None:
    if event.latitude is None or event.longitude is None:
        return None
    return {"type": "Point", "coordinates": [event.longitude, event.latitude]}


def _placemark(document: ET.Element, event: Event) -> None:
    mark = _child(document, "Placemark")
    mark.set("id", f"e-{_xml_text(event.event_id)}")
    _child(mark, "name", " · ".join(_told((event.sub_event_type or event.event_type, event.place or event.toponym))))
    _child(mark, "description", "\n".join(_told((event.sentence, event.source, event.url))))
    if event.date_start is not None and event.date_end is not None:
        span = _child(mark, "TimeSpan")
        _child(span, "begin", event.date_start.isoformat())
        _child(span, "end", event.date_end.isoformat())
    extended = _child(mark, "ExtendedData")
    for key in ("event_type", "time_precision", "geo_precision", "status", "actor1", "actor2", "fatalities"):
        value = getattr(event, key)
        if value is not None:
            _child(_child(extended, "Data", name=key), "value", str(value))
    if event.latitude is not None and event.longitude is not None:
        _child(_child(mark, "Point"), "coordinates", f"{event.longitude},{event.latitude}")


def _told(parts: Iterable[str | None]) -> list[str]:
    return [part for part in parts if part]


def _child(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_KML}}}{tag}", attributes)
    child.text = None if text is None else _xml_text(text)
    return child


def _xml_text(text: str) -> str:
    # XML has no way to write most control characters, nor half a surrogate pair.
    return "".join(
        c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") else "\ufffd"
        for c in text
    )
