"""Asking an online service from the app: nothing is sent before the button, and a failure is no "unknown"."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ANSWER = [{"lat": "13.58", "lon": "44.02", "display_name": "Taiz, Yemen", "address": {"country_code": "ye"}}]


class Service(HTTPServer):
    asked: list[str]
    status: int


class Answers(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(ANSWER).encode() if self.server.status == 200 else b"busy")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    server = Service(("127.0.0.1", 0), Answers)
    server.asked, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("RASID_GEOCODER_DOMAIN", f"127.0.0.1:{server.server_port}")
    monkeypatch.setenv("RASID_GEOCODER_SCHEME", "http")
    monkeypatch.setenv("RASID_STORE", str(tmp_path / "store"))
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def page() -> None:
    import streamlit as st

    from dashboard.i18n import speech
    from dashboard.model import Event
    from dashboard.ui import online

    value = online.ask(Event(event_id="e", article_id="a", event_type="Battles", toponym="Taiz"), speech("en"))
    if value is not None:
        st.write(f"chosen {value['latitude']} {value['country']}")


def test_nothing_is_sent_before_the_button_and_then_only_the_name(service: Service) -> None:
    app = AppTest.from_function(page).run()
    assert service.asked == []
    assert "127.0.0.1" in app.caption[0].value
    app.button[0].click().run()
    (asked,) = service.asked
    assert "Taiz" in asked
    app.selectbox[0].select_index(0).run()
    assert app.markdown[0].value == "chosen 13.58 YE"
    assert "OpenStreetMap" in app.caption[1].value


def test_an_outage_is_told_as_a_failure(service: Service) -> None:
    service.status = 503
    app = AppTest.from_function(page).run()
    app.button[0].click().run()
    assert "failed" in app.error[0].value
    assert not app.selectbox
