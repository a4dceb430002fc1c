"""The map's elements: the same script on every run, only our own addresses, and outside text that stays text."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import folium
import pytest
from streamlit_folium import generate_js_hash, generate_leaflet_string

from dashboard.maps import asset_folders, columns, event_map, map_script, map_update, standalone_html
from dashboard.maps.plugin import SCRIPTS, STATIC
from dashboard.model import Event

HOSTILE = "</script><script>alert(1)</script> ${alert(2)} {{ 7*7 }} <img src=x onerror=alert(3)>"


def script(made: folium.Map) -> str:
    """What streamlit-folium runs for a map."""
    made.get_root().render()
    written: str = generate_leaflet_string(made)
    return written


def call(**seen: object) -> dict[str, object]:
    """What one update tells the scripts."""
    made = event_map()
    group = map_update(**seen)  # type: ignore[arg-type]
    group.add_to(made)
    made.get_root().render()
    found = re.search(r"rasid\.update\((\{.*\})\);", generate_leaflet_string(group, base_id="feature_group_0"))
    assert found is not None
    told: dict[str, object] = json.loads(found.group(1))
    return told


def test_the_map_is_the_same_on_every_run() -> None:
    first, second = script(event_map()), script(event_map())
    assert generate_js_hash(first, "map") == generate_js_hash(second, "map")
    assert "Rasid.start(map_div" in first


def test_an_update_does_not_change_the_map() -> None:
    plain, updated = event_map(), event_map()
    before = script(plain)
    after = script(updated)
    map_update(query="type=Battles", seq=3).add_to(updated)
    assert generate_js_hash(before, "map") == generate_js_hash(after, "map")


def test_every_link_is_ours_and_there() -> None:
    page = event_map().get_root().render()
    links = re.findall(r'(?:src|href)="([^"]+)"', page)
    own = [link for link in links if link.startswith("/assets/map.js?v=")]
    assert len(own) == 1
    for link in set(links) - set(own):
        assert link.startswith("/assets/"), link
        _, _, folder, name = link.split("?")[0].split("/", 3)
        assert (asset_folders()[folder] / name).is_file(), link
    assert "//cdn" not in page
    assert "https://" not in page


def test_the_maps_script_holds_each_of_ours_in_order() -> None:
    joined = map_script().decode()
    starts = [joined.index((STATIC / "map" / name).read_text("utf-8")) for name in SCRIPTS]
    assert starts == sorted(starts)


def test_an_update_says_what_is_seen() -> None:
    told = call(
        query="q=الباغوز&type=Battles", window=(date(2019, 3, 1), date(2019, 3, 22)), point=(34.45, 40.95),
        view=(34.5, 41.0, 8), language="ar", theme="dark", seq=7,
    )  # fmt: skip
    assert told["window"] == ["2019-03-01", "2019-03-22"]
    assert told["query"] == "q=الباغوز&type=Battles"
    assert (told["point"], told["view"]) == ([34.45, 40.95], [34.5, 41.0, 8])
    assert (told["language"], told["theme"], told["seq"]) == ("ar", "dark", 7)
    assert (told["place"], told["event"]) == (None, None)


@pytest.mark.parametrize("field", ["query", "place", "event"])
def test_hostile_words_stay_words_in_an_update(field: str) -> None:
    assert call(**{field: HOSTILE})[field] == HOSTILE
    made = event_map()
    map_update(**{field: HOSTILE}).add_to(made)  # type: ignore[arg-type]
    assert "<img" not in made.get_root().render()


def event(number: int, **more: object) -> Event:
    """An event at Baghouz, or as `more` says."""
    known: dict[str, object] = {
        "event_id": f"e{number}", "article_id": "a", "event_type": "Battles", "date_start": date(2019, 3, 19),
        "date_end": date(2019, 3, 20), "latitude": 34.45, "longitude": 40.95, "geo_precision": "settlement",
        "place": "Al-Baghuz Fawqani", "sentence": "سيطرت القوات على المخيم.", "language": "ar",
    }  # fmt: skip
    return Event(**{**known, **more})  # type: ignore[arg-type]


class Tags(HTMLParser):
    """The tags of a page, and the addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value for name, value in attrs if name in {"src", "href", "srcset"}]


def test_columns_hold_each_place_once_and_nothing_is_dropped() -> None:
    placeless = event(3, latitude=None, longitude=None, geo_precision="unknown")
    undated = event(4, date_start=None, date_end=None, geo_precision="country", radius_km=300.0)
    made = columns([event(1), event(2, event_type="Riots"), placeless, undated])
    assert made["place"] == [0, 0, -1, 1]
    assert made["places"]["radius_km"] == [None, 300.0]
    assert made["d0"] == [17974, 17974, 17974, None]
    assert made["d1"] == [17975, 17975, 17975, None]
    assert [made["types"][kind] for kind in made["type"]] == ["Battles", "Riots", "Battles", "Battles"]


def test_a_saved_page_holds_everything_and_asks_for_nothing() -> None:
    page = standalone_html([event(1), event(2, sentence=HOSTILE)], title="<b>")
    tags = Tags()
    tags.feed(page)
    assert "script" in tags.names
    assert "style" in tags.names
    assert tags.links == []
    assert "img" not in tags.names
    assert "alert(1)</script>" not in page
    assert "<img src=x" not in page
    assert "<title>&lt;b&gt;</title>" in page


def test_a_saved_page_of_no_events_can_be_made() -> None:
    assert "Rasid.start" in standalone_html([])
