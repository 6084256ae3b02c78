"""The aiohttp application: routes, limits, headers, health and numbers. What a platform's route does comes in as an argument."""

import re
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import hdrs, web

from adapters.web_forms import LIMITS, Pages, add_forms
from adapters.web_page import CONTENT_SECURITY_POLICY, page
from bot.messages import privacy as privacy_words
from bot.views import View
from bot.words import Language

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Readiness = Callable[[], Awaitable[Mapping[str, bool]]]
Metrics = Callable[[], Mapping[str, int | float]]
# Language, version, day: the last two as they were asked, "" when they were not.
Statement = Callable[[Language, str, str], Awaitable[View | None]]

# Slack's largest payloads (a message with 50 blocks) stay far below; a larger body is refused unread.
MOST_BYTES = 1024 * 1024

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_METRIC = re.compile(r"[a-z_][a-z0-9_]*")


def make_app(
    *,
    handlers: Mapping[str, Handler],
    readiness: Readiness,
    metrics: Metrics,
    statement: Statement,
    pages: Pages,
    language: Language = Language.NL,
) -> web.Application:
    """All routes of product section 5 that exist; `handlers` are the platforms' own, by route."""
    app = web.Application(client_max_size=MOST_BYTES, middlewares=[_refuse_what_is_too_large])
    app.on_response_prepare.append(_set_headers)
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", _ready(readiness))
    app.router.add_get("/metrics", _numbers(metrics))
    app.router.add_get("/privacy", _privacy(statement, language))
    add_forms(app, pages, language)
    for route, handler in handlers.items():
        app.router.add_post(route, handler)
    return app


def make_runner(app: web.Application) -> web.AppRunner:
    """No access log (a path or an address is somebody's), and bodies as they came: signatures are over raw bytes."""
    return web.AppRunner(app, access_log=None, auto_decompress=False, handle_signals=False)


@web.middleware
async def _refuse_what_is_too_large(request: web.Request, handler: Handler) -> web.StreamResponse:
    resource = request.match_info.route.resource
    most = LIMITS.get(resource.canonical, MOST_BYTES) if resource else MOST_BYTES
    if (request.content_length or 0) > most:
        raise web.HTTPRequestEntityTooLarge(max_size=most, actual_size=0, text="413: Too large")
    return await handler(request)


async def _set_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    # Which versions answer is of use to nobody but an attacker.
    response.headers.popall(hdrs.SERVER, None)


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="alive\n")


def _ready(readiness: Readiness) -> Handler:
    async def ready(_: web.Request) -> web.Response:
        parts = await readiness()
        good = all(parts.values())
        return web.json_response({"ready": good, "parts": dict(parts)}, status=200 if good else 503)

    return ready


def _numbers(metrics: Metrics) -> Handler:
    async def numbers(_: web.Request) -> web.Response:
        body = "".join(_metric(name, value) for name, value in sorted(metrics().items()))
        return web.Response(
            body=body.encode(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )

    return numbers


def _metric(name: str, value: float) -> str:
    """One number in Prometheus' text format, never with a label: a label is where a person would end up."""
    if not _METRIC.fullmatch(name):
        raise ValueError("a metric's name is lower-case letters, digits and underscores")
    full = name if name.startswith("klik_") else f"klik_{name}"
    kind = "counter" if full.endswith("_total") else "gauge"
    return f"# TYPE {full} {kind}\n{full} {float(value):.17g}\n"


def _privacy(statement: Statement, default: Language) -> Handler:
    async def privacy(request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        language = Language(asked) if asked in {known.value for known in Language} else default
        version, on = request.query.get("version", ""), request.query.get("on", "")
        view = await statement(language, version, on)
        html = page(view or privacy_words.unknown(language), language=language, path="/privacy")
        headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY, "Content-Language": language.value}
        status = 200 if view else 404
        return web.Response(status=status, text=html, content_type="text/html", headers=headers)

    return privacy
