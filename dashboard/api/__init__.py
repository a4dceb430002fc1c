"""The routes beside the page, on the same server: /api/… answers from the store, /assets/… serves files.

Only GET, only this origin; every parameter is checked, and a bad one is answered 400 with a sentence.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from time import perf_counter
from typing import Any, Final

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dashboard.api import assets, parameters
from dashboard.api.assets import SAFE_HEADERS
from dashboard.errors import FilterError, RasidError
from dashboard.filters import EventFilter
from dashboard.queries import Queries, Stop, WithdrawnError, asker, open_queries
from dashboard.settings import Settings
from dashboard.store import article_to_json, event_to_json

_HEADERS: Final = {
    **SAFE_HEADERS,
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Vary": "Accept-Encoding",
}
_JSON: Final = "application/json"
# More questions at once than cores only make each of them slower.
_AT_ONCE = 4
# What servers note, but never send, where the client has gone.
_WITHDRAWN = 499
Answer = Callable[[Queries, Request], bytes | dict[str, Any] | None]


def routes(settings: Settings) -> list[BaseRoute]:
    """Make all routes for one installation; give them to st.App."""
    gate = anyio.Semaphore(_AT_ONCE)
    # The events are read while the rest of the server starts.
    threading.Thread(target=_read_ahead, args=[settings], daemon=True).start()
    answers: dict[str, Answer] = {
        "/api/cube": cube,
        "/api/events": events,
        "/api/events/{event_id}": event,
        "/api/article/{article_id}": article,
        "/api/facets": facets,
        "/api/status": status,
    }
    own = [Route(path, _endpoint(answer, settings, gate), methods=["GET"]) for path, answer in answers.items()]
    return [*own, *assets.routes(settings)]


def cube(queries: Queries, request: Request) -> bytes:
    """Answer GET /api/cube?bbox&zoom&unit&tab&<filter>: the counts that the map and the timeline are drawn from."""
    query = request.query_params
    view = parameters.view(query)
    return queries.cube_bytes(
        parameters.chosen(query),
        bbox=(view.west, view.south, view.east, view.north),
        zoom=parameters.zoom(query),
        unit=parameters.unit(query),
        tab=parameters.tab(query),
    )


def events(queries: Queries, request: Request) -> dict[str, Any]:
    """Answer GET /api/events?<filter>&kind&offset&limit: events in time order."""
    query = request.query_params
    offset, limit = parameters.rows(query)
    page = queries.page(parameters.chosen(query), offset=offset, limit=limit, kind=parameters.kind(query))
    return {"total": page.total, "events": [event_to_json(one) for one in page.events]}


def event(queries: Queries, request: Request) -> dict[str, Any] | None:
    """Answer GET /api/events/{event_id}: one event."""
    found = queries.event(request.path_params["event_id"])
    return None if found is None else event_to_json(found)


def article(queries: Queries, request: Request) -> dict[str, Any] | None:
    """Answer GET /api/article/{article_id}: the article whole, and its events in the order of the text."""
    found = queries.article(request.path_params["article_id"])
    if found is None:
        return None
    told = queries.events_of(found.article_id)
    return {"article": article_to_json(found), "events": [event_to_json(one) for one in told]}


def facets(queries: Queries, request: Request) -> dict[str, Any]:
    """Answer GET /api/facets?<filter>: the options of each filter with counts under the others."""
    found = queries.facets(parameters.chosen(request.query_params))
    return {name: [asdict(option) for option in options] for name, options in found.items()}


def status(queries: Queries, request: Request) -> dict[str, Any]:
    """Answer GET /api/status: how much the store holds."""
    everything = queries.totals(parameters.chosen(request.query_params)).everything
    return {"events": everything, "articles": len(queries.articles()), "generation": queries.store.generation()}


def _read_ahead(settings: Settings) -> None:
    # What is wrong with the store is said to the first who asks. A page without a view of its own asks for the world.
    with suppress(RasidError):
        open_queries(settings.store).cube_bytes(EventFilter())


def _endpoint(answer: Answer, settings: Settings, gate: anyio.Semaphore) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        asked, stop, response = perf_counter(), Stop(), _problem(_WITHDRAWN, str(WithdrawnError()))
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stop_when_gone, request, stop, tasks.cancel_scope)
            async with gate:
                # In a thread: the loop also carries the page's own messages.
                response = await anyio.to_thread.run_sync(partial(_respond, answer, settings, request, stop))
            tasks.cancel_scope.cancel()
        # What of the waiting was ours: shown by the browser's own tools, and read by the benches.
        response.headers["Server-Timing"] = f"answer;dur={(perf_counter() - asked) * 1000:.1f}"
        return response

    return endpoint


async def _stop_when_gone(request: Request, stop: Stop, waiting: anyio.CancelScope) -> None:
    # A map that is moved on withdraws its question by closing the connection.
    while (await request.receive())["type"] != "http.disconnect":
        pass
    stop.wish()
    waiting.cancel()


def _respond(answer: Answer, settings: Settings, request: Request, stop: Stop) -> Response:
    asker.set(stop)
    try:
        found = answer(open_queries(settings.store), request)
    except FilterError as error:
        return _problem(400, str(error))
    except WithdrawnError as error:
        return _problem(_WITHDRAWN, str(error))
    except RasidError as error:
        return _problem(503, str(error))
    if found is None:
        return _problem(404, "There is nothing of that name here; it may have been replaced by a newer reading.")
    return _packed(found if isinstance(found, bytes) else gzip.compress(_text(found), 4, mtime=0), request)


def _packed(body: bytes, request: Request) -> Response:
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**_HEADERS, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if parameters.accepts_gzip(request.headers):
        return Response(body, media_type=_JSON, headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(body), media_type=_JSON, headers=headers)


def _problem(code: int, sentence: str) -> Response:
    return Response(_text({"error": sentence}), status_code=code, media_type=_JSON, headers=_HEADERS)


def _text(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
