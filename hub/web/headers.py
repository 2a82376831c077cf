"""Security headers, caching and compression of every answer."""

from flask import Flask, request
from zlib_ng import zlib_ng

from hub.settings import Settings

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'",
    "connect-src 'self'", "form-action 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'",
    "frame-ancestors 'none'", "object-src 'none'",
))
FRAMING = f"{POLICY}; frame-src 'self'"  # of a page that holds one of the hub's own in a frame
FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace("script-src 'self'", "script-src 'none'")  # of that page
POLICY_OF_ASSETS = "default-src 'none'; frame-ancestors 'none'"  # stricter and, nine times a first visit, two kilobytes lighter
POLICY_OF_WASM = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'"  # of a worker alone: it has no page to write into
TEXT = ("text/", "application/json", "application/atom+xml", "image/svg+xml", "application/javascript")
LEVEL = 5  # of zlib-ng: smaller than level 6 of zlib, in two fifths of its time
AS_GZIP = 31
SMALLEST_WORTH_PACKING = 500  # bytes; below, one packet carries it anyway
YEAR = 31_536_000
SPEAKING = ("live.room", "live.sound_check", "mentorship.call")  # the pages that may ask for the microphone
SHOWING = ("live.room",)  # the page that may ask for the camera, to send stills


def dress(app: Flask, settings: Settings) -> None:
    """Give every answer of the app its headers; compress texts."""

    @app.after_request
    def _dress(response):
        headers = response.headers
        is_asset = request.endpoint == "asset"
        headers.setdefault("Content-Security-Policy", POLICY_OF_ASSETS if is_asset else POLICY)
        headers["X-Content-Type-Options"] = "nosniff"
        headers.setdefault("Referrer-Policy", "same-origin")
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if not is_asset:
            microphone = "self" if request.endpoint in SPEAKING else ""
            camera = "self" if request.endpoint in SHOWING else ""
            headers["Permissions-Policy"] = f"microphone=({microphone}), camera=({camera}), geolocation=()"
        if settings.secure:
            headers["Strict-Transport-Security"] = f"max-age={YEAR}; includeSubDomains"
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "private, no-cache"
            response.vary.add("Cookie")
        return _pack(response)


def _pack(response):
    if (
        response.direct_passthrough
        or response.status_code in (204, 304)
        or "Content-Encoding" in response.headers
        or not response.mimetype.startswith(TEXT)
    ):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= SMALLEST_WORTH_PACKING and reads_gzip():
        response.set_data(zlib_ng.compress(body, LEVEL, AS_GZIP))
        response.headers["Content-Encoding"] = "gzip"
    return response


def reads_gzip() -> bool:
    """Whether the browser asking now can unpack gzip."""
    return request.accept_encodings.quality("gzip") > 0
