"""Resolution in context: thirty ambiguous names, cities and governorates, fallbacks, reasons, geocoders, decisions."""

import json
import time
from datetime import UTC, datetime

import pytest

from dashboard.extraction.toponyms import find_toponyms
from dashboard.gazetteer import Gazetteer, kilometres
from dashboard.geocoding import GazetteerGeocoder, apply_decisions, geocode_names, resolve, toponym_key
from dashboard.model import Event, GeoPrecision, Place, Span, Toponym
from dashboard.store import new_decision
from dashboard.text import script, sentences, shadow


def places(text: str, gazetteer: Gazetteer, countries: tuple[str, ...] = ()) -> dict[str, Place]:
    """The places of a text by their words; the last of equal words counts."""
    folded = shadow(text)
    spans = [(folded.from_raw(a), folded.from_raw(b)) for a, b in sentences(text, script(text) or "en")]
    toponyms = find_toponyms(folded, spans, gazetteer)
    resolved = resolve(toponyms, gazetteer, text=folded, countries=countries)
    assert set(resolved) == {toponym.span for toponym in toponyms}
    return {toponym.text: resolved[toponym.span] for toponym in toponyms}


# What the name stands for in this company: (text, name as written, latitude, longitude).
AMBIGUOUS = [
    ("سيطرت القوات على بلدة السوسة في ريف دير الزور.", "السوسة", 34.53, 40.96),
    ("تظاهر العمال في سوسة وصفاقس بتونس.", "سوسة", 35.83, 10.64),
    ("وصلت النجدة إلى درنة وسوسة والبيضاء في ليبيا.", "سوسة", 32.90, 21.96),
    ("اشتباكات في طرابلس ومصراتة غربي ليبيا.", "طرابلس", 32.89, 13.18),
    ("قطع محتجون طرقاً في طرابلس وعكار شمالي لبنان.", "طرابلس", 34.43, 35.84),
    ("Militias clashed in Tripoli and Misrata, Libya.", "Tripoli", 32.89, 13.18),
    ("Protesters marched in Tripoli and Sidon, Lebanon.", "Tripoli", 34.43, 35.84),
    ("A storm hit Springfield, Missouri.", "Springfield", 37.21, -93.30),
    ("Floods hit Springfield, Illinois.", "Springfield", 39.80, -89.64),
    ("هجوم في القائم والرطبة غربي العراق.", "القائم", 34.39, 40.99),
    ("انفجار في مدينة الحسكة.", "الحسكة", 36.50, 40.75),
    ("جفاف في محافظة الحسكة.", "محافظة الحسكة", 36.5, 40.9),
    ("قصف على أريحا وجسر الشغور وسراقب.", "أريحا", 35.81, 36.61),
    ("اقتحام أريحا ونابلس في الضفة الغربية.", "أريحا", 31.86, 35.46),
    ("اشتباكات في دوما وحرستا بالغوطة الشرقية.", "دوما", 33.57, 36.40),
    ("غارات على صور والنبطية وبنت جبيل جنوبي لبنان.", "صور", 33.27, 35.20),
    ("Fighters left Bab al-Hawa for Douma and Harasta near Damascus, Syria.", "Douma", 33.57, 36.40),
    ("Shelling of Hama and Homs in Syria went on.", "Hama", 35.13, 36.75),
    ("A court sat in Hama, Aichi and Nagoya, Japan.", "Nagoya", 35.18, 136.9),
    ("Clashes were reported in Alexandria, Egypt.", "Alexandria", 31.2, 29.92),
    ("Police in Alexandria, Virginia, made two arrests.", "Alexandria", 38.80, -77.05),
    ("Fighting reached Kherson and Mykolaiv.", "Kherson", 46.64, 32.61),
    ("The mayor of Paris, Texas, spoke.", "Paris", 33.66, -95.55),
    ("غارة على الباب ومنبج وجرابلس.", "الباب", 36.37, 37.52),
    ("معارك في مدينة البيضاء جنوب صنعاء في اليمن.", "البيضاء", 13.98, 45.57),
    ("مؤتمر في مدينة البيضاء ودرنة وبنغازي.", "البيضاء", 32.76, 21.75),
    ("قتال في الفاشر ونيالا والجنينة بالسودان.", "الجنينة", 13.45, 22.45),
    ("A blast shook Baidoa and Jowhar in Somalia.", "Jowhar", 2.78, 45.50),
    ("الجيش يدخل الميادين والعشارة والبوكمال.", "الميادين", 35.02, 40.45),
    ("Rebels took Valencia and Maturin in Venezuela.", "Valencia", 10.16, -68.0),
]


