"""The Folium elements: `EventTimeline`, which starts our scripts on a map, and the call that tells them what changed.

Two internals of streamlit-folium 0.27 are relied on, and a browser test watches both: the map's variable is named
`map_div`, and the script of `feature_group_to_add` is evaluated again whenever it differs, in a frame that stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import folium
from folium.elements import JSCSSMixin
from folium.template import Template
from xstatic.pkg import leaflet

ROOT: Final = Path(__file__).resolve().parent.parent
STATIC: Final = ROOT / "static"
BASEMAP: Final = ROOT.parent / "data" / "basemap"
LEAFLET: Final = Path(leaflet.BASE_DIR)
# In the order they are loaded.
SCRIPTS: Final = (
    "base.js", "cube.js", "source.js", "shapes.js", "canvas.js", "place.js", "marks.js", "plot.js", "range.js",
    "hands.js", "timeline.js", "around.js", "area.js", "print.js", "basemap.js", "plugin.js",
)  # fmt: skip
STYLES: Final = ("rasid.css",)
MAX_ZOOM: Final = 18
View = tuple[float, float, float]
Links = list[tuple[str, str]]


class EventTimeline(JSCSSMixin):
    """Marks on a canvas, and a timeline under the map, drawn from the cube that a source answers with.

    `options` go to the script: {"cube": path of the api}, or {"inline": columns of events, "files": basemap files by
    name, "now": what is seen}, which needs inline.js among the `scripts`. Those not named are served as one file.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}
        Rasid.start({{ this._parent.get_name() }}, {{ this.options | tojson }});
        {% endmacro %}
    """)
    default_js: Links
    default_css: Links

    def __init__(self, options: Mapping[str, Any], scripts: Sequence[str] | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "EventTimeline"
        self.options = dict(options)
        apart = [(name, asset("rasid", f"map/{name}")) for name in scripts or ()]
        self.default_js = apart or [("rasid", f"/assets/map.js?v={_digest(map_script())}")]
        self.default_css = [(name, asset("rasid", f"map/{name}")) for name in STYLES]


class _Update(folium.MacroElement):
    """One call that tells the scripts what is seen now."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        if (window.rasid) window.rasid.update({{ this.seen | tojson }});
        {% endmacro %}
    """)

    def __init__(self, seen: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Update"
        self.seen = dict(seen)


def event_map(*, options: Mapping[str, Any] | None = None, scripts: Sequence[str] | None = None) -> folium.Map:
    """Make the map, the same on every run; `options` are EventTimeline's, the api's cube where not given."""
    made = folium.Map(
        location=[25.0, 30.0], zoom_start=3, tiles=None, max_zoom=MAX_ZOOM, min_zoom=2, control_scale=False,
        zoom_control=True, world_copy_jump=True, keyboard_pan_delta=120,
        track_resize=False,
    )  # fmt: skip
    made.default_js = [("leaflet", asset("leaflet", "leaflet.js"))]
    made.default_css = [("leaflet_css", asset("leaflet", "leaflet.css"))]
    made.add_child(EventTimeline(options or {"cube": "/api/cube"}, scripts))
    return made


def map_update(
    *, query: str = "", window: tuple[date, date] | None = None,
    types: Sequence[str] | None = None, place: str | None = None, event: str | None = None,
    point: tuple[float, float] | None = None, view: View | None = None, base: str = "local", language: str = "en",
    theme: str = "auto", seq: int = 0,
) -> folium.FeatureGroup:  # fmt: skip
    """Write what is seen as one call, for `feature_group_to_add`.

    `query` is the filter as in the URL; `window` inclusive days; `types` those left on in the
    legend (None: all); `place` the chosen mark's cell id; `point` the
    latitude and longitude of the chosen event; `view` latitude, longitude and zoom (None: leave it, at first fit all);
    `theme` "light", "dark" or "auto"; `seq` the number of the plugin's last report that was taken in.
    """
    seen = {
        "query": query,
        "window": None if window is None else [day.isoformat() for day in window],
        "types": None if types is None else list(types),
        "place": place, "event": event,
        "point": None if point is None else list(point),
        "view": None if view is None else list(view),
        "base": base, "language": language, "theme": theme, "seq": seq,
    }  # fmt: skip
    group = folium.FeatureGroup(name="update")
    group.add_child(_Update(seen))
    return group


def asset_folders() -> dict[str, Path]:
    """Name the folders to serve, each under /assets/<name>/."""
    return {"leaflet": LEAFLET, "rasid": STATIC, "basemap": BASEMAP}


def asset(folder: str, name: str) -> str:
    """Write the address of a served file; its version in it lets browsers keep the file."""
    return f"/assets/{folder}/{name}?v={_version(asset_folders()[folder] / name)}"


@cache
def map_script() -> bytes:
    """Join our scripts, to be served as /assets/map.js: streamlit-folium loads one file after the other."""
    return b"\n".join((STATIC / "map" / name).read_bytes() for name in SCRIPTS)


@cache
def _version(path: Path) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
