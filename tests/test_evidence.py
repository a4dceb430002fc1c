"""An event becomes plain words and safe HTML: gloss, precision, highlighted spans, reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from dashboard.i18n import speech
from dashboard.model import Article, Event
from dashboard.settings import settings
from dashboard.ui import evidence, gloss, labels, rows
from dashboard.ui.links import Sight

EN, AR = speech("en"), speech("ar")
TEXT = "قصفت القوات بلدة كذا يوم الجمعة وقتلت أكثر من 30 شخصاً."


def event(**values: object) -> Event:
    """A shelling told in Arabic, with its spans."""

    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    made = Event(
        event_id="e1", article_id="a1", event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack", date_start=date(2019, 3, 22), date_end=date(2019, 3, 22),
        time_precision="day", date_text="يوم الجمعة", toponym="كذا", place="Kadha", country="SY", admin1="Deir ez-Zor",
        latitude=34.5, longitude=40.9, geo_precision="settlement", actor1="Syrian Democratic Forces",
        actor2="Islamic State", status="asserted", sentence=TEXT, sentence_start=0, sentence_end=len(TEXT),
        trigger="قصفت", language="ar", title="عنوان", source="وكالة", published=date(2019, 3, 22),
        spans={"trigger": span("قصفت"), "actor1": span("القوات"), "toponym": span("كذا"), "date": span("يوم الجمعة")},
        quantities=({"kind": "killed", "value": 30, "comparator": ">", "text": "أكثر من 30 شخصاً",
                     "span": list(span("أكثر من 30 شخصاً"))},),
        place_candidates=({"name": "Kadha", "country": "SY", "admin1": "Deir ez-Zor", "latitude": 34.5,
                           "longitude": 40.9, "geo_precision": "settlement", "tier": "exact", "score": 0.91},),
        place_reason="Exact name.",
    )  # fmt: skip
    return replace(made, **values)


class _Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def words_of(html: str) -> str:
    """The text a reader sees."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


# --- the gloss, and precision in words ---


def test_the_gloss_says_who_did_what_where_when_and_how_sure() -> None:
    parts = gloss.gloss(event(), EN)
    assert " · ".join(parts) == "SDF shelled ISIS · Kadha · 22 March 2019 · asserted"


def test_the_gloss_in_arabic_uses_arabic_names_and_the_words_of_the_text() -> None:
    what, place, when, status = gloss.gloss(event(), AR)
    assert what.startswith("قصف قوات سوريا الديمقراطية على ")
    assert (place, when, status) == ("كذا", "22 مارس 2019", "مؤكَّد")


def test_a_place_that_the_gazetteer_knows_is_named_where_the_text_only_points_back() -> None:
    pointed = event(toponym="القرية", place="Al-Baghuz Fawqani", country="SY")
    assert "باغوز" in gloss.place_name(pointed, AR)
    assert gloss.place_name(pointed, EN) == "Al-Baghuz Fawqani"


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ({"actor1": None}, "Shelling of ISIS"),
        ({"actor2": None}, "SDF shelled"),
        ({"actor1": None, "actor2": None}, "Shelling"),
        ({"actor1": "Military Forces of Chad"}, "Military Forces of Chad shelled ISIS"),
    ],
)
def test_the_gloss_names_only_the_sides_that_are_known(sides: dict[str, str | None], said: str) -> None:
    assert gloss.what_happened(event(**sides), EN) == said


def test_an_unknown_kind_of_event_is_named_as_it_is() -> None:
    assert gloss.what_happened(event(event_type="Parade", sub_event_type=None), EN) == "Parade"


def test_a_name_with_braces_does_not_break_the_gloss() -> None:
    assert gloss.what_happened(event(actor1="{b} {0}"), EN) == "{b} {0} shelled ISIS"


