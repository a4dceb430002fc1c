"""What many tests share: the built gazetteer, and the seed article."""

from pathlib import Path

import pytest

from dashboard import articles, pipeline
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real index, built where it is missing or stale."""
    return pipeline.ready_gazetteer(Settings())


@pytest.fixture(scope="session")
def seed() -> Article:
    """The seed article, as `seeds/articles.csv` describes it."""
    (article,) = articles.read([SEEDS]).articles
    return article


@pytest.fixture
def own_settings(tmp_path: Path) -> Settings:
    """Settings with a store and seeds of the test's own, and the shared gazetteer."""
    for folder in ("seeds", "events"):
        (tmp_path / folder).mkdir()
    return Settings(store=tmp_path / "store", seeds=tmp_path / "seeds", events=tmp_path / "events")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running, beside which no other can be started."""
    items.sort(key=lambda item: "e2e" in item.path.parts)
