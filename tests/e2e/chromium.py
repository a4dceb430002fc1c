"""Find a Chromium for the browser tests, or fetch Playwright's; end with one sentence where neither can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW = (
    "No Chromium for the browser tests: install one (Debian: apt-get install chromium), or: playwright install chromium"
)


def installed() -> str | None:
    """Path of a Chromium that is there: $CHROMIUM, one on the PATH, or Playwright's own; None where there is none."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def main() -> int:
    """Make sure there is a Chromium; fetch Playwright's if not."""
    if installed() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)
    if installed() is None:
        print(HOW, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
