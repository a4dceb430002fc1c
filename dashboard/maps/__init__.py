"""What is seen -> the Folium map with its marks and timeline, and the one short call that changes it between runs.

The map is made anew, and the same, on each run of the page; streamlit-folium then keeps the frame that is there. What
changes goes through `map_update` as its `feature_group_to_add`. Nothing is fetched from another host: Folium's links
to content networks are replaced by files that this server has.
"""

from __future__ import annotations

from dashboard.maps.plugin import EventTimeline, asset_folders, event_map, map_script, map_update
from dashboard.maps.standalone import columns, standalone_html

__all__ = [
    "EventTimeline", "asset_folders", "columns", "event_map", "map_script", "map_update", "standalone_html",
]  # fmt: skip
