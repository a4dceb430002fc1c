from __future__ import annotations

import csv
import io
import json
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importers import Loaded, read_events
from dashboard.importers.headers import GDELT_COLUMNS
from dashboard.model import Event
from dashboard.store import event_to_json


def table(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def only(loaded: Loaded) -> Event:
    assert [str(error) for error in loaded.errors] == []
    (event,) = loaded.rows
    return event


PLAIN = {"toponym": "الباغوز", "date_start": "2019-03-22", "sentence": "قصف على الباغوز", "event_type": "Battles"}
EVENT = Event(
    event_id="e1", article_id="a1", event_type="Displacement", date_start=date(2019, 1, 1), date_end=date(2019, 3, 22),
    time_precision="day", place="Al-Baghuz Fawqani", latitude=34.45, longitude=40.95, geo_precision="settlement",
    sentence="خرج 67 ألفاً", sentence_start=5, sentence_end=17, spans={"trigger": (5, 8)}, language="ar",
    quantities=({"kind": "displaced", "value": 67000},), extractor="rules-1", status="claimed", title="t",
)  # fmt: skip


def test_our_own_lines_come_back_as_the_same_events() -> None:
    undated = Event(event_id="e2", article_id="a1", event_type="Riots", sentence="s", extractor="r", language="en")
    written = "\n".join(json.dumps(event_to_json(event)) for event in (EVENT, undated))
    loaded = read_events(written.encode(), "events.jsonl")
    assert loaded.errors == []
    assert loaded.rows == [EVENT, undated]


def test_only_place_day_and_sentence_are_needed() -> None:
    event = only(read_events(b'{"toponym":"Baghouz","date_start":"2019-03-22","sentence":"Shelling."}', "x.jsonl"))
    assert (event.toponym, event.date_start, event.date_end) == ("Baghouz", date(2019, 3, 22), date(2019, 3, 22))
    assert (event.time_precision, event.geo_precision, event.latitude, event.status) == (
        "day",
        "unknown",
        None,
        "asserted",
    )
    assert event.language == "en"


def test_faulty_rows_are_listed_and_the_rest_is_loaded() -> None:
    rows = [
        PLAIN,
        {**PLAIN, "date_start": "2019-02-30"},
        {**PLAIN, "sentence": ""},
        {**PLAIN, "toponym": ""},
        {**PLAIN, "event_type": "Party"},
        {**PLAIN, "toponym": "As-Susah"},
    ]
    loaded = read_events((table(rows) + "one,two\n").encode(), "mine.csv")
    assert [event.toponym for event in loaded.rows] == ["الباغوز", "As-Susah"]
    assert [error.line for error in loaded.errors] == [3, 4, 5, 6, 8]
    reasons = [error.problem for error in loaded.errors]
    assert "not in the calendar" in reasons[0]
    assert "sentence" in reasons[1]
    assert "needs a toponym, or latitude and longitude" in reasons[2]
    assert "none of Battles" in reasons[3]
    assert "2 columns where the header has 4" in reasons[4]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"latitude": "91", "longitude": "40"}, "latitude"),
        ({"latitude": "34", "longitude": ""}, "come together"),
        ({"latitude": "nan", "longitude": "1"}, "latitude"),
        ({"fatalities": "-1"}, "fatalities"),
        ({"fatalities": "many"}, "fatalities"),
        ({"status": "rumoured"}, "status"),
        ({"country": "Atlantis"}, "unknown"),
        ({"date_end": "2019-03-01"}, "before date_start"),
        ({"date_start": "soon"}, "write it like 2019-03-22"),
        ({"spans": "{"}, "spans|JSON|Expecting"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_its_reason(changed: dict[str, str], reason: str) -> None:
    loaded = read_events(table([{**PLAIN, **changed}]).encode(), "x.csv")
    assert loaded.rows == []
    with pytest.raises(Exception, match=reason):
        raise loaded.errors[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_in_their_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    rows = [
        {
            "Event Date": "22/03/2019",
            "المكان": "الباغوز",
            "notes": 'قصف، ثم هدوء; "نعم"',
            "lat": "34,45",
            "lon": "40,95",
        }
    ]
    event = only(read_events(table(rows, delimiter).encode(encoding), "sheet.csv"))
    assert event.sentence == 'قصف، ثم هدوء; "نعم"'
    assert (event.place, event.latitude, event.longitude) == ("الباغوز", 34.45, 40.95)


def test_other_encodings_are_refused_with_advice() -> None:
    latin = table([{**PLAIN, "toponym": "Liège", "sentence": "Déjà vu à l'été"}]).encode("latin-1")
    loaded = read_events(latin, "x.csv")
    assert loaded.rows == []
    assert "CSV UTF-8" in loaded.errors[0].problem


@pytest.mark.parametrize(
    ("raw", "name", "reason"),
    [(b"", "x.csv", "empty"), (b"\x89PNG\0\0\0\0", "x.csv", "not UTF-8"), (b"PAR1", "x.parquet", "not Parquet"),
     (b"a,b\n", "x.csv", "no rows"), (b"{}", "x.xlsx", "none of them"), (b"nonsense", "x.jsonl", "not JSON")],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(raw: bytes, name: str, reason: str) -> None:
    loaded = read_events(raw, name)
    assert loaded.rows == []
    assert reason in str(loaded.errors[0])


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.jsonl", "a.json", "a.parquet", "a.geojson"]))
def test_no_bytes_break_the_reader(raw: bytes, name: str) -> None:
    loaded = read_events(raw, name)
    assert loaded.errors or loaded.rows


def test_the_order_of_day_and_month_is_learned_from_the_column() -> None:
    rows = [{**PLAIN, "date_start": "03/04/2019"}, {**PLAIN, "date_start": "22/03/2019"}]
    assert [event.date_start for event in read_events(table(rows).encode(), "x.csv").rows] == [
        date(2019, 4, 3),
        date(2019, 3, 22),
    ]
    rows[1]["date_start"] = "03/22/2019"
    assert read_events(table(rows).encode(), "x.csv").rows[0].date_start == date(2019, 3, 4)
    loaded = read_events(table(rows[:1]).encode(), "x.csv")
    assert "day/month or month/day" in loaded.errors[0].problem


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31), "month"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
        ("22 March 2019", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("٢٢ آذار ٢٠١٩", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("22 مارس 2019", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("2019-03-22T10:00:00Z", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("20190322", date(2019, 3, 22), date(2019, 3, 22), "day"),
    ],
)
def test_dates_keep_their_precision(text: str, first: date, last: date, precision: str) -> None:
    event = only(read_events(table([{**PLAIN, "date_start": text}]).encode(), "x.csv"))
    assert (event.date_start, event.date_end, event.time_precision) == (first, last, precision)


def test_acled() -> None:
    row = {
        "event_id_cnty": "SYR1", "event_date": "01 March 2019", "year": "2019", "time_precision": "3",
        "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "QSD", "actor2": "IS", "iso": "760",
        "country": "Syria", "admin1": "Deir ez Zor", "location": "Baghuz", "latitude": "34.45",
        "longitude": "40.95", "geo_precision": "2", "source": "SOHR", "notes": "Clashes.", "fatalities": "3",
    }  # fmt: skip
    loaded = read_events(table([row]).encode(), "acled.csv")
    event = only(loaded)
    assert loaded.schema == "ACLED"
    assert (event.event_id, event.date_start, event.date_end) == ("acled-SYR1", date(2019, 3, 1), date(2019, 3, 31))
    assert (event.time_precision, event.geo_precision, event.country, event.fatalities) == ("month", "admin2", "SY", 3)
    assert (event.source, event.sentence, event.extractor) == ("SOHR", "Clashes.", "ACLED")


def test_ucdp_ged() -> None:
    row = {
        "id": "7", "relid": "SYR-2019-1-1", "type_of_violence": "3", "side_a": "IS", "side_b": "Civilians",
        "source_article": "Agency 2019-03-22", "source_date": "2019-03-22;2019-03-23", "where_prec": "4",
        "where_coordinates": "Deir ez-Zor province", "adm_1": "Deir ez-Zor", "latitude": "35.0", "longitude": "40.1",
        "country": "Yemen (North Yemen)", "date_prec": "2", "date_start": "2019-03-20 00:00:00.000",
        "date_end": "2019-03-22 00:00:00.000", "best": "12",
    }  # fmt: skip
    event = only(read_events(table([row]).encode(), "ged.csv"))
    assert (event.event_type, event.geo_precision, event.country) == ("Violence against civilians", "admin1", "YE")
    assert (event.date_start, event.date_end, event.time_precision) == (date(2019, 3, 20), date(2019, 3, 22), "week")
    assert (event.fatalities, event.published, event.event_id) == (12, date(2019, 3, 22), "ucdp_ged-SYR-2019-1-1")


def test_gdelt_without_header() -> None:
    columns = next(c for c in GDELT_COLUMNS.values() if "ActionGeo_ADM2Code" in c)
    values = {
        "GLOBALEVENTID": "1234", "SQLDATE": "20190322", "EventCode": "195", "Actor1Name": "UNITED STATES",
        "ActionGeo_Type": "4", "ActionGeo_FullName": "Baghuz, Dayr Az Zawr, Syria", "ActionGeo_CountryCode": "SY",
        "ActionGeo_Lat": "34.45", "ActionGeo_Long": "40.95",
        "DATEADDED": "20190322101500",
        "SOURCEURL": "https://example.org/x",
    }  # fmt: skip
    talk = {**values, "GLOBALEVENTID": "1235", "EventCode": "042"}
    raw = "\n".join("\t".join(row.get(column, "") for column in columns) for row in (values, talk))
    loaded = read_events(raw.encode(), "20190322.export.csv")
    assert loaded.schema == "GDELT"
    (event,) = loaded.rows
    assert (event.event_type, event.geo_precision, event.country) == ("Explosions/Remote violence", "settlement", "SY")
    assert (event.published, event.url) == (date(2019, 3, 22), "https://example.org/x")
    assert "042" in loaded.errors[0].problem


def test_gdelt_country_codes_are_not_iso() -> None:
    row = {
        "GLOBALEVENTID": "1", "SQLDATE": "20190322", "EventCode": "14", "ActionGeo_Lat": "32", "ActionGeo_Long": "35",
        "ActionGeo_CountryCode": "IS", "ActionGeo_Type": "1", "ActionGeo_FullName": "Israel",
    }  # fmt: skip
    assert only(read_events(table([row]).encode(), "g.csv")).country == "IL"


def test_parquet_and_geojson() -> None:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{**PLAIN, "date_start": date(2019, 3, 22), "fatalities": 2.0}]), out)
    assert only(read_events(out.getvalue(), "x.parquet")).fatalities == 2
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [40.95, 34.45]}, "properties": PLAIN}
    raw = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    assert only(read_events(raw, "x.geojson")).longitude == 40.95


def test_a_formula_stays_text() -> None:
    event = only(read_events(table([{**PLAIN, "sentence": '=HYPERLINK("http://x")'}]).encode(), "x.csv"))
    assert event.sentence == '=HYPERLINK("http://x")'


def test_the_same_file_gives_the_same_ids_and_content() -> None:
    raw = table([PLAIN, {**PLAIN, "toponym": "As-Susah"}, PLAIN]).encode()
    first, second = read_events(raw, "a.csv"), read_events(raw, "b.csv")
    assert [event.event_id for event in first.rows] == [event.event_id for event in second.rows]
    assert first.content == second.content
    assert len(first.rows) == 2
    assert "in the file already" in first.errors[0].problem
