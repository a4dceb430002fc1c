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
    """Folders of one installation, and the online geocoder that is asked on request (by default none is asked).

    RASID_STORE, RASID_CACHE, RASID_SEEDS, RASID_EVENTS, RASID_GEOCODER ("nominatim" or "photon"), RASID_GEOCODER_DOMAIN
    and RASID_GEOCODER_SCHEME override the defaults.
    """

    seeds: Path = field(default_factory=lambda: _folder("RASID_SEEDS", ROOT / "seeds"))
    events: Path = field(default_factory=lambda: _folder("RASID_EVENTS", ROOT / "data" / "events"))
    store: Path = field(default_factory=lambda: _folder("RASID_STORE", ROOT / "data" / "store"))
    cache: Path = field(default_factory=lambda: _folder("RASID_CACHE", ROOT / "data" / "cache"))
    gazetteer_sources: Path = ROOT / "data" / "gazetteer"
    lexicon: Path = ROOT / "data" / "lexicon"
    basemap: Path = ROOT / "data" / "basemap"
    locales: Path = ROOT / "data" / "locales"
    static: Path = ROOT / "dashboard" / "static"
    geocoder: str = field(default_factory=lambda: os.environ.get("RASID_GEOCODER", "nominatim"))
    geocoder_domain: str | None = field(default_factory=lambda: os.environ.get("RASID_GEOCODER_DOMAIN"))
    geocoder_scheme: str = field(default_factory=lambda: os.environ.get("RASID_GEOCODER_SCHEME", "https"))

    @property
    def gazetteer(self) -> Path:
        """The built gazetteer index (SQLite)."""
        return self.cache / "gazetteer.sqlite"


def settings() -> Settings:
    """Read the settings from the environment, now."""
    return Settings()
