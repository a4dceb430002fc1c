"""What a user of Folium would pick: FastMarkerCluster in st_folium, with a date filter; $EVENTS is a Parquet file.

A click on a mark shows its sentence, as in ours. The scripts come out of packages instead of content networks, and the
marks are circles, which need no pictures.
"""

import base64
import os
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium
from xstatic.pkg import leaflet, leaflet_markercluster

CIRCLE = """function (row) {
  const told = document.createElement("p");
  told.textContent = row[2];
  return L.circleMarker(new L.LatLng(row[0], row[1]), { radius: 5 }).bindPopup(told);
}"""
COLUMNS = ["latitude", "longitude", "sentence"]


def inside(package: object, name: str) -> tuple[str, str]:
    """One file of a package as a link that holds it."""
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    content = (Path(package.BASE_DIR) / name).read_bytes()  # type: ignore[attr-defined]
    return name, f"data:{kind};base64,{base64.b64encode(content).decode()}"


@st.cache_data
def events() -> pd.DataFrame:
    return pd.read_parquet(os.environ["EVENTS"], columns=[*COLUMNS, "date_start"]).dropna()


days = pd.to_datetime(events()["date_start"])
half = st.radio("half", ["all", "first", "second"], horizontal=True)
middle = days.min() + (days.max() - days.min()) / 2
shown = {"all": events(), "first": events()[days <= middle], "second": events()[days > middle]}[half]
world = folium.Map(location=[25, 30], zoom_start=3, tiles=None, maxZoom=18)
world.default_js = [inside(leaflet, "leaflet.js")]
world.default_css = [inside(leaflet, "leaflet.css")]
marks = FastMarkerCluster(shown[COLUMNS].to_numpy().tolist(), callback=CIRCLE)
marks.default_js = [inside(leaflet_markercluster, "leaflet.markercluster.js")]
marks.default_css = [inside(leaflet_markercluster, n) for n in ("MarkerCluster.css", "MarkerCluster.Default.css")]
marks.add_to(world)
st_folium(world, height=600, use_container_width=True, returned_objects=[], key="map")
st.write(f"drawn {half} {len(shown)}")
