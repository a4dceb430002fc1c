"""What a user of Streamlit would pick: a pydeck scatter plot with a date filter; $EVENTS is a Parquet file.

Pointing at a mark shows its sentence.
"""

import os

import pandas as pd
import pydeck as pdk
import streamlit as st


@st.cache_data
def events() -> pd.DataFrame:
    return pd.read_parquet(os.environ["EVENTS"], columns=["latitude", "longitude", "sentence", "date_start"]).dropna()


days = pd.to_datetime(events()["date_start"])
half = st.radio("half", ["all", "first", "second"], horizontal=True)
middle = days.min() + (days.max() - days.min()) / 2
shown = {"all": events(), "first": events()[days <= middle], "second": events()[days > middle]}[half]
layer = pdk.Layer(
    "ScatterplotLayer",
    shown[["latitude", "longitude", "sentence"]],
    get_position=["longitude", "latitude"],
    get_fill_color=[200, 30, 30],
    get_radius=4,
    radius_units="pixels",
    pickable=True,
)
view = pdk.ViewState(latitude=25, longitude=30, zoom=3)
deck = pdk.Deck(layers=[layer], initial_view_state=view, map_style=None, tooltip={"text": "{sentence}"})
st.pydeck_chart(deck, height=600)
st.write(f"drawn {half} {len(shown)}")
