"""Which column of which known table holds which key of an event: tables of names, and of the codes that they use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from dashboard.model import EventType
from dashboard.store import EVENT_KEYS
from dashboard.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A kind of table: the headers that tell it, key -> headers in order of preference, key -> code -> value."""

    name: str
    signature: frozenset[str]
    columns: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str = ""


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Fold a short text; in a table the same few stand in row after row."""
    return fold(text)


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """Fold a header, so that "Event Date", "event-date" and "EVENT_DATE" are one."""
    return re.sub(r"[^\w]+", "_", fold(header)).strip("_")


_ACLED = Schema(
    name="ACLED",
    signature=frozenset({"event_id_cnty", "event_date", "sub_event_type", "notes"}),
    source="ACLED",
    columns={
        "event_id": ("event_id_cnty",),
        "event_type": ("event_type",),
        "sub_event_type": ("sub_event_type",),
        "date_start": ("event_date",),
        "time_precision": ("time_precision",),
        "toponym": ("location",),
        "place": ("location",),
        "country": ("country", "iso3"),
        "admin1": ("admin1",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "geo_precision": ("geo_precision",),
        "actor1": ("actor1",),
        "actor2": ("actor2",),
        "fatalities": ("fatalities",),
        "sentence": ("notes",),
        "source": ("source",),
    },
    codes={
        "time_precision": {"1": "day", "2": "week", "3": "month"},
        "geo_precision": {"1": "settlement", "2": "admin2", "3": "admin1"},
    },
)
_UCDP = Schema(
    name="UCDP GED",
    signature=frozenset({"type_of_violence", "side_a", "side_b", "date_start"}),
    source="UCDP GED",
    columns={
        "event_id": ("relid", "id"),
        "event_type": ("type_of_violence",),
        "date_start": ("date_start",),
        "date_end": ("date_end",),
        "time_precision": ("date_prec",),
        "toponym": ("where_coordinates", "where_description"),
        "place": ("where_coordinates",),
        "country": ("country",),
        "admin1": ("adm_1",),
        "latitude": ("latitude",),
        "longitude": ("longitude",),
        "geo_precision": ("where_prec",),
        "actor1": ("side_a",),
        "actor2": ("side_b",),
        "fatalities": ("best", "best_est"),
        "sentence": ("source_headline", "source_article", "where_description", "dyad_name"),
        "source": ("source_office",),
        "published": ("source_date",),
    },
    codes={
        "event_type": {"1": EventType.BATTLES, "2": EventType.BATTLES, "3": EventType.CIVILIANS},
        "time_precision": {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"},
        # 5 is a part of a country that is no division, 7 is international waters or airspace.
        "geo_precision": {
            "1": "settlement",
            "2": "admin2",
            "3": "admin2",
            "4": "admin1",
            "5": "admin1",
            "6": "country",
            "7": "country",
        },
    },
)
_GDELT = Schema(
    name="GDELT",
    signature=frozenset({"globaleventid", "eventcode", "actiongeo_lat"}),
    source="GDELT",
    columns={
        "event_id": ("globaleventid",),
        "event_type": ("eventcode",),
        "date_start": ("sqldate", "day"),
        "toponym": ("actiongeo_fullname",),
        "place": ("actiongeo_fullname",),
        "country": ("actiongeo_countrycode",),
        "latitude": ("actiongeo_lat",),
        "longitude": ("actiongeo_long",),
        "geo_precision": ("actiongeo_type",),
        "actor1": ("actor1name",),
        "actor2": ("actor2name",),
        "sentence": ("sentence",),
        "url": ("sourceurl",),
        "published": ("dateadded",),
    },
    # CAMEO codes: the longest that a row's code begins with. Talk (01 to 13, save aid) is no event here.
    codes={
        "event_type": {
            "07": EventType.HUMANITARIAN,
            "14": EventType.PROTESTS,
            "145": EventType.RIOTS,
            "15": EventType.STRATEGIC,
            "17": EventType.STRATEGIC,
            "18": EventType.CIVILIANS,
            "183": EventType.EXPLOSIONS,
            "19": EventType.BATTLES,
            "194": EventType.EXPLOSIONS,
            "195": EventType.EXPLOSIONS,
            "20": EventType.CIVILIANS,
        },
        "geo_precision": {"1": "country", "2": "admin1", "3": "settlement", "4": "settlement", "5": "admin1"},
    },
)
# Any table: our own keys first, then what people call them.
_ANY = Schema(
    name="table",
    signature=frozenset(),
    columns={
        **{key: (key,) for key in EVENT_KEYS},
        "event_id": ("event_id", "id", "uid", "رقم_الحدث"),
        "event_type": ("event_type", "type", "category", "kind", "نوع_الحدث", "النوع"),
        "sub_event_type": ("sub_event_type", "subtype", "sub_type"),
        "date_start": (
            *("date_start", "event_date", "start_date", "date", "day", "when"),
            *("التاريخ", "تاريخ_الحدث", "تاريخ"),
        ),
        "date_end": ("date_end", "end_date", "date_to", "تاريخ_النهايه"),
        "toponym": (
            *("toponym", "location", "place_name", "settlement", "city", "town", "village", "where"),
            *("المكان", "الموقع", "البلده"),
        ),
        "country": ("country", "country_code", "iso2", "iso", "الدوله", "البلد"),
        "admin1": ("admin1", "adm1", "adm_1", "governorate", "province", "state", "region", "المحافظه"),
        "latitude": ("latitude", "lat", "y", "خط_العرض"),
        "longitude": ("longitude", "lon", "lng", "long", "x", "خط_الطول"),
        "actor1": ("actor1", "actor", "side_a", "perpetrator", "الفاعل", "الجهه"),
        "actor2": ("actor2", "side_b", "target", "victim", "الهدف"),
        "fatalities": ("fatalities", "deaths", "killed", "dead", "best", "القتلي", "عدد_القتلي"),
        "injuries": ("injuries", "injured", "wounded", "الجرحي", "عدد_الجرحي"),
        "sentence": (
            *("sentence", "notes", "description", "text", "summary", "headline", "title", "details"),
            *("النص", "الوصف", "الخبر", "ملاحظات"),
        ),
        "source": ("source", "publisher", "outlet", "المصدر"),
        "url": ("url", "link", "source_url", "sourceurl", "الرابط"),
        "title": ("title", "headline", "العنوان"),
        "published": ("published", "publication_date", "source_date", "reported", "تاريخ_النشر"),
        "language": ("language", "lang", "اللغه"),
    },
)
SCHEMAS: Final = (_ACLED, _UCDP, _GDELT)
_KNOWN: Final = frozenset(
    normal(header) for schema in (*SCHEMAS, _ANY) for headers in schema.columns.values() for header in headers
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode"),
    *("Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_EVENT = (
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
)


def _gdelt_columns(geo: Iterable[str]) -> tuple[str, ...]:
    geo = tuple(geo)
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
        *_EVENT,
        *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in geo),
        *("DATEADDED", "SOURCEURL"),
    )


# The headerless files of GDELT 1.0 and 2.0 (which has a second division code), by their number of columns.
GDELT_COLUMNS: Final = {
    len(columns): columns for columns in (_gdelt_columns(_GEO), _gdelt_columns((*_GEO[:4], "ADM2Code", *_GEO[4:])))
}


def known_headers(headers: Iterable[str]) -> int:
    """Count the headers that some table is known to have."""
    return sum(normal(header) in _KNOWN for header in headers)


def schema_of(headers: Iterable[str]) -> Schema:
    """Recognise a table by its headers; any other is read by what its columns are called."""
    found = {normal(header) for header in headers}
    return next((schema for schema in SCHEMAS if schema.signature <= found), _ANY)
