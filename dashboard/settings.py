"""Where things are on disk. Folders come in as values, so tests and a second installation use their own."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable, default))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Folders of one installation; RASID_STORE, RASID_CACHE, RASID_SEEDS and RASID_EVENTS override their defaults."""

    seeds: Path = field(default_factory=lambda: _folder("RASID_SEEDS", ROOT / "seeds"))
    events: Path = field(default_factory=lambda: _folder("RASID_EVENTS", ROOT / "data" / "events"))
    store: Path = field(default_factory=lambda: _folder("RASID_STORE", ROOT / "data" / "store"))
    cache: Path = field(default_factory=lambda: _folder("RASID_CACHE", ROOT / "data" / "cache"))
    gazetteer_sources: Path = ROOT / "data" / "gazetteer"
    lexicon: Path = ROOT / "data" / "lexicon"
    basemap: Path = ROOT / "data" / "basemap"
    locales: Path = ROOT / "data" / "locales"
    static: Path = ROOT / "dashboard" / "static"

    @property
    def gazetteer(self) -> Path:
        """The built gazetteer index (SQLite)."""
        return self.cache / "gazetteer.sqlite"


def settings() -> Settings:
    """Read the settings from the environment, now."""
    return Settings()
