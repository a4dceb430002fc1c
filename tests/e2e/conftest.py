"""A real Chromium against a real server: a store built from seeds by the pipeline, on a free port of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from chromium import HOW, installed
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import ROOT, served

from dashboard import pipeline
from dashboard.settings import Settings

# A machine with other work may take seconds for what takes a tenth elsewhere.
expect.set_options(timeout=30_000)
SHOTS = Path(os.environ.get("RASID_SHOTS", ROOT / "data" / "cache" / "screenshots"))


@dataclass
class Server:
    """A running app, and the settings it runs with."""

    url: str
    settings: Settings


@dataclass
class Traffic:
    """What the pages of a context asked for, and what went wrong in them."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """Requests that left this machine."""
        own = ("127.0.0.1", "localhost", "")
        return [
            url for url in self.requests if urlsplit(url).hostname not in own and not url.startswith(("data:", "blob:"))
        ]


def serve(settings: Settings, log: Path) -> Iterator[Server]:
    """Run the app on a folder's store until the test is done with it."""
    variables = {"RASID_STORE": settings.store, "RASID_SEEDS": settings.seeds, "RASID_EVENTS": settings.events}
    with served(ROOT / "app.py", variables, log) as app:
        yield Server(app.url, settings)


def own(folder: Path, seeds: Path) -> Settings:
    """Settings with a store of the test's own, its events read from `seeds` by the pipeline."""
    (folder / "events").mkdir(parents=True)
    settings = Settings(store=folder / "store", seeds=seeds, events=folder / "events")
    pipeline.build(settings)
    return settings


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on the real seed. Tests that write use `own_server`."""
    folder = tmp_path_factory.mktemp("seed")
    yield from serve(own(folder, ROOT / "seeds"), folder / "server.log")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """The app on the real seed, with a store that this test alone may change."""
    yield from serve(own(tmp_path / "own", ROOT / "seeds"), tmp_path / "server.log")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = installed()
    if path is None:
        pytest.fail(HOW)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


Opener = Callable[..., Page]


@pytest.fixture
def traffic() -> Traffic:
    """The request log of this test's pages."""
    return Traffic()


@pytest.fixture
def opened(browser: Browser, traffic: Traffic, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Open a page in a browser context of its own: opened(url, scheme="dark", width=390, height=844)."""
    contexts: list[BrowserContext] = []

    def open_page(url: str, *, scheme: str = "light", width: int = 1440, height: int = 900) -> Page:
        phone = width < 500
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, is_mobile=phone, has_touch=phone
        )  # type: ignore[arg-type]
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("request", lambda asked: traffic.requests.append(asked.url))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: traffic.errors.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        if failed:
            SHOTS.mkdir(parents=True, exist_ok=True)
            for page in context.pages:
                page.screenshot(path=SHOTS / f"failed-{request.node.name}-{number}.png")
        context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let a fixture know that its test failed, so that a picture of the page is left."""
    outcome = yield
    item.failed = getattr(item, "failed", False) or outcome.get_result().failed  # type: ignore[attr-defined]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder as browser tests."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")
