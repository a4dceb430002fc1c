"""What pages need, imported in a thread: the first page's while the browser loads its own scripts, then the rest."""

from __future__ import annotations

import threading
from importlib import import_module

# None of them touches Streamlit: a component that is imported before the server runs would not be found by it.
_FIRST = ("dashboard.maps", "dashboard.exports")
_LATER = ("dashboard.pipeline", "dashboard.importers")
# Somebody may open another page first, or none.
_PATIENCE_SECONDS = 20.0
_first_page = threading.Event()


def import_ahead() -> None:
    """Begin to import, in a thread; a page that needs a module meanwhile waits for just that one."""
    threading.Thread(target=_import, daemon=True).start()


def first_page_drawn() -> None:
    """Let the rest be imported; until then it would only keep the first page waiting."""
    _first_page.set()


def _import() -> None:
    for name in _FIRST:
        import_module(name)
    _first_page.wait(_PATIENCE_SECONDS)
    for name in _LATER:
        import_module(name)
