"""The pages run, on a store of their own, in both languages: filters, links, selection, empty and bad states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.model import Article, Event
from dashboard.store import Store

MAIN = Path(__file__).parents[1] / "dashboard" / "ui" / "main.py"
TEXT = "قصفت القوات بلدة كذا يوم الجمعة. وتظاهر السكان في المدينة."
ARTICLE = Article(
    article_id="a1",
    text=TEXT,
    title="عنوان",
    source="وكالة",
    published=date(2019, 3, 22),
    language="ar",
    note="Inferred.",
)
SHELLING = Event(
    event_id="shelling", article_id="a1", event_type="Explosions/Remote violence",
    sub_event_type="Shelling/artillery/missile attack", date_start=date(2019, 3, 22), date_end=date(2019, 3, 22),
    time_precision="day", date_text="يوم الجمعة", toponym="كذا", place="Kadha", country="SY", admin1="Deir ez-Zor",
    latitude=34.5, longitude=40.9, geo_precision="settlement", actor1="Syrian Democratic Forces", status="asserted",
    sentence=TEXT[:31], sentence_start=0, sentence_end=31, trigger="قصفت", spans={"trigger": (0, 4)}, language="ar",
    source="وكالة", title="عنوان", published=date(2019, 3, 22),
)  # fmt: skip
PROTEST = replace(
    SHELLING, event_id="protest", event_type="Protests", sub_event_type="Peaceful protest", date_start=None,
    date_end=None, time_precision="unknown", place=None, toponym=None, latitude=None, longitude=None, country=None,
    admin1=None, geo_precision="unknown", actor1="Protesters", sentence=TEXT[32:], sentence_start=32,
    sentence_end=len(TEXT), trigger="تظاهر", spans={"trigger": (33, 38)}, date_text=None,
)  # fmt: skip
PLAN = replace(SHELLING, event_id="plan", status="planned", date_start=date(2019, 3, 23), date_end=date(2019, 3, 23))

# The frame's own page switch needs a browser; the browser tests use it.
ONE_PAGE = """
from dashboard.ui import frame
from dashboard.ui.views import {page}
frame.style()
{page}.page()
frame.publish()
"""

Runner = Callable[..., AppTest]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run a page: run("articles", lang="ar")."""
    folder = tmp_path / "store"
    monkeypatch.setenv("RASID_STORE", str(folder))

    def started(page: str = "", *, events: tuple[Event, ...] = (SHELLING, PROTEST, PLAN), **query: str) -> AppTest:
        if events:
            store = Store(folder)
            store.write_articles([ARTICLE])
            store.write_events({"article:a1": events})
        app = AppTest.from_string(ONE_PAGE.format(page=page)) if page else AppTest.from_file(str(MAIN))
        app.default_timeout = 30
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return started


def html(app: AppTest) -> str:
    """All the HTML that the page wrote."""
    return "\n".join(element.proto.body for element in app.get("html")).replace("'", '"')


def test_explore_shows_what_happened(run: Runner) -> None:
    app = run()
    assert not app.exception
    page = html(app)
    assert "Showing 2 of 3 events" in page
    assert "1 without a place" in page
    assert 'data-event="shelling"' in page
    assert 'data-event="plan"' not in page


def test_a_selected_event_shows_its_evidence(run: Runner) -> None:
    page = html(run(sel="shelling"))
    assert 'data-shown="shelling"' in page
    assert 'dir="rtl" lang="ar"' in page
    assert "Friday 22 March 2019" in page


def test_an_event_that_is_gone_is_told(run: Runner) -> None:
    assert "not in the store" in run(sel="nosuch").info[0].value


def test_a_link_sets_the_filters(run: Runner) -> None:
    app = run(type="Protests")
    assert app.multiselect(key="filter_types").value == ["Protests"]
    page = html(app)
    assert "Showing 1 of 3 events" in page
    assert 'data-event="shelling"' not in page


def test_a_filter_sets_the_link(run: Runner) -> None:
    app = run()
    app.multiselect(key="filter_types").select("Protests").run()
    assert app.query_params["type"] == "Protests"
    assert "Showing 1 of 3 events" in html(app)


def test_labels_of_before_the_last_count_still_name_their_values(run: Runner) -> None:
    app = run()
    field = app.multiselect(key="filter_types")
    before = [label for label in field.options if label.startswith("Protests")]
    app.text_input(key="q").input("كذا").run()
    known = app.session_state["filter_types_labels"]
    assert [known[label] for label in before] == ["Protests"]
    assert set(app.multiselect(key="filter_types").options) <= set(known)


def test_planned_events_are_seen_when_asked_for(run: Runner) -> None:
    app = run()
    app.multiselect(key="filter_statuses").select("planned").run()
    assert 'data-event="plan"' in html(app)