def off(place: Place | None, latitude: float, longitude: float) -> float:
    """How far a place is from where it should be, in kilometres; endlessly far where it is not placed."""
    if place is None or place.latitude is None or place.longitude is None:
        return float("inf")
    return kilometres(place.latitude, place.longitude, latitude, longitude)


def test_thirty_ambiguous_names_in_their_company(gazetteer: Gazetteer) -> None:
    wrong = []
    for text, name, latitude, longitude in AMBIGUOUS:
        place = places(text, gazetteer).get(name)
        limit = 60 if place is not None and place.geo_precision is GeoPrecision.ADMIN1 else 20
        if off(place, latitude, longitude) > limit:
            wrong.append((text, name, place))
    assert len(AMBIGUOUS) == 30
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    ("text", "name", "precision", "place"),
    [
        ("قصف على إدلب.", "إدلب", "settlement", "Idlib"),
        ("قصف على محافظة إدلب.", "محافظة إدلب", "admin1", "Idlib Governorate"),
        ("نزوح من سوريا.", "سوريا", "country", "Syria"),
        ("Shelling hit Aleppo.", "Aleppo", "settlement", "Aleppo"),
        ("Drought struck Aleppo province.", "Aleppo province", "admin1", "Aleppo Governorate"),
        ("Fires burned in northern Syria.", "Syria", "country", "Syria (north)"),
        ("Fighting in Kharkiv region went on.", "Kharkiv region", "admin1", "Kharkiv Oblast"),
    ],
)
def test_a_city_its_governorate_and_a_country_are_told_apart(
    text: str, name: str, precision: str, place: str, gazetteer: Gazetteer
) -> None:
    found = {name.split(" (")[0]: p for name, p in places(text, gazetteer).items()}
    resolved = found.get(name) or next(p for words, p in found.items() if words.endswith(name))
    assert (resolved.geo_precision.value, resolved.name) == (precision, place)


def test_a_part_of_a_governorate_is_an_area_on_that_side(gazetteer: Gazetteer) -> None:
    whole = places("جفاف في محافظة الأنبار.", gazetteer)["محافظة الأنبار"]
    west = places("هجوم غربي محافظة الأنبار.", gazetteer)["غربي محافظة الأنبار"]
    assert west.geo_precision is GeoPrecision.ADMIN2
    assert west.radius_km is not None
    assert whole.radius_km is not None
    assert west.radius_km < whole.radius_km
    assert west.longitude is not None
    assert whole.longitude is not None
    assert west.longitude < whole.longitude - 0.5
    assert "Only its west is meant" in west.reason


def test_a_countryside_of_a_town_is_no_pin(gazetteer: Gazetteer) -> None:
    place = places("قصف على ريف خان شيخون.", gazetteer)["ريف خان شيخون"]
    assert place.geo_precision is GeoPrecision.ADMIN2
    assert place.radius_km is not None


def test_an_unknown_name_falls_back_to_what_it_lies_in_and_says_so(gazetteer: Gazetteer) -> None:
    place = places("قتل ثلاثة في قرية المزرقطية في محافظة حمص.", gazetteer)["المزرقطية"]
    assert (place.geo_precision, place.admin1, place.tier) == (GeoPrecision.ADMIN1, "Homs Governorate", "within")
    assert "not in the gazetteer" in place.reason


def test_an_unknown_name_stays_unknown_without_coordinates(gazetteer: Gazetteer) -> None:
    place = places("Three died in the village of Zurqatibadun.", gazetteer)["Zurqatibadun"]
    assert (place.latitude, place.longitude, place.geo_precision) == (None, None, GeoPrecision.UNKNOWN)
    assert "Zurqatibadun" in place.reason


def test_rivers_are_never_points(gazetteer: Gazetteer) -> None:
    place = places("غرق قارب في نهر الفرات شرق الرقة.", gazetteer)["نهر الفرات"]
    assert place.latitude is None
    assert "not a point" in place.reason


