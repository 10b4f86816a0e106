"""The page itself and its few files: no inline script, no foreign host, and nothing to build."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from heqi.web.errors import not_found

FILES = Path(__file__).parent / "files"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def show_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same page for every address: whether there is such a channel, its script finds out."""
    response = _answer(request, "chat.html")
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "no-referrer"
    return response


def show_file(request: HttpRequest, name: str) -> HttpResponse:
    """A script or the style."""
    if name not in known_files() or name.endswith(".html"):
        return not_found(request)
    return _answer(request, name)


@cache
def known_files() -> frozenset[str]:
    """The names of the files beside this one."""
    return frozenset(path.name for path in FILES.iterdir() if path.suffix in TYPES)


def _answer(request: HttpRequest, name: str) -> HttpResponse:
    content, mark = _read(name)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark})
    kind = f"{TYPES[Path(name).suffix]}; charset=utf-8"
    return HttpResponse(content, content_type=kind, headers={"ETag": mark, "Cache-Control": "no-cache"})


@cache
def _read(name: str) -> tuple[bytes, str]:
    content = (FILES / name).read_bytes()
    return content, f'"{sha256(content).hexdigest()[:16]}"'
