"""Requests that never reach a view: for a host that is not ours, or longer than anything we take.

The length is the one that they announce: they are turned away before a byte of them is read.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from heqi.platforms.channel.limits import MOST_BODY
from heqi.web.api.uploads import MOST_MEGABYTES
from heqi.web.errors import body_of

MEGABYTE = 1024 * 1024
OPEN_FORMS = "/api/w/"
OPEN_LIMIT = MOST_MEGABYTES * MEGABYTE
"""Of a form that needs no log-in: the answer to a work order."""
CHANNELS = ("/channel/", "/chat/")
"""Where messages come in with their pictures, never as a form."""
FRAME = 64 * 1024
"""What a form needs around its files: boundaries, names, fields."""


class OwnHost:
    """Middleware: the Host header is one of ALLOWED_HOSTS, on every route; Django looks only where somebody asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # raises DisallowedHost, which is answered with 400
        return self.get_response(request)


class BodyLimit:
    """Middleware. A body without an announced length is none to Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        length = int(announced) if announced.isascii() and announced.isdigit() else 0
        is_form = _is_form(request)
        limit = _form_limit(request.path) if is_form else _body_limit(request.path)
        if length <= limit + (FRAME if is_form else 0):
            return self.get_response(request)
        return _refuse_files(limit // MEGABYTE) if is_form else _refuse(limit // MEGABYTE)


def _is_form(request: HttpRequest) -> bool:
    said = request.META.get("CONTENT_TYPE", "").lower()
    return said.startswith("multipart/form-data") and not request.path.startswith(CHANNELS)


def _body_limit(path: str) -> int:
    most: int = MOST_BODY if path.startswith(CHANNELS) else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return most


def _form_limit(path: str) -> int:
    """Whoever is not logged in sends photos and no exports; their form is read before anything of it can be checked."""
    most: int = OPEN_LIMIT if path.startswith(OPEN_FORMS) else settings.HEQI_UPLOAD_LIMIT
    return most


def _refuse_files(megabytes: int) -> HttpResponse:
    body = body_of(
        "file.too_big",
        f"一次上传不能超过 {megabytes} MB。请缩短导出的时间范围，或分几次导入。",
        f"More than {megabytes} MB at once. Export shorter periods, or import the files one by one.",
        {"limit_mb": megabytes},
    )
    return JsonResponse(body, status=413)


def _refuse(megabytes: int) -> HttpResponse:
    message, message_en = f"请求超过 {megabytes} MB。", f"The request is over {megabytes} MB."
    return JsonResponse(body_of("request.too_big", message, message_en, {"limit_mb": megabytes}), status=413)
