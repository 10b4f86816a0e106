"""Every error of the API has one shape: {code, message, message_en, detail}."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from heqi.core.errors import HeqiError
from heqi.web.parsing import NulInText


class Problem(Schema):
    """An error as the API tells it."""

    code: str
    message: str
    message_en: str
    detail: dict[str, Any] = {}


def body_of(code: str, message: str, message_en: str, detail: dict[str, Any] | None = None) -> dict[str, Any]:
    """The one shape."""
    return {"code": code, "message": message, "message_en": message_en, "detail": detail or {}}


LOG_IN = body_of("session.none", "请先登录。", "Log in first.")
NOT_FOUND = body_of("not_found", "没有这个地址。", "There is nothing at this address.")
CSRF = body_of("session.csrf", "页面已过期，请刷新后重试。", "The page has expired; reload it and try again.")

LOCKED = body_of(
    "session.throttled", "密码连续输错太多次，请 15 分钟后再试。", "Too many wrong tries; wait 15 minutes."
)

NUL = body_of(
    "request.nul",
    "文字里混进了看不见的空字符（NUL），请删掉后再提交；内容没有保存。",
    "The text holds an invisible NUL; take it out and send again. Nothing was kept.",
)


def handle_errors(api: NinjaAPI) -> None:
    """Teach an API to answer every error in the one shape."""

    @api.exception_handler(HeqiError)
    def speak(request: HttpRequest, error: HeqiError) -> HttpResponse:
        body = body_of(error.code, error.message, error.message_en, error.detail)
        return api.create_response(request, body, status=error.status)

    @api.exception_handler(AuthenticationError)
    def ask_to_log_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return api.create_response(request, LOG_IN, status=401)

    @api.exception_handler(ValidationError)
    def name_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [{"at": ".".join(map(str, each["loc"])), "why": each["msg"]} for each in error.errors]
        body = body_of("request.invalid", "请求的内容不完整或格式不对。", "The request is incomplete or malformed.")
        return api.create_response(request, body | {"detail": {"fields": fields}}, status=422)

    @api.exception_handler(HttpError)
    def repeat(request: HttpRequest, error: HttpError) -> HttpResponse:
        body = CSRF if error.status_code == 403 else body_of("request.refused", "请求无法处理。", str(error))
        return api.create_response(request, NUL if _tells_of_nul(error) else body, status=error.status_code)


def _tells_of_nul(error: HttpError) -> bool:
    return isinstance(error.__cause__, NulInText)


def locked_out(request: HttpRequest, *_: Any) -> HttpResponse:
    """The log-in throttle's refusal in the one shape."""
    return JsonResponse(LOCKED, status=429)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF refusal in the one shape."""
    return JsonResponse(CSRF, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's 404 in the one shape."""
    return JsonResponse(NOT_FOUND, status=404)
