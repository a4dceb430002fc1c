"""What a user of Folium would pick: FastMarkerCluster in st_folium, with a date filter; $EVENTS is a Parquet file."""

import os

import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium


@st.cache_data
def events() -> pd.DataFrame:
    return pd.read_parquet(os.environ["EVENTS"], columns=["latitude", "longitude", "date_start"]).dropna()


days = pd.to_datetime(events()["date_start"])
half = st.radio("half", ["all", "first", "second"], horizontal=True)
middle = days.min() + (days.max() - days.min()) / 2
shown = {"all": events(), "first": events()[days <= middle], "second": events()[days > middle]}[half]
world = folium.Map(location=[25, 30], zoom_start=3, tiles=None, max_zoom=18)
FastMarkerCluster(shown[["latitude", "longitude"]].to_numpy().tolist()).add_to(world)
st_folium(world, height=600, use_container_width=True, returned_objects=[], key="map")
st.write(f"drawn {half} {len(shown)}")
