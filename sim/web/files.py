"""The page's files: read once, kept in memory plain and compressed, found by their exact name."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from sim.web.declared import FOLDER, declared_modules

__all__ = ["Kept", "gather", "import_map_hashes"]

_WEB = Path(__file__).resolve().parent
_REPORT = _WEB.parent / "report" / "page"
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""What is served, by ending; a file with another one is not."""
_PACKED = (".ico", ".png", ".woff2")
"""Endings of what is compressed already."""
_WORTH = 512
"""Bytes from which compressing pays."""
_ROOMS = ("room", "desk", "screen")
"""Pages of the workshop, which are found by their short names."""
_IMPORT_MAP = re.compile(rb'<script\s+type="importmap"\s*>(.*?)</script>', re.DOTALL)


@dataclass(frozen=True)
class Kept:
    """A file in memory, ready to be sent."""

    kind: str
    content: bytes
    packed: bytes | None
    tag: str

    @classmethod
    def of(cls, kind: str, content: bytes, *, pack: bool = True) -> Kept:
        """Content with its media type, compressed when that is smaller."""
        packed = gzip.compress(content, 9, mtime=0) if pack and len(content) >= _WORTH else None
        if packed is not None and len(packed) >= len(content):
            packed = None
        # weak: one tag for both forms
        return cls(kind, content, packed, f'W/"{hashlib.sha256(content).hexdigest()[:24]}"')

    def reply(self, request: Request) -> Response:
        """The file, or that the browser's copy is still good."""
        headers = {"etag": self.tag, "cache-control": "no-cache", "vary": "accept-encoding"}
        # said of a copy as well: by it the guard tells pages, whose headers a browser takes over
        headers["content-type"] = self.kind
        known = request.headers.get("if-none-match", "")
        if self.tag in (tag.strip() for tag in known.split(",")):
            return Response(None, 304, headers)
        content = self.content
        if self.packed is not None and takes_gzip(request):
            content, headers["content-encoding"] = self.packed, "gzip"
        return Response(content, 200, headers)


def takes_gzip(request: Request) -> bool:
    """Whether the client unpacks gzip."""
    return re.search(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", _accepted(request)) is not None


def _accepted(request: Request) -> str:
    return request.headers.get("accept-encoding", "").lower()


def gather() -> dict[str, Kept]:
    """Every file by the path it is served at. Nothing else can be had, whatever is asked for."""
    found = {f"/page/{name}": path for name, path in _under(_WEB / "page").items()}
    static = _under(_REPORT / "static")
    found |= {f"/charts/{name}": path for name, path in static.items() if name.endswith(".js")}
    found["/charts/style"] = static["style.css"]
    found["/vendor/echarts.common.min.js"] = _REPORT / "vendor" / "echarts.common.min.js"
    if "/page/index.html" in found:
        found["/"] = found["/page/index.html"]
    for name in _ROOMS:
        if (path := f"/page/room/{name}.html") in found:
            found[f"/{name}"] = found[path]
    kept = {path: _kept(file) for path, file in found.items()}
    for name, text in declared_modules().items():
        kept[f"/page/{FOLDER}/{name}"] = Kept.of(_KINDS[".js"], text.encode("utf-8"))
    return kept


def _under(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.suffix in _KINDS and path.is_file()
    }


def _kept(path: Path) -> Kept:
    return Kept.of(_KINDS[path.suffix], path.read_bytes(), pack=path.suffix not in _PACKED)


def import_map_hashes(files: Mapping[str, Kept]) -> list[str]:
    """What a Content-Security-Policy lets the pages' import maps through by."""
    pages = (kept for kept in files.values() if kept.kind.startswith("text/html"))
    maps = {found[1] for page in pages if (found := _IMPORT_MAP.search(page.content))}
    digests = (base64.b64encode(hashlib.sha256(each).digest()).decode() for each in maps)
    return sorted(f"'sha256-{each}'" for each in digests)