@pytest.mark.parametrize(
    ("start", "end", "precision", "said", "brief"),
    [
        (date(2019, 3, 22), date(2019, 3, 22), "day", "Friday 22 March 2019", "22 March 2019"),
        (date(2019, 2, 9), date(2019, 3, 22), "day", "from 9 February 2019 to 22 March 2019",
         "9 February – 22 March 2019"),
        (date(2017, 1, 1), date(2017, 12, 31), "year", "in 2017; the day is not known", "2017"),
        (date(2019, 2, 1), date(2019, 2, 28), "month", "in February 2019; the day is not known", "February 2019"),
        (date(2019, 3, 4), date(2019, 3, 10), "week", "in the week of 4 March 2019; the day is not known",
         "4 – 10 March 2019"),
        (date(2019, 3, 1), date(2019, 3, 10), "month",
         "between 1 March 2019 and 10 March 2019; the day is not known", "1 – 10 March 2019"),
        (None, None, "unknown", "undated: the text gives no date for it", "undated"),
    ],
)  # fmt: skip
def test_time_says_its_precision(start: date | None, end: date | None, precision: str, said: str, brief: str) -> None:
    told = event(date_start=start, date_end=end, time_precision=precision)
    assert gloss.time_in_words(told, EN) == said
    assert gloss.brief_time(told, EN) == brief


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Kadha, Deir ez-Zor, Syria"),
        ({"place": "Deir ez-Zor", "geo_precision": "admin1"}, "somewhere in Deir ez-Zor, Syria"),
        ({"place": "Iraq", "country": "IQ", "geo_precision": "country", "admin1": None}, "somewhere in Iraq"),
        ({"place": None, "geo_precision": "unknown"}, "not placed: the text says “كذا”"),
        ({"place": None, "toponym": None, "geo_precision": "unknown"}, "not placed: the text names no place for it"),
    ],
)
def test_place_says_its_precision(values: dict[str, str | None], said: str) -> None:
    assert gloss.place_in_words(event(**values), EN) == said


@pytest.mark.parametrize(
    ("value", "comparator", "said"),
    [(67000, ">", "more than 67,000"), (30, ">=", "at least 30"), (0, "=", "0"), (None, "=", "dozens"), (5, "?", "5")],
)
def test_counts_keep_their_comparator(value: int | None, comparator: str, said: str) -> None:
    assert labels.how_many(value, comparator, "dozens", EN) == said


# --- the panel ---


def test_the_sentence_is_whole_and_right_to_left() -> None:
    html = evidence.panel(event(), None, EN)
    quote = re.search(r"<blockquote class=\"sentence\"[^>]*>(.*?)</blockquote>", html)
    assert quote is not None
    assert re.sub(r"<[^>]+>", "", quote.group(1)) == TEXT
    assert 'dir="rtl" lang="ar"' in quote.group(0)


def test_each_span_is_marked_with_the_field_it_fills() -> None:
    marks = [attributes for tag, attributes in _Elements(evidence.sentence_html(event(), EN)).seen if tag == "mark"]
    assert [(m["data-field"], m["title"]) for m in marks] == [
        ("trigger", "what happened"), ("actor1", "who"), ("toponym", "where"), ("date", "when"),
        ("quantities", "how many"),
    ]  # fmt: skip


def test_spans_are_found_where_the_sentence_stands_in_its_article() -> None:
    moved = {name: (start + 1000, end + 1000) for name, (start, end) in event().spans.items()}
    told = event(sentence_start=1000, sentence_end=1000 + len(TEXT), spans=moved, quantities=())
    first = re.search(r"<mark[^>]*>(.*?)</mark>", evidence.sentence_html(told, EN))
    assert first is not None
    assert first.group(1) == "قصفت"


def test_a_span_of_another_sentence_is_left_out() -> None:
    told = event(spans={"actor1": (5000, 5010)}, quantities=())
    assert "<mark" not in evidence.sentence_html(told, EN)


def test_why_here_shows_candidates_and_scores() -> None:
    html = evidence.panel(event(), None, EN)
    assert "0.91" in html
    assert "Exact name." in html
    assert 'class="chosen"' in html


def test_why_then_shows_the_words_the_anchor_and_that_it_was_inferred() -> None:
    article = Article(article_id="a1", text=TEXT, published=date(2019, 3, 22), note="Date inferred <from the text>.")
    said = words_of(evidence.panel(event(), article, EN))
    assert "“يوم الجمعة” → 22 March 2019" in said
    assert "Counted from the publication date, Friday 22 March 2019." in said
    assert "Date inferred <from the text>." in said


