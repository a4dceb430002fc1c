"""Folders of files that the page needs, some of them inside packages -> routes under /assets/, so that nothing is
fetched from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from xstatic.pkg import leaflet

from dashboard.settings import Settings

# A file asked for with a version in its address (?v=…) never changes; others are asked about again, by ETag.
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"
SAFE_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class AssetFiles(StaticFiles):
    """Static files that browsers keep, and never take for anything but what they are."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Serve one file with our headers."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = b"v=" in scope.get("query_string", b"")
        response.headers.update({**SAFE_HEADERS, "Cache-Control": _FOREVER if versioned else _ASK_AGAIN})
        return response


def folders(settings: Settings) -> Mapping[str, Path]:
    """Name the folders that are served, each under /assets/<name>/."""
    return {
        "leaflet": Path(leaflet.BASE_DIR),
        "rasid": settings.static,
        "basemap": settings.basemap,
    }


def routes(settings: Settings) -> list[BaseRoute]:
    """Make one route per folder, where one that is not there yet answers 404, and one for the map's script."""
    return [
        Route("/assets/map.js", _map_script),
        *(
            Mount(f"/assets/{name}", AssetFiles(directory=folder, check_dir=False), name=f"assets-{name}")
            for name, folder in folders(settings).items()
        ),
    ]


def _map_script(_: Request) -> Response:
    from dashboard.maps import map_script  # noqa: PLC0415 - with it comes Folium, which the start need not wait for

    headers = {**SAFE_HEADERS, "Cache-Control": _FOREVER}
    return Response(map_script(), media_type="text/javascript", headers=headers)