def test_search_finds_arabic_variants(run: Runner) -> None:
    app = run()
    app.text_input(key="q").input("كذا").run()
    assert "Showing 1 of 3 events" in html(app)
    assert app.query_params["q"] == "كذا"


def test_clear_all_drops_every_filter(run: Runner) -> None:
    app = run(type="Protests", q="المدينة")
    app.button(key="clear_all").click().run()
    assert "type" not in app.query_params
    assert app.text_input(key="q").value == ""
    assert "Showing 2 of 3 events" in html(app)


def test_nothing_found_offers_to_widen(run: Runner) -> None:
    page = html(run(type="Riots", actor="Nobody"))
    assert "No event answers to all of these filters." in page
    assert 'data-parameter="type"' in page
    assert 'data-parameter="actor"' in page


def test_a_window_narrows_lists_and_counts(run: Runner) -> None:
    page = html(run(window="2020-01-01..2020-12-31"))
    assert "Showing 0 of 3 events" in page
    assert 'data-act="unwindow"' in page


def test_a_bad_link_falls_back_with_a_note(run: Runner) -> None:
    app = run(view="here", type="Parade")
    assert not app.exception
    assert len(app.warning) == 2
    assert "view" in app.warning[0].value + app.warning[1].value
    assert "Showing 2 of 3 events" in html(app)


def test_the_unplaced_and_the_undated_are_listed(run: Runner) -> None:
    app = run()
    for kind in ("unplaced", "undated"):
        app.segmented_control(key="kind").set_value(kind).run()
        page = html(app)
        assert 'data-event="protest"' in page
        assert 'data-event="shelling"' not in page


def test_an_empty_store_says_what_to_do(run: Runner) -> None:
    app = run(events=())
    assert not app.exception
    assert "There are no events yet" in html(app)


def test_arabic_speaks_arabic_on_every_page(run: Runner) -> None:
    for page, title in (("", "استكشاف"), ("articles", "المقالات"), ("events", "الأحداث"), ("about", "حول راصد")):
        app = run(page, lang="ar")
        assert not app.exception
        assert title in html(app)


def test_the_language_switch_is_kept_in_the_link(run: Runner) -> None:
    app = run()
    app.segmented_control(key="language").set_value("ar").run()
    assert app.query_params["lang"] == "ar"
    assert "عرض 2 من 3" in html(app)


def test_many_articles_are_searched_ordered_and_paged(run: Runner, tmp_path: Path) -> None:
    more = [
        replace(ARTICLE, article_id=f"b{n:03}", title=f"Report {n}", published=date(2018, 1, 1), source="Agency")
        for n in range(150)
    ]
    Store(tmp_path / "store").write_articles(more)
    app = run("articles")
    page = html(app)
    assert page.count('data-act="read"') == 100
    assert page.index('data-article="a1"') < page.index('data-article="b000"')  # the newest first
    assert "151 articles" in page
    app.button(key="more_articles").click().run()
    assert html(app).count('data-act="read"') == 151
    app.text_input(key="article_q").set_value("agency 149").run()
    assert "1 of 151 articles" in html(app)
    assert 'data-article="b149"' in html(app)
    app.text_input(key="article_q").set_value("nowhere").run()
    assert "No article has all of these words" in html(app)
    app.text_input(key="article_q").set_value("").run()
    app.selectbox(key="article_by").set_value("oldest").run()
    page = html(app)
    assert 'data-article="a1"' not in page
    assert 'data-article="b000"' in page
    assert not app.exception


def test_articles_lists_and_opens_one_with_its_events_marked(run: Runner) -> None:
    app = run("articles", read="a1", sel="shelling")
    assert not app.exception
    page = html(app)
    assert "Inferred." in page
    assert 'id="s-shelling"' in page
    assert app.date_input(key="published_a1").value == date(2019, 3, 22)


def test_an_article_that_is_gone_is_told(run: Runner) -> None:
    app = run("articles", read="zz")
    assert "not in the store" in app.warning[0].value


def test_the_table_holds_exactly_what_is_filtered(run: Runner) -> None:
    app = run("events", type="Protests")
    assert not app.exception
    (table,) = app.dataframe
    assert list(table.value["status"]) == ["asserted"]
    assert list(table.value["when"]) == ["undated"]


def test_import_asks_for_files(run: Runner) -> None:
    app = run("upload")
    assert not app.exception
    assert {b.label for b in app.button} >= {"Read the articles", "Load the events"}


def test_a_broken_store_is_told_in_a_sentence(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "store" / "events").mkdir(parents=True)
    (tmp_path / "store" / "events" / "00000000000000000001-ffffffff.parquet").write_bytes(b"no parquet")
    app = run(events=())
    assert not app.exception
    assert "cannot be read" in app.error[0].value.replace("\\", "")
