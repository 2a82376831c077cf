"""Styles, scripts and icons: bundled, fingerprinted and packed once at start, served from memory for a year."""

import gzip
import hashlib
import mimetypes
import re
from pathlib import Path

from flask import Flask, Response

from hub.errors import NotFound
from hub.web.guards import without_database
from hub.web.headers import POLICY_OF_WASM, reads_gzip
from hub.web.joining import joined

WHOLE = {"js/live/whole.js": "js/live/room.js"}  # scripts of many modules, fetched as one: the name in pages, the module it begins with
PLAIN = (".css", ".js", ".mjs", ".svg", ".json", ".txt", ".webmanifest")
IMMUTABLE = "public, max-age=31536000, immutable"
RUNS_WASM = "js/live/voice/wasm-worker.js"


class Assets:
    """All files of static/, with the styles as one bundle `css/site.css`, below one fingerprint; what packs well is held packed alone."""

    def __init__(self, root: Path):
        files = _files(root)
        digest = hashlib.sha256(b"".join(name.encode() + body for name, body in files.items()))
        self.fingerprint = digest.hexdigest()[:10]
        self.packed = {n: gzip.compress(b, 9, mtime=0) for n, b in files.items() if n.endswith(PLAIN)}
        self.whole = {n: b for n, b in files.items() if n not in self.packed}

    def __contains__(self, name: str) -> bool:
        return name in self.packed or name in self.whole

    def body(self, name: str) -> bytes:
        """A file as it is."""
        return gzip.decompress(self.packed[name]) if name in self.packed else self.whole[name]

    def url(self, name: str) -> str:
        """The address of a file, which changes when any file does; an unknown name is an error of ours."""
        if name not in self:
            raise LookupError(f"no asset {name}")
        return f"/static/{self.fingerprint}/{name}"


def _files(root: Path) -> dict[str, bytes]:
    files = {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    styles = [body for name, body in files.items() if name.startswith("css/") and name.endswith(".css")]
    files["css/site.css"] = minified(b"\n".join(styles).decode()).encode()
    files |= {n: minified(b.decode()).encode() for n, b in files.items() if n.startswith("sheets/") and n.endswith(".css")}
    return files | {whole: joined(files, entry).encode() for whole, entry in WHOLE.items()}


def minified(css: str) -> str:
    """CSS without comments and needless space; selectors and values stay as they are."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").replace(": ", ":").strip()


def serve(app: Flask, root: Path) -> None:
    """Serve the assets of `root` and give templates `asset(name)`."""
    assets = Assets(root)
    app.extensions["hub.assets"] = assets
    app.jinja_env.globals["asset"] = assets.url

    @app.get("/static/<fingerprint>/<path:name>", endpoint="asset")
    @without_database
    def asset(fingerprint: str, name: str):
        if name not in assets:
            raise NotFound()
        response = Response(_body(assets, name), content_type=_type(name))
        if name in assets.packed:
            response.vary.add("Accept-Encoding")
            if reads_gzip():
                response.headers["Content-Encoding"] = "gzip"
        if name == RUNS_WASM:
            response.headers["Content-Security-Policy"] = POLICY_OF_WASM
        response.headers["Cache-Control"] = IMMUTABLE if fingerprint == assets.fingerprint else "no-cache"
        return response

    @app.get("/favicon.ico", endpoint="favicon")
    @without_database
    def favicon():
        response = Response(assets.body("favicon.svg") if "favicon.svg" in assets else b"", content_type="image/svg+xml")
        response.headers["Cache-Control"] = "public, max-age=604800"
        return response


def _body(assets: Assets, name: str) -> bytes:
    return assets.packed[name] if name in assets.packed and reads_gzip() else assets.body(name)


def _type(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if name.endswith((".js", ".mjs")):
        kind = "text/javascript"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "svg+xml")) else kind