def test_numbers_attribution_and_further_mentions_are_told() -> None:
    more = {"article_id": "a1", "sentence": "جملة <b>أخرى</b>", "says": {"toponym": "القرية"}}
    said = words_of(evidence.panel(event(attribution="بيان", mentions=(more,)), None, EN))
    assert "more than 30 killed" in said
    assert "According to بيان" in said
    assert "1 further passage tells of it" in said
    assert "where: القرية" in said


def test_fatalities_without_quantities_are_told() -> None:
    assert "0 killed" in words_of(evidence.panel(event(quantities=(), fatalities=0), None, EN))


def test_the_arabic_panel_speaks_arabic() -> None:
    said = words_of(evidence.panel(event(), None, AR))
    for word in ("ماذا", "من", "أين", "متى", "لماذا هنا", "الجمعة 22 مارس 2019", "أكثر من 30 قتلى"):
        assert word in said


HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} <script>alert(2)</script> \"'>&lt;"


def test_hostile_words_stay_words_everywhere() -> None:
    bad = event(
        sentence=HOSTILE, sentence_end=len(HOSTILE), spans={"trigger": (0, 12)}, trigger=HOSTILE, toponym=HOSTILE,
        place=HOSTILE, admin1=HOSTILE, actor1=HOSTILE, actor2=HOSTILE, attribution=HOSTILE, date_text=HOSTILE,
        event_type=HOSTILE, sub_event_type=HOSTILE, status=HOSTILE, source=HOSTILE, title=HOSTILE, language=HOSTILE,
        url=f"javascript:{HOSTILE}", place_reason=HOSTILE, event_id=HOSTILE,
        quantities=({"kind": HOSTILE, "value": None, "comparator": HOSTILE, "text": HOSTILE, "span": [3, 9]},),
        place_candidates=({"name": HOSTILE, "admin1": HOSTILE, "country": HOSTILE, "tier": HOSTILE, "score": 1,
                           "geo_precision": HOSTILE},),
        mentions=({"sentence": HOSTILE, "says": {HOSTILE: HOSTILE}},),
    )  # fmt: skip
    article = Article(article_id="a", text=HOSTILE, note=HOSTILE)
    seen = Sight(event=HOSTILE)
    html = evidence.panel(bad, article, EN) + rows.row(bad, seen, EN) + rows.actions(bad, seen, EN)
    elements = _Elements(html).seen
    assert not {"img", "script"} & {tag for tag, _ in elements}
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]
    assert not [a["href"] for _, a in elements if (a.get("href") or "").startswith("javascript:")]


# --- rows ---


def test_neighbours_step_through_a_place_in_time_order() -> None:
    events = [event(event_id=name) for name in ("a", "b", "c")]
    html = rows.neighbours(events[1], events, Sight(event="b"), EN)
    assert re.findall(r'data-event="(\w)"', html) == ["a", "c"]
    assert "2 of 3 at this place" in html
    assert rows.neighbours(events[0], events[:1], Sight(), EN) == ""


def test_a_row_says_which_event_is_open_and_where_it_is() -> None:
    html = rows.row(event(), Sight(event="e1"), EN)
    attributes = _Elements(html).seen[0][1]
    assert (attributes["aria-current"], attributes["data-lat"], attributes["href"]) == ("true", "34.5", "?sel=e1")
    assert "aria-current" not in rows.row(event(), Sight(), EN)


def test_event_types_have_the_colours_of_the_map() -> None:
    static = settings().static
    drawn = re.findall(
        r'"([^"]+)": \{ shape: "\w+", light: "(#\w+)", dark: "(#\w+)"', (static / "map/base.js").read_text()
    )
    assert [name for name, _, _ in drawn] == list(labels.TYPES)
    styled = re.findall(r"\.type-(\d) \{ --type: light-dark\((#\w+), (#\w+)\)", (static / "ui/style.css").read_text())
    assert [colours for _, *colours in styled][: len(drawn)] == [list(colours) for _, *colours in drawn]