def test_a_back_reference_is_where_its_antecedent_is(gazetteer: Gazetteer) -> None:
    found = places("سيطرت القوات على بلدة الباغوز. وقال سكان إن البلدة مدمرة.", gazetteer)
    assert found["البلدة"].latitude == found["الباغوز"].latitude
    assert "refers back" in found["البلدة"].reason


def test_the_governorate_is_that_of_the_place_before(gazetteer: Gazetteer) -> None:
    place = places("قصف على بلدة الباغوز. وقطعت الكهرباء عن المحافظة.", gazetteer)["المحافظة"]
    assert (place.name, place.geo_precision) == ("Deir ez-Zor Governorate", GeoPrecision.ADMIN1)


def test_the_country_is_the_one_the_article_is_about(gazetteer: Gazetteer) -> None:
    place = places("احتجاجات في صفاقس وسوسة والقصرين. وتشهد البلاد أزمة.", gazetteer)["البلاد"]
    assert (place.country, place.geo_precision) == ("TN", GeoPrecision.COUNTRY)


def test_actors_countries_speak_softly(gazetteer: Gazetteer) -> None:
    alone = places("Clashes broke out in Tripoli.", gazetteer)["Tripoli"]
    with_actor = places("Clashes broke out in Tripoli.", gazetteer, countries=("LB", "LB"))["Tripoli"]
    assert alone.country == "LY"
    assert with_actor.country == "LB"


def test_every_place_has_a_reason_and_its_candidates(gazetteer: Gazetteer) -> None:
    for place in places("Shelling hit Hajin, Tripoli and Zurqatibadun on Friday.", gazetteer).values():
        assert place.reason.endswith(".")
        assert place.latitude is None or place.candidates


def test_resolution_of_an_article_is_quick(gazetteer: Gazetteer) -> None:
    text = "قصفت الطائرات بلدات الباغوز والسوسة والشعفة في ريف دير الزور، ثم انسحبت إلى الحسكة. " * 10
    places(text, gazetteer)
    started = time.process_time()
    places(text, gazetteer)
    assert time.process_time() - started < 1.0


# --- names from the command line ---


def test_names_are_answered_as_rows(gazetteer: Gazetteer) -> None:
    rows = list(geocode_names(["هجين", "Nowhereville Zqx"], gazetteer))
    keys = {
        "name",
        "place",
        "latitude",
        "longitude",
        "country",
        "admin1",
        "geo_precision",
        "tier",
        "score",
        "candidates",
    }
    assert keys <= set(rows[0])
    assert (rows[0]["place"], rows[0]["country"], rows[0]["tier"]) == ("Hajin", "SY", "exact")
    assert (rows[1]["latitude"], rows[1]["geo_precision"]) == (None, "unknown")
    assert json.loads(json.dumps(rows, ensure_ascii=False))[0]["name"] == "هجين"


def test_near_country_and_context_choose(gazetteer: Gazetteer) -> None:
    (libya,) = geocode_names(["Tripoli"], gazetteer)
    (lebanon,) = geocode_names(["Tripoli"], gazetteer, country="lb")
    (close,) = geocode_names(["Tripoli"], gazetteer, near=(34.0, 35.8))
    folded = shadow("Floods in Beirut and Sidon, Lebanon.")
    others = find_toponyms(folded, [(0, len(folded.lower))], gazetteer)
    (company,) = geocode_names(["Tripoli"], gazetteer, context=others)
    assert [row["country"] for row in (libya, lebanon, close, company)] == ["LY", "LB", "LB", "LB"]


@pytest.mark.parametrize("name", ["Tripoli, Lebanon", "لبنان: طرابلس", "طرابلس (لبنان)", "Lebanon - Tripoli"])
def test_a_name_with_parts_is_read_as_one_inside_the_other(name: str, gazetteer: Gazetteer) -> None:
    (row,) = geocode_names([name], gazetteer)
    assert (row["country"], row["geo_precision"]) == ("LB", "settlement")


