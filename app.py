"""The app that `streamlit run app.py` serves: the Streamlit pages and our own routes, on one port."""

import streamlit as st

from dashboard import api
from dashboard.settings import settings
from dashboard.ui.ahead import import_ahead

import_ahead()
app = st.App("dashboard/ui/main.py", routes=api.routes(settings()))
