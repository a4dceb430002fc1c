"""What the first page needs, imported while the server starts and the browser loads the page's own scripts."""

from __future__ import annotations

import threading
from importlib import import_module

# None of them touches Streamlit: a component that is imported before the server runs would not be found by it.
_MODULES = ("dashboard.maps", "dashboard.pipeline", "dashboard.importers", "dashboard.exports")


def import_ahead() -> None:
    """Begin to import, in a thread; a page that needs a module meanwhile waits for just that one."""
    threading.Thread(target=lambda: [import_module(name) for name in _MODULES], daemon=True).start()