def test_of_two_places_as_likely_neither_is_taken(gazetteer: Gazetteer) -> None:
    twins = (
        "SELECT a.name FROM place a JOIN place b ON a.name = b.name AND a.id < b.id AND a.country = b.country"
        " WHERE a.country IN ('US', 'IR', 'YE') AND a.geo_precision = 'settlement' AND b.geo_precision = 'settlement'"
        " AND a.population = b.population AND a.source = b.source AND abs(a.latitude - b.latitude) > 0.6"
    )
    alike = [str(row[0]) for row in gazetteer._all(twins, ())]
    rows = list(geocode_names(alike, gazetteer, country="YE"))
    tied = [row for row in rows if "as likely" in row["reason"]]
    assert tied
    assert all(row["latitude"] is None and len(row["candidates"]) > 1 for row in tied)


def test_the_gazetteer_answers_as_a_geopy_geocoder(gazetteer: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(gazetteer)
    location = geocoder.geocode("الباغوز")
    assert kilometres(location.latitude, location.longitude, 34.45, 40.95) < 5
    assert location.raw["geo_precision"] == "settlement"
    assert location.raw["reason"]
    assert geocoder.geocode("Qzxwv Kjhgf") is None
    several = geocoder.geocode("Tripoli", exactly_one=False, limit=3)
    assert len(several) == 3
    assert geocoder.geocode("Qzxwv Kjhgf", exactly_one=False) is None


def test_a_strange_query_is_answered_with_none(gazetteer: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(gazetteer)
    for query in ("", "   ", "؟؟؟", "\x00", "a" * 5000, "' OR 1=1 --"):
        assert geocoder.geocode(query) is None


# --- decisions ---


def event(**changes: object) -> Event:
    values = {"event_id": "e", "article_id": "a", "event_type": "Battles", "toponym": "الصور", "sentence_start": 10}
    return Event(**{**values, **changes})  # type: ignore[arg-type]


def decision(scope: str, latitude: float, **changes: object):  # type: ignore[no-untyped-def]
    value = {"place": f"At {latitude}", "country": "SY", "latitude": latitude, "longitude": 40.0}
    value |= {"geo_precision": "settlement", "admin1": None, "radius_km": None}
    reach = {"everywhere": (None, None), "article": ("a", None), "sentence": ("a", 10)}[scope]
    options = {"article_id": reach[0], "sentence_start": reach[1], "toponym_key": toponym_key("الصّور"), "who": "Amal"}
    return new_decision(kind="place", scope=scope, value=value, why="seen there", **{**options, **changes})


def latitude_of(events: list[Event]) -> float | None:
    return events[0].latitude


def test_the_closest_decision_holds() -> None:
    wide, near, nearest = decision("everywhere", 1.0), decision("article", 2.0), decision("sentence", 3.0)
    assert latitude_of(apply_decisions([event()], [nearest, wide, near])) == 3.0
    assert latitude_of(apply_decisions([event(sentence_start=99)], [nearest, wide, near])) == 2.0
    assert latitude_of(apply_decisions([event(article_id="b")], [nearest, wide, near])) == 1.0


def test_of_two_decisions_alike_the_later_holds() -> None:
    early = decision("article", 1.0)
    late = decision("article", 2.0)
    assert early.when <= late.when
    assert latitude_of(apply_decisions([event()], [late, early])) == 2.0


def test_decisions_about_other_names_or_undone_do_nothing() -> None:
    plain = event(latitude=5.0)
    other = decision("everywhere", 1.0, toponym_key=toponym_key("صور"))
    assert apply_decisions([plain], [other]) == [plain]
    assert apply_decisions([plain], [decision("everywhere", 1.0, undone=True)]) == [plain]
    assert apply_decisions([event(toponym=None)], [decision("everywhere", 1.0)]) == [event(toponym=None)]


def test_a_decision_says_who_and_why() -> None:
    (moved,) = apply_decisions([event()], [decision("article", 1.0)])
    day = datetime.now(UTC).date().isoformat()
    assert moved.place_reason == f"Decided by Amal on {day}, in this article: seen there"


def test_toponym_without_a_name_is_unknown(gazetteer: Gazetteer) -> None:
    blank = Toponym(span=Span(0, 1), text="-")
    assert resolve([blank], gazetteer)[blank.span].geo_precision is GeoPrecision.UNKNOWN
    assert resolve([], gazetteer) == {}
